"""The rooms of the house, read from the imports of every module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("geodata", "layers", "pages", "app")
"""From the ground up: a room knows itself and those before it."""

BARRED = {
    "geodata": {"streamlit", "streamlit_folium", "folium", "branca", "starlette"},
    "layers": {"streamlit", "streamlit_folium", "starlette"},
}
"""The libraries that each room does without."""

SCREENS = sorted(path for path in ROOT.glob("pages/*.py") if path.stem != "__init__")
MODULES = [ROOT / "app.py"] + [path for room in ROOMS[:-1] for path in ROOT.glob(f"{room}/**/*.py")]

every_module = pytest.mark.parametrize("path", sorted(MODULES), ids=lambda path: name_of(path))
every_screen = pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)


@every_module
def test_a_module_imports_only_its_own_room_and_those_below(path):
    room = room_of(name_of(path))
    above = set(ROOMS[ROOMS.index(room) + 1 :])

    wrong = {name for name in imports(path) if room_of(name) in above}

    assert not wrong


@every_module
def test_a_module_does_without_the_libraries_barred_from_its_room(path):
    barred = BARRED.get(room_of(name_of(path)), set())

    assert not barred & {room_of(name) for name in imports(path)}


@every_module
def test_what_readers_run_imports_no_tool_no_benchmark_and_no_test(path):
    assert not {"tools", "benchmarks", "tests"} & {room_of(name) for name in imports(path)}


@pytest.mark.parametrize("path", sorted(ROOT.glob("pages/**/*.py")), ids=lambda path: name_of(path))
def test_nothing_in_pages_imports_a_screen(path):
    screens = {name_of(screen) for screen in SCREENS}

    assert not screens & imports(path)


@every_screen
def test_a_screen_defines_nothing_and_repeats_nothing(path):
    rules = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While, ast.Lambda)

    assert not [node.lineno for node in ast.walk(parsed(path)) if isinstance(node, rules)]


@every_module
def test_only_the_map_view_calls_st_folium(path):
    assert "streamlit_folium" not in imports(path) or name_of(path) == "pages.parts.map_view"


@every_module
def test_one_module_reads_the_address_and_another_fills_the_caches(path):
    homes = {
        "query_params": "pages.parts.state",
        "cache_data": "pages.parts.served",
        "cache_resource": "pages.parts.served",
    }

    used = {node.attr for node in ast.walk(parsed(path)) if isinstance(node, ast.Attribute)}

    assert all(homes[word] == name_of(path) for word in used & homes.keys())


@pytest.mark.parametrize(
    ("line", "module", "imported"),
    [
        ("import layers.style", "geodata.time", "layers.style"),
        ("from layers import style", "geodata.time", "layers.style"),
        ("from .. import style", "layers.web.probe", "layers.style"),
        ("from . import style", "layers", "layers.style"),
        ("def f():\n    from pages.parts import state", "geodata.time", "pages.parts.state"),
    ],
)
def test_no_way_to_write_an_import_goes_unseen(line, module, imported):
    is_package = "." not in module

    assert imported in imports_in(ast.parse(line), module, is_package=is_package)


def imports(path):
    return imports_in(parsed(path), name_of(path), is_package=path.stem == "__init__")


def imports_in(tree, module, *, is_package):
    """Return every dotted name that might be a module, absolute."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = module.split(".")
            package = package[: len(package) - node.level + is_package] if node.level else []
            source = ".".join(package + ([node.module] if node.module else []))
            found |= {source} | {f"{source}.{alias.name}" for alias in node.names}
    return found


def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(name):
    return name.partition(".")[0]
