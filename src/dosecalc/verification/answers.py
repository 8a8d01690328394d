"""Whether the answer of a draw is one that can be asked for, and whether the text tells what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import UNTOLD
from dosecalc.bank.realism import is_chosen
from dosecalc.bank.template import PLACEHOLDER
from dosecalc.devices.words import words
from dosecalc.quantities.forms import as_written
from dosecalc.quantities.notation import DECIMALS_SHOWN, decimals_needed
from dosecalc.tutoring.giving_away import tells
from dosecalc.tutoring.slips.formulas import OTHER, formula_slips
from dosecalc.tutoring.slips.givens import label_turns
from dosecalc.tutoring.slips.in_the_steps import in_the_steps, led
from dosecalc.tutoring.slips.invited import is_right
from dosecalc.verification.observation import Observation, keys_of_given, keys_of_part
from dosecalc.verification.readings import read_off

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.bank.problem import Problem
    from dosecalc.tutoring.parts import Part


def text_of(made: Problem) -> str:
    """All that a learner reads before the first answer."""
    seen = (words(picture.device) for picture in made.pictures_after(None))
    return "\n".join((*(text for _, text in made.card), *seen, *dict.fromkeys(part.ask for part in made.parts)))


def odd_answers(made: Problem) -> Iterator[Observation]:
    """Answers that are negative, zero, a given again, or that cannot be written."""
    for place, part in enumerate(made.parts):
        keys, exact = keys_of_part(made.template, place), part.solution.exact.number
        written = decimals_needed(as_written(part.solution.rounded.number, part.solution.rounded.form))
        if exact < 0:
            yield Observation("negative-answer", keys, str(part.solution.exact), "an answer above zero")
        elif not exact and not part.solution.calculation.answer.may_be_zero:
            yield Observation("zero-answer", keys, str(part.solution.exact), "an answer above zero")
        if written is None or written > DECIMALS_SHOWN:
            yield Observation("unwritable-answer", keys, str(part.key), f"at most {DECIMALS_SHOWN} decimals")
        if not is_chosen(part.solution) and part.key in map(str, part.solution.givens.values()):
            yield Observation("answer-is-given", keys, part.key, "an answer that is none of the givens")


def untold_givens(made: Problem) -> Iterator[Observation]:
    """Givens that a learner needs and the text does not tell, in figures or in words of its own.

    What is read off a picture is told by that; whether it is on the device, `other_scales` says.
    """
    of_pictures = read_off(made)
    text, draws = text_of(made), {draw.name: draw for draw in made.template.values}
    written = {writing.of for writing in made.template.writings}
    for place, (part, asked) in enumerate(zip(made.parts, made.template.parts, strict=True)):
        if place in of_pictures:
            continue
        for name, quantity in part.solution.givens.items():
            draw = draws.get(asked.givens.get(name, ""))
            is_hidden = draw is not None and (draw.name in written or draw.told or isinstance(draw.source, UNTOLD))
            if name not in part.carried and not is_hidden and str(quantity) not in text:
                keys = keys_of_given(made.template, place, name)
                yield Observation("untold-given", keys, f"a text without {name} ({quantity})", "a text that tells it")


def keys_in_the_story(made: Problem) -> Iterator[Observation]:
    """Answers that the template's own words hold, whatever is drawn."""
    own = _own_words(made)
    for place, part in enumerate(made.parts):
        if not is_chosen(part.solution) and tells(part.key, [own]):
            keys = keys_of_part(made.template, place)
            yield Observation("key-in-story", keys, f"the answer {part.key} in the text", "a text without it")


def _own_words(made: Problem) -> str:
    stories = made.template.stories
    texts = [text for story in stories for _, text in (*story.card, ("", story.ask))]
    texts += [made.template.title, *(asked.ask for asked in made.template.parts)]
    return "\n".join(PLACEHOLDER.sub("", text) for text in texts)


def hidden_slips(parts: Sequence[Part]) -> Iterator[frozenset[str]]:
    """For each part the slips in its steps that lead to the right answer, in words; of answers in words there are none.

    A slip that shows in another part is not hidden: whoever divides by the large vial comes to the right waste, because
    it is the same for any number of large ones, but not to the right number of small ones.
    """
    led_to = [set(_slips(part)) for part in parts]
    for place, of_part in enumerate(led_to):
        shown = {
            says for other in (*led_to[:place], *led_to[place + 1 :]) for says, is_hidden in other if not is_hidden
        }
        yield frozenset(says for says, is_hidden in of_part if is_hidden) - shown


def _slips(part: Part) -> Iterator[tuple[str, bool]]:
    """The slips in the steps of an answer, and those that the template declares, in words; and whether each is hidden.

    It is where it leads to the right answer all the same; one that is declared, also where it leads nowhere.
    """
    solution = part.solution
    if solution.form.in_text:
        return
    steps = solution.steps
    declared = [slip for slip in formula_slips(solution) if slip.id == OTHER]
    yield from ((other.says, True) for other in solution.invites if other.says not in {slip.says for slip in declared})
    for slip in (*declared, *led(label_turns(steps), steps), *in_the_steps(steps)):
        if slip.number != solution.exact.number or slip.id == OTHER:
            yield slip.says, is_right(slip, solution)
