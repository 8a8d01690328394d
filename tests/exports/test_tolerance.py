"""Where a policy takes more than one number, keys say so, and every sheet names the rule."""

from dataclasses import replace
from pathlib import Path

import pytest

from dosecalc.bank.policies import policy
from dosecalc.exports.export import Shown, Source
from dosecalc.exports.options import Options, SheetKind
from dosecalc.sets.policy_in_words import tolerance_in_words
from dosecalc.tutoring.grading import grade
from dosecalc.tutoring.parts import Part, with_others
from dosecalc.tutoring.solving import solve
from tests.exports.sources import source, written
from tests.posed import every_part

ONE_STEP = replace(policy("pharmacy"), name="near", tolerance_steps=1)


def near(part: Part) -> Part:
    """The same part where one step more or less is right."""
    asked = None if part.solution.form.name else part.solution.unit
    again = solve(part.solution.calculation, part.solution.givens, ONE_STEP, asked, part.solution.rounding)
    return replace(part, solution=again)


def test_all_that_is_said_to_be_right_is_right_and_nothing_is_said_where_nothing_is() -> None:
    parts = [posed.part for posed in every_part("pharmacy", (1,))]
    assert {""} == {with_others(part) for part in parts}

    told = [each for part in parts if (each := near(part)).also_right]
    assert len(told) > 50
    for part in told:
        least, most = with_others(part).strip(" ()").split(" to ")
        known = {part.key, *part.also_right}
        assert all(grade(part.solution, text).verdict.is_right for text in known), known
        assert {text.removesuffix(part.asked_unit).rstrip() for text in known} >= {least, most}
        assert len(known) >= 2


@pytest.mark.parametrize("name", ["html", "md", "csv", "json"])
@pytest.mark.parametrize("kind", [SheetKind.key, SheetKind.worked_key])
def test_a_key_says_what_else_is_right(name: str, kind: SheetKind, tmp_path: Path) -> None:
    what = tolerant(source())
    written(name, what, tmp_path / "a", Options(kind))
    text = (tmp_path / "a").read_text(encoding="utf-8-sig")
    parts = [part for shown in what.drawn() if shown.problem for part in shown.problem.parts if part.also_right]

    assert parts
    for part in parts:
        said = with_others(part) if name in {"html", "md"} else part.also_right[0]
        assert said.replace("(", r"\(").replace(")", r"\)") in text or said in text, said


def tolerant(what: Source) -> Source:
    """The source with one step more or less taken as right."""

    def drawn() -> list[Shown]:
        return [
            Shown(shown.printed, Tolerant(tuple(map(near, shown.problem.parts)), shown.problem))  # type: ignore[arg-type]
            for shown in what.drawn()
            if shown.problem is not None
        ]

    return replace(what, drawn=lambda: iter(drawn()))


class Tolerant:
    """A problem with other parts."""

    def __init__(self, parts: tuple[Part, ...], problem: object) -> None:
        self.parts, self._problem = parts, problem

    def __getattr__(self, name: str) -> object:
        return getattr(self._problem, name)


def test_the_rule_is_named_above_every_sheet() -> None:
    assert "One step of the last place more or less is right as well" in tolerance_in_words(ONE_STEP)
    assert "2 steps of the last place" in tolerance_in_words(replace(ONE_STEP, tolerance_steps=2))
