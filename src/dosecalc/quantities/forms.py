"""How an answer is written where it is no number with a unit: times, dates, ratios, words, what an order should say."""

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
from dosecalc.quantities.words import NOTHING, as_number, in_place, is_numbered, numbered, place_of, places_of, plainly

if TYPE_CHECKING:
    from collections.abc import Callable

BETWEEN_WORDS = " | "
"""What parts the words of a form such as `below | safe | above`."""

SELECTION, WORDING, SAFE_QUANTITY = "any of: ", "wording: ", "safe quantity"
"""How the names of a selection and of a wording begin; the name of an amount that must be written safely."""

POINTS_IN_TIME = frozenset({"clock", "moment", "date"})
"""Forms that only a quantity of the same form can stand for."""

SO_THAT_NOBODY_CAN_MISREAD_IT = "it so that nobody can misread it"


@dataclass(frozen=True)
class Form:
    """One way of writing an answer.

    written: from the number, None for a number with its unit. read: from what was typed.
    asked: what is asked for. examples: two such answers. unit: what stands where the unit would.
    counts_minutes: the number is minutes, so that a whole number is a minute. words: what there is to choose from.
    in_text: facts tell the answer as a text, not as a number.
    is_several: any of the words may be chosen together. must_be_safe: an answer that could be misread is wrong.
    wordings: what says the same, the first as it is best written.
    told_as: what outsiders are told instead of a name that gives the answer away.
    """

    name: str = ""
    written: Callable[[Fraction], str] | None = None
    read: Callable[[str], Quantity] = read_quantity
    asked: str = ""
    examples: tuple[str, ...] = ()
    unit: str = ""
    counts_minutes: bool = False
    in_text: bool = False
    words: tuple[str, ...] = ()
    is_several: bool = False
    must_be_safe: bool = False
    wordings: tuple[str, ...] = ()
    told_as: str = ""

    @property
    def label(self) -> str:
        """What the form is called where the answer must not be told."""
        return self.told_as or self.name

    @property
    def is_rounded(self) -> bool:
        """Whether a rounding rule is worth stating."""
        return not (self.in_text or self.must_be_safe)

    @property
    def to_write(self) -> str:
        """What to write, as it goes on after `Write`."""
        if self.must_be_safe:
            return self.asked
        if self.is_several:
            return f"all that apply, or their numbers: {numbered(self.words)}; or with the word {NOTHING}"
        if is_numbered(self.words):
            return f"one of these, or its number: {numbered(self.words)}"
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
            in_text=True,
        ),
        Form(
            SAFE_QUANTITY,
            asked=SO_THAT_NOBODY_CAN_MISREAD_IT,
            unit="amount",
            must_be_safe=True,
        ),
    )
}
"""Every form but those of words, by name; the name is what worked quantities and kinds carry."""


@cache
def form(name: str) -> Form:
    """The form of that name; a name such as `below | safe | above` is a choice of these words."""
    if name.startswith(SELECTION):
        return _selection(name, tuple(name.removeprefix(SELECTION).split(BETWEEN_WORDS)))
    if name.startswith(WORDING):
        return _wording(name, tuple(name.removeprefix(WORDING).split(BETWEEN_WORDS)))
    return _choice(name, tuple(name.split(BETWEEN_WORDS))) if BETWEEN_WORDS in name else FORMS[name]


def choice_of(*words: str) -> str:
    """The name of the form whose answers are these words."""
    return BETWEEN_WORDS.join(words)


def selection_of(*words: str) -> str:
    """The name of the form whose answers are any of these words together; the number has a bit for each."""
    return SELECTION + choice_of(*words)


def wording_of(*wordings: str) -> str:
    """The name of the form whose answer is what all of these say; the first is how it is best written."""
    return WORDING + choice_of(*wordings)


def _choice(name: str, words: tuple[str, ...]) -> Form:
    return Form(
        name,
        lambda number: words[int(number)],
        lambda text: Quantity(Fraction(place_of(text, words)), None, form=name),
        unit="word",
        in_text=True,
        words=words,
    )


def _selection(name: str, words: tuple[str, ...]) -> Form:
    return Form(
        name,
        lambda number: ", ".join(words[place] for place in sorted(in_place(number))) or NOTHING,
        lambda text: Quantity(as_number(places_of(text, words)), None, form=name),
        unit="words",
        in_text=True,
        words=words,
        is_several=True,
        told_as="selection",
    )


def _wording(name: str, wordings: tuple[str, ...]) -> Form:
    def read(text: str) -> Quantity:
        source = typed(text)
        if plainly(source.text) not in map(plainly, wordings):
            source.refuse("These words are not known here: say it in other plain words.")
        return Quantity(Fraction(0), None, form=name)

    return Form(
        name,
        lambda _: wordings[0],
        read,
        SO_THAT_NOBODY_CAN_MISREAD_IT,
        unit="wording",
        in_text=True,
        must_be_safe=True,
        wordings=wordings,
        told_as="wording",
    )


def as_written(number: Fraction, form_name: str) -> Fraction:
    """The number that stands on the page: of a ratio strength, the second one."""
    return 1 / number if form_name == "ratio" else number
