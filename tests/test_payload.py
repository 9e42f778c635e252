import gzip
import json

import pytest

from layers.payload import Shelf, json_payload


def test_the_same_value_gives_the_same_bytes_under_the_same_digest():
    assert json_payload({"a": [1, "é"]}) == json_payload({"a": [1, "é"]})


def test_the_compressed_bytes_are_the_plain_ones():
    payload = json_payload({"a": "é" * 1000})

    assert gzip.decompress(payload.gzipped) == payload.content
    assert json.loads(payload.content) == {"a": "é" * 1000}
    assert len(payload.gzipped) < len(payload.content)


def test_what_json_cannot_say_is_refused():
    with pytest.raises(ValueError, match="JSON compliant"):
        json_payload({"a": float("nan")})


def test_a_payload_on_the_shelf_is_found_by_its_digest():
    shelf = Shelf()
    payload = json_payload([1])

    assert shelf.get(shelf.put(payload)) == payload
    assert shelf.get("0" * 32) is None


def test_the_longest_unused_payload_makes_room_for_a_new_one():
    first, second, third = (json_payload("x" * 1000 + str(number)) for number in range(3))
    room_for_two = 2 * (len(first.content) + len(first.gzipped)) + 100
    shelf = Shelf(most_bytes=room_for_two)
    shelf.put(first)
    shelf.put(second)
    shelf.get(first.digest)

    shelf.put(third)

    assert shelf.get(second.digest) is None
    assert shelf.get(first.digest) == first
