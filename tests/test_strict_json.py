import json
import math
import os

import pytest

from geodata import strict_json
from geodata.errors import GeodataError, UnreadableFile
from geodata.strict_json import Repeated, read_json


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "claims.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("[\n{]", r"line 2, column 2: this is not JSON"),
        ("[1,]", "this is not JSON"),
        ("[1] [2]", "line 1, column 5"),
        ("{'a': 1}", "this is not JSON"),
        ('["a\x00b"]', "this is not JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"a":' * 100_000, "nested too deep"),
        ("\ufeff[]", "UTF-8 byte order mark"),
        ("[]".encode("utf-16"), "UTF-16"),
        ("[]".encode("utf-16-be"), "not JSON"),
        (b'[\n"\xff"]', "line 2: byte 0xff is not UTF-8"),
        (b'["\xed\xa0\x80"]', "not UTF-8"),
    ],
)
def test_what_is_not_plain_json_is_refused_with_the_place(written, content, reason):
    with pytest.raises(UnreadableFile, match=reason):
        read_json(written(content))


def test_a_key_that_stands_twice_is_marked(written):
    value = read_json(written('[{"a": 1, "b": 2, "a": 3}, {"a": 1}]'))

    assert isinstance(value[0], Repeated)
    assert value[0].key == "a"
    assert not isinstance(value[1], Repeated)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_a_number_out_of_range_comes_as_not_finite_for_the_column_to_refuse(written, text):
    assert not math.isfinite(read_json(written(f"[{text}]"))[0])


def test_a_huge_whole_number_is_no_integer(written):
    assert type(read_json(written(f"[{2**70}]"))[0]) is float


def test_a_whole_number_is_exact_up_to_18_digits(written):
    assert read_json(written("[999999999999999999]")) == [999_999_999_999_999_999]


def test_a_file_that_is_too_large_is_not_read(written, monkeypatch):
    monkeypatch.setattr(strict_json, "LARGEST_BYTES", 10)

    with pytest.raises(UnreadableFile, match="more than 10"):
        read_json(written(json.dumps(list(range(20)))))


@pytest.mark.parametrize("name", ["missing.json", "a\x00b.json", "a" * 300])
def test_a_file_that_is_not_there_is_named(tmp_path, name):
    with pytest.raises(GeodataError):
        read_json(tmp_path / name)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(UnreadableFile, match="not a file"):
        read_json(tmp_path)


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path):
    os.mkfifo(tmp_path / "claims.json")

    with pytest.raises(UnreadableFile, match="not a file"):
        read_json(tmp_path / "claims.json")


def test_a_link_to_itself_is_refused(tmp_path):
    path = tmp_path / "claims.json"
    path.symlink_to(path)

    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_json(path)
