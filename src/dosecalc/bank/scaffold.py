"""A template for a calculation that can be drawn from at once, for an author to go on from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, product
from typing import TYPE_CHECKING

from dosecalc.bank.policies import DEFAULT_POLICY, policy
from dosecalc.bank.preview import Preview
from dosecalc.bank.scaffold_values import candidates
from dosecalc.bank.template import CARD
from dosecalc.bank.template_reader import template_of
from dosecalc.bank.toml_source import toml_of
from dosecalc.errors import DosecalcError
from dosecalc.quantities.given import given
from dosecalc.quantities.given_names import spoken
from dosecalc.quantities.units import spelled, unit
from dosecalc.tutoring.solving import solve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dosecalc.bank.scaffold_values import Values
    from dosecalc.calculations.catalogue import Calculation

TRIED, MOST_DRAWS = 40, 200
"""Problems that are drawn to see whether values do, and after how many draws no more of them are."""

ENOUGH_ANSWERS, ENOUGH_ACCEPTED, MOST_ALIKE = 8, Fraction(1, 3), Fraction(4, 5)
ENOUGH_CARDS, FEWEST_ACCEPTED, MOST_OF_ONE = 8, Fraction(1, 10), Fraction(2, 3)
"""What `verify` asks of a template without a warning."""

TARGETS = ("mcg", "mg", "g", "kg", "mL", "L", "lb", "oz", "cm", "in", "tsp", "tbsp", "min", "h", "mg/mL", "g/mL")
"""Units to convert to, where that is what is asked."""

LINES = {
    "order": ("dose", "rate"),
    "patient": ("weight", "height", "age", "surface", "creatinine", "glucose", "temperature"),
    "on_hand": ("concentration", "strength", "vial", "stock", "syringe", "factor", "density", "pen", "bag"),
}
"""Words in the names of givens that say on which line of the card their values stand, if not with the order."""

TEXT = """\
#:schema {schema}
# A kind of problem. It works as it is: see `dosecalc preview` with the name of this file, and docs/templates.md.

title = "{title}"
version = 1                # raise it when you change what is drawn after somebody has practiced with it
level = 2                  # 1 easy to 4 hard
calculation = "{name}"
source = "Numbers near the example of the calculation"  # write where yours come from: a label, a book

# Where each value comes from: a list, {{ values = ["5 mg", "10 mg"] }}, or a range by steps,
# {{ from = "5 mg", to = "10 mg", step = "1 mg" }}. A drug of the formulary brings its own labels and usual doses:
# docs/templates.md tells how.
[givens]
{givens}{answer}
# What learners read, in one telling or several. Lines: patient, order, situation, on_hand. Values stand in braces.
[[story]]
{card}ask = "{ask}"
"""


class NoScaffold(DosecalcError):
    """No template can be made for a calculation by itself."""


@dataclass(frozen=True)
class Scaffold:
    """A template that was tried. text: of the file. preview: what it came to."""

    text: str
    preview: Preview


def scaffold(formula: Calculation, path: Path, schema: str) -> Scaffold:
    """The liveliest template with values near the calculation's examples. path: where it is to stand.

    schema: where the schema of templates is, seen from there.

    Raises:
        NoScaffold: none that was tried can be drawn from.
    """
    tables = [_asked_in(target) for target in _targets(formula)] if formula.needs_target else [_bounds(formula)]
    found = _best(formula, path, schema, tables)
    if found is None or _worth(found)[1] == 1:
        found = _best(formula, path, schema, [""]) or found
    if found is None:
        message = f"no template for {formula.name} can be made by itself; copy one: dosecalc list templates"
        raise NoScaffold(message)
    return found


def _best(formula: Calculation, path: Path, schema: str, tables: Sequence[str]) -> Scaffold | None:
    """Of all values and of these tables [answer], those that come to most; the first that come to enough."""
    best: Scaffold | None = None
    for values, table in product(candidates(formula), tables):
        made = _tried(_written(formula, values, table, schema), path)
        if made is not None and (best is None or _worth(made) > _worth(best)):
            best = made
        if best is not None and _worth(best) >= (True, ENOUGH_ANSWERS, True):
            break
    return best


def _asked_in(target: str) -> str:
    return f'\n[answer]\nunit = "{target}"\n'


def _bounds(formula: Calculation) -> str:
    """What keeps the answer near that of the example; empty where this would say nothing."""
    examples = {name: given(text) for name, text in formula.examples.items()}
    answer = solve(formula, examples, policy(DEFAULT_POLICY)).rounded
    if answer.form or not spelled(answer.unit):
        return ""
    least, most = (replace(answer, number=answer.number * times) for times in (Fraction(1, 2), Fraction(3, 2)))
    return (
        f'\n[answer]\n# unit = "{spelled(answer.unit)}"         # if another is to be asked for\n'
        f'require = ["answer >= {least}", "answer <= {most}"]    # what is usual and can be measured\n'
    )


def _targets(formula: Calculation) -> Iterator[str]:
    (example,) = (given(text) for text in formula.examples.values())
    ((_, kind),) = formula.givens.items()
    for text in chain(kind.units, TARGETS):
        adopted = kind.adopted(unit(text))
        if adopted is not None and adopted != example.unit and adopted.dimension == example.unit.dimension:
            yield spelled(unit(text))


def _tried(text: str, path: Path) -> Scaffold | None:
    """What comes of a text; None where it cannot be drawn from."""
    try:
        made = Preview(template_of(toml_of(path, text)), policy(DEFAULT_POLICY))
        made.sample(1, TRIED, 1, MOST_DRAWS)
    except DosecalcError:
        return None
    return Scaffold(text, made)


def _worth(made: Scaffold) -> tuple[bool, int, bool]:
    """Whether it passes without a warning; how many different answers there are, up to enough; whether most draws do.

    The last also tells whether no answer is nearly always right.
    """
    spread = made.preview.spreads[0]
    passes = (
        len(made.preview.cards) >= ENOUGH_CARDS
        and made.preview.acceptance >= FEWEST_ACCEPTED
        and spread.most_frequent[1] <= MOST_OF_ONE
    )
    words = len(made.preview.problems[0].parts[0].solution.form.words)
    different = ENOUGH_ANSWERS if words and spread.different == words else min(spread.different, ENOUGH_ANSWERS)
    is_fair = made.preview.acceptance >= ENOUGH_ACCEPTED and spread.most_frequent[1] <= MOST_ALIKE
    return passes, different, is_fair


def _written(formula: Calculation, values: Values, answer: str, schema: str) -> str:
    return TEXT.format(
        schema=schema,
        title=formula.name.replace("_", " ").capitalize(),
        name=formula.name,
        givens=values,
        answer=answer,
        card=_card(formula),
        ask=f"Work out {formula.summary[0].lower()}{formula.summary[1:]}.",
    )


def _card(formula: Calculation) -> str:
    lines: dict[str, list[str]] = {}
    for name in formula.givens:
        called = spoken(name)
        lines.setdefault(_line_for(name), []).append(f"{called[:1].upper()}{called[1:]}: {{{name}}}.")
    return "".join(f'{key} = "{" ".join(lines[key])}"\n' for key in CARD if key in lines)


def _line_for(name: str) -> str:
    """The line of the card where a value stands."""
    return next((line for line, words in LINES.items() if set(words) & set(name.split("_"))), "order")
