"""One problem as a QTI item: what is asked, how it is scored, and what is said about the answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.exports.export import Loss
from dosecalc.exports.qti.carried_chains import chain
from dosecalc.exports.qti.problem_text import card, question, worked
from dosecalc.exports.qti.qti_carrying import follows_rightly
from dosecalc.exports.qti.qti_fields import Field, field_of
from dosecalc.exports.qti.qti_rules import first_of, number, outcome, outcome_declared, tell, variable
from dosecalc.markup import element
from dosecalc.quantities.notation import plain_decimal
from dosecalc.tutoring.judging import FOLLOWS_RIGHTLY
from dosecalc.tutoring.marking import MOST_CARRIED
from dosecalc.tutoring.verdict import NOT_YET, RIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.bank.problem import Problem
    from dosecalc.exports.options import Options
    from dosecalc.exports.qti.carried_chains import Chain
    from dosecalc.sets.printed import PrintedProblem
    from dosecalc.tutoring.marking import Marking

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SCHEMA = f"{NAMESPACE} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
ROOT = {"xmlns": NAMESPACE, "xmlns:xsi": INSTANCE, "xsi:schemaLocation": SCHEMA}
NOT_CARRIED = "An answer that follows correctly from a wrong earlier one earns nothing: it cannot be worked out there."
NO_COMMA = "Type numbers without commas."
WORKING, SHOWN = "WORKING", "SHOWN"


@dataclass(frozen=True)
class Setting:
    """What holds for all items of a package. name: how their identifiers begin."""

    name: str
    marking: Marking
    options: Options
    tell: Callable[[Loss], None]

    @property
    def carries(self) -> bool:
        """Whether an answer may earn credit for following from a wrong one."""
        return self.marking.carried_forward and self.marking.partial_credit


@dataclass
class _Item:
    """An item in the making: its pieces in the order in which QTI has them."""

    responses: list[Element] = field(default_factory=list)
    outcomes: list[Element] = field(default_factory=list)
    body: list[Element] = field(default_factory=list)
    rules: list[Element] = field(default_factory=list)
    feedback: list[Element] = field(default_factory=list)


def item(printed: PrintedProblem, problem: Problem, setting: Setting, pictures: Sequence[str]) -> Element:
    """The item. pictures: where each picture of the problem is found, seen from the item."""
    made = _Item(outcomes=[_score(), _full_score()], body=list(card(printed, pictures)))
    order = f"{setting.name}-{printed.number}"
    fields = [
        field_of(place, part, setting.options.choices, order) for place, part in enumerate(problem.parts, start=1)
    ]
    for asked, filled in zip(printed.parts, fields, strict=True):
        made.responses += filled.declared
        made.body.append(element("div", question(asked), filled.body))
        if filled.loss:
            setting.tell(Loss(printed.number, asked.label, filled.loss))
    if any(filled.number for filled in fields):
        made.body.append(element("p", NO_COMMA))
    _add_scoring(made, printed, problem, fields, setting)
    _add_working(made, problem, setting.options.method)
    return element(
        "assessmentItem",
        made.responses,
        made.outcomes,
        element("itemBody", made.body),
        element("responseProcessing", made.rules),
        made.feedback,
        **ROOT,
        identifier=f"{setting.name}-{printed.number}",
        title=f"Problem {printed.number}: {printed.title}",
        adaptive="false",
        timeDependent="false",
    )


def _score() -> Element:
    return outcome_declared("SCORE", "float", "0", normalMinimum="0", normalMaximum="1")


def _full_score() -> Element:
    return outcome_declared("MAXSCORE", "float", "1")


def _add_scoring(
    made: _Item, printed: PrintedProblem, problem: Problem, fields: Sequence[Field], setting: Setting
) -> None:
    chains = _chains(printed, problem, fields, setting) if setting.carries else {}
    for place, filled in enumerate(fields):
        label = f"({printed.parts[place].label}) " if printed.parts[place].label else ""
        carried = follows_rightly(place, problem.parts, fields, chains[place]) if place in chains else None
        _add_part(made, place + 1, filled, label, carried)
    made.rules += _total(len(fields), sorted(chains), setting.marking)


def _chains(printed: PrintedProblem, problem: Problem, fields: Sequence[Field], setting: Setting) -> dict[int, Chain]:
    """How later answers follow from earlier ones, by their places; what does not follow simply is told as a loss."""
    found = {}
    for place, part in enumerate(problem.parts):
        if not part.rests_on:
            continue
        needed = [fields[place], *(fields[earlier] for earlier in part.carried.values())]
        is_simple = part.carried and not part.worked_again and all(each.number for each in needed)
        how = chain(part, problem.parts) if is_simple else None
        if how is None:
            setting.tell(Loss(printed.number, printed.parts[place].label, NOT_CARRIED))
        else:
            found[place] = how
    return found


def _add_part(made: _Item, place: int, filled: Field, label: str, carried: Element | None) -> None:
    """How a part is scored, the first that holds: right, carried forward, a known mistake, anything else."""
    points, says = f"POINTS_{place}", f"FEEDBACK_{place}"
    made.outcomes += (outcome_declared(points, "float", "0"), outcome_declared(says, "identifier"))
    rules = [(filled.right, [outcome(points, number(1)), tell(says, "RIGHT")])]
    told = {"RIGHT": RIGHT, "NOT_YET": NOT_YET}
    if carried is not None:
        made.outcomes.append(outcome_declared(f"CARRIED_{place}", "float", "0"))
        rules.append((carried, [outcome(f"CARRIED_{place}", number(1)), tell(says, "FOLLOWS")]))
        told["FOLLOWS"] = FOLLOWS_RIGHTLY
    for at, (condition, sentence) in enumerate(filled.wrong, start=1):
        rules.append((condition, [tell(says, f"MISTAKE_{at}")]))
        told[f"MISTAKE_{at}"] = sentence if sentence.startswith(NOT_YET) else f"{NOT_YET} {sentence}"
    made.rules.append(first_of(rules, [tell(says, "NOT_YET")]))
    made.feedback += (_shown(says, name, [element("p", f"{label}{text}")]) for name, text in told.items())


def _total(parts: int, carried: Sequence[int], marking: Marking) -> Iterator[Element]:
    """The share of a point that the item earns."""
    right = element("sum", (variable(f"POINTS_{place + 1}") for place in range(parts)))
    if not marking.partial_credit:
        all_right = element("gte", right, number(parts))
        yield first_of([(all_right, [outcome("SCORE", number(1))])], [outcome("SCORE", number(0))])
        return
    if carried:
        follows = element("sum", (variable(f"CARRIED_{place + 1}") for place in carried))
        right = element("sum", right, element("min", follows, number(plain_decimal(MOST_CARRIED * parts))))
    yield outcome("SCORE", element("divide", right, number(parts)))


def _add_working(made: _Item, problem: Problem, method: str) -> None:
    made.outcomes.append(outcome_declared(WORKING, "identifier"))
    made.rules.append(tell(WORKING, SHOWN))
    paragraphs = [each for part in problem.parts for each in worked(part, method)]
    made.feedback.append(_shown(WORKING, SHOWN, paragraphs))


def _shown(outcome_name: str, name: str, content: Sequence[Element]) -> Element:
    return element("modalFeedback", content, outcomeIdentifier=outcome_name, identifier=name, showHide="show")
