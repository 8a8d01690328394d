"""Rounding policies, read from `problems/policies`."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.files import bank_files
from dosecalc.bank.folder import kept_for_bank
from dosecalc.bank.layout import POLICIES
from dosecalc.bank.table_reader import LARGEST_VERSION, TableReader
from dosecalc.bank.toml_source import toml_source
from dosecalc.errors import DosecalcError
from dosecalc.quantities.definitions import EXACT, Conversions
from dosecalc.quantities.policy import RULES, Policy
from dosecalc.quantities.rounding import DIRECTIONS, PLACES, TIES, Rounding
from dosecalc.quantities.vocabulary import HOUSEHOLD, dimension_of

if TYPE_CHECKING:
    from pathlib import Path

    from dosecalc.quantities.worked import Worked

DEFAULT_POLICY = "pharmacy"
MOST_TOLERANCE = 2
"""Steps of the last place; a wider band would hide wrong methods."""

RELATIONS = {("pound", "ounce"): 16, ("foot", "inch"): 12, ("tablespoon", "teaspoon"): 3}
"""How household units of one kind are related under every policy."""


class UnknownPolicy(DosecalcError):
    """No policy has that name or version."""


def policy_names() -> tuple[str, ...]:
    """The names of all policies, in alphabetical order."""
    return tuple(bank_files(POLICIES))


@kept_for_bank
def policy(name: str) -> Policy:
    """The policy of that name; `name@version` must be the version that is here.

    Raises:
        UnknownPolicy: there is no such policy or version.
        InvalidBank: its file is faulty.
    """
    stem, _, version = name.partition("@")
    if stem not in policy_names():
        from dosecalc.bank.not_named import in_bank_at_hand  # noqa: PLC0415 - only an unknown name asks for it

        there = f"there are {', '.join(policy_names())}{in_bank_at_hand(POLICIES, stem)}"
        message = f"there is no policy {stem!r}; {there}"
        raise UnknownPolicy(message)
    found = read_policy(bank_files(POLICIES)[stem])
    if version and version != str(found.version):
        message = f"policy {stem} is here in version {found.version}, not {version}"
        raise UnknownPolicy(message)
    return found


def read_policy(path: Path) -> Policy:
    """The policy that a file states.

    Raises:
        InvalidBank: the file is faulty; all faults are told.
    """
    reader = TableReader(source := toml_source(path), source.table)
    tie = reader.choice("tie", TIES)
    texts = reader.texts("conversions")
    made = Policy(
        name=path.stem,
        version=reader.whole("version", 1, LARGEST_VERSION),
        title=reader.text("title"),
        source=reader.text("source"),
        rules=_rules(reader, tie),
        conversions=_conversions(reader, path.stem, texts),
        constants=texts,
        weight_first=reader.flag("round_weight_first"),
        tolerance_steps=reader.whole("tolerance_steps", 0, MOST_TOLERANCE),
    )
    reader.finish()
    if reader.faults:
        raise InvalidBank(reader.faults)
    return made


def _rules(reader: TableReader, tie: str) -> MappingProxyType[str, Rounding]:
    table = reader.inner("rules")
    if table is None:
        return MappingProxyType({})
    rules = {name: _rule(row, tie) for name in RULES if (row := table.inner(name))}
    table.finish()
    return MappingProxyType(rules)


def _rule(row: TableReader, tie: str) -> Rounding:
    limit = row.text("under", required=False)
    rule = Rounding(
        place=row.choice("place", PLACES),
        direction=row.choice("direction", DIRECTIONS, "nearest"),
        tie=tie,
        limit=_whole_limit(row, limit),
        place_below=row.choice("place_under", PLACES) if limit else "",
        place_if_endless=row.choice("place_if_endless", PLACES, "thousandth") if row.has("place_if_endless") else "",
    )
    row.finish()
    return rule


def _whole_limit(row: TableReader, text: str) -> Fraction | None:
    if text and not (text.isascii() and text.isdigit() and len(text) < 5):
        row.fault("under", repr(text), "a whole number in quotes", FaultCode.UNREADABLE_QUANTITY)
        return None
    return Fraction(int(text)) if text else None


def _conversions(reader: TableReader, name: str, texts: tuple[str, ...]) -> Conversions:
    taught = tuple(row for text in texts if (row := _taught(reader, text)))
    for place, (defined, _, _) in enumerate(taught):
        if defined in {earlier for earlier, _, _ in taught[:place]}:
            reader.fault(
                "conversions", f"two values for the {defined.replace('_', ' ')}", "one", FaultCode.BAD_CONVERSION
            )
    return Conversions(name, taught) if taught else EXACT


def _taught(reader: TableReader, text: str) -> tuple[str, Fraction, str] | None:
    """What a line such as `1 kg = 2.2 lb` says of the household unit in it: 1 pound is 5/11 kilogram."""
    sides = [reader.parsed("conversions", side.strip()) for side in text.split("=")]
    units = [side.unit.above[0] for side in sides if side is not None and _is_an_amount(side)]
    if len(sides) != 2 or len(units) != 2 or dimension_of(units[0]) != dimension_of(units[1]):
        reader.fault(
            "conversions",
            repr(text),
            'an equation of two amounts of one kind, such as "1 kg = 2.2 lb"',
            FaultCode.BAD_CONVERSION,
        )
        return None
    left, right = (side.number for side in sides if side is not None)
    if set(units) <= HOUSEHOLD:
        _check_relation(reader, text, (units[0], units[1]), right / left)
        return None
    if units[0] in HOUSEHOLD:
        return units[0], right / left, units[1]
    if units[1] in HOUSEHOLD:
        return units[1], left / right, units[0]
    reader.fault("conversions", repr(text), "a household unit on one side", FaultCode.BAD_CONVERSION)
    return None


def _is_an_amount(side: Worked) -> bool:
    return side.unit.above != () and side.unit.is_simple and not side.form and side.number > 0


def _check_relation(reader: TableReader, text: str, pair: tuple[str, str], factor: Fraction) -> None:
    """1 lb = 16 oz is told, but it defines nothing: every policy must agree on it."""
    if RELATIONS.get(pair) != factor:
        reader.fault(
            "conversions",
            repr(text),
            "1 lb = 16 oz, 1 ft = 12 in, 1 tbsp = 3 tsp, or a metric side",
            FaultCode.BAD_CONVERSION,
        )
