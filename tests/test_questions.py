import pandas as pd
import pytest

from geodata.questions import siblings
from tests.builders import question
from tests.known_cases import CASES


def asked(*questions):
    return pd.DataFrame(list(questions))


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if "siblings" in case["expected"]]
)
def test_the_forms_of_a_question_are_those_of_the_case(name):
    forms = siblings(asked(*CASES[name]["questions"]))

    for question_id, expected in CASES[name]["expected"]["siblings"].items():
        assert forms[question_id] == set(expected)


def test_two_questions_with_one_measure_are_not_forms_of_each_other():
    forms = siblings(
        asked(question("troops", measure="planned"), question("workers", measure="planned"))
    )

    assert forms["troops"] == {"troops"}


def test_a_question_in_another_unit_asks_for_something_else():
    forms = siblings(asked(question("many"), question("any", measure="whether-sent", unit="ships")))

    assert forms["any"] == {"any"}
