"""The dispute chart and the timeline say every claim, with its bound, inside their box."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import read_atlas
from geodata.errors import FigureRefused
from geodata.facets import Facets
from geodata.selection import Selection, parse_query
from layers.figure import figure_scene
from layers.figures.dispute import draw_dispute
from layers.figures.dispute_rows import chart_selection, dispute_rows, planned
from layers.figures.dispute_ties import ties_between
from layers.figures.drawing import Box, Drawing, Style
from layers.figures.lettering import line_width
from layers.figures.multiples import draw_days, draw_sources
from layers.figures.numbers import nice_steps, scale_of
from layers.figures.table import fitted
from layers.figures.time_axis import TimeAxis, ticks
from layers.figures.timeline import draw_timeline
from tests.builders import claim, write_folder

SHIPPED = read_atlas()
BOX = Box(100, 60, 1200, 800)
NARROW = Box(10, 10, 300, 460)


def scene(kind, preset="16:9", **query):
    selection = parse_query(query, Facets.of(SHIPPED).known())[0]
    return figure_scene(SHIPPED, selection, kind=kind, preset=preset)


def october(kind, **more):
    return scene(kind, **{"from": "2024-10-06", "to": "2024-11-05"}, **more)


def lines_of(plate, box):
    drawing = Drawing(width=box.right, height=box.bottom, ground="#FFFFFF", groups=plate.groups)
    return list(drawing.texts())


def words_of(plate, box):
    return [" ".join(run.text for run in line.runs) for line in lines_of(plate, box)]


@pytest.mark.parametrize("box", [BOX, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(("kind", "draw"), [("dispute", draw_dispute), ("timeline", draw_timeline)])
def test_no_word_of_a_chart_leaves_its_box(kind, draw, box):
    asked = {"question": "troops-sent"} if kind == "dispute" else {}
    what = october(kind, preset="16:9" if box is BOX else "85mm", **asked)

    for line in lines_of(draw(what, box), box):
        assert line.x >= box.x - 0.1, line
        assert line.x + line_width(line.runs) <= box.right + 0.1, line
        assert box.y <= line.y <= box.bottom, line


def test_a_dispute_chart_says_each_number_with_its_bound():
    words = words_of(draw_dispute(october("dispute", question="troops-sent"), BOX), BOX)

    for number in ("about 1,500", "at least 3,000", "up to 12,000", "1,500 (additional)"):
        assert number in words


def test_a_number_that_its_source_replaced_is_struck():
    lines = lines_of(draw_dispute(october("dispute", question="troops-sent"), BOX), BOX)

    (run,) = next(line.runs for line in lines if line.runs[0].text == "about 11,000")

    assert run.style.strike


def test_a_denial_stands_in_words_under_no_number():
    rows = dispute_rows(SHIPPED, october("dispute").told, october("dispute").selection)

    assert {one.claim["stance"] for one in rows.denied} == {"denies", "declines"}
    assert not any(one.number for one in rows.denied)


def test_what_was_planned_is_another_question_and_never_an_answer():
    what = october("dispute", question="troops-sent")
    rows = dispute_rows(SHIPPED, what.told, what.selection)

    assert {one.claim["question_id"] for one in rows.main} == {"troops-sent"}
    assert "troops-planned" in {one.claim["question_id"] for one in rows.foreseen}
    assert planned(SHIPPED, "troops-sent") == {"troops-planned"}
    assert planned(SHIPPED, "killed") == frozenset()


def test_a_chart_is_named_by_its_question_and_its_sources_are_those_drawn():
    words = october("dispute").words

    assert words.title == "How many North Korean troops were sent to Russia?"
    assert "Maxar" not in {one.source for one in words.sources}


def test_the_selection_of_a_chart_stays_as_it_is_when_it_is_charted_again():
    once = chart_selection(SHIPPED, Selection(questions=frozenset({"troops-sent"})))

    assert chart_selection(SHIPPED, once) == once


def test_the_reading_of_a_chart_says_days_sources_range_and_denials():
    dek = scene("dispute", question="troops-sent", to="2024-10-28").words.dek

    assert dek.startswith(
        "From 15 to 28 October 2024, six sources put the number already sent at 1,500 to 12,000. "
        "Denied by North Korea, UN; Kremlin (Peskov)"
    )


def reading_of(tmp_path, *claims):
    rows = [claim(f"c{number}", **cells) for number, cells in enumerate(claims)]
    folder = write_folder(tmp_path / "read", claims=rows, relations=[], assessments=[])
    atlas = read_atlas(folder)
    return figure_scene(atlas, Selection(), kind="dispute").words.dek


def test_an_end_that_is_open_stays_open_in_the_reading(tmp_path):
    dek = reading_of(
        tmp_path,
        {"bound": "up-to", "low": None, "high": 500},
        {"bound": "at-least", "low": 3000, "high": None},
    )

    assert "at figures from up to 500 to at least 3,000" in dek


def test_what_is_additional_is_not_read_as_a_total(tmp_path):
    dek = reading_of(
        tmp_path,
        {"bound": "about", "low": 1500, "high": 1500},
        {"bound": "exactly", "low": 9000, "high": 9000, "basis": "additional"},
    )

    assert "at about 1,500." in dek


@pytest.mark.parametrize("box", [BOX, NARROW], ids=["wide", "narrow"])
def test_totals_and_replacements_are_linked_to_what_they_speak_of(box):
    plate = draw_dispute(october("dispute", question="troops-sent"), box)

    key = {entry.words for entry in plate.key}
    assert {"a total, and what it includes", "superseded by"} <= key
    for group in plate.groups:
        for part in group.parts if group.name in ("links", "same-force") else ():
            for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", part.data):
                assert box.holds(Box(float(x), float(y), 0, 0))


def test_a_link_has_a_lane_that_no_other_beside_it_uses():
    relations = pd.DataFrame(
        [("b", "a", "supersedes"), ("d", "c", "supersedes"), ("d", "a", "supersedes"),
         ("a", "c", "possibly-same-force"), ("e", "a", "includes")],
        columns=["from_claim_id", "to_claim_id", "kind"],
    )  # fmt: skip
    rows = {name: (number, "one" if name in "abd" else "two") for number, name in enumerate("abcd")}

    ties = ties_between(relations, rows)

    assert [(tie.kind, tie.stretch, tie.lane) for tie in ties] == [
        ("struck", (0, 1), 0), ("followed", (2, 3), 0), ("struck", (0, 3), 1), ("same", (0, 2), 0),
    ]  # fmt: skip


@given(st.lists(st.floats(1e-3, 1e9), min_size=1, max_size=8), st.integers(2, 9))
def test_a_logarithmic_axis_holds_every_number_and_steps_tenfold_alike(values, most):
    scale = scale_of(values, "log", most)

    assert all(0 <= scale.at(value) <= 1 for value in values)
    assert len(scale.steps) <= most + 1
    assert scale.at(100 * scale.first) == pytest.approx(2 * scale.at(10 * scale.first))


def test_a_logarithmic_axis_says_so():
    what = replace(october("dispute", question="troops-sent"), scale="log")

    assert "people, logarithmic" in words_of(draw_dispute(what, BOX), BOX)


def test_too_many_rows_are_refused_with_a_way_on():
    with pytest.raises(FigureRefused, match="Choose a taller preset"):
        draw_dispute(scene("dispute", question="troops-sent"), Box(0, 0, 900, 200))


def test_claims_without_a_number_are_no_chart():
    with pytest.raises(FigureRefused, match="nothing to chart"):
        draw_dispute(scene("dispute", topic="treaty"), BOX)


def test_every_source_has_a_lane_or_is_counted_among_the_others():
    what = october("timeline")
    words = words_of(draw_timeline(what, Box(0, 0, 1200, 300)), BOX)
    names = {one.by for one in what.told}

    others = next(text for text in words if "other sources" in text)

    assert len(names & set(words)) + int(others.split()[0]) == len(names)


def test_a_timeline_of_years_says_how_many_days_a_mark_stands_for():
    plate = draw_timeline(scene("timeline"), BOX)

    assert any("days of speaking" in note for note in plate.notes)


def test_the_key_holds_only_the_stances_that_are_drawn():
    plate = draw_timeline(october("timeline", stance="denies,declines"), BOX)

    assert [entry.words for entry in plate.key] == ["denies", "declines"]


@given(st.floats(0, 1e9), st.integers(1, 12))
def test_the_axis_reaches_the_highest_number_in_few_steps(highest, most):
    steps = nice_steps(highest, most)

    assert steps[0] == 0
    assert steps[-1] >= highest * (1 - 1e-6)
    assert len(steps) <= most + 2


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 9000), st.floats(1, 400))
def test_named_days_lie_on_the_axis_and_apart(first, days, least):
    last = date.fromordinal(first.toordinal() + days)
    axis = TimeAxis(first, last, 0, 1000)
    named = ticks(axis, least=least)

    positions = [axis.x(day) for day in named]

    assert all(first <= day <= last for day in named)
    assert all(b - a >= least * 0.88 for a, b in pairwise(positions))


@given(st.text(max_size=80), st.floats(5, 300))
def test_words_fit_their_room_or_say_that_they_were_cut(words, room):
    style = Style(size=15, fill="#000000")
    text = fitted(words, room, style)

    assert text == " ".join(words.split()) or text == "" or text.endswith("…")


def panels_of(plate):
    return [group for group in plate.groups if group.name.startswith("panel-")]


def test_small_maps_by_day_show_every_day_and_count_every_claim():
    what = october("days")
    words = words_of(draw_days(what, BOX), BOX)

    assert len(panels_of(draw_days(what, BOX))) == 31
    assert {"6 Oct", "5 Nov", "no claim"} <= set(words)
    assert sum(int(word) for word in words if word.isdecimal()) == len(what.told)


def test_small_maps_by_source_draw_or_count_every_source():
    what = october("sources")
    plate = draw_sources(what, Box(0, 0, 600, 400))
    sources = {one.by for one in what.told}

    left = next(int(note.split()[0]) for note in plate.notes if "more sources" in note)

    assert len(panels_of(plate)) + left == len(sources)


def test_too_many_small_maps_are_refused_with_a_way_on():
    with pytest.raises(FigureRefused, match="Choose fewer days"):
        draw_days(october("days"), Box(0, 0, 200, 200))
