import json
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders import write_folder

PAGE = Path(__file__).parent.parent / "pages" / "disputes.py"


def opened(**query):
    screen = AppTest.from_file(PAGE, default_timeout=30)
    for name, value in query.items():
        screen.query_params[name] = value
    return screen.run()


def given(screen, component="disputes"):
    """Return what a component of the page is given to draw from."""
    found = {part.proto.component_name: part.proto.json for part in screen.get("bidi_component")}
    return json.loads(found[component])


def day(text):
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def test_the_first_question_of_the_shipped_atlas_is_compared():
    screen = opened()

    assert not screen.exception
    assert given(screen)["question"] == "troops-sent"
    assert screen.query_params["question"] == "troops-sent"


def test_choosing_a_question_compares_it_and_writes_it_into_the_address():
    screen = opened()

    screen.sidebar.selectbox(key="question").select("killed").run()

    assert given(screen)["question"] == "killed"
    assert given(screen, "changed")["question"] == "killed"
    assert screen.query_params["question"] == "killed"


def test_an_address_sets_question_scale_groups_order_and_what_is_hidden():
    screen = opened(
        question="killed", scale="log", group="country", order="newest", hide="denied,links"
    )

    assert given(screen)["question"] == "killed"
    assert given(screen)["options"] == {
        "scale": "log",
        "group": "country",
        "order": "newest",
        "foreseen": True,
        "denied": False,
        "links": False,
    }
    assert screen.sidebar.radio(key="scale").value == "log"


@pytest.mark.parametrize("name", ["question", "scale", "group", "order", "hide", "known", "since"])
def test_what_an_address_asks_for_in_vain_is_said(name):
    screen = opened(**{name: "nothing-of-the-kind"})

    assert not screen.exception
    assert f"asks for {name} “nothing\\-of\\-the\\-kind”" in screen.toast[0].value


def test_an_address_stops_what_is_known_at_its_day():
    screen = opened(known="2024-10-28")

    assert given(screen)["known"] == day("2024-10-28")
    assert given(screen, "changed")["known"] == day("2024-10-28")
    assert screen.query_params["known"] == "2024-10-28"


def test_without_a_day_all_that_was_ever_said_is_known():
    assert given(opened())["known"] is None


def test_hiding_the_foreseen_is_written_into_the_address_and_undone_again():
    screen = opened()

    screen.sidebar.toggle(key="show_foreseen").set_value(False).run()
    assert given(screen)["options"]["foreseen"] is False
    assert screen.query_params["hide"] == "foreseen"

    screen.sidebar.toggle(key="show_foreseen").set_value(True).run()
    assert "hide" not in screen.query_params


def test_drafts_are_counted_and_join_only_when_asked_for():
    screen = opened()
    toggle = screen.sidebar.toggle(key="show_drafts")
    before = given(screen)["story"]

    assert toggle.label == "Draft claims :gray[1]"
    toggle.set_value(True).run()

    assert given(screen)["story"] != before
    assert screen.query_params["drafts"] == "1"


def test_a_chosen_claim_of_an_address_is_chosen_and_a_place_is_not():
    chosen = given(opened(chosen="claim:nis-1500,budanov-11000"))["chosen"]

    assert len(chosen["claims"]) == 2
    assert given(opened(chosen="place:vladivostok"))["chosen"] is None
    assert given(opened(chosen="claim:__proto__"))["chosen"] is None


def test_no_word_of_an_atlas_reaches_the_components_but_by_address():
    written = json.dumps(given(opened(question="killed", chosen="claim:nis-1500")))

    assert "North Korea" not in written
    assert "http:" not in written


def test_an_atlas_without_questions_says_so(monkeypatch, tmp_path):
    write_folder(
        tmp_path, claims=[], sources=[], documents=[], questions=[], places=[], relations=[],
        assessments=[], movements=[],
    )  # fmt: skip
    monkeypatch.setenv("ATLAS", str(tmp_path))

    screen = opened()

    assert not screen.exception
    assert screen.info[0].value.startswith("This atlas has no question to compare under.")
