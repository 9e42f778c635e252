"""requirements.txt: what the app imports, and nothing else."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
OURS = {"app", "pages", "layers", "geodata", "tools"}


def test_the_app_asks_for_what_it_imports_and_for_nothing_else():
    asked = {canonicalize_name(requirement.name) for requirement in direct()}

    assert {distribution_of(module) for module in imported()} == asked


def test_every_direct_dependency_has_a_bound_above_and_a_reason():
    for line in lines():
        requirement, _, reason = line.partition("#")
        operators = {bound.operator for bound in Requirement(requirement).specifier}

        assert operators & {"<", "=="}, requirement
        assert reason.strip(), requirement


def imported():
    """Return the modules of others that the app and its set-up import."""
    files = [ROOT / "app.py", ROOT / "tools" / "npm.py"]
    files += [
        path for room in ("pages", "layers", "geodata") for path in ROOT.glob(f"{room}/**/*.py")
    ]
    found = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add(node.module.partition(".")[0])
    return found - OURS - sys.stdlib_module_names


def distribution_of(module):
    return canonicalize_name(packages_distributions()[module][0])


def direct():
    return [Requirement(line.partition("#")[0]) for line in lines()]


def lines():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
