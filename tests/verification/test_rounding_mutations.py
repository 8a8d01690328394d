"""A fault seeded into the rounding of either route, or into the writing of the second, is found in a key."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

import pytest

from dosecalc.bank.policies import policy
from dosecalc.calculations.catalogue import calculation
from dosecalc.quantities.given import given
from dosecalc.quantities.rounding import Rounding
from dosecalc.quantities.units import unit
from dosecalc.tutoring.parts import Part
from dosecalc.tutoring.solving import solve
from dosecalc.verification import second_route
from dosecalc.verification.routes.rounding import StatedRule
from dosecalc.verification.routes.writing import written
from tests.verification.confirming import confirmed
from tests.verification.mutants import mutants

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosecalc.quantities.policy import Policy

HALF_EVEN = replace(
    policy("pharmacy"),
    name="half even",
    rules={name: replace(rule, tie="half even") for name, rule in policy("pharmacy").rules.items()},
)
ODD = replace(
    HALF_EVEN,
    name="odd places",
    rules={
        **HALF_EVEN.rules,
        "volume": Rounding("quarter", limit=Fraction(3, 2), place_below="thousandth"),
        "amount": Rounding("ten", limit=Fraction(97), place_below="half", tie="half even"),
        "tablet": Rounding("hundred", "up"),
    },
)
POLICIES = (policy("pharmacy"), HALF_EVEN, policy("nursing"), policy("exact"), ODD)

KEYS = (
    ("order_quantity", {"par_level": "20 vials", "on_hand": "15 vials", "on_order": "5 vials"}, "vials"),
    ("amount_in_volume", {"concentration": "100 units/mL", "volume": "0.97 mL"}, "units"),
    ("amount_in_volume", {"concentration": "100 units/mL", "volume": "0.343 mL"}, "units"),
    ("injection_volume", {"dose": "0.045678 mg", "concentration": "10 mg/mL"}, "mL"),
    ("injection_volume", {"dose": "0.001234 mg", "concentration": "100 mg/mL"}, "mL"),
    ("injection_volume", {"dose": "0.00000012 mg", "concentration": "10,000 mg/mL"}, "mL"),
    ("tablets", {"dose": "1,000 mg", "strength": "950 mg/tablet"}, "tablets"),
    ("tablets", {"dose": "1,055 mg", "strength": "1,000 mg/tablet"}, "tablets"),
    ("tablets", {"dose": "950 mg", "strength": "1,000 mg/tablet"}, "tablets"),
    ("amount_in_volume", {"concentration": "1,000 units/mL", "volume": "1.235 mL"}, "units"),
    ("injection_volume", {"dose": "1,130 mg", "concentration": "1,000 mg/mL"}, "mL"),
    ("injection_volume", {"dose": "1.234567 mg", "concentration": "10 mg/mL"}, "mL"),
    ("injection_volume", {"dose": "0.00000123 mg", "concentration": "0.1 mg/mL"}, "mL"),
    ("injection_volume", {"dose": "0.000001234 ng", "concentration": "1 mg/mL"}, "mL"),
    ("injection_volume", {"dose": "0.000009 ng", "concentration": "10 mg/mL"}, "mL"),
    *(
        ("injection_volume", {"dose": dose, "concentration": "100 mg/mL"}, "mL")
        for dose in (
            *("34.5 mg", "35.5 mg", "34.4 mg", "34.6 mg", "99.5 mg", "99.6 mg", "100 mg", "145 mg", "155 mg", "0.5 mg"),
            *("2,500 mg", "123,456 mg", "3 mg", "33.4567 mg", "150 mg", "0.00123 mg", "0.00004 mg", "12.3456 mg"),
        )
    ),
    *(("injection_volume", {"dose": dose, "concentration": "300 mg/mL"}, "mL") for dose in ("100 mg", "1 mg", "1 ng")),
    *(("vials", {"dose": dose, "vial_amount": "1 g/vial"}, "vials") for dose in ("900 mg", "1 g", "1,250 mg", "2 g")),
    *(
        ("days_supply", {"quantity": quantity, "each_dose": "2 tablets", "frequency": "3 doses/day"}, "days")
        for quantity in ("35 tablets", "36 tablets", "41 tablets", "90,000 tablets", "4 tablets")
    ),
    *(("tablets", {"dose": dose, "strength": "500 mg/tablet"}, "tablets") for dose in ("500 mg", "250 mg", "1.5 g")),
    *(("injection_volume", {"dose": dose, "concentration": "1 unit/mL"}, "mL") for dose in ("1 unit", "0.5 units")),
    *(
        ("amount_in_volume", {"concentration": "10 units/mL", "volume": volume}, "units")
        for volume in ("0.1 mL", "0.05 mL", "0.15 mL", "0.25 mL", "150 mL")
    ),
    *(("percent_strength", {"amount": amount, "volume": "100 mL"}, "%") for amount in ("5 g", "900 mg", "0.455 g")),
    *(("ratio_strength", {"concentration": strength}, "") for strength in ("0.25%", "0.03%", "33%")),
    *(
        ("infusion_end", {"start": "22:15", "volume": volume, "pump_rate": "120 mL/h"}, "")
        for volume in ("100 mL", "5 mL", "1 L", "6 L", "101 mL", "210 mL", "2,880 mL", "230 mL", "6,090 mL")
    ),
    *(
        ("infusion_time", {"volume": volume, "pump_rate": "120 mL/h"}, "")
        for volume in ("100 mL", "1 L", "101 mL", "120 mL", "240 mL", "150 L", "1 mL", "125 mL")
    ),
    *(("next_fill_date", {"filled": "2026-02-20", "days": days}, "") for days in ("30 days", "9 days", "1 day")),
    *(
        ("beyond_use", {"made": "2026-02-20 14:30", "limit": limit, "expiry": "2027-01-01"}, "")
        for limit in ("9 days", "36 h", "10 h", "90 min")
    ),
    *(
        (
            "suppository_base",
            {"suppositories": "6 suppositories", "mold_capacity": "1 g", "drug_amount": "50 mg", "density_factor": "4"},
            "g",
        ),
    ),
)
"""What is rounded at a tie, just beside it, up, down, not at all; and what is written in every form."""

EQUIVALENT = {
    "DIGITS: 80 one more": "an eighty-first digit is never written",
    "decimal: ends and exact as Or": "zero has no decimals, and what goes on is cut whatever it has",
    **dict.fromkeys(
        (
            "_spoken: place == 'whole' as NotEq",
            "Rounding: place == 'exact' as NotEq",
            "Rounding: self.limit is None as IsNot",
            "Rounding: self.direction == 'nearest' as NotEq",
        ),
        "it changes what is said of a rule, which other tests hold; the rounded number stays",
    ),
}
"""The mutants that change no key, with the reason."""


PLACES = range(len(KEYS))


def _part(place: int, by: Policy) -> Part:
    name, texts, asked = KEYS[place]
    givens = {given_name: given(text) for given_name, text in texts.items()}
    return Part("", "How much?", solve(calculation(name), givens, by, unit(asked) if asked else None))


@cache
def _sound_parts() -> tuple[Part, ...]:
    return tuple(_part(place, by) for place in PLACES for by in POLICIES)


def _is_confirmed(part: Part) -> bool:
    try:
        return confirmed(part)
    except Exception:  # noqa: BLE001 - whatever it fails with, it is noticed
        return False


def _is_confirmed_under(place: int, by: Policy) -> bool:
    try:
        return confirmed(_part(place, by))
    except Exception:  # noqa: BLE001 - as above
        return False


def _with_rules_of(made: Callable[..., Rounding], by: Policy) -> Policy:
    rules = {
        name: made(**{field.name: getattr(rule, field.name) for field in fields(rule)})
        for name, rule in by.rules.items()
    }
    return replace(by, rules=rules)


@pytest.mark.parametrize("by", POLICIES, ids=lambda by: by.name)
@pytest.mark.parametrize("place", PLACES)
def test_a_sound_key_is_confirmed(place: int, by: Policy) -> None:
    part = _part(place, by)

    assert (part.key, True) == (second_route.key_by_second_route(part), confirmed(part))


def test_a_fault_seeded_into_the_second_rounding_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    parts, alive = _sound_parts(), []
    for mutant in mutants(StatedRule):
        monkeypatch.setattr(second_route, "StatedRule", mutant.function)
        alive += [mutant.says] * all(map(_is_confirmed, parts))

    assert set() == set(alive) - EQUIVALENT.keys()


def test_a_fault_seeded_into_the_second_writing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    parts, alive = _sound_parts(), []
    for mutant in mutants(written):
        monkeypatch.setattr(second_route, "written", mutant.function)
        alive += [mutant.says] * all(map(_is_confirmed, parts))

    assert set() == set(alive) - EQUIVALENT.keys()


def test_a_fault_seeded_into_the_first_rounding_is_found() -> None:
    alive = [
        mutant.says
        for mutant in mutants(Rounding)
        if all(_is_confirmed_under(place, _with_rules_of(mutant.function, by)) for place in PLACES for by in POLICIES)
    ]

    assert set() == set(alive) - EQUIVALENT.keys()


def test_every_mutant_said_to_change_no_key_is_one() -> None:
    made = {mutant.says for of in (StatedRule, written, Rounding) for mutant in mutants(of)}

    assert set() == EQUIVALENT.keys() - made
