"""The kinds of fault that a file may have, each with what is done about it, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Choice = Literal["apply", "leave", "aside"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fault.

    ``choices`` are the treatments an analyst may ask for; the first is what happens unasked.
    ``apply`` does what ``done`` says, ``leave`` keeps the feature as it came (only where that is
    lawful), ``aside`` leaves it out of the table. A kind without choices is always set aside.
    """

    name: str
    title: str
    done: str
    reason: str
    choices: tuple[Choice, ...] = ()


_MEND: tuple[Choice, ...] = ("apply", "aside")
_FREE: tuple[Choice, ...] = ("apply", "leave", "aside")
_KEEP: tuple[Choice, ...] = ("leave", "apply", "aside")

_KINDS = (
    # of the whole file
    Kind("byte-order-mark", "A byte order mark before the text", "left out",
         "JSON is exchanged without one (RFC 8259, 8.1)", ("apply",)),
    Kind("encoding", "Text that is not UTF-8", "read in the encoding found",
         "layers are exchanged as UTF-8 (RFC 8259, 8.1)", ("apply",)),
    Kind("other-crs", "Coordinates in another reference system", "converted to EPSG:4326",
         "layers are kept in EPSG:4326, longitude first (RFC 7946, 4)", ("apply",)),
    Kind("no-crs", "No reference system is named", "read as EPSG:4326",
         "all coordinates fit longitude and latitude; name the system if it is another",
         ("apply",)),
    Kind("bad-bbox", "A bounding box that is none", "ignored",
         "a bbox is four or six numbers, south not above north (RFC 7946, 5)", ("apply",)),
    Kind("misplaced-member", "A member that belongs to another type", "kept apart, not read",
         "a GeoJSON object has no members of another type (RFC 7946, 7.1)", ("apply",)),
    # of identifiers and members
    Kind("bad-id", "An id that is neither text nor number", "given a new id",
         "an id is a text or a number (RFC 7946, 3.2)", _MEND),
    Kind("duplicate-id", "An id that came before", "given a new id",
         "an id names one feature", _MEND),
    Kind("no-geometry-member", "A feature without the member geometry", "read as no geometry",
         "a feature has a geometry, or null (RFC 7946, 3.2)", _MEND),
    Kind("no-properties-member", "A feature without the member properties",
         "read as no properties", "a feature has properties, or null (RFC 7946, 3.2)", _MEND),
    Kind("repeated-key", "A property that stands there twice", "the last one kept",
         "one name has one value (RFC 8259, 4); most programs keep the last", _MEND),
    # of values
    Kind("not-a-number", "NaN in a property", "read as missing",
         "JSON has no NaN (RFC 8259, 6)", _MEND),
    Kind("too-great-a-number", "A number too great for any program", "kept as text",
         "a number of this size cannot be computed with", _MEND),
    Kind("broken-text", "Half a character in a text", "replaced by �",
         "a lone surrogate is no Unicode character", _MEND),
    Kind("not-json", "A value that JSON does not have", "kept as text",
         "layers are exchanged as JSON", _MEND),
    # of geometry
    Kind("open-ring", "A ring that is not closed", "closed with its first position",
         "the last position of a ring equals the first (RFC 7946, 3.1.6)", _MEND),
    Kind("crossing-lines", "A polygon whose lines cross", "parted where its lines cross",
         "an area whose outline crosses itself has no certain inside", _FREE),
    Kind("stray-hole", "A hole outside its polygon", "the hole left out",
         "a hole lies within the outline (RFC 7946, 3.1.6)", _FREE),
    Kind("no-area", "A polygon without area", "made the line or point that it is",
         "all its positions lie on one line", _KEEP),
    Kind("swapped-axes", "Latitude before longitude", "the two swapped",
         "positions are written longitude first (RFC 7946, 3.1.1)", _MEND),
    Kind("past-180", "Longitudes beyond 180°", "brought back, and cut at the 180th meridian",
         "longitudes lie within ±180, and shapes are cut there (RFC 7946, 3.1.9)", _MEND),
    Kind("wide-edge", "An edge more than half the Earth long", "cut at the 180th meridian",
         "by RFC 7946 it runs through 0°; many programs mean the way across 180°", _KEEP),
    Kind("empty-geometry", "A geometry without positions", "made no geometry at all",
         "an empty geometry may be read as none (RFC 7946, 3.1)", _KEEP),
    Kind("more-than-height", "More than three numbers in a position",
         "the numbers after the height left out",
         "what a fourth number means is not defined (RFC 7946, 3.1.1)", _MEND),
    Kind("mixed-heights", "Height in some positions only", "the heights left out",
         "a shape has a height everywhere or nowhere", _MEND),
    # what is always set aside
    Kind("no-feature", "Something that is no feature", "",
         'a feature is {"type": "Feature", "geometry": …, "properties": …}; write one'),
    Kind("bad-properties", "Properties that are no object", "",
         "properties are an object or null; write one"),
    Kind("bad-geometry", "A geometry that cannot be read", "", "correct it in the file"),
    Kind("not-on-earth", "A position that is not on the Earth", "",
         "longitude lies within ±180 and latitude within ±90; if these are metres, name their "
         "reference system"),
    Kind("too-deep", "A value nested too deep", "",
         "values are nested at most 64 levels deep; make it flat"),
    Kind("no-record", "A line or row that cannot be read", "", "correct it in the file"),
    Kind("other-layer", "Another layer of the same file", "",
         "one layer is read at a time; choose it to read it"),
    Kind("deleted-record", "A record marked as deleted", "",
         "it was deleted in the program that wrote the file"),
    Kind("unread-part", "A part of the file that is not read", "",
         "only features, their properties and shapes are read"),
)  # fmt: skip

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _KINDS})
"""Every kind of fault, by name."""
