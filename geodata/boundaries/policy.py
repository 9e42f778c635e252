"""Which country and region each source polygon belongs to, by the United Nations.

Development only.  Every rule is told, with its reason, in docs/decisions/0002-borders.md.
"""

from __future__ import annotations

from types import MappingProxyType

#: Countries whose first-level regions are kept, in the order of regions.geojson.
REGION_COUNTRIES = ("UA", "RU", "KP", "KR", "CN", "JP")

#: Ukrainian regions that Russia occupies, wholly or in part.
OCCUPIED = frozenset({"UA-09", "UA-14", "UA-23", "UA-40", "UA-43", "UA-65"})

#: Subjects of Russia's Far Eastern Federal District since November 2018.
FAR_EAST = frozenset(
    {
        *("RU-AMU", "RU-BU", "RU-CHU", "RU-KAM", "RU-KHA", "RU-MAG"),
        *("RU-PRI", "RU-SA", "RU-SAK", "RU-YEV", "RU-ZAB"),
    }
)

#: Source polygons that no state is given: reefs and islets that several states claim.
LEFT_OUT = frozenset({"CN-X01~", "-99-X08~"})

#: ISO 3166-1 code by the source's own code, where the source is wrong or has none.
COUNTRY = MappingProxyType(
    {
        "UA-40": "UA",  # Sevastopol and
        "UA-43": "UA",  # Crimea, given to Russia by the source
        "-99-X02~": "FR",  # Clipperton
        "-99-X03~": "AU",  # Coral Sea Islands
        "-99-X04~": "CY",  # the north of Cyprus
        "-99-X05~": "KZ",  # Baikonur, leased to Russia
        "-99-X06~": "IN",  # Siachen; its borders are marked undetermined
        "-99-X11~": "SO",  # Somaliland
        "-99-X13~": "CU",  # Guantanamo Bay, leased to the United States
        "-99-X14~": "CX",
        "-99-X15~": "CC",
        "-99-X16~": "CY",  # Dhekelia and
        "-99-X17~": "CY",  # Akrotiri: British, but smaller than the detail drawn
        "FR-GF": "GF",
        "FR-GP": "GP",
        "FR-MQ": "MQ",
        "FR-RE": "RE",
        "FR-YT": "YT",
        "NL-BQ1": "BQ",
        "NL-BQ2": "BQ",
        "NL-BQ3": "BQ",
        "NO-21": "SJ",
        "NO-X01~": "BV",
    }
)

#: Region code by the source's own code, where the source is wrong.
REGION = MappingProxyType(
    {
        "RU-MOW": "RU-MOS",  # the source swaps the oblast of Moscow
        "RU-MOS": "RU-MOW",  # and the city
        "RU-X01~": "RU-YAN",  # an islet without a name, 0.03 degrees off Yamal
    }
)

#: Polygons kept apart from their country until its borders are classified.
KASHMIR = frozenset({"-99-X06~", "IN-JK", "IN-LA", "PK-GB", "PK-JK"})
KOSOVO = "XK"
CLAIMED_BY_CHINA = "IN-AR"

_UNDETERMINED = frozenset(
    {
        frozenset({"IL", "PS"}),  # armistice line of 1949
        frozenset({"IL", "SY"}),  # Golan
        frozenset({"IL", "LB"}),  # Blue Line
        frozenset({"SD", "SS"}),  # final boundary not yet agreed
    }
)


def country_code(properties: dict[str, str]) -> str:
    """Return the ISO 3166-1 alpha-2 code of a source polygon's country."""
    corrected = COUNTRY.get(properties["iso_3166_2"], properties["iso_a2"])
    return "RS" if corrected == KOSOVO else corrected


def cell_code(properties: dict[str, str]) -> str:
    """Return the code of the cell that a source polygon dissolves into.

    A cell is a region in the countries whose regions are kept, a part of a country
    whose borders are not agreed, or else a whole country.
    """
    code = properties["iso_3166_2"]
    if country_code(properties) in REGION_COUNTRIES:
        return REGION.get(code, code)
    if code in KASHMIR or code == CLAIMED_BY_CHINA:
        return code
    if properties["iso_a2"] == KOSOVO:
        return KOSOVO
    return country_code(properties)


def is_undetermined(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether the border between two (cell, country) pairs is not agreed.

    >>> is_undetermined(("XK", "RS"), ("RS", "RS"))
    True
    >>> is_undetermined(("UA-14", "UA"), ("RU-ROS", "RU"))
    False
    """
    cells = {one[0], other[0]}
    countries = frozenset({one[1], other[1]})
    if KOSOVO in cells and countries == {"RS"}:
        return True
    if cells & KASHMIR and countries <= {"IN", "PK", "CN"} and len(countries) == 2:
        return True
    if CLAIMED_BY_CHINA in cells and countries == {"IN", "CN"}:
        return True
    return countries in _UNDETERMINED
