"""The cases that geodata and the browser must answer alike, and strategies for other atlases."""

import json
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
from hypothesis import strategies as st

from geodata import read_atlas
from geodata.model import Atlas
from tests.builders import document, place, question, relation, source, write_folder

CASES = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "data" / "known").glob("*.json"))
}

FIRST = date(2024, 10, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(8)]


def atlas_of(case, folder):
    """Return a case as an atlas; what a case leaves out is the same in all of them."""
    given = {"document_id": "yonhap-18-oct", "statement": "They said so.", "topic": "deployment",
             "stance": "asserts", "basis": "unknown", "status": "published"}  # fmt: skip
    atlas = read_atlas(
        write_folder(
            folder,
            sources=[source(**{"country": None, **row}) for row in case["sources"]],
            documents=[document()],
            questions=case["questions"],
            places=[place()],
            claims=[{**given, **row} for row in case["claims"]],
            relations=[relation(**row) for row in case["relations"]],
            assessments=[],
            movements=[],
        )
    )
    assert atlas.rejected == ()
    return atlas


def days_said():
    """Return a strategy for the first and the last day on which something may have been said."""
    ends = st.tuples(st.sampled_from(DAYS), st.sampled_from([0, 0, 0, 1, 4]))
    return ends.map(lambda pair: (pair[0], pair[0] + timedelta(days=pair[1])))


def claims_said():
    """Return a strategy for the claims of a few sources under two questions, or none."""
    row = st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["denies", "confirms", "asserts", "declines"]),
        st.sampled_from(["any", "any", "how-many", None]),
        days_said(),
        st.sampled_from(["published", "published", "published", "draft", "retracted"]),
        st.sampled_from([None, 1000.0, 3000.0]),
    )
    return st.lists(row, min_size=3, max_size=10).map(_claims)


@st.composite
def known_atlases(draw):
    """Draw an atlas of a few claims with any relations between them, circles included."""
    claims = draw(claims_said())
    claim_ids = st.sampled_from(claims["claim_id"].tolist())
    kinds = st.sampled_from(["supersedes", "repeats", "denies", "corroborates"])
    pairs = draw(st.lists(st.tuples(claim_ids, claim_ids, kinds), max_size=12))
    relations = pd.DataFrame(
        [pair for pair in pairs if pair[0] != pair[1]],
        columns=["from_claim_id", "to_claim_id", "kind"],
        dtype="str",
    )
    return atlas_with(claims=claims, relations=relations)


def _claims(rows):
    sources, stances, questions, said, statuses, numbers = zip(*rows, strict=True)
    counted = [
        None if stance in ("denies", "declines") else number
        for stance, number in zip(stances, numbers, strict=True)
    ]
    first, last = (
        pd.to_datetime(list(ends), utc=True).as_unit("us") for ends in zip(*said, strict=True)
    )
    return pd.DataFrame(
        {
            "claim_id": [f"claim-{at}" for at in range(len(rows))],
            "source_id": sources,
            "relayed_by": pd.Series([None] * len(rows), dtype="str"),
            "stance": stances,
            "question_id": pd.Series(questions, dtype="str"),
            "said_start": first,
            "said_end": last + pd.Timedelta(days=1),
            "status": statuses,
            "bound": pd.Series([number and "about" for number in counted], dtype="str"),
            "low": pd.Series(counted, dtype="float"),
            "high": pd.Series(counted, dtype="float"),
            "unit": "people",
            "basis": "total",
        }
    )


def told(*claims, relations=()):
    """Return an atlas of claims, each given as what matters of it, with relations as triples."""
    row = {"source_id": "a", "stance": "asserts", "question_id": "any", "said": (DAYS[0], DAYS[0]),
           "status": "published", "number": None}  # fmt: skip
    rows = [tuple({**row, **claim}.values()) for claim in claims]
    pairs = [(f"claim-{one}", f"claim-{other}", kind) for one, kind, other in relations]
    columns = ["from_claim_id", "to_claim_id", "kind"]
    return atlas_with(
        claims=_claims(rows), relations=pd.DataFrame(pairs, columns=columns, dtype="str")
    )


def on(number):
    """Return the span of one day, the number-th of ``DAYS``."""
    return DAYS[number], DAYS[number]


def atlas_with(**tables):
    """Return an atlas that holds only what the rules of what is known look at."""
    others = dict.fromkeys(Atlas.__dataclass_fields__)
    return Atlas(**{**others, **_SPEAKERS, **tables})


_SPEAKERS = {
    "sources": pd.DataFrame(
        {"source_id": ["a", "b", "c"], "kind": "government", "country": ["RU", "RU", "KP"]}
    ),
    "questions": pd.DataFrame([question("how-many"), question("any", measure="whether-sent")]),
}
