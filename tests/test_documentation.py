"""What the documents promise, held against what there is."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from geodata import read_atlas
from geodata.schema import TABLES
from tools.tour import LOOKS, PICTURES, SCREENS, page_addresses, picture, tour_of, with_tour

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "tests/*.md", "benchmarks/*.md")
    for path in ROOT.glob(pattern)
)
DECISIONS = sorted(ROOT.glob("docs/decisions/*.md"))
ATLASES = ROOT / "geodata" / "atlases"

NOT_OURS = {"node_modules", "__pycache__", "test-results", ".git", ".venv", ".cache", ".hypothesis"}
"""Folders that were made or fetched here."""

HOSTS_OF_OTHERS = [
    ".".join(parts)
    for parts in (
        ("registry", "npmjs"),
        ("registry", "yarnpkg"),
        ("pypi", "org"),
        ("files", "pythonhosted"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
        ("cdnjs", "cloudflare"),
        ("fonts", "googleapis"),
        ("fonts", "gstatic"),
        ("code", "jquery"),
        ("bootstrapcdn", "com"),
        ("esm", "sh"),
        ("skypack", "dev"),
    )
]
"""Registries and content delivery networks; in parts, so that this file names none."""

CHANGES = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}

every_document = pytest.mark.parametrize(
    "path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix()
)
every_decision = pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)


def test_the_readme_gives_a_reason_for_each_direct_dependency_and_for_nothing_else():
    _, _, section = read(ROOT / "README.md").partition("\n## Dependencies\n")
    rows = [line.split("|") for line in section.partition("\n## ")[0].splitlines()]

    reasons = {
        name: row[2].strip()
        for row in rows
        if len(row) > 2
        for name in re.findall(r"`(.+?)`", row[1])
    }

    assert set(reasons) == {*python_packages(), *npm_packages()}
    assert all(reasons.values())


def test_the_readme_names_every_command_of_make_help():
    commands = re.findall(r"^([a-z]+):.*## ", read(ROOT / "Makefile"), re.MULTILINE)

    missing = [name for name in commands if f"`make {name}`" not in read(ROOT / "README.md")]

    assert "run" in commands
    assert not missing


def test_every_page_has_a_stop_on_the_tour():
    assert set(page_addresses()) == {screen.page for screen in SCREENS}


def test_the_readmes_tour_is_as_it_was_written():
    readme = read(ROOT / "README.md")

    assert with_tour(readme, tour_of(SCREENS)) == readme


def test_every_picture_belongs_to_the_tour_and_all_of_them_are_small():
    pictures = set(PICTURES.glob("*"))

    assert pictures == {picture(screen, look) for screen in SCREENS for look in LOOKS}
    assert sum(path.stat().st_size for path in pictures) < 2_000_000


def test_the_readme_counts_the_claims_and_sources_that_are_shipped():
    claims = read_atlas().claims

    counts = f"{len(claims)} claims by {claims['source_id'].nunique()} sources"

    assert counts in read(ROOT / "README.md")


@every_document
def test_every_link_within_the_project_leads_somewhere(path):
    for link in links_of(read(path)):
        target, _, anchor = link.partition("#")
        file = (path.parent / target).resolve() if target else path

        assert file.exists(), link
        assert not anchor or anchor in anchors_of(read(file)), link


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_every_file_that_is_named_exists(path):
    named = re.findall(
        r"`((?:[a-z_.]+/)+[\w.-]*|[a-z_]+\.(?:py|json|toml|txt|md))`", read(ROOT / path)
    )
    ours = {name for name in named if not name.startswith((".venv/", "node_modules/"))}

    assert [name for name in sorted(ours) if "NAME" not in name and not exists(name)] == []


def test_the_changelog_keeps_to_its_headings():
    lines = read(ROOT / "CHANGELOG.md").splitlines()

    versions = [line for line in lines if line.startswith("## ")]
    kinds = [line.removeprefix("### ") for line in lines if line.startswith("### ")]

    assert lines[0] == "# Changelog"
    assert versions[0] == "## [Unreleased]"
    assert all(
        re.fullmatch(r"## \[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", line) for line in versions[1:]
    )
    assert set(kinds) <= CHANGES


def test_a_change_is_one_line_of_the_changelog_and_a_sentence():
    _, _, changes = read(ROOT / "CHANGELOG.md").partition("\n## ")

    for line in changes.splitlines()[1:]:
        assert re.fullmatch(r"|###? .+|- [A-Z].+\.", line), line


@pytest.mark.parametrize("room", sorted(ROOT.iterdir()), ids=lambda path: path.name)
def test_the_architecture_names_every_room(room):
    kept = room.is_dir() and room.name not in NOT_OURS and not room.name.endswith("_cache")

    assert not kept or f"{room.name}/" in read(ROOT / "docs" / "architecture.md")


@pytest.mark.parametrize(
    "word", [*(table.one for table in TABLES.values()), "Selection", "Rejected"]
)
def test_the_glossary_has_a_word(word):
    assert re.search(rf"^\| `{word}` \|", read(ROOT / "docs" / "glossary.md"), re.MULTILINE)


@pytest.mark.parametrize("name", ["stance", "bound"])
def test_the_glossary_lists_what_a_claim_may_say(name):
    column = next(column for column in TABLES["claims"].columns if column.name == name)

    assert f": {', '.join(column.choices)} |" in read(ROOT / "docs" / "glossary.md")


@every_decision
def test_a_decision_has_its_number_and_its_parts(path):
    text = read(path)

    assert text.startswith(f"# {int(path.stem[:4])}. ")
    assert {"## Context", "## Decision", "## Consequences"} <= set(text.splitlines())


def test_no_two_decisions_have_one_number():
    numbers = [path.stem[:4] for path in DECISIONS]

    assert len(set(numbers)) == len(numbers)


def test_no_file_names_a_registry_or_a_delivery_network():
    hosts = re.compile("|".join(map(re.escape, HOSTS_OF_OTHERS)))

    naming = [path for path in text_files() if hosts.search(read(path))]

    assert naming == []


def python_packages():
    files = [ROOT / "requirements.txt", ROOT / "requirements" / "test.txt"]
    lines = [line.partition("#")[0].strip() for file in files for line in read(file).splitlines()]
    return [Requirement(line).name for line in lines if line and not line.startswith("-r")]


def npm_packages():
    package = json.loads(read(ROOT / "package.json"))
    kinds = ("dependencies", "optionalDependencies", "devDependencies")
    return [name for kind in kinds for name in package[kind]]


def links_of(text):
    """Return the addresses of links and pictures that stay within the project."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    prose = re.sub(r"`[^`\n]*`", "", prose)
    found = re.findall(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"", prose)
    links = ["".join(pair) for pair in found]
    return [link for link in links if not re.match(r"[a-z]+:", link)]


def anchors_of(text):
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {
        re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


def exists(name):
    """Say whether a path is there, as seen from the root, or a bare name anywhere of ours."""
    return (ROOT / name).exists() or (
        "/" not in name and any(path.name == name for path in files())
    )


def text_files():
    """Return the files that are ours; what an atlas quotes from others is theirs."""
    texts = {".py", ".js", ".mjs", ".css", ".md", ".json", ".toml", ".txt", ".lock", ".svg", ""}
    return [path for path in files() if path.suffix in texts and not path.is_relative_to(ATLASES)]


def files():
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name for name in folders if name not in NOT_OURS and not name.endswith("_cache")
        ]
        yield from (Path(folder, name) for name in names)


def read(path):
    return path.read_text(encoding="utf-8")
