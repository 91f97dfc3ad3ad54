"""One module a command; each thin: options in, a function of the rooms below called, its result shown."""
