import re

import pytest

from layers import assets


def test_only_the_project_s_own_files_are_served():
    assert assets.web_file("map.js") is not None
    for name in ("../style.py", "/etc/passwd", "nothing.js", "", ".", "map.js/../../style.py"):
        assert assets.web_file(name) is None


def test_only_listed_libraries_are_served():
    assert assets.library_file("leaflet.js").is_file()
    assert assets.library_file("../package.json") is None


def test_a_library_that_was_not_fetched_is_named_with_the_command_that_brings_it(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(assets, "NODE_MODULES", tmp_path)

    with pytest.raises(assets.MissingLibrary, match=r"leaflet/dist/leaflet\.js .* `make setup`"):
        assets.require_libraries()


def test_an_address_names_the_content_of_the_scripts():
    assert re.fullmatch(r"/assets/[0-9a-f]{16}/map\.js", assets.asset_address("map.js"))
