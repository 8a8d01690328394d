"""How an answer is written where it is no number with a unit: times, dates, ratios, and one of a few words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from dosecalc.quantities import notation
from dosecalc.quantities.dates import read_date, read_moment
from dosecalc.quantities.reading import Quantity, read_quantity
from dosecalc.quantities.times import read_clock, read_duration
from dosecalc.quantities.typed_text import typed
from dosecalc.quantities.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Callable

BETWEEN_WORDS = " | "
"""What parts the words of a form such as `below | safe | above`."""


@dataclass(frozen=True)
class Form:
    """One way of writing an answer.

    written: from the number, None for a number with its unit. read: from what was typed.
    asked: what is asked for. examples: two such answers. unit: what stands where the unit would.
    counts_minutes: the number is minutes, so that a whole number is a minute. words: what there is to choose from.
    is_rounded: whether a rounding rule is worth stating. in_text: facts tell the answer as a text, not as a number.
    """

    name: str = ""
    written: Callable[[Fraction], str] | None = None
    read: Callable[[str], Quantity] = read_quantity
    asked: str = ""
    examples: tuple[str, ...] = ()
    unit: str = ""
    counts_minutes: bool = False
    is_rounded: bool = True
    in_text: bool = False
    words: tuple[str, ...] = ()

    @property
    def to_write(self) -> str:
        """What to write, as it goes on after `Write`."""
        return f"one of: {', '.join(self.words)}" if self.words else f"{self.asked}, such as {self.examples[0]}"


FORMS = {
    form.name: form
    for form in (
        Form(),
        Form(
            "clock",
            notation.clock,
            read_clock,
            "a time on the 24-hour clock",
            ("14:30", "09:05"),
            "24-hour clock",
            counts_minutes=True,
        ),
        Form(
            "duration",
            notation.duration,
            read_duration,
            "hours and minutes",
            ("7 h 30 min", "5 h 15 min"),
            "h and min",
            counts_minutes=True,
        ),
        Form("ratio", notation.ratio, read_quantity, "a ratio", ("1:500", "1:40"), "ratio"),
        Form(
            "moment",
            notation.moment,
            read_moment,
            "a date and a time",
            ("2026-03-05 14:30", "2027-10-21 09:05"),
            "date and time",
            counts_minutes=True,
            is_rounded=False,
            in_text=True,
        ),
        Form(
            "date",
            notation.date,
            read_date,
            "a date",
            ("2026-03-05", "2027-10-21"),
            "date",
            counts_minutes=True,
            is_rounded=False,
            in_text=True,
        ),
    )
}
"""Every form but the choices, by name; the name is what worked quantities and kinds carry."""


@cache
def form(name: str) -> Form:
    """The form of that name; a name such as `below | safe | above` is a choice of these words."""
    if BETWEEN_WORDS not in name:
        return FORMS[name]
    words = tuple(name.split(BETWEEN_WORDS))
    return Form(
        name,
        lambda number: words[int(number)],
        lambda text: _read_word(text, words, name),
        "a word",
        words,
        "word",
        is_rounded=False,
        in_text=True,
        words=words,
    )


def choice_of(*words: str) -> str:
    """The name of the form whose answers are these words."""
    return BETWEEN_WORDS.join(words)


def _read_word(text: str, words: tuple[str, ...], name: str) -> Quantity:
    """One of the words, or the beginning of just one of them; its place among them is the number.

    Raises:
        UnreadableQuantity: it begins none of them, or several.
    """
    source = typed(text)
    meant = source.text.strip().lower().rstrip(".")
    exact = [word for word in words if word.lower() == meant]
    near = exact or [word for word in words if word.lower().startswith(meant)]
    if len(near) != 1:
        source.refuse(f"Write one of these words: {', '.join(words)}.", start=0)
    return Quantity(Fraction(words.index(near[0])), NO_UNIT, form=name)
