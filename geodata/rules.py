"""The rules that hold between the columns of one row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from geodata.checks import Checked, Fault

Row = Mapping[str, object]


def check_rules(checked: Checked) -> list[Fault]:
    """Return every fault that lies between the columns of a row.

    Parameters
    ----------
    checked
        A table whose cells were checked. A rule is left out for a row when a cell that it looks at
        was refused, so that one mistake is reported once.

    Returns
    -------
    list of Fault
        In the order of the rows.
    """
    rules = _RULES.get(checked.table.name, ())
    refused = {(fault.row, fault.column) for fault in checked.faults}
    faults = []
    for names, rule in rules:
        columns = [checked.columns[name] for name in names]
        for row, values in enumerate(zip(*columns, strict=True)):
            for column, reason in rule(*values):
                if row not in checked.unusable and not any(
                    (row, name) in refused for name in names
                ):
                    faults.append(Fault(row, column, checked.columns[column][row], reason))
    return sorted(faults, key=lambda fault: fault.row)


Findings = Iterator[tuple[str, str]]


def _bounds(bound: str | None, low: float | None, high: float | None) -> Findings:
    if bound is None:
        if low is not None:
            yield "low", "a number needs a bound; write exactly, about, at-least, up-to or between"
        if high is not None:
            yield "high", "a number needs a bound; write exactly, about, at-least, up-to or between"
        return
    if low is None and bound != "up-to":
        yield "low", f"{bound} needs low; write it or correct the bound"
    if low is not None and bound == "up-to":
        yield "low", "up-to has only high; a low end was not claimed, so leave it out"
    if high is None and bound != "at-least":
        yield "high", f"{bound} needs high; write it or correct the bound"
    if high is not None and bound == "at-least":
        yield "high", "at-least has only low; a high end was not claimed, so leave it out"
    if low is None or high is None:
        return
    if bound in ("exactly", "about") and low != high:
        yield "high", f"{bound} needs low and high to be the same number; correct one of them"
    if bound == "between" and low > high:
        yield "high", "high is less than low; swap or correct them"


def _unit(unit: str | None, low: float | None, high: float | None) -> Findings:
    if unit is None and (low is not None or high is not None):
        yield "unit", "a number needs a unit; write what is counted, such as people"


def _denial(
    stance: str | None, bound: str | None, low: float | None, high: float | None
) -> Findings:
    if stance in ("denies", "declines"):
        for column, value in (("bound", bound), ("low", low), ("high", high)):
            if value is not None:
                yield column, f"a claim that {stance} has no number; leave it out"


def _subdivision(country: str | None, code: str | None) -> Findings:
    if country is not None and code is not None and not code.startswith(f"{country}-"):
        yield "iso_3166_2", f"the code does not begin with the country, {country}; correct one"


def _radius(uncertainty_m: float | None) -> Findings:
    if uncertainty_m == 0:
        yield "uncertainty_m", "no place is known without any error; write a radius above zero"


def _two_claims(start: str | None, end: str | None) -> Findings:
    if start is not None and start == end:
        yield "to_claim_id", "a claim cannot stand in relation to itself; name another claim"


def _two_places(start: str | None, end: str | None) -> Findings:
    if start is not None and start == end:
        yield "destination_id", "a movement needs two places; name another destination"


def _some_claim(claim_ids: tuple[str, ...]) -> Findings:
    if not claim_ids:
        yield "claim_ids", "a movement rests on claims; name at least one"


_RULES: Mapping[str, tuple[tuple[tuple[str, ...], Callable[..., Findings]], ...]] = {
    "places": (
        (("country", "iso_3166_2"), _subdivision),
        (("uncertainty_m",), _radius),
    ),
    "claims": (
        (("bound", "low", "high"), _bounds),
        (("unit", "low", "high"), _unit),
        (("stance", "bound", "low", "high"), _denial),
    ),
    "relations": ((("from_claim_id", "to_claim_id"), _two_claims),),
    "movements": (
        (("origin_id", "destination_id"), _two_places),
        (("claim_ids",), _some_claim),
    ),
}
"""Per table: the columns a rule looks at, and the rule, which yields (column, reason)."""
