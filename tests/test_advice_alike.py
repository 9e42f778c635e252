from geodata.advice.alike import alike
from tests.builders import claim, document, source


def rows(*records, key):
    return [(record[key], record) for record in records]


def found(record, others, table):
    return [one.row for one in alike(record, others, table)]


def test_a_name_with_other_accents_capitals_and_dots_is_pointed_out():
    others = rows(source("msz", name="Ministère des Affaires"), source("nis"), key="source_id")

    assert found(source("x", name="MINISTERE DES AFFAIRES."), others, "sources") == ["msz"]


def test_an_address_that_differs_in_its_scheme_its_www_and_its_slash_is_the_same():
    others = rows(document("a", url="https://www.example.org/a/"), key="document_id")

    assert found(document("b", url="http://example.org/a"), others, "documents") == ["a"]


def test_a_statement_of_another_source_or_day_is_another_claim():
    same = claim("a")
    others = rows(same, claim("b", source_id="kremlin"), claim("c", said="2024-10-19"),
                  key="claim_id")  # fmt: skip

    assert found(claim("new"), others, "claims") == ["a"]


def test_a_different_name_is_not_pointed_out():
    others = rows(source("nis"), key="source_id")

    assert found(source("x", name="Security Service"), others, "sources") == []


def test_the_nearest_comes_first():
    others = rows(source("a", name="Interfax Ukraine"), source("b", name="Interfax-Ukraina"),
                  key="source_id")  # fmt: skip

    assert found(source("x", name="Interfax-Ukraine"), others, "sources") == ["a", "b"]
