"""The instructor's key: a set with all of its variants, every problem by its identity and with its answers."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from dosecalc.bank.problem import UnreadableIdentity, read_identity
from dosecalc.json_text import json_text
from dosecalc.sets.json_source import read_table
from dosecalc.sets.problem_set import AskedBefore, EarlierSet, Item, ProblemSet, Variant
from dosecalc.sets.terms_file import learner_facts, read_learner, read_terms, read_variant, terms_facts
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dosecalc.bank.problem import Identity
    from dosecalc.sets.json_source import Table

KIND, VERSION = "key", 1


def write_key(made: ProblemSet, path: Path, *, may_replace: bool = True) -> None:
    """Write the key for its owner alone, whole or not at all. may_replace: a file that is there.

    Raises:
        OSError: it cannot be written.
    """
    with (
        written_whole(path, may_replace=may_replace) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as file,
    ):
        file.writelines(_lines(made))


def _lines(made: ProblemSet) -> Iterator[str]:
    head = {
        "dosecalc": KIND,
        "version": VERSION,
        "set": made.id,
        "terms": terms_facts(made.terms),
        "seed": made.seed,
        "secret": made.is_secret,
        **({"like": made.like} if made.like else {}),
    }
    yield json_text(head).removesuffix("}")
    if made.earlier:
        yield ', "earlier": [\n'
        for is_end, before in _with_last(made.earlier):
            yield from _earlier_lines(before)
            yield "]}\n" if is_end else "]},\n"
        yield "]"
    yield ', "variants": [\n'
    for last, variant in _with_last(made.variants):
        named = {"variant": variant.name, "learner": learner_facts(variant.learner)}
        yield json_text(named).removesuffix("}") + ', "problems": [\n'
        for is_end, item in _with_last(variant.items):
            yield json_text(_item_facts(item)) + ("\n" if is_end else ",\n")
        yield "]}\n" if last else "]},\n"
    yield "]}\n"


def _earlier_lines(before: EarlierSet) -> Iterator[str]:
    head = {"set": before.id, **({"like": before.like} if before.like else {})}
    yield json_text(head).removesuffix("}") + ', "problems": [\n'
    for is_end, asked in _with_last(before.asked):
        facts = {"number": asked.number, "identity": str(asked.identity), "answers": list(asked.keys)}
        yield json_text(facts) + ("\n" if is_end else ",\n")


def _with_last(things: Any) -> Iterator[tuple[bool, Any]]:
    """Each thing, and whether it is the last."""
    last = len(things) - 1
    return ((place == last, thing) for place, thing in enumerate(things))


def _item_facts(item: Item) -> dict[str, Any]:
    return {"number": item.number, "code": item.code, "identity": str(item.identity), "answers": list(item.keys)}


def read_key(path: Path) -> ProblemSet:
    """The set that a key holds.

    Raises:
        UnusableFile: the file cannot be read.
        UnreadableSet: it is no key, was written by a later dosecalc, or is faulty.
    """
    table = read_table(path, KIND, VERSION)
    variants = tuple(map(_variant, table.tables("variants")))
    if not variants or not variants[0].items:
        raise table.fault("variants", "at least one variant with at least one problem")
    if len({len(variant.items) for variant in variants}) > 1:
        raise table.fault("variants", "variants with the same number of problems")
    earlier = tuple(map(_earlier, table.tables("earlier"))) if table.has("earlier") else ()
    places = set(range(1, len(variants[0].items) + 1))
    if any({each.number for each in before.asked} != places for before in earlier):
        raise table.fault("earlier", "sets with as many problems as this one")
    codes = [item.code for item in chain.from_iterable(variant.items for variant in variants)]
    if len(set(codes)) < len(codes):
        raise table.fault("variants", "problems with codes of their own")
    if len({variant.name for variant in variants}) < len(variants):
        raise table.fault("variants", "variants with names of their own")
    return ProblemSet(
        table.text("set"),
        read_terms(table.table("terms")),
        variants,
        table.whole("seed"),
        table.flag("secret"),
        _like(table),
        earlier,
    )


def _variant(table: Table) -> Variant:
    items = tuple(_item(row, number) for number, row in enumerate(table.tables("problems"), start=1))
    return Variant(read_variant(table), items, read_learner(table))


def _item(table: Table, number: int) -> Item:
    return Item(table.whole("number", number, number), table.text("code"), _identity(table), table.texts("answers"))


def _identity(table: Table) -> Identity:
    try:
        return read_identity(table.text("identity"))
    except UnreadableIdentity as unreadable:
        raise table.fault("identity", f"an identity: {unreadable}") from unreadable


def _like(table: Table) -> str:
    return table.text("like") if table.has("like") else ""


def _earlier(table: Table) -> EarlierSet:
    rows = table.tables("problems")
    asked = (AskedBefore(row.whole("number", 1), _identity(row), row.texts("answers")) for row in rows)
    return EarlierSet(table.text("set"), _like(table), tuple(asked))
