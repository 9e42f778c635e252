from __future__ import annotations

from types import SimpleNamespace

import pytest

from tools import chromium


def program(path, *, exit_code):
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare_machine(tmp_path, monkeypatch):
    """A machine with nothing on PATH and no browser of Playwright's."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "_playwrights", list)
    return tmp_path


def test_debians_chromium_is_preferred_to_chrome(bare_machine):
    program(bare_machine / "google-chrome", exit_code=0)
    debians = program(bare_machine / "chromium", exit_code=0)

    assert chromium.find_chromium() == debians


def test_a_stub_that_does_not_start_is_passed_over(bare_machine):
    program(bare_machine / "chromium-browser", exit_code=1)
    chrome = program(bare_machine / "google-chrome", exit_code=0)

    assert chromium.find_chromium() == chrome


def test_a_chromium_named_by_hand_comes_before_all_others(bare_machine, monkeypatch):
    program(bare_machine / "chromium", exit_code=0)
    named = program(bare_machine / "my-own-browser", exit_code=0)
    monkeypatch.setenv("CHROMIUM", str(named))

    assert chromium.find_chromium() == named


def test_playwrights_own_is_used_when_path_has_none(bare_machine, monkeypatch):
    own = program(bare_machine / "chrome", exit_code=0)
    monkeypatch.setattr(chromium, "_playwrights", lambda: [own])

    assert chromium.find_chromium() == own


def test_an_open_playwright_is_asked_where_its_own_is(bare_machine):
    own = program(bare_machine / "chrome", exit_code=0)
    open_one = SimpleNamespace(chromium=SimpleNamespace(executable_path=str(own)))

    assert chromium.find_chromium(open_one) == own


def test_playwright_is_not_started_when_path_has_a_chromium(bare_machine, monkeypatch):
    monkeypatch.setattr(chromium, "_playwrights", lambda: pytest.fail("it was started"))
    debians = program(bare_machine / "chromium", exit_code=0)

    assert chromium.find_chromium() == debians


def test_a_machine_without_a_browser_says_so_and_installs_in_turn(
    bare_machine, monkeypatch, capsys
):
    tried = []
    monkeypatch.setattr(chromium, "_install_playwrights", lambda: tried.append("Playwright"))
    monkeypatch.setattr(chromium, "_install_debians", lambda: tried.append("Debian"))

    exit_code = chromium.main()

    assert exit_code == 1
    assert tried == ["Playwright", "Debian"]
    assert "set CHROMIUM" in capsys.readouterr().err


def test_opening_without_a_browser_names_the_command_that_brings_one(bare_machine):
    with pytest.raises(FileNotFoundError, match="make chromium"):
        chromium.open_chromium(None)
