"""The live layers, asked over HTTP as other programs ask: raw, by GDAL and by OWSLib."""

import json
import subprocess
import sys
from urllib.parse import quote

import numpy as np
import pyogrio
import pytest
import shapely
from owslib.ogcapi.features import Features

from geodata import read_atlas
from geodata.layer import Layer
from geodata.store.founding import public_atlas
from layers.live.collection import own_collections
from layers.live.service import Service
from tests.builders import claim, denial, movement, place, write_folder

HOSTILE = "</script><script>alert(1)</script>{{7*191}}"


@pytest.fixture(scope="module")
def live(open_server, tmp_path_factory):
    """A server of two claims, a draft, a place beyond 180° and hostile words."""
    folder = write_folder(
        tmp_path_factory.mktemp("live") / "atlas",
        claims=[
            claim(note=HOSTILE),
            denial(),
            claim("secret", status="draft", statement="Not yet."),
        ],
        places=[
            place(),
            place("wonsan", (127.44, 39.15), country="KP"),
            place("anadyr", (-178, 64)),
        ],
        movements=[movement(), movement("hidden", claim_ids=["secret"])],
    )
    return open_server(folder)


def ask(live, path, status=200, **headers):
    answer = live.ask(f"/ogc{path}", **headers)
    assert answer.status == status, answer.content
    return json.loads(answer.content)


def ids(live, query, layer="claims"):
    found = ask(live, f"/collections/{layer}/items?{query}")
    return [feature["id"] for feature in found["features"]]


def test_the_layers_are_listed_with_where_and_when_they_are(live):
    found = {row["id"]: row for row in ask(live, "/collections")["collections"]}

    assert list(found) == ["claims", "places", "movements"]
    assert found["places"]["extent"]["spatial"]["bbox"] == [[-178, 39.15, 131.87, 64]]
    assert found["claims"]["extent"]["temporal"]["interval"] == [
        ["2024-10-18T00:00:00+00:00", "2024-10-20T00:00:00+00:00"]
    ]
    assert found["claims"]["crs"] == ["http://www.opengis.net/def/crs/OGC/1.3/CRS84"]


def test_a_draft_is_never_served(live):
    everything = [
        live.ask(f"/ogc{path}").content
        for path in (
            "/collections/claims/items",
            "/collections/movements/items",
            "/collections/claims/items?status=draft",
            "/collections/claims/items?q=yet",
        )
    ]

    assert not [content for content in everything if b"secret" in content or b"hidden" in content]
    ask(live, "/collections/claims/items/secret", status=404)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["earlier", "later"]),
        ("limit=1", ["earlier"]),
        ("limit=1&offset=1", ["later"]),
        ("offset=7", []),
        ("stance=denies", ["later"]),
        ("stance=denies&source_id=nis", []),
        ("place_ids=vladivostok", ["earlier"]),
        ("low=1500", ["earlier"]),
        ("bbox=131,43,132,44", ["earlier"]),
        ("bbox=0,0,1,1", []),
        ("datetime=2024-10-18", ["earlier"]),
        ("datetime=2024-10-19T12:00:00Z", ["later"]),
        ("datetime=2024-10-19/..", ["later"]),
        ("datetime=../2024-10-18", ["earlier"]),
        ("datetime=2024-10-18/2024-10-19", ["earlier", "later"]),
        ("sortby=-said", ["later", "earlier"]),
        ("sortby=low", ["earlier", "later"]),
        ("q=SOLDIERS%20vladivostok", ["earlier"]),
    ],
)
def test_a_question_is_answered_by_the_claims_that_fit(live, query, expected):
    assert ids(live, query) == expected


def test_a_box_across_the_180th_meridian_has_both_its_sides(live):
    assert ids(live, "bbox=170,60,-170,70", "places") == ["anadyr"]
    assert ids(live, "bbox=131,40,-170,70", "places") == ["vladivostok", "anadyr"]


def test_a_page_leads_to_the_next(live):
    first = ask(live, "/collections/claims/items?limit=1")

    after = [link["href"] for link in first["links"] if link["rel"] == "next"]
    assert first["numberMatched"] == 2
    assert after[0].startswith(f"{live.address}/ogc/collections/claims/items?")
    assert "offset=1" in after[0]


def test_only_the_properties_that_were_asked_for_come(live):
    found = ask(live, "/collections/claims/items?properties=stance&skipGeometry=true&limit=1")

    assert found["features"][0]["properties"] == {"stance": "asserts"}
    assert found["features"][0]["geometry"] is None


@pytest.mark.parametrize(
    "query", ["bbox=1,2", "bbox=a,b,c,d", "limit=0", "limit=x", "offset=-1", "datetime=soon",
              "sortby=nothing", "properties=nothing", "f=html", "f=jsonld", "f=csv",
              "filter=stance%3D%27denies%27", "crs=EPSG:3857"],
)  # fmt: skip
def test_a_question_that_makes_no_sense_is_refused_in_plain_words(live, query):
    refusal = ask(live, f"/collections/claims/items?{query}", status=400)

    assert refusal["description"]
    assert "Traceback" not in json.dumps(refusal)


