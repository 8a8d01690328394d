"""A template before anybody practices with it, on the screen or as JSON."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from shlex import quote
from typing import TYPE_CHECKING, Any

from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.files import is_built_in, template_files
from dosecalc.bank.preview import preview
from dosecalc.bank.refusals import in_order
from dosecalc.cli.bars import ASCII, BLOCKS, bar
from dosecalc.cli.problem_view import heading, say_pictures_after, say_problem, say_quietly
from dosecalc.cli.terminal import has_signs, say, say_json, screen_width, show, styled
from dosecalc.commands_to_type import to_type

if TYPE_CHECKING:
    from pathlib import Path

    from dosecalc.bank.faults import Fault
    from dosecalc.bank.preview import Preview, Spread
    from dosecalc.bank.problem import Problem
    from dosecalc.bank.template import Template
    from dosecalc.quantities.policy import Policy
    from dosecalc.tutoring.parts import Part

WIDEST_BAR, NARROWEST_BAR = 30, 6
MOST_SLIPS = 8
MOST_REASONS = 6


@dataclass(frozen=True)
class Shown:
    """What of which file is to be shown, and how."""

    path: Path
    policy: Policy
    seed: int
    problems: int
    samples: int
    method: str
    plain: bool
    charts: bool
    as_json: bool

    def tell(self) -> bool:
        """Tell it; whether there was something to show, and not faults."""
        try:
            made = preview(self.path, self.policy, seed=self.seed, problems=self.problems, sampled=self.samples)
        except InvalidBank as invalid:
            self._tell_faults(invalid)
            return False
        if self.as_json:
            say_json(preview_facts(made, self.method))
        else:
            say_preview(made, self.method, plain=self.plain, charts=self.charts)
        return True

    def _tell_faults(self, invalid: InvalidBank) -> None:
        if self.as_json:
            say_json({"path": str(self.path), "faults": [_fault_facts(fault) for fault in invalid.faults]})
            return
        count = len(invalid.faults)
        say(f"{count} {'fault' if count == 1 else 'faults'} to fix before there is anything to show:")
        say(str(invalid))


def say_preview(made: Preview, method: str, *, plain: bool, charts: bool) -> None:
    """Print it, part by part."""
    for number, problem in enumerate(made.problems, start=1):
        say_problem(problem, f"Problem {number}: {heading(problem)}", plain=plain)
        for place, part in enumerate(problem.parts):
            say(f"Answer{f' {part.label}' if part.label else ''}: {part.key}")
            say_pictures_after(problem, place, plain=plain)
        say()
    _say_behind(made.problems[0], method, plain=plain)
    for label, spread in zip(made.labels(), made.spreads, strict=True):
        _title(f"Answers{f' {label})' if label else ''} of {made.sampled:,} problems", plain=plain)
        _say_spread(spread, charts=charts)
    _title("Draws", plain=plain)
    say(f"Acceptance: {_percent(made.acceptance)} ({made.accepted:,} of {made.draws:,} draws could be problems).")
    _say_refused(made)
    if _is_in_bank(made.template):
        say(f"To see one again: {to_type(f'dosecalc show {made.problems[0].identity} --working')}")
    if not is_built_in(made.template.path.absolute()):
        say(f"To prove it right: {to_type(f'dosecalc verify {quote(str(made.template.path))}')}")


def _say_refused(made: Preview) -> None:
    """Print why draws were no problems."""
    for reason, times in in_order(made.refused)[:MOST_REASONS]:
        say(f"  {times:,} {reason.says}", hanging=4)
    if len(made.refused) > MOST_REASONS:
        say(f"  … and {len(made.refused) - MOST_REASONS} more reasons; --format json tells all.")


def _is_in_bank(template: Template) -> bool:
    """Whether other commands know the template by its name."""
    with suppress(InvalidBank):
        path = template_files().get(template.id)
        return path is not None and path == template.path.absolute()
    return False


def _say_behind(problem: Problem, method: str, *, plain: bool) -> None:
    """Print how the first problem is worked, and what often goes wrong in it."""
    from dosecalc.cli.working_view import say_explanation

    for part in problem.parts:
        of_part = f" {part.label})" if part.label else ""
        _title(f"Working of problem 1{of_part}", plain=plain)
        say_explanation(part.solution.explained(method), plain=plain)
        _title(f"Slips in problem 1{of_part}, and where they lead", plain=plain)
        found = [f"  {text}: {says}" for text, says, _ in _slips(part)]
        say("\n".join(found[:MOST_SLIPS]) if found else "No known slip leads to another answer.", hanging=4)
        if len(found) > MOST_SLIPS:
            say(f"  … and {len(found) - MOST_SLIPS} more, less likely; --format json tells all.")
    say()


def _slips(part: Part) -> list[tuple[str, str, str]]:
    """The answer that each slip leads to, what it is, and its id."""
    return [(each.text, each.slip.sentence, each.slip.id) for each in part.distractors if each.slip]


def _say_spread(spread: Spread, *, charts: bool) -> None:
    """Print how the answers to a part spread: in a terminal as a chart, else in numbers."""
    text, share = spread.most_frequent
    say(f"{spread.different:,} different; the most frequent is {text} ({_percent(share)}).")
    rows = spread.rows()
    width = max(len(str(row)) for row in rows)
    most = max(row.problems for row in rows)
    for row in rows:
        label, count = f"  {row!s:<{width}}", f"{row.problems:,}"
        room = screen_width() - len(label) - len(count) - 2
        if not charts or room < NARROWEST_BAR:
            say(f"{label}  {count}")
            continue
        drawn, _ = bar(Fraction(row.problems, most), min(room, WIDEST_BAR), BLOCKS if has_signs() else ASCII)
        say(f"{label} {drawn} {count}")
    say()


def _title(text: str, *, plain: bool) -> None:
    if plain:
        say_quietly(f"{text}:", plain=plain)
    else:
        show(styled(text, "bold"))


def _percent(share: Fraction) -> str:
    """Whole percents; never 0% of something, nor 100% of less than all.

    >>> [_percent(Fraction(number, 1000)) for number in (0, 1, 5, 500, 999, 1000)]
    ['0%', 'under 1%', 'under 1%', '50%', '99%', '100%']
    """
    whole = int(share * 100)
    return "under 1%" if share and not whole else f"{whole}%"


def preview_facts(made: Preview, method: str) -> dict[str, Any]:
    """The same for programs."""
    from dosecalc.cli.facts import problem_facts

    return {
        "path": str(made.template.path),
        "template": made.template.identity,
        "policy": made.policy.identity,
        "problems": [problem_facts(problem, key=True, method=method) for problem in made.problems],
        "slips": [
            {"part": part.label or None, "answer": text, "id": identifier, "says": says}
            for part in made.problems[0].parts
            for text, says, identifier in _slips(part)
        ],
        "sampled": made.sampled,
        "spread": [_spread_facts(label, each) for label, each in zip(made.labels(), made.spreads, strict=True)],
        "draws": made.draws,
        "accepted": made.accepted,
        "refused": [{"draws": times, "says": reason.says} for reason, times in in_order(made.refused)],
        "faults": [],
    }


def _spread_facts(label: str, spread: Spread) -> dict[str, Any]:
    return {
        "part": label or None,
        "different": spread.different,
        "most_frequent": spread.most_frequent[0],
        "rows": [{"from": row.least, "to": row.most, "problems": row.problems} for row in spread.rows()],
    }


def _fault_facts(fault: Fault) -> dict[str, Any]:
    return {
        "path": str(fault.path),
        "line": fault.line,
        "column": fault.column,
        "key": fault.key or None,
        "found": fault.found,
        "expected": fault.expected,
        "hint": fault.hint or None,
    }
