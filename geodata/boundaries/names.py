"""Names of countries and regions: the source's own, corrected where they are wrong or old.

Development only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_STRESS_MARK = "\N{COMBINING ACUTE ACCENT}"

#: Languages of regions.geojson beside English, and those that one country adds.
_LANGUAGES = ("uk", "ru", "ko")
_MORE_LANGUAGES = MappingProxyType({"CN": ("zh",), "JP": ("ja",)})

#: English names of regions where the source's is old, wrong or only half the name.
_ENGLISH_REGIONS = MappingProxyType(
    {
        "RU-AD": "Adygea",
        "RU-ALT": "Altai Krai",
        "RU-BU": "Buryatia",
        "RU-CE": "Chechnya",
        "RU-CU": "Chuvashia",
        "RU-DA": "Dagestan",
        "RU-IN": "Ingushetia",
        "RU-KC": "Karachay-Cherkessia",
        "RU-KK": "Khakassia",
        "RU-KL": "Kalmykia",
        "RU-MO": "Mordovia",
        "RU-SA": "Sakha (Yakutia)",
        "RU-SE": "North Ossetia-Alania",
        "RU-TA": "Tatarstan",
        "RU-TY": "Tuva",
        "RU-UD": "Udmurtia",
        "RU-YEV": "Jewish Autonomous Oblast",
        "UA-30": "Kyiv",
        "UA-40": "Sevastopol",
        "UA-43": "Crimea",
        "UA-51": "Odesa Oblast",
    }
)

#: Names in other languages where the source's are wrong.
_OTHER_REGION_NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "KP-13": {"uk": "Расон", "ru": "Расон"},
        "RU-ALT": {"uk": "Алтайський край", "ru": "Алтайский край", "ko": "알타이 지방"},
        "UA-30": {"ko": "키이우"},
        "UA-32": {"uk": "Київська область", "ru": "Киевская область", "ko": "키이우주"},
    }
)

#: English short names of countries where the source's are old or abbreviated.
_ENGLISH_COUNTRIES = MappingProxyType(
    {
        "AX": "Åland",
        "BL": "Saint Barthélemy",
        "BQ": "Caribbean Netherlands",
        "BS": "Bahamas",
        "BV": "Bouvet Island",
        "CC": "Cocos (Keeling) Islands",
        "CD": "DR Congo",
        "CG": "Congo",
        "CI": "Côte d’Ivoire",
        "CV": "Cabo Verde",
        "CX": "Christmas Island",
        "CZ": "Czechia",
        "FM": "Micronesia",
        "GF": "French Guiana",
        "GP": "Guadeloupe",
        "GS": "South Georgia and the South Sandwich Islands",
        "GW": "Guinea-Bissau",
        "HK": "Hong Kong",
        "MK": "North Macedonia",
        "MO": "Macao",
        "MQ": "Martinique",
        "PS": "Palestine",
        "RE": "Réunion",
        "RS": "Serbia",
        "SJ": "Svalbard and Jan Mayen",
        "SS": "South Sudan",
        "ST": "São Tomé and Príncipe",
        "SZ": "Eswatini",
        "TF": "French Southern Territories",
        "TK": "Tokelau",
        "TL": "Timor-Leste",
        "TR": "Türkiye",
        "TZ": "Tanzania",
        "US": "United States",
        "VA": "Holy See",
        "YT": "Mayotte",
    }
)

#: Names of countries in their own and the story's languages.
_OTHER_COUNTRY_NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "AM": {"hy": "Հայաստան"},
        "AZ": {"az": "Azərbaycan"},
        "BE": {"nl": "België", "fr": "Belgique"},
        "BG": {"bg": "България"},
        "BY": {"be": "Беларусь", "ru": "Беларусь", "uk": "Білорусь", "ko": "벨라루스"},
        "CN": {"zh": "中国", "uk": "Китай", "ru": "Китай", "ko": "중국"},
        "DE": {"de": "Deutschland"},
        "EE": {"et": "Eesti"},
        "FI": {"fi": "Suomi"},
        "FR": {"fr": "France"},
        "GE": {"ka": "საქართველო"},
        "HU": {"hu": "Magyarország"},
        "IR": {"fa": "ایران"},
        "JP": {"ja": "日本", "uk": "Японія", "ru": "Япония", "ko": "일본"},
        "KG": {"ky": "Кыргызстан"},
        "KP": {
            "ko": "조선민주주의인민공화국",
            "uk": "Північна Корея",
            "ru": "Северная Корея",
        },
        "KR": {"ko": "대한민국", "uk": "Південна Корея", "ru": "Южная Корея"},
        "KZ": {"kk": "Қазақстан"},
        "LT": {"lt": "Lietuva"},
        "LV": {"lv": "Latvija"},
        "MD": {"ro": "Moldova", "uk": "Молдова", "ru": "Молдавия", "ko": "몰도바"},
        "MN": {"mn": "Монгол"},
        "NO": {"nb": "Norge"},
        "PL": {"pl": "Polska"},
        "RO": {"ro": "România"},
        "RU": {"ru": "Россия", "uk": "Росія", "ko": "러시아"},
        "SE": {"sv": "Sverige"},
        "SK": {"sk": "Slovensko"},
        "TJ": {"tg": "Тоҷикистон"},
        "TM": {"tk": "Türkmenistan"},
        "TR": {"tr": "Türkiye"},
        "TW": {"zh": "台灣"},
        "UA": {"uk": "Україна", "ru": "Украина", "ko": "우크라이나"},
        "US": {"uk": "Сполучені Штати", "ru": "Соединённые Штаты", "ko": "미국"},
        "UZ": {"uz": "Oʻzbekiston"},
    }
)


def country_names(code: str, admin: str) -> dict[str, Any]:
    """Return `name` (English) and `names` (by language tag) of a country.

    `admin` is the source's English name, used where it needs no correction.
    """
    english = _ENGLISH_COUNTRIES.get(code, admin)
    return {"name": english, "names": {"en": english, **_OTHER_COUNTRY_NAMES.get(code, {})}}


def region_names(code: str, properties: Mapping[str, str]) -> dict[str, Any]:
    """Return `name` (English) and `names` (by language tag) of a region."""
    country = code[:2]
    is_oblast = (properties["name_ru"] or "").endswith("область")
    kind = " Oblast" if is_oblast or country == "UA" else ""
    english = _ENGLISH_REGIONS.get(code, f"{properties['name_en']}{kind}")
    names = {"en": english}
    for language in (*_LANGUAGES, *_MORE_LANGUAGES.get(country, ())):
        found = (properties[f"name_{language}"] or "").replace(_STRESS_MARK, "")
        if language == "ko" and is_oblast and not found.endswith("주"):
            found += "주"
        if found:
            names[language] = found
    return {"name": english, "names": {**names, **_OTHER_REGION_NAMES.get(code, {})}}
