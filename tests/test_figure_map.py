import re
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from geodata import read_atlas
from geodata.selection import Selection
from layers.figure import figure_scene
from layers.figures.drawing import Box, Group, Path, Text
from layers.figures.frame import compose
from layers.figures.kinds import KINDS
from layers.figures.lettering import line_width
from layers.figures.presets import PRESETS
from tests.builders import claim, movement, place, relation, utc, write_folder

OCTOBER = Selection(start=utc("2024-10-06"), end=utc("2024-11-06"))
LONG_TITLE = "Where troops were reported to have been " * 7 + "in October, it is said"

every_preset = pytest.mark.parametrize("preset", PRESETS)


@cache
def shipped():
    return read_atlas()


@cache
def drawn(preset="16:9", kind="locator", **options):
    scene = figure_scene(shipped(), OCTOBER, preset=preset, kind=kind, **options)
    return compose(scene, KINDS[kind])


def boxes(drawing, *names):
    """Return the box around the letters of each line of words in some groups."""
    found = []
    for group in drawing.groups:
        if not names or group.name in names:
            found += [letters(text, *group.at) for text in lines_of(group)]
    return found


def lines_of(group):
    for part in group.parts:
        if isinstance(part, Text):
            yield part
        elif isinstance(part, Group):
            yield from lines_of(part)


def letters(text, dx, dy):
    size = text.runs[0].style.size
    return Box(text.x + dx, text.y + dy - 0.72 * size, line_width(text.runs), 0.74 * size)


def words(drawing, name):
    group = next(group for group in drawing.groups if group.name == name)
    return " ".join("".join(run.text for run in text.runs) for text in lines_of(group))


def group_names(drawing):
    return [group.name for group in drawing.groups if group.parts]


@every_preset
def test_all_words_lie_within_the_safe_area(preset):
    safe = PRESETS[preset].safe

    outside = [box for box in boxes(drawn(preset)) if not safe.holds(box)]

    assert not outside


@every_preset
def test_nothing_is_drawn_outside_the_frame(preset):
    page = Box(0, 0, PRESETS[preset].width, PRESETS[preset].height)

    for group in drawn(preset).groups:
        for part in group.parts:
            if isinstance(part, Path):
                for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", part.data):
                    at = Box(float(x) + group.at[0], float(y) + group.at[1], 0, 0)
                    assert page.holds(at), group.name


@every_preset
def test_no_label_covers_another(preset):
    labels = boxes(drawn(preset), "labels", "names", "scale")

    assert not [pair for pair in combinations(labels, 2) if pair[0].overlaps(pair[1])]


@every_preset
def test_blocks_of_words_do_not_overlap(preset):
    blocks = [boxes(drawn(preset), name) for name in ("title", "denials", "key", "foot")]
    blocks.append(boxes(drawn(preset), "labels", "names"))

    for one, other in combinations(blocks, 2):
        assert not [(a, b) for a in one for b in other if a.overlaps(b)]


@every_preset
def test_the_attribution_stands_in_every_frame(preset):
    foot = words(drawn(preset), "foot")

    for part in ("Data as of", "Not shown", "Sources:", "Natural Earth", "GeoNames", "revision"):
        assert part in foot
    assert "Kremlin (Peskov) denies" in words(drawn(preset), "denials")
    assert "according to" in words(drawn(preset), "title").lower()


def test_a_column_of_85_mm_has_no_locator():
    assert "locator" in group_names(drawn("180mm"))
    assert "locator" not in group_names(drawn("85mm"))


def test_the_key_explains_what_is_drawn_and_no_more():
    far_east, kursk = drawn(), drawn(extent="Kursk and Ukraine")

    assert "Temporarily occupied" not in words(far_east, "key")
    assert "Temporarily occupied" in words(kursk, "key")
    assert "Exact site" in words(far_east, "key")
    assert "Exact site" not in words(kursk, "key")
    assert "routes not reported are schematic" in words(far_east, "key")


def test_occupied_land_is_hatched_the_other_way_below_the_claims():
    names = group_names(drawn(extent="Kursk and Ukraine"))

    assert names.index("occupied") < names.index("claimed-regions")


def test_a_number_on_the_map_keeps_its_source_its_verb_and_its_bound():
    assert "HUR (Ukraine) asserts at least 7,000" in words(drawn(), "labels")


def test_a_place_beyond_the_frame_is_named_at_its_edge_or_in_the_foot():
    assert "Ulan-Ude training ground, off the map" in words(drawn(), "labels")
    assert "Claims also name places off this map: Kursk Oblast" in words(drawn(), "foot")


def test_a_title_of_300_characters_is_set_smaller_and_whole():
    scene = figure_scene(shipped(), OCTOBER, instead={"title": LONG_TITLE[:300]})

    drawing = compose(scene, KINDS["map"])

    assert LONG_TITLE[:300].strip() in words(drawing, "title")
    blocks = [boxes(drawing, name) for name in ("title", "denials", "key", "foot")]
    for one, other in combinations(blocks, 2):
        assert not [(a, b) for a in one for b in other if a.overlaps(b)]


