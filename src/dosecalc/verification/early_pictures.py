"""Whether a picture comes with the question though it shows the answer, and the answer is not to be read off it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.derived_values import UNTOLD
from dosecalc.devices.words import words
from dosecalc.verification.observation import Observation, keys_of_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosecalc.bank.problem import Problem


def early_pictures(made: Problem) -> Iterator[Observation]:
    """Pictures of an answer, seen with the card, where words and other pictures tell all that it is worked out from.

    Where nothing else tells a given, as in reading a scale, the picture is what the answer is read off.
    """
    source = made.template
    for place, illustration in enumerate(source.pictures):
        if illustration.after is not None:
            continue
        others = [words(each.device) for number, each in enumerate(made.pictures) if number != place]
        texts = [*(text for _, text in made.card), *(part.ask for part in made.parts), *others]
        shown = (source.places[name] for name in illustration.source.needs if name in source.places)
        if (early := next((part for part in shown if _is_worked_out(made, part, texts)), None)) is not None:
            found = f"a picture of the answer ({made.parts[early].key}) that comes with the question"
            keys = (f"picture.{place}", *keys_of_part(source, early))
            yield Observation("picture-too-early", keys, found, 'when = "answered"')


def _is_worked_out(made: Problem, place: int, texts: Sequence[str]) -> bool:
    """Whether texts tell each given of a part, or what it comes from; an order is always there to be read."""
    asked = made.template.parts[place]
    return asked.reading is not None or all(
        _is_worked_out(made, made.template.places[asked.givens[given]], texts)
        if asked.givens[given] in made.template.places
        else _is_told(made, asked.givens[given], str(quantity), texts)
        for given, quantity in made.parts[place].solution.givens.items()
    )


def _is_told(made: Problem, name: str, quantity: str, texts: Sequence[str]) -> bool:
    draw = next(draw for draw in made.template.values if draw.name == name)
    is_told_otherwise = draw.told or isinstance(draw.source, UNTOLD)
    return bool(is_told_otherwise) or any(quantity in text for text in texts)