@pytest.mark.parametrize(
    "path", ["/nothing", "/collections/nothing", "/collections/nothing/items",
             "/collections/claims/items/nothing", "/collections/claims/items/a/b", "/processes",
             "/jobs", "/stac", "/admin/config"],
)  # fmt: skip
def test_what_is_not_there_is_not_there(live, path):
    ask(live, path, status=404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(live, method):
    assert live.ask("/ogc/collections/claims/items", method=method).status == 405


def test_hostile_words_come_as_json_that_no_browser_runs(live):
    answer = live.ask("/ogc/collections/claims/items?limit=1", accept="text/html")

    assert json.loads(answer.content)["features"][0]["properties"]["note"] == HOSTILE
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" in answer.headers


def test_hostile_questions_come_back_as_json_too(live):
    answer = live.ask(f"/ogc/collections/{quote(HOSTILE, safe='')}/items?bbox={quote(HOSTILE)}")

    assert answer.status == 404
    assert answer.headers["content-type"] == "application/json"


def test_no_answer_leads_to_another_host_or_to_a_page_of_html(live):
    for path in ("", "/collections", "/collections/claims", "/collections/claims/items?limit=1"):
        document = ask(live, path)
        links = document["links"] + [
            link for row in document.get("collections", ()) for link in row["links"]
        ]
        assert links
        for link in links:
            assert link["href"].startswith(f"{live.address}/ogc"), link
            assert "f=html" not in link["href"]


def test_an_answer_that_a_program_has_already_is_not_sent_again(live):
    first = live.ask("/ogc/collections/claims/items?limit=1")

    again = live.ask("/ogc/collections/claims/items?limit=1", if_none_match=first.headers["etag"])
    other = live.ask("/ogc/collections/claims/items?limit=2", if_none_match=first.headers["etag"])

    assert (again.status, again.content) == (304, b"")
    assert other.status == 200
    assert first.headers["cache-control"] == "public, max-age=60"


def test_other_peoples_pages_may_read_the_layers(live):
    assert live.ask("/ogc/collections").headers["access-control-allow-origin"] == "*"


def test_a_host_that_is_no_name_is_in_no_answer(live):
    assert b"<script" not in live.ask("/ogc/collections", host='a"><script>').content


def test_the_description_names_what_can_be_asked_and_nothing_else(live):
    document = ask(live, "/openapi")

    assert "/collections/claims/items" in document["paths"]
    assert {method for path in document["paths"].values() for method in path} <= {
        "get",
        "parameters",
    }
    assert not [kind for kind in ask(live, "/conformance")["conformsTo"] if "html" in kind]


def test_gdal_reads_a_live_layer_as_qgis_does(live):
    source = f"OAPIF:{live.address}/ogc"

    names = sorted(name for name, _ in pyogrio.list_layers(source))
    table = pyogrio.read_dataframe(source, layer="claims")

    assert names == ["claims", "movements", "places"]
    assert table["claim_id"].tolist() == ["earlier", "later"]
    assert table["note"].fillna("").tolist() == [HOSTILE, ""]
    assert table.geometry.iloc[0].coords[0] == (131.87, 43.11)
    assert table.crs.equals("EPSG:4326", ignore_axis_order=True)


def test_gdal_reads_every_page_of_the_shipped_claims(shipped):
    table = pyogrio.read_dataframe(f"OAPIF:{shipped.address}/ogc", layer="claims", PAGE_SIZE="50")

    published = public_atlas(read_atlas()).claims
    assert table["claim_id"].tolist() == published["claim_id"].tolist()
    assert table["statement"].tolist() == published["statement"].tolist()


def test_gdal_asks_by_box(shipped):
    table = pyogrio.read_dataframe(
        f"OAPIF:{shipped.address}/ogc", layer="places", bbox=(131, 42, 133, 44)
    )

    assert "Vladivostok" in table["name"].tolist()
    assert len(table) < len(read_atlas().places)


def test_owslib_reads_a_live_layer(live):
    service = Features(f"{live.address}/ogc")

    assert service.feature_collections() == ["claims", "places", "movements"]
    found = service.collection_items("claims", limit=10, stance="denies")
    assert [feature["id"] for feature in found["features"]] == ["later"]
    assert service.collection_item("claims", "earlier")["properties"]["note"] == HOSTILE
    assert "claim_id" in service.collection_queryables("claims")["properties"]
    assert service.api()["openapi"].startswith("3.0")


def test_the_app_starts_without_loading_pygeoapi():
    code = "import sys, app; print('pygeoapi' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"


def test_an_own_layer_is_served_with_every_value_it_has():
    row = {"code": "007", "tags": ["a", {"b": None}], "big": 2**70}
    shapes = np.array([shapely.Point(1, 2)], dtype=object)
    own = Layer(name="own", ids=[7], columns=tuple(row), rows=[row], shapes=shapes,
                about={"title": HOSTILE})  # fmt: skip
    service = Service(own_collections([own]), title="Own")

    def answer(path):
        return json.loads(service.answer(path, {}, address="https://a.example/ogc").content)

    (feature,) = answer("collections/own/items")["features"]
    assert feature["id"] == 7
    assert feature["properties"] == row
    assert answer("collections/own")["title"] == HOSTILE
    assert answer("collections/own/items/7")["geometry"]["coordinates"] == [1, 2]