def test_one_point_gives_a_map_of_its_surroundings(tmp_path):
    atlas = read_atlas(write_folder(tmp_path / "one", relations=[], movements=[]))

    drawing = compose(figure_scene(atlas, Selection()), KINDS["map"])

    assert "Vladivostok" in words(drawing, "labels")
    assert "about 1,500" in words(drawing, "labels")
    assert "km" in words(drawing, "scale")
    assert "N" in words(drawing, "scale").split()


def test_a_claim_without_a_place_gives_a_map_that_says_so(tmp_path):
    folder = write_folder(
        tmp_path / "none", claims=[claim(place_ids=None)], relations=[], movements=[],
        assessments=[],
    )  # fmt: skip

    drawing = compose(figure_scene(read_atlas(folder), Selection()), KINDS["map"])

    assert "1 claim gives no place" in words(drawing, "foot")


def one_town(tmp_path, *claims, **tables):
    folder = write_folder(
        tmp_path / "town", claims=list(claims), relations=tables.get("relations", []),
        assessments=[], movements=tables.get("movements", []),
        places=[place(names={"en": "Vladivostok", "ru": "Владивосток"}),
                place("wonsan", (127.44, 39.15), country="KP")],
    )  # fmt: skip
    selection = Selection(sources=tables.get("sources", frozenset()))
    return compose(figure_scene(read_atlas(folder), selection), KINDS["map"])


def test_a_number_that_its_source_replaced_is_struck_on_the_map(tmp_path):
    drawing = one_town(
        tmp_path, claim("old", stance="estimates"), claim("new", said="2024-10-20", low=9, high=9),
        relations=[relation("new", "old", kind="supersedes")],
    )  # fmt: skip

    runs = {run.text.strip(): run.style for text in drawing.texts() for run in text.runs}

    assert runs["about 1,500"].strike
    assert not runs["about 9"].strike
    assert "replaced is struck" in words(drawing, "foot")


def test_a_place_of_which_all_was_foreseen_has_an_open_mark_and_the_key_says_so(tmp_path):
    soon, then = one_town(tmp_path, claim(happened="2025-01")), one_town(tmp_path, claim())

    assert words(soon, "key") == "Foreseen when it was said"
    assert "Foreseen" not in words(then, "key")


def test_a_place_is_named_in_its_own_script_below(tmp_path):
    assert words(one_town(tmp_path, claim()), "labels").startswith("Vladivostok Владивосток")


def test_of_two_sources_the_second_ones_movements_are_told_apart(tmp_path):
    drawing = one_town(
        tmp_path, claim("a"), claim("b", source_id="kremlin", document_id="yonhap-18-oct"),
        movements=[movement("m", claim_ids=["a"]),
                   movement("n", origin_id="vladivostok", destination_id="wonsan",
                            claim_ids=["b"])],
        sources=frozenset({"nis", "kremlin"}),
    )  # fmt: skip

    key = words(drawing, "key")

    assert "Sea transfer, according to National Intelligence Service" in key
    assert key.count("according to") == 2


def test_places_on_both_sides_of_the_180th_meridian_lie_side_by_side(tmp_path):
    folder = write_folder(
        tmp_path / "chukotka",
        places=[place("anadyr", (177.5, 64.7)), place("nome", (-165.4, 64.5), country="US")],
        claims=[claim(place_ids=["anadyr", "nome"])], relations=[], movements=[], assessments=[],
    )  # fmt: skip

    drawing = compose(figure_scene(read_atlas(folder), Selection(), extent="all"), KINDS["map"])

    assert {"Anadyr", "Nome"} <= set(words(drawing, "labels").split())
    assert "km" in words(drawing, "scale")


def test_five_hundred_places_give_labels_that_do_not_collide_and_a_count_of_the_rest(tmp_path):
    random = np.random.default_rng(4)
    spread = random.uniform((120, 40), (150, 60), (500, 2)).round(3).tolist()
    places = [place(f"place-{number}", at) for number, at in enumerate(spread)]
    folder = write_folder(
        tmp_path / "many",
        places=places,
        claims=[
            claim(f"claim-{number}", place_ids=[f"place-{number}"]) for number in range(500)
        ],
        relations=[], movements=[], assessments=[],
    )  # fmt: skip

    drawing = compose(figure_scene(read_atlas(folder), Selection()), KINDS["map"])

    labels = boxes(drawing, "labels")
    assert len(labels) > 40
    assert not [pair for pair in combinations(labels, 2) if pair[0].overlaps(pair[1])]
    assert re.search(r"\d+ of 500 places are drawn without a name", words(drawing, "foot"))


def test_one_ink_draws_in_greys_only():
    def colours(parts):
        for part in parts:
            if isinstance(part, Path):
                yield from filter(None, (part.fill, part.stroke))
            elif isinstance(part, Text):
                yield from (run.style.fill for run in part.runs)
            else:
                yield from colours(part.parts)

    found = set(colours(drawn(style="monochrome").groups))

    assert {(one[1:3] == one[3:5] == one[5:7]) for one in found} == {True}
