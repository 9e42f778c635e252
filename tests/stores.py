"""Stores to test with, and the people who use them."""

from geodata.history import LOCAL, Author

ANN = Author("Ann", "editor")
BEN = Author("Ben", "editor")
ROSA = Author("Rosa", "reviewer")
VERA = Author("Vera", "viewer")

__all__ = ["ANN", "BEN", "LOCAL", "ROSA", "VERA"]
