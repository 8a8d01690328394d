"""The reader of typed answers against a second one of another make, over slips of learners' hands.

`DOSECALC_FUZZ=1000000 python -m pytest tests/quantities/test_two_readers.py` tries so many, on all cores; the suite tries
the first few of the same. `DOSECALC_FUZZ_SEED=anything` makes other ones.
"""

import ast
import os
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

import pytest

from dosecalc.quantities.forms import SELECTION, WORDING, Form, form
from dosecalc.quantities.reading import Quantity, read_unit
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.units import symbol
from dosecalc.tutoring.read_back import read_back_as
from tests import second_reader
from tests.learner_slips import SLIPS, Case, case, right_answers
from tests.second_reader import amounts, times, words
from tests.second_reader.amounts import Reading
from tests.second_reader.grammar import Refused

CASES = int(os.environ.get("DOSECALC_FUZZ", "8000"))
SEED = os.environ.get("DOSECALC_FUZZ_SEED", "slip")
SHARDS = 4
CUT = "…"
MOST_TOLD = 20
MOST_DIGITS_READ = 15
SILENT_ERRORS = {Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3)}

SECOND = {
    "quantity": amounts.read_quantity,
    "duration": amounts.read_duration,
    "unit": amounts.read_unit,
    "clock": times.read_clock,
    "date": times.read_date,
    "moment": times.read_moment,
}
SECOND_OF_WORDS = {
    "choice": words.read_choice,
    "numbered": words.read_choice,
    "selection": words.read_selection,
    "wording": words.read_wording,
}
BEGINNINGS = {"selection": SELECTION, "wording": WORDING}
ECHOED = (SECOND.keys() | SECOND_OF_WORDS.keys()) - {"unit", "wording"}
"""What is read back as it was understood; where the writing itself is asked for, it is read back as it was typed."""


def form_of(slipped: Case) -> Form:
    if slipped.words:
        return form(BEGINNINGS.get(slipped.shape, "") + slipped.words)
    return form("" if slipped.shape in {"quantity", "unit"} else slipped.shape)


def first(slipped: Case, text: str) -> Reading | None:
    try:
        read = Quantity(Fraction(1), read_unit(text)) if slipped.shape == "unit" else form_of(slipped).read(text)
    except UnreadableQuantity:
        return None
    above, below = (read.unit.above, read.unit.below) if read.unit else ((), ())
    return Reading(
        read.number,
        tuple(symbol(name, one=True) for name in above),
        tuple(sorted(symbol(name, one=True) for name in below)),
        read.per,
        any(notice.unsafe for notice in read.notices),
    )


def second(slipped: Case, text: str) -> Reading | None:
    try:
        if slipped.words:
            return SECOND_OF_WORDS[slipped.shape](text, slipped.words.split(" | "))
        read = SECOND[slipped.shape](text)
    except Refused:
        return None
    return replace(read, unsafe=False) if slipped.shape == "unit" else read  # a unit alone is read without notices


def shows(echo: str, slipped: Case, read: Reading) -> bool:
    """Whether somebody who reads the echo learns what was understood, by the second reader's light."""
    if slipped.shape not in ECHOED:
        return True
    if CUT in echo or sum(character.isdigit() for character in echo) > MOST_DIGITS_READ:
        return any(begins_so(echo, number) for number in (read.number, read.number * read.per))
    again = second(slipped, echo)
    return again is not None and (again.number, again.above, again.below) == (read.number, read.above, read.below)


def begins_so(echo: str, number: Fraction) -> bool:
    """Whether the number that is shown, cut short or not, is this one as far as it goes."""
    shown = echo.split(" ", maxsplit=1)[0].split("%", maxsplit=1)[0].split("/", maxsplit=1)[0].replace(",", "")
    digits = shown.rstrip(CUT)
    step = Fraction(1, 10 ** len(digits.partition(".")[2])) if CUT in shown else Fraction(0)
    return 0 <= number - Fraction(digits) <= step


def moved_silently(slipped: Case, read: Reading, echo: str) -> bool | None:
    """Whether slips made an answer 10, 100 or 1,000 times as large or small and the echo looks the same as without them.

    None where they did no such thing.
    """
    meant = first(slipped, slipped.before)
    if slipped.words or meant is None or not meant.number or (meant.above, meant.below) != (read.above, read.below):
        return None
    if read.number / meant.number not in SILENT_ERRORS:
        return None
    return echo == read_back_as(form_of(slipped), slipped.before)


@cache
def faults_and_counts(shard: int) -> tuple[tuple[str, ...], Counter[str]]:
    """What is wrong in this share of the cases, and how often each thing happened."""
    faults: list[str] = []
    counts: Counter[str] = Counter()
    for number in range(shard, CASES, SHARDS):
        slipped = case(Random(f"{SEED} {number}"))
        counts.update(slipped.slips)
        one, other = first(slipped, slipped.after), second(slipped, slipped.after)
        counts["read by both" if one and other else "refused by both" if not one and not other else "in dispute"] += 1
        if one != other:
            faults.append(f"{number}: {slipped.shape} {slipped.after!a}: {one} / {other}")
        elif one is not None and slipped.shape != "unit":
            echo = read_back_as(form_of(slipped), slipped.after)
            if not shows(echo, slipped, one):
                faults.append(f"{number}: {slipped.shape} {slipped.after!a} is read back as {echo!a}")
            silent = moved_silently(slipped, one, echo)
            counts["moved by a power of ten, and told"] += silent is False
            if silent:
                faults.append(f"{number}: {slipped.before!a}, {slipped.after!a}: both {echo!a}")
    return tuple(faults), counts


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.timeout(7200)
def test_two_readers_never_differ_and_every_reading_is_told(shard: int) -> None:
    faults, counts = faults_and_counts(shard)
    print(*(f"{count:9,} {name}" for name, count in counts.most_common()), sep="\n")

    assert faults[:MOST_TOLD] == ()


@pytest.mark.parametrize("shard", range(SHARDS))
def test_the_slips_are_many_and_neither_all_read_nor_all_refused(shard: int) -> None:
    _, counts = faults_and_counts(shard)

    assert set(SLIPS) <= counts.keys()
    assert counts["read by both"] > CASES // SHARDS // 4
    assert counts["refused by both"] > CASES // SHARDS // 4
    assert counts["moved by a power of ten, and told"] > CASES // SHARDS // 400


def test_every_right_answer_of_the_bank_is_read_alike() -> None:
    cases = [Case(shape, key, key, ()) for shape, key in right_answers()]

    assert len(cases) > 500
    assert [] == [each.before for each in cases if first(each, each.before) != second(each, each.before)]
    assert [] == [each.before for each in cases if first(each, each.before) is None]


def test_the_second_reader_imports_nothing_of_the_program() -> None:
    imported = set()
    for path in Path(second_reader.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            imported |= {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
            imported |= {str(node.module)} if isinstance(node, ast.ImportFrom) else set()

    assert "tests.second_reader.grammar" in imported
    assert [] == [
        name for name in imported if name.startswith(("dosecalc", "pint", "tests")) and "second_reader" not in name
    ]
