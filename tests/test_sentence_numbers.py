import pandas as pd
import pytest

from geodata.sentence_numbers import number_faults


def claims(*rows):
    columns = ["bound", "low", "high", "statement", "quoted_words", "note", "said", "happened"]
    return pd.DataFrame([{"said": "2024-10-18", **row} for row in rows], columns=columns)


ABOUT = {"bound": "about", "low": 1500.0, "high": 1500.0}
FLOOR = {"bound": "at-least", "low": 3000.0, "high": None}
LIMIT = {"bound": "up-to", "low": None, "high": 10000.0}
EXACT = {"bound": "exactly", "low": 18.0, "high": 18.0}
RANGE = {"bound": "between", "low": 2000.0, "high": 12000.0}


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("About 1,500 were sent.", ABOUT),
        ("Nearly 1500 were sent.", ABOUT),
        ("More than 3,000 were sent.", FLOOR),
        ("As many as 10,000 are readied.", LIMIT),
        ("On 18 October 2024 it named 18.", EXACT),
        ("Reports ran from 2,000 to 12,000.", RANGE),
        ("Nobody gave a number.", {}),
    ],
)
def test_a_number_with_the_bound_of_its_claim_is_right(words, claim):
    assert number_faults(words, claims(claim)) == ()


@pytest.mark.parametrize(
    ("words", "claim", "fault"),
    [
        ("1,500 were sent.", ABOUT, "1,500 is given as “about” by its claim."),
        ("About 3,000 were sent.", FLOOR, "3,000 is given as “at least” by its claim."),
        ("At least 10,000 are readied.", LIMIT, "10,000 is given as “up to” by its claim."),
        ("About 18 deserted.", EXACT, "18 is given without a bound by its claim."),
        ("About 1,600 were sent.", ABOUT, "1,600 stands in none of its claims."),
        ("On 19 October it said so.", ABOUT, "19 stands in none of its claims."),
    ],
)
def test_another_number_or_another_bound_is_told(words, claim, fault):
    assert number_faults(words, claims(claim)) == (fault,)


def test_a_number_may_have_the_bound_of_either_claim():
    both = claims(FLOOR, {"bound": "about", "low": 3000.0, "high": 3000.0})

    assert number_faults("At least 3,000; or around 3,000.", both) == ()


def test_a_number_may_stand_in_the_statement():
    both = claims({**LIMIT, "statement": "Two brigades of 6,000 each."})

    assert number_faults("Perhaps two brigades of 6,000.", both) == ()


def test_a_sentence_without_claims_has_no_number_right():
    assert number_faults("Some 3,000.", claims()) == ("3,000 stands in none of its claims.",)
