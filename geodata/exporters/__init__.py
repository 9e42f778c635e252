"""One layer as the bytes of a file, one module for each family of formats."""
