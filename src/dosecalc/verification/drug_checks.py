"""Whether a drug of the formulary says of itself what can be: fields that measure what they are for, known routes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode
from dosecalc.bank.formulary import SUPPLIES, read_drug
from dosecalc.bank.table_reader import near_in
from dosecalc.bank.toml_source import toml_source
from dosecalc.verification.finding import at_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dosecalc.bank.formulary import DoseRange, Drug
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.quantities.worked import Worked
    from dosecalc.verification.finding import Finding

ROUTES = (
    *("IV", "IM", "SC", "PO", "eye", "inhaled", "ear", "nasal", "rectal", "vaginal", "sublingual", "buccal"),
    *("topical", "transdermal", "intradermal", "intraosseous", "intrathecal", "epidural", "intra-articular"),
)
AMOUNTS = frozenset({"drug_mass", "activity", "equivalent", "substance"})
MASS, VOLUME, ENERGY = frozenset({"drug_mass"}), frozenset({"volume"}), frozenset({"energy"})
COUNTED = frozenset({"puffs", "drops", "tablets", "capsules", "patches", "suppositories", "volume"})
FOR_EACH = frozenset({"body_weight", "body_surface", "time", "doses"})

OF_FIELDS = {
    "amount": (AMOUNTS, frozenset[str](), "an amount of drug, such as 50 mg"),
    "vial": (AMOUNTS, frozenset[str](), "an amount of drug, such as 500 mg"),
    "volume": (VOLUME, frozenset[str](), "a volume, such as 2 mL"),
    "add": (VOLUME, frozenset[str](), "a volume, such as 4.8 mL"),
    "final": (VOLUME, frozenset[str](), "a volume, such as 5 mL"),
    "strength": (AMOUNTS, frozenset({"volume", "puffs", "drops"}), "an amount in a volume or a puff, such as 5 mg/mL"),
    "concentration": (AMOUNTS, VOLUME, "an amount in a volume, such as 100 mg/mL"),
    "density": (MASS, VOLUME, "a mass in a volume, such as 1.2 g/mL"),
    "energy": (ENERGY, VOLUME, "energy in a volume, such as 2 kcal/mL"),
    "strengths": (AMOUNTS, frozenset[str](), "amounts of drug, such as 250 mg"),
}
"""What each field of a product measures: of what above the line, of what below it, in words."""


def drug_findings(path: Path) -> Iterator[Finding]:
    """What is wrong with a drug by itself.

    Raises:
        InvalidBank: its file cannot be read as a drug.
    """
    found, toml = read_drug(path), toml_source(path)
    yield from _of_supplies(found, toml)
    for place, dose in enumerate(found.doses.values()):
        yield from _of_route(toml, f"dose.{place}.route", dose.route)
        yield from _of_dose(found, dose, toml, f"dose.{place}")


def _of_supplies(found: Drug, toml: TomlSource) -> Iterator[Finding]:
    for table in SUPPLIES:
        for place, supply in enumerate(row for row in found.supplies if row.table == table):
            key = f"{table}.{place}"
            listed = ((name, value) for name, many in supply.lists.items() for value in many)
            values = [*supply.quantities.items(), *listed]
            for name, value in values:
                if name in OF_FIELDS and not _measures(value, *OF_FIELDS[name][:2]):
                    yield at_key(toml, (f"{key}.{name}", key), "wrong-kind", str(value), OF_FIELDS[name][2])
            if "route" in supply.texts:
                yield from _of_route(toml, f"{key}.route", supply.texts["route"])


def _of_dose(found: Drug, dose: DoseRange, toml: TomlSource, key: str) -> Iterator[Finding]:
    """A dose is so much of a drug, for a kilogram, a square meter, a day; a volume only where no label has amounts."""
    has_amounts = any({"amount", "vial", "strength"} & supply.quantities.keys() for supply in found.supplies)
    stated = {"min": dose.minimum, "max": dose.maximum, "cap": dose.cap, "cap_day": dose.cap_day}
    for name, value in (*stated.items(), *(("orders", each) for each in dose.orders)):
        if value is None:
            continue
        above, below = _dimensions(value)
        is_volume = above == VOLUME and "time" not in below
        if len(above) != 1 or not above <= AMOUNTS | COUNTED or not below <= FOR_EACH or (is_volume and has_amounts):
            expected = "so much of the drug, such as 50 mg, 2 mg/kg or 500 mg/day"
            yield at_key(toml, (f"{key}.{name}", key), "wrong-kind", str(value), expected)


def _of_route(toml: TomlSource, key: str, route: str) -> Iterator[Finding]:
    if route not in ROUTES:
        near = next((known for known in ROUTES if known.lower() == route.lower()), near_in(route, ROUTES))
        expected = f"{near!r}, perhaps" if near else f"one of {', '.join(ROUTES)}"
        yield at_key(toml, (key, key.rpartition(".")[0]), FaultCode.UNKNOWN_WORD.value, repr(route), expected)


def _measures(value: Worked, above: frozenset[str], below: frozenset[str]) -> bool:
    over, under = _dimensions(value)
    return len(over) == 1 and over <= above and under <= below and bool(under) == bool(below)


def _dimensions(value: Worked) -> tuple[frozenset[str], frozenset[str]]:
    """What is measured above the line, and below it."""
    dimension = value.unit.dimension
    return (
        frozenset(base for base, exponent in dimension if exponent > 0),
        frozenset(base for base, exponent in dimension if exponent < 0),
    )
