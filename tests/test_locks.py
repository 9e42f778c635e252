"""The lock files: everything pinned, everything with a hash, and no host named."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
NPM_LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]

every_lock = pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)


@every_lock
def test_a_lock_file_of_python_names_no_host_and_no_index(lock):
    text = lock.read_text(encoding="utf-8")

    assert "://" not in text
    assert not re.search(r"^-", text, flags=re.MULTILINE)


@every_lock
def test_every_locked_python_package_has_one_version_and_its_hashes(lock):
    entries = locked(lock)

    assert entries
    for requirement, hashes in entries:
        assert [pin.operator for pin in requirement.specifier] == ["=="], requirement
        assert hashes, requirement


@pytest.mark.parametrize(
    ("written", "lock"),
    [("requirements.txt", "run"), ("requirements.txt", "test"), ("requirements/test.txt", "test")],
)
def test_a_lock_holds_what_was_asked_for_within_its_bounds(written, lock):
    versions = {}
    for requirement, _ in locked(ROOT / "requirements" / f"{lock}.lock"):
        pins = versions.setdefault(canonicalize_name(requirement.name), [])
        pins += [pin.version for pin in requirement.specifier]

    for wanted in asked_for(ROOT / written):
        pins = versions[canonicalize_name(wanted.name)]

        assert all(wanted.specifier.contains(version) for version in pins), wanted


def test_the_tests_run_on_the_versions_that_readers_run():
    run, test = (
        {str(requirement) for requirement, _ in locked(ROOT / "requirements" / f"{name}.lock")}
        for name in ("run", "test")
    )

    assert run <= test


def test_every_npm_package_has_a_hash_and_names_no_host():
    for name, package in NPM_LOCK.items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert "resolved" not in package, name


def test_no_npm_package_runs_a_script_when_it_is_installed():
    assert "ignore-scripts=true" in (ROOT / ".npmrc").read_text(encoding="utf-8")
    assert not [name for name, package in NPM_LOCK.items() if package.get("hasInstallScript")]


def test_every_npm_package_is_asked_for_by_one_version():
    wanted = NPM_LOCK[""]["dependencies"] | NPM_LOCK[""]["devDependencies"]

    for name, version in wanted.items():
        assert NPM_LOCK[f"node_modules/{name}"]["version"] == version


def locked(lock):
    """Return each requirement of a lock file with its hashes."""
    entries = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))
    return [
        (Requirement(entry.partition("\\")[0]), re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
        for entry in entries
        if "==" in entry
    ]


def asked_for(path):
    """Return the requirements that a file states itself."""
    lines = (
        line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").split("\n")
    )
    return [Requirement(line) for line in lines if line and not line.startswith("-r")]
