import base64
import gzip
import hashlib
import re

import pytest

from geodata import read_atlas
from geodata.selection import Selection
from layers.player import without_notes
from layers.standalone import standalone_html
from tests.hostile import attacks
from tests.presenting import Told, told_with_ground, with_words

MOST_BYTES = 3 * 2**20


@pytest.fixture
def told(small_atlas):
    return Told(small_atlas)


@pytest.fixture
def page(told):
    return file_of(told, told.briefing())


def test_a_file_names_nothing_that_it_would_have_to_ask_for(page):
    outside = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)

    assert not re.search(r"\b(src|href|srcset|poster|data)=", outside)
    assert not re.search(r"<(script|style|link|img|iframe)\b[^>]*\b(src|href)=", page)
    assert "url(/" not in page.replace('"', "")
    assert "@import" not in page


def test_the_policy_lets_run_exactly_the_scripts_that_are_in_the_file(page):
    scripts = re.findall(r'<script(?: type="module")?>(.*?)</script>', page, re.DOTALL)

    assert len(scripts) == 2
    assert set(directives(page)["script-src"]) == {digest(text) for text in scripts}


def test_the_policy_lets_be_worn_exactly_the_style_sheets_that_are_in_the_file(page):
    sheets = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    carried = re.findall(r'<script type="text/css"[^>]*>(.*?)</script>', page, re.DOTALL)

    assert len(sheets) == 4
    assert set(directives(page)["style-src"]) == {digest(text) for text in [*sheets, *carried]}


def test_the_policy_lets_nothing_be_asked_and_nothing_be_compiled(page):
    policy = directives(page)

    assert policy["default-src"] == policy["connect-src"] == ["'none'"]
    assert not [source for sources in policy.values() for source in sources if "unsafe" in source]
    assert not [source for sources in policy.values() for source in sources if "*" in source]


def test_the_policy_stands_before_all_that_it_rules(page):
    assert page.index("Content-Security-Policy") < page.index("<style")


def test_a_file_carries_the_story_as_it_is_served(told, page):
    found = dict(
        re.findall(r'<script type="application/gzip" data-carried="([^"]+)">(.*?)</script>', page)
    )

    assert told.briefing()["story"] in found
    for address, text in found.items():
        assert gzip.decompress(base64.b64decode(text)) == told.payload(address).content


@pytest.mark.parametrize("words", attacks("/nowhere"))
def test_no_words_of_a_briefing_open_or_end_an_element(told, page, words):
    hostile = file_of(told, told.briefing(with_words(words)))

    assert tags(hostile) == tags(page)


def test_notes_that_were_left_out_are_nowhere_in_the_file(told, page):
    public = file_of(told, without_notes(told.briefing()))

    assert "Say who says so." in page
    assert "Say who says so." not in public


def test_the_same_setting_gives_the_same_bytes(told):
    assert file_of(told, told.briefing()) == file_of(told, told.briefing())


def test_a_file_names_no_channel_so_that_two_open_files_do_not_hear_each_other(told):
    assert '"channel":""' in file_of(told, {**told.briefing(), "channel": "0123"})


def test_the_shipped_briefing_and_the_whole_atlas_fit_into_three_megabytes():
    atlas = read_atlas()
    told = told_with_ground(atlas)

    for setting in (told.briefing(atlas.briefings[0]), told.view(Selection())):
        assert len(standalone_html(setting, payload_of=told.payload)) < MOST_BYTES


def file_of(told, setting):
    return standalone_html(setting, payload_of=told.payload).decode()


def directives(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    return {name: sources for name, *sources in map(str.split, policy.split(";"))}


def digest(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def tags(page):
    return re.findall(r"</?(?:script|style|title|noscript|body|html|head|meta)\b", page)
