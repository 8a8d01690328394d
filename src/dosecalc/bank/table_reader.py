"""A table of a TOML file read key by key; what is wrong gathers as faults, and unknown keys are faults too."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from dosecalc.bank.faults import FaultCode
from dosecalc.quantities.given import given
from dosecalc.quantities.notation import DECIMALS_IN_FULL, amount
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.units import Unit, UnitMismatch, unit
from dosecalc.untrusted import cleaned, named, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dosecalc.bank.faults import Fault
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.quantities.worked import Worked

LARGEST_VERSION = 9999
LONGEST_TEXT = 600
LONGEST_WORD = 80
"""What is longer was never meant for one of a few words, and takes long to compare."""


@dataclass
class TableReader:
    """One table, its dotted path in the file, the faults found so far, and the keys that were asked for."""

    source: TomlSource
    table: Mapping[str, Any]
    path: str = ""
    faults: list[Fault] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def fault(self, key: str, found: str, expected: str, code: FaultCode, hint: str = "", at: str = "") -> None:
        """Remember a fault at a key of this table. at: the place of an element, where the key has a list."""
        fault = self.source.fault(self._full(key), found, expected, code, hint)
        line, column = self.source.place(self._full(f"{key}.{at}")) if at else (fault.line, fault.column)
        self.faults.append(replace(fault, line=line, column=column))

    def _full(self, key: str) -> str:
        return ".".join(filter(None, (self.path, key)))

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        self.known.add(key)
        return key in self.table

    def _value(self, key: str, kind: type, described: str, *, required: bool) -> Any:
        if not self.has(key):
            if required:
                self.fault(key, "nothing", described, FaultCode.MISSING_KEY)
            return None
        value = self.table[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.fault(key, repr(value)[:80], described, FaultCode.WRONG_TYPE)
            return None
        return value

    def text(self, key: str, *, required: bool = True) -> str:
        """A text, or empty where there is none."""
        value = self._value(key, str, f"a text of 1 to {LONGEST_TEXT} characters", required=required)
        if value is not None and not 0 < len(value) <= LONGEST_TEXT:
            self.fault(
                key, f"{len(value)} characters", f"a text of 1 to {LONGEST_TEXT} characters", FaultCode.TEXT_LENGTH
            )
        return self._seen(key, value or "")

    def _seen(self, key: str, text: str, at: str = "") -> str:
        """A text, of which everything can be seen."""
        hidden = next((character for character in text if shown(character) != character), "")
        if hidden:
            self.fault(
                key, named(hidden), "one line, and characters that can be seen", FaultCode.HIDDEN_CHARACTER, at=at
            )
        return cleaned(text)

    def choice(self, key: str, choices: Iterable[str], default: str = "") -> str:
        """One of a few words."""
        allowed = tuple(choices)
        value = self.text(key, required=not default) or default
        if value and value not in allowed:
            self.fault(key, repr(value), _one_of(value, allowed), FaultCode.UNKNOWN_WORD, near_in(value, allowed))
        return value

    def whole(self, key: str, lowest: int, highest: int) -> int:
        """A whole number within bounds."""
        value = self._value(key, int, f"a whole number from {lowest} to {highest}", required=True)
        if value is not None and not lowest <= value <= highest:
            self.fault(key, str(value), f"a whole number from {lowest} to {highest}", FaultCode.OUT_OF_BOUNDS)
        return value if value is not None and lowest <= value <= highest else lowest

    def wholes(self, key: str, lowest: int, highest: int) -> tuple[int, ...]:
        """A list of whole numbers within limits, at least one of them, none twice."""
        found = self._value(key, list, described := f"whole numbers from {lowest} to {highest}", required=True) or []
        if any(type(value) is not int or not lowest <= value <= highest for value in found):
            self.fault(key, repr(found)[:80], described, FaultCode.OUT_OF_BOUNDS)
            return (lowest,)
        if self.has(key) and (not found or len(set(found)) < len(found)):
            self.fault(key, repr(found)[:80], f"{described}, each once", FaultCode.OUT_OF_BOUNDS)
        return tuple(found) or (lowest,)

    def flag(self, key: str) -> bool:
        """True or false; false where it is not said."""
        return bool(self._value(key, bool, "true or false", required=False))

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """A list of texts, or a single text."""
        if self.has(key) and isinstance(self.table[key], str):
            return (self.text(key),)
        value = self._value(key, list, "a list of texts", required=required) or []
        wrong = [place for place, item in enumerate(value) if not _is_text(item)]
        if wrong:
            self.fault(key, repr(value)[:80], "a list of texts", FaultCode.WRONG_TYPE, at=str(wrong[0]))
            return ()
        return tuple(self._seen(key, text, str(place)) for place, text in enumerate(value))

    def quantity(self, key: str, *, required: bool = True) -> Worked | None:
        """A quantity with its unit, such as "400 mg/250 mL"."""
        text = self.text(key, required=required)
        return self.parsed(key, text) if text else None

    def quantities(self, key: str, *, required: bool = True) -> tuple[Worked, ...]:
        """A list of quantities."""
        texts = self.texts(key, required=required)
        is_list = isinstance(self.table.get(key), list)
        parsed = (self.parsed(key, text, str(place) if is_list else "") for place, text in enumerate(texts))
        return tuple(quantity for quantity in parsed if quantity is not None)

    def parsed(self, key: str, text: str, at: str = "") -> Worked | None:
        """The quantity that a text states; a fault at the key, and nothing, where it states none."""
        try:
            quantity = given(text)
        except UnreadableQuantity as unreadable:
            from dosecalc.bank.unreadable import instead_of  # noqa: PLC0415 - only a fault asks for it

            self.fault(key, repr(text), instead_of(text, str(unreadable)), FaultCode.UNREADABLE_QUANTITY, at=at)
            return None
        safe = (
            str(quantity) if quantity.form else amount(quantity.number, quantity.unit, quantity.per, DECIMALS_IN_FULL)
        )
        if safe.replace(",", "") != text.replace(",", ""):
            self.fault(key, repr(text), f"the safe form {safe!r}", FaultCode.UNSAFE_QUANTITY, safe, at)
        return quantity

    def unit(self, key: str) -> Unit | None:
        """A unit, exactly as it is spelled."""
        text = self.text(key)
        try:
            return unit(text) if text else None
        except UnitMismatch as mismatch:
            self.fault(key, repr(text), f"a unit ({mismatch})", FaultCode.UNKNOWN_UNIT)
            return None

    def inner(self, key: str, *, required: bool = True, described: str = "a table") -> TableReader | None:
        """A table inside this one. described: what is told to be expected where something else stands."""
        value = self._value(key, dict, described, required=required)
        return None if value is None else TableReader(self.source, value, self._full(key), self.faults)

    def inner_list(self, key: str, *, required: bool = True) -> Iterator[TableReader]:
        """The tables of a list [[key]], in order."""
        if isinstance(self.table.get(key), dict):
            self.has(key)
            self.fault(key, f"[{key}]", f"[[{key}]], with two brackets on each side", FaultCode.WRONG_TYPE)
            return
        value = self._value(key, list, f"tables [[{key}]]", required=required) or []
        if required and self.table.get(key) == []:
            self.fault(key, "[]", f"at least one table [[{key}]]", FaultCode.EMPTY_LIST)
        for place, item in enumerate(value):
            if isinstance(item, dict):
                yield TableReader(self.source, item, f"{self._full(key)}.{place}", self.faults)
            else:
                self.fault(key, repr(item)[:80], f"a table [[{key}]]", FaultCode.WRONG_TYPE)

    def named_tables(
        self, key: str, *, required: bool = True, described: str = "a table"
    ) -> Iterator[tuple[str, TableReader]]:
        """The tables [key.NAME] with their names, in the order of the file; described: each of them."""
        outer = self.inner(key, required=required)
        for name in outer.table if outer else ():
            reader = outer.inner(name, described=described) if outer else None
            if reader:
                yield name, reader

    def finish(self) -> None:
        """Every key that nobody asked for is a fault."""
        for key in self.table:
            if key not in self.known:
                expected, near = _one_of(key, sorted(self.known)), near_in(key, self.known)
                self.fault(key, f"the unknown key {key!r}", expected, FaultCode.UNKNOWN_KEY, near)


def _is_text(item: object) -> bool:
    return isinstance(item, str) and 0 < len(item) <= LONGEST_TEXT


def near_in(found: str, allowed: Iterable[str]) -> str:
    """The word that was probably meant; empty where none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(found[:LONGEST_WORD], sorted(allowed), n=1)), "")


def _one_of(found: str, allowed: Iterable[str]) -> str:
    allowed = tuple(allowed)
    near = near_in(found, allowed)
    return f"{near!r}, perhaps" if near else f"one of {', '.join(allowed)}"
