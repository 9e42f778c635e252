"""Fixtures that several tests share, each named for what it holds."""

import pytest

from geodata import read_atlas
from tests.builders import write_folder


@pytest.fixture
def small_atlas_folder(tmp_path):
    """A folder with two sources, a claim, its denial, two places, and a row of all else."""
    return write_folder(tmp_path / "small")


@pytest.fixture
def small_atlas(small_atlas_folder):
    return read_atlas(small_atlas_folder)


@pytest.fixture
def two_claims(small_atlas):
    """The claims "earlier" (said 18 October 2024) and "later" (19 October, a denial)."""
    return small_atlas.claims
