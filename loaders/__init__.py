"""Articles in, readings out: `sources` gives Articles, `language` turns an Article into a Reading."""
