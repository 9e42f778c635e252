import pytest

from layers import bundle
from layers.assets import MissingLibrary


def test_a_bound_script_imports_nothing():
    text = bundle.bundled("player.js")

    assert "import " not in text.replace("import.meta", "")
    assert "import(" not in text


def test_a_script_is_bound_once_for_as_long_as_the_scripts_stay(monkeypatch):
    first = bundle.bundled("player.js")
    monkeypatch.setattr(bundle, "bundler", lambda: pytest.fail("bound again"))

    assert bundle.bundled("player.js") is first


def test_without_esbuild_scripts_are_known_to_stay_as_they_are(monkeypatch, tmp_path):
    assert bundle.can_bundle()

    monkeypatch.setattr(bundle, "NODE_MODULES", tmp_path)

    assert not bundle.can_bundle()


def test_without_esbuild_the_command_that_brings_it_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(bundle, "NODE_MODULES", tmp_path)

    with pytest.raises(MissingLibrary, match=r"@esbuild/.* is missing; run `make setup`"):
        bundle.bundler()


def test_what_esbuild_says_of_a_broken_script_is_passed_on(monkeypatch, tmp_path):
    (tmp_path / "broken.js").write_text('import "./nothing.js";', encoding="utf-8")
    monkeypatch.setattr(bundle, "WEB", tmp_path)

    with pytest.raises(bundle.BundleFailed, match=r"(?s)broken\.js .*nothing\.js"):
        bundle.bundled("broken.js")
