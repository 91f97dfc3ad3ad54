"""From an Article to a Reading: page, attributions, cast, statements, acts."""
