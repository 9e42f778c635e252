import subprocess
import sys

import pytest

from geodata.__main__ import main
from tests.builders import source, tables, write_folder


def test_a_good_atlas_passes_the_check(small_atlas_folder, capsys):
    assert main(["check", str(small_atlas_folder)]) == 0
    assert capsys.readouterr().out == (
        "No faults; 2 sources, 1 documents, 2 claims, 2 places, 1 movements are kept.\n"
    )


def test_every_fault_is_printed_on_a_line_and_the_check_fails(tmp_path, capsys):
    bad = source("x", kind="spy", country="kr", note="\x1b[2J")
    folder = write_folder(tmp_path / "atlas", sources=[*tables()["sources"], bad])

    assert main(["check", str(folder)]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:3]] == [
        "sources.json, row 3 (source x), kind",
        "sources.json, row 3 (source x), country",
        "sources.json, row 3 (source x), note",
    ]
    assert lines[3].startswith("3 faults in 1 row; 2 sources")
    assert "\x1b" not in "".join(lines)


def test_a_folder_that_cannot_be_read_is_told_apart_from_one_with_faults(tmp_path, capsys):
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    assert "there is no such folder" in capsys.readouterr().err


def test_a_new_atlas_passes_the_check(tmp_path, capsys):
    assert main(["new", str(tmp_path / "mine")]) == 0
    assert main(["check", str(tmp_path / "mine")]) == 0
    assert "No faults" in capsys.readouterr().out


def test_a_new_atlas_is_not_made_over_another(small_atlas_folder, capsys):
    assert main(["new", str(small_atlas_folder)]) == 2
    assert "not empty" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["check"], ["mend", "x"]])
def test_a_command_that_does_not_exist_is_refused(arguments, capsys):
    with pytest.raises(SystemExit) as refusal:
        main(arguments)

    assert refusal.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_module_runs_as_a_command_where_only_ascii_can_be_printed(tmp_path):
    folder = write_folder(tmp_path / "atlas", sources=[source(kind="평양")])

    done = subprocess.run(
        [sys.executable, "-m", "geodata", "check", str(folder)],
        env={"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == ""
    assert r"found \u201c\ud3c9\uc591\u201d" in done.stdout
