"""One module per kind of input; each gives Articles."""
