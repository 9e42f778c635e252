import re
from pathlib import Path

import pytest

from geodata.importers.kinds import KINDS

TABLE = (Path(__file__).parents[1] / "docs/decisions/0017-import.md").read_text(encoding="utf-8")


def documented():
    rows = [line.split("|")[1:-1] for line in TABLE.splitlines() if line.startswith("| `")]
    return {
        kind: tuple(choices.replace("–", "").strip().split(", ")) if "–" not in choices else ()
        for names, _, choices in rows
        for kind in re.findall("`(.+?)`", names)
    }


def test_the_decision_lists_every_kind_with_its_choices_and_no_other():
    assert documented() == {name: kind.choices for name, kind in KINDS.items()}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_kind_that_can_be_mended_says_how(kind):
    assert bool(kind.done) == bool(kind.choices)
    assert kind.title
    assert kind.reason
