"""The reader of typed answers against a second one of another make, over slips of learners' hands.

`DOSECALC_FUZZ=1000000 python -m pytest tests/quantities/test_two_readers.py` tries so many, on all cores; the suite
tries the first few of the same. `DOSECALC_FUZZ_SEED=anything` makes other ones; `-rP` tells how often each thing
happened.
"""

import ast
import os
import sys
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import islice, product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given

from dosecalc.quantities.forms import SELECTION, WORDING, Form, form
from dosecalc.quantities.reading import Quantity, read_unit
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.units import symbol
from dosecalc.tutoring.read_back import read_back_as
from tests import second_reader
from tests.quantities.right_answers import MADE_OF, Typed, right_answers
from tests.quantities.slips_of_the_hand import SLIPS, case
from tests.second_reader import amounts, times, words
from tests.second_reader.amounts import Reading
from tests.second_reader.grammar import Refused
from tests.typed_texts import any_text, typed_times

CASES = int(os.environ.get("DOSECALC_FUZZ", "8000"))
MOST_PIECES = 4 if CASES >= 1_000_000 else 2
SEED = os.environ.get("DOSECALC_FUZZ_SEED", "slip")
SHARDS = 4
CUT = "…"
MOST_TOLD = 20
MOST_DIGITS_READ = 15
POWERS_OF_TEN = {Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3)}

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


def form_of(typed: Typed) -> Form:
    if typed.words:
        return form(BEGINNINGS.get(typed.shape, "") + typed.words)
    return form("" if typed.shape in {"quantity", "unit"} else typed.shape)


def first(typed: Typed) -> Reading | None:
    try:
        is_unit = typed.shape == "unit"
        read = Quantity(Fraction(1), read_unit(typed.text)) if is_unit else form_of(typed).read(typed.text)
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


def second(typed: Typed) -> Reading | None:
    try:
        if typed.words:
            return SECOND_OF_WORDS[typed.shape](typed.text, typed.words.split(" | "))
        read = SECOND[typed.shape](typed.text)
    except Refused:
        return None
    return replace(read, unsafe=False) if typed.shape == "unit" else read  # a unit alone is read without notices


def shows(echo: str, typed: Typed, read: Reading) -> bool:
    """Whether somebody who reads the echo learns what was understood, by the second reader's light."""
    if typed.shape not in ECHOED:
        return True
    if CUT in echo or sum(character.isdigit() for character in echo) > MOST_DIGITS_READ:
        hours, _, rest = echo.rpartition(" h ")
        numbers = (read.number - 60 * int(hours.replace(",", "") or 0), read.number * read.per)
        return any(begins_so(rest, number) for number in numbers)
    again = second(replace(typed, text=echo))
    return again is not None and amount_of(again) == amount_of(read)


def amount_of(read: Reading) -> tuple[object, ...]:
    """What was read, whether as 1 h or as 60 min."""
    if (read.above, read.below) == (("h",), ()):
        return read.number * 60, ("min",), ()
    return read.number, read.above, read.below


def begins_so(echo: str, number: Fraction) -> bool:
    """Whether the number that is shown, cut short or not, is this one as far as it goes."""
    shown = echo.split(" ", maxsplit=1)[0].split("%", maxsplit=1)[0].split("/", maxsplit=1)[0].replace(",", "")
    digits = shown.rstrip(CUT)
    step = Fraction(1, 10 ** len(digits.partition(".")[2])) if CUT in shown else Fraction(0)
    return 0 <= number - Fraction(digits) <= step


def moved(meant: Typed, read: Reading) -> bool:
    """Whether slips made the answer 10, 100 or 1,000 times as large or small."""
    right = None if meant.words else first(meant)
    if right is None or not right.number or (right.above, right.below) != (read.above, read.below):
        return False
    return read.number / right.number in POWERS_OF_TEN


@cache
def faults_and_counts(shard: int) -> tuple[list[str], Counter[str]]:
    """What is wrong in this share of the cases, and how often each thing happened."""
    faults: list[str] = []
    counts: Counter[str] = Counter()
    for number in range(shard, CASES, SHARDS):
        slipped = case(Random(f"{SEED} {number}"))
        meant, typed = slipped.meant, slipped.typed
        one, other = first(typed), second(typed)
        counts.update((*slipped.slips, "in dispute" if one != other else "read by both" if one else "refused by both"))
        where = f"{SEED} {number}: {typed.shape} {typed.text!a}"
        if one != other:
            faults.append(f"{where}: {one} / {other}")
        elif one is not None and typed.shape != "unit":
            echo = read_back_as(form_of(typed), typed.text)
            if not shows(echo, typed, one):
                faults.append(f"{where} is read back as {echo!a}")
            if moved(meant, one):
                counts["moved by a power of ten, and told"] += 1
                if echo == read_back_as(form_of(meant), meant.text):
                    faults.append(f"{where} is read back as {meant.text!a}: {echo!a}")
    return faults, counts


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.timeout(7200)
def test_two_readers_never_differ_and_every_reading_is_told(shard: int) -> None:
    faults, counts = faults_and_counts(shard)
    sys.stdout.writelines(f"{count:9,} {name}\n" for name, count in counts.most_common())

    assert [] == faults[:MOST_TOLD]


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.timeout(7200)
def test_the_slips_are_many_and_neither_all_read_nor_all_refused(shard: int) -> None:
    _, counts = faults_and_counts(shard)

    assert [] == sorted(SLIPS.keys() - counts.keys())
    assert counts["read by both"] > CASES // SHARDS // 4
    assert counts["refused by both"] > CASES // SHARDS // 4
    assert counts["moved by a power of ten, and told"] > CASES // SHARDS // 200


@pytest.mark.parametrize("shape", MADE_OF["short"])
@pytest.mark.timeout(7200)
def test_two_readers_agree_on_everything_short(shape: str) -> None:
    texts = (
        "".join(pieces) for count in range(MOST_PIECES) for pieces in product(MADE_OF["short"][shape], repeat=count + 1)
    )
    differing = (text for text in texts if first(Typed(shape, text)) != second(Typed(shape, text)))

    assert [] == list(islice(differing, MOST_TOLD))


@pytest.mark.parametrize("shape", SECOND)
@given(text=any_text | typed_times)
def test_two_readers_agree_on_any_text(shape: str, text: str) -> None:
    assert first(Typed(shape, text)) == second(Typed(shape, text))


def test_every_right_answer_of_the_bank_is_read_alike() -> None:
    assert len(right_answers()) > 500
    assert [] == [each.text for each in right_answers() if first(each) is None]
    assert [] == [each.text for each in right_answers() if first(each) != second(each)]


def test_the_second_reader_imports_nothing_of_the_program() -> None:
    imported = set()
    for path in Path(second_reader.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            imported |= {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
            imported |= {str(node.module)} if isinstance(node, ast.ImportFrom) else set()
    ours = {name for name in imported if name.split(".")[0] not in sys.stdlib_module_names}

    assert {f"tests.second_reader.{name}" for name in ("amounts", "grammar", "units")} == ours


@pytest.mark.parametrize("text", ["any .and only", "any . and only", "any. and only", "any and only ."])
def test_a_full_stop_behind_a_word_of_several_is_read_alike(text: str) -> None:
    read = form(f"{SELECTION}any | only").read
    assert read is not None

    assert 3 == read(text).number == words.read_selection(text, ("any", "only")).number
