from pathlib import Path
from typing import get_args

import pytest

from geodata.schema import TABLES, Kind

DOCS = Path(__file__).parent.parent / "docs"
FORMAT = (DOCS / "data-format.md").read_text(encoding="utf-8")
GLOSSARY = (DOCS / "glossary.md").read_text(encoding="utf-8")


def documented(table):
    """Return the lines of a table's columns in docs/data-format.md, by column."""
    section = FORMAT.split(f"### {table.name}: `{table.file}`\n", 1)[1].split("\n#", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return {line.split("`", 2)[1]: line for line in lines}


def expected(column):
    """Return the line that docs/data-format.md must have for a column."""
    kind = {"ref": f"{column.refers} id", "refs": f"list of {column.refers} ids"}.get(
        column.kind, column.kind
    )
    if column.kind in ("text", "texts", "names"):
        kind += f", ≤ {column.longest} characters"
    if column.most_words is not None:
        kind += f", ≤ {column.most_words} words"
    choices = ", ".join(f"`{choice}`" for choice in column.choices)
    meaning = f"{column.meaning}: {choices}" if choices else column.meaning
    required = "yes" if column.required else "no"
    return f"| `{column.name}` | {kind} | {required} | {column.unit or '–'} | {meaning} |"


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_the_data_format_lists_every_column_as_it_is(table):
    assert documented(table) == {column.name: expected(column) for column in table.columns}


def test_the_data_format_lists_no_table_that_does_not_exist():
    headings = [line for line in FORMAT.splitlines() if line.startswith("### ")]

    assert headings == [f"### {table.name}: `{table.file}`" for table in TABLES.values()]


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_data_format_says_what_every_kind_may_hold(kind):
    assert f"| {kind} |" in FORMAT


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_the_glossary_says_what_a_row_of_every_table_is(table):
    assert f"| `{table.one}` |" in GLOSSARY


def test_a_table_refers_only_to_tables_before_it():
    seen = set()
    for table in TABLES.values():
        assert {column.refers for column in table.columns if column.refers} <= seen
        seen.add(table.name)


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_what_a_column_is_for_and_what_it_may_hold_are_said(table):
    for column in table.columns:
        assert column.meaning
        assert bool(column.choices) == (column.kind == "choice")
        assert bool(column.refers) == (column.kind in ("ref", "refs"))
