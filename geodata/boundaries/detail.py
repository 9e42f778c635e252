"""How finely each cell is drawn: the nearer to the story, the finer.

Development only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from geodata.boundaries.policy import REGION_COUNTRIES

#: Detail kept, in kilometres (see topology.simplify_by_level), finest first.
_CORE_KM, _STORY_KM, _NEAR_KM, _SIX_KM, _WORLD_KM, _POLAR_KM = 0.7, 1.2, 2.5, 7.0, 15.0, 30.0

#: Islands of the world are dropped below this size; those of the six countries never.
LEAST_ISLAND_KM2 = 500.0

_CORE = frozenset(
    {
        *("RU-BEL", "RU-BRY", "RU-KRS", "RU-PRI"),
        *("UA-09", "UA-14", "UA-23", "UA-40", "UA-43", "UA-59", "UA-63", "UA-65"),
    }
)
_STORY = frozenset({"RU-KDA", "RU-ROS", "RU-VOR"})
_NEAR = frozenset(
    {
        *("RU-AMU", "RU-BU", "RU-KHA", "RU-SAK", "RU-YEV", "RU-ZAB"),
        *("RU-AD", "RU-KLU", "RU-LIP", "RU-MOS", "RU-MOW", "RU-ORL", "RU-RYA", "RU-SMO"),
        *("RU-TA", "RU-TAM", "RU-TUL", "RU-VGG", "CN-HL", "CN-JL", "CN-LN", "BY", "MD"),
    }
)
_NEIGHBOURS = frozenset(
    {
        *("AM", "AZ", "BG", "EE", "FI", "GE", "HU", "KZ", "LT", "LV", "MN", "PL", "RO"),
        *("RS", "SK", "TR", "TW"),
    }
)
_POLAR = frozenset({"AQ", "CA", "GL"})


def levels(country_of: Mapping[str, str]) -> list[tuple[float, list[str]]]:
    """Return (detail in km, codes) of each level, finest first, from code -> country."""
    codes: dict[float, list[str]] = defaultdict(list)
    for code, country in country_of.items():
        codes[_detail_km(code, country)].append(code)
    return sorted(codes.items())


def _detail_km(code: str, country: str) -> float:
    if country == "KP" or code in _CORE:
        return _CORE_KM
    if country in {"KR", "UA"} or code in _STORY:
        return _STORY_KM
    if country == "JP" or code in _NEAR:
        return _NEAR_KM
    if country in REGION_COUNTRIES or country in _NEIGHBOURS:
        return _SIX_KM
    return _POLAR_KM if country in _POLAR else _WORLD_KM
