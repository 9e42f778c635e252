"""A file with a fault of many kinds, invented to show how an import goes."""

from pathlib import Path

EXAMPLE = Path(__file__).with_name("example.geojson")
"""A harbour that is not there."""
