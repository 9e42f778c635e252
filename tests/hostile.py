"""Makes an atlas whose every text, and every identifier, tries to be something else than text.

The columns are read from the schema, so a new one is tried as soon as it is there. In a browser
``canary()`` must be defined: it is what the scripts would call. On the server a template that ran
would leave the file ``Hostile.ran``.
"""

from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from geodata.schema import TABLES
from tests import builders

TITLE = (
    "{{7*191}}<img src=x onerror=canary()>[a](javascript:canary())"
    "![](//elsewhere.example/x)$x$:red[y]"
)
SUM_OF_THE_TEMPLATE = "1337"
"""What 7*191 comes to, if anybody works it out."""

_CONTROL = "{{7*191}}\u0007<img src=x onerror=canary()>"
_NO_ID = "{{7*191}}<img src=x onerror=canary()>"
_TEXTS = ("text", "texts", "names")


@dataclass(frozen=True)
class Hostile:
    """A hostile atlas: its folder, the file that must not appear, and the texts that must."""

    folder: Path
    ran: Path
    texts: dict

    def of(self, table, column):
        """Return the distinct texts of a column, white space as a browser shows it."""
        return sorted({plain(text) for text in self.texts[table, column]})


def attacks(ran):
    """Return the texts, each of one kind of attack; several are short enough for any column."""
    return (
        "{{7*191}}",
        "{%if 1%}{{7*191}}{%endif%}",
        f"{{{{cycler.__init__.__globals__.os.popen('touch {ran}').read()}}}}",
        "<script>canary()</script>",
        "</script><script>canary()</script>",
        "<img src=x onerror=canary()>",
        "<svg onload=canary()>",
        '<iframe srcdoc="<script>parent.canary()</script>">',
        '"onfocus=canary() autofocus="',
        "');canary();//",
        "${canary()}",
        "`${canary()}`",
        "<b>b</b> &lt;i&gt; &amp;",
        "[a](javascript:canary())",
        "![](http://elsewhere.example/x)",
        "<http://elsewhere.example/>",
        "$\\int x$ $$y$$",
        ":tada: :red[x] :material/report:",
        "**b** _i_ `c` ~~s~~",
        "# heading\n- item\n\n    code",
        "\u202egnp.exe",
        "\u2066\u2067 left open",
        "\u200e\u200b\u200d\ufeff joined",
        '=HYPERLINK("http://elsewhere.example")',
        "__proto__",
        "%s {0} {a.__class__}",
        "W" * 150,
    )


def write_hostile_atlas(folder):
    """Write the atlas: each text column tries each attack it has room for, and is kept.

    Beside these rows stand others that must be refused: every column of every table once with a
    value it may not have, and every identifier with every attack.
    """
    ran = folder.parent / "ran"
    tried = attacks(ran)
    texts = {}
    rows = {name: [] for name in TABLES}
    for number in range(len(tried)):
        for name, row in _kept(number, len(tried)):
            rows[name].append(row)
            for column in TABLES[name].columns:
                if column.kind in _TEXTS:
                    text = _fitting(column, tried, number)
                    _cells(row)[column.name] = _as(column.kind, text)
                    texts.setdefault((name, column.name), []).append(text)
    for name in rows:
        rows[name].extend(_refused(name, tried))
    header = {
        "title": TITLE,
        "summary": " ".join(tried),
        "theatres": [
            {"name": tried[5], "bounds": [120, 35, 145, 50]},
            {"name": tried[0], "bounds": [20, 44, 45, 54]},
            {"name": _CONTROL, "bounds": [0, 0, 1, 1]},
        ],
        "opening": "from=2024-10-01&to={{7*191}}&source=<svg onload=canary()>,:red[x]",
        "does_not_show": list(tried),
        _NO_ID: _NO_ID,
    }
    texts["atlas", "title"] = [TITLE]
    texts["atlas", "does_not_show"] = list(tried)
    builders.write_folder(folder, header=header, **rows)
    return Hostile(folder, ran, texts)


def plain(text):
    """Return a text with each run of white space as one space, as a browser shows it."""
    return " ".join(text.split())


def _kept(number, total):
    """Yield one row of each table, valid but for its texts, which come later."""
    after = (number + 1) % total
    source, place, claim = f"s-{number}", f"p-{number}", f"c-{number}"
    yield "sources", builders.source(source)
    yield "documents", builders.document(f"d-{number}", url=_address(number), title="-")
    yield "questions", builders.question(f"q-{number}")
    yield "places", builders.place(place, at=(121 + number / 2, 36 + number / 3))
    yield (
        "claims",
        builders.claim(
            claim, source_id=source, document_id=f"d-{number}", question_id=f"q-{number}",
            place_ids=[place, f"p-{after}"], said=f"2024-10-{number + 1:02}",
        ),
    )  # fmt: skip
    yield "relations", builders.relation(claim, f"c-{after}", kind="contradicts")
    yield "assessments", builders.assessment(claim)
    yield (
        "movements",
        builders.movement(
            f"m-{number}", origin_id=place, destination_id=f"p-{after}", claim_ids=[claim]
        ),
    )


def _address(number):
    """Return a web address, as far as one can be hostile."""
    return f"http://elsewhere.example/{number}/{{{{7*191}}}}/'onclick='canary()/${{canary()}}"


def _refused(name, tried):
    """Yield rows that must be set aside, each for one reason."""
    table = TABLES[name]
    numbers = count(1000)
    wrong = {column.name: _CONTROL if column.kind in _TEXTS else _NO_ID for column in table.columns}
    ids = ({table.key: text} for text in tried) if table.key else ()
    for change in chain(({column: value} for column, value in wrong.items()), ids):
        row = next(row for kind, row in _kept(next(numbers), 1) if kind == name)
        _cells(row).update(_about_the_first(name))
        if "geometry" in change:
            row["geometry"] = change.pop("geometry")
        _cells(row).update(change)
        yield row
    _cells(row := next(row for kind, row in _kept(2000, 1) if kind == name))[_NO_ID] = 1
    yield row


def _about_the_first(name):
    """Return references of a row that all exist."""
    return {
        "claims": {"source_id": "s-0", "document_id": "d-0", "question_id": "q-0",
                   "place_ids": ["p-0"], "said": "2024-10-01"},
        "relations": {"from_claim_id": "c-0", "to_claim_id": "c-1"},
        "assessments": {"claim_id": "c-0"},
        "movements": {"origin_id": "p-0", "destination_id": "p-1", "claim_ids": ["c-0"]},
    }.get(name, {})  # fmt: skip


def _cells(row):
    return row.get("properties", row)


def _fitting(column, tried, number):
    """Return the first text, from this number on, that a column has room for."""
    turned = (*tried[number % len(tried) :], *tried)
    words = column.most_words or 1000
    return next(
        text for text in turned if len(text) <= column.longest and len(text.split()) <= words
    )


def _as(kind, text):
    return {"text": text, "texts": [text], "names": {"ru": text, "ko": text}}[kind]
