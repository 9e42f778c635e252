"""Stores to test with, and the people who use them."""

from geodata.history import Author

ANN = Author("Ann", "editor")
BEN = Author("Ben", "editor")
ROSA = Author("Rosa", "reviewer")
VERA = Author("Vera", "viewer")
LOCAL = Author("local", "admin", is_alone=True)
