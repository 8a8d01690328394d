"""What the draws of a template say of it as a whole: how many are accepted, how different their answers are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.bank.policies import policy
from dosecalc.bank.refusals import MOST_EXPLAINED, in_order, refusals, told
from dosecalc.bank.value_sources import Listed
from dosecalc.verification.finding import at_key
from dosecalc.verification.observation import keys_of_part, keys_of_value
from dosecalc.verification.tables import without_a_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosecalc.bank.template import Template
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.verification.finding import Finding
    from dosecalc.verification.tally import Tally

TOO_FEW, RARE = Fraction(1, 100), Fraction(1, 10)
"""Accepted draws: below the first a learner may get none, below the second a set is slow to make."""

DOUBTFUL = Fraction(3, 20)
LEAST_TRIED = 400
"""Where a share is in doubt, at least so many draws are tried before it is judged: of two equally frequent answers one
comes up more than two times in three in 40 draws once in 26 times, and a bank has a thousand answers; in 400, never."""

LEAST_TO_JUDGE = 30
"""Problems; of fewer the most frequent answer says nothing."""

MOST_GUESSABLE, MOST_GUESSABLE_WORD = Fraction(2, 3), Fraction(3, 4)
"""Shares of the most frequent answer; of a few words one must be right more often than the others."""

FEWEST_PROBLEMS = 8
"""A learner who meets a template that often should not know the answers by heart."""

LEAST_OF_EACH = 15
"""Problems for each value of a list, before one that never came is thought to be out of reach."""

LEAST_JUDGED, MOST_HIDDEN = 8, Fraction(1, 4)
"""Of so many answers, at least, the share to which the same slip leads."""


@dataclass(frozen=True)
class Examined:
    """A template with what its draws under a policy came to. is_all: whether these were all that there are."""

    source: Template
    toml: TomlSource
    policy: str
    tally: Tally
    is_all: bool = False


def is_doubtful(source: Template, tally: Tally) -> bool:
    """Whether more draws are needed: to tell how many are accepted, or to blame one answer or slip for coming often."""
    if tally.tried >= LEAST_TRIED:
        return False
    is_rare = tally.accepted < tally.tried * DOUBTFUL
    places = range(len(tally.keys) if tally.accepted >= LEAST_TO_JUDGE else 0)
    return is_rare or _hidden(source, tally) is not None or any(_frequent(source, tally, place) for place in places)


def spread_findings(examined: Examined) -> Iterator[Finding]:
    """What is wrong, or poor, about all the draws together, and what the checks observed in single ones."""
    yield from _seen(examined)
    yield from _acceptance(examined)
    tally, source = examined.tally, examined.source
    is_enough = tally.accepted >= LEAST_TO_JUDGE or (examined.is_all and tally.accepted > 1)
    if not is_enough:
        return
    if len(tally.problems) < FEWEST_PROBLEMS:
        found = f"{len(tally.problems)} different problems in {tally.accepted:,} draws (policy {examined.policy})"
        yield _at(examined, ("values", "givens", "calculation"), "few-problems", found, f"{FEWEST_PROBLEMS} at least")
    yield from _unreached(examined)
    if all(len(keys) == 1 for keys in tally.keys):
        told = "; ".join(key for keys in tally.keys for key in keys)
        found = f"{told} in all of {tally.accepted:,} draws (policy {examined.policy})"
        yield _at(examined, keys_of_part(source, 0), "always-the-same", found, "answers that differ")
        return
    for place in range(len(tally.keys)):
        yield from _guessable(examined, place)
    yield from _indistinguishable(examined)


def _indistinguishable(examined: Examined) -> Iterator[Finding]:
    """The slip that leads to the right answer too often; an error if always, for it is then marked right."""
    source, tally = examined.source, examined.tally
    if (hidden := _hidden(source, tally)) is None:
        return
    slip, times = hidden
    problems = _problems_judged(source, tally)
    is_always = times >= problems
    code = "slip-always-right" if is_always else "slip-equals-key"
    where = f"in all of {problems} problems" if is_always else f"in {times} of {tally.judged} answers"
    so = "it is always marked right" if is_always else "nobody notices it there"
    found = f'a slip that leads to the right answer {where} (policy {examined.policy}), so that {so}: "{slip}"'
    declared = _keys_of_slip(source, slip)
    expected = "another calculation, or other values" if declared else "values with which it leads to another answer"
    yield _at(examined, (*declared, *keys_of_part(source, 0)), code, found, expected)


def _keys_of_slip(source: Template, says: str) -> tuple[str, ...]:
    """Where a template declares a slip; nowhere if the working shows it by itself."""
    return tuple(f"slip.{place}.says" for place, slip in enumerate(source.slips) if slip.says == says)


def _seen(examined: Examined) -> Iterator[Finding]:
    tally = examined.tally
    for seen in tally.seen.values():
        draws = f"{seen.times:,} of {tally.tried:,} draws" if tally.tried > 1 else "a draw"
        counted = f"in {draws}, " if seen.times else ""
        found = f"{seen.first.found} ({counted}policy {examined.policy})"
        yield _at(examined, seen.first.keys, seen.first.code, found, seen.first.expected)


def _acceptance(examined: Examined) -> Iterator[Finding]:
    tally = examined.tally
    if any(code in {"impossible-draw", "failing-draw"} for code, _ in tally.seen):
        return
    if tally.accepted >= tally.tried * RARE:
        return
    code, least = ("too-few-draws", "a hundred") if tally.accepted < tally.tried * TOO_FEW else ("rare-draws", "ten")
    found = f"{tally.accepted:,} of {tally.tried:,} draws accepted (policy {examined.policy})"
    keys: tuple[str, ...] = ("answer.require", "part.0.require", "answer", "values", "givens", "calculation")
    draws = ((seed, 0) for seed in range(min(tally.tried, MOST_EXPLAINED)))
    reasons = refusals(examined.source, policy(examined.policy), draws)
    expected = f"one in {least} at least"
    if reasons:
        main, _ = in_order(reasons)[0]
        keys, found, expected = main.keys, f"{found}; {told(reasons)}", f"{expected}: {main.instead}"
    yield _at(examined, keys, code, found, expected)


def _unreached(examined: Examined) -> Iterator[Finding]:
    """Values of lists that were never accepted, where each would have been by chance."""
    tally, source = examined.tally, examined.source
    for draw in source.values:
        counts = tally.values.get(draw.name)
        if counts is None or not isinstance(draw.source, Listed) or draw.stated_in is not None:
            continue
        values = draw.source.values
        told_already = without_a_row(source, draw.name)
        never = [str(value) for value in values if str(value) not in counts and str(value) not in told_already]
        if never and (examined.is_all or tally.accepted >= LEAST_OF_EACH * len(values)):
            found = f"{', '.join(never)} in none of {tally.accepted:,} problems (policy {examined.policy})"
            keys = keys_of_value(source, draw.name)
            yield _at(examined, keys, "unreached-value", found, "values that can be drawn")


def _guessable(examined: Examined, place: int) -> Iterator[Finding]:
    if frequent := _frequent(examined.source, examined.tally, place):
        key, times, most = frequent
        found = f"the answer {key} in {times:,} of {examined.tally.accepted:,} draws (policy {examined.policy})"
        keys = keys_of_part(examined.source, place)
        yield _at(examined, keys, "guessable", found, f"at most {most} of all with the same")


def _frequent(source: Template, tally: Tally, place: int) -> tuple[str, int, Fraction] | None:
    """The answer of a part that came too often, how often, and the share that it may have."""
    part = source.parts[place]
    times, key = max((times, key) for key, times in tally.keys[place].items())
    is_word = part.reading is not None or bool(part.calculation.answer.form and not key[:1].isdigit())
    most = MOST_GUESSABLE_WORD if is_word else MOST_GUESSABLE
    return (key, times, most) if times > tally.accepted * most else None


def _hidden(source: Template, tally: Tally) -> tuple[str, int] | None:
    """The slip that led to the right answer too often, or always where it could, and how often."""
    if tally.judged < LEAST_JUDGED or not tally.hidden:
        return None
    slip, times = max(tally.hidden.items(), key=lambda each: (each[1], each[0]))
    problems = _problems_judged(source, tally)
    is_always = problems >= LEAST_JUDGED and times >= problems
    return (slip, times) if is_always or times > tally.judged * MOST_HIDDEN else None


def _problems_judged(source: Template, tally: Tally) -> int:
    """In how many problems the slips were looked at: each answer of them is counted."""
    return tally.judged // len(source.parts)


def _at(examined: Examined, keys: tuple[str, ...], code: str, found: str, expected: str) -> Finding:
    return replace(at_key(examined.toml, keys, code, found, expected), policy=examined.policy)
