"""Tests: one file for each module, named for what it holds."""
