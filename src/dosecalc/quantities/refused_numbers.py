"""Where the reading of a number stops: each way of writing one that is refused, what is said, and what is asked for.

None of these reads anything: they look at what comes next, and give up or leave it.
"""

from typing import Never

from dosecalc.quantities.meant_numbers import (
    LARGEST_DENOMINATOR,
    is_proper,
    safe,
    with_a_point,
    without_blanks,
    written_safely,
)
from dosecalc.quantities.typed_text import DIGITS, LETTERS, NEGATIVE, ONE_NUMBER, VULGAR_FRACTIONS, Refusal, TypedText

NO_DIGIT = "A digit was expected after the point."
HYPHEN = "Leave out the hyphen."
SIGN = "Leave out this sign."
LOOSE_FRACTION = "Write a fraction without spaces around its line."
RAISED_POINT = "Write the decimal point as a period."
POINT_IN_WORDS = "Write the decimal point as a sign, not as a word."

NUMERIC = DIGITS | VULGAR_FRACTIONS.keys() | frozenset(".,")
"""What numbers are made of."""

BEFORE_A_NUMBER = frozenset("=$~(#'\"+")
"""Signs that say nothing of the amount behind them; without < or /, another would be left."""

GOES_ON = NUMERIC | frozenset("·")
OF_SUMS = frozenset("+-*x^=<>()")
WRONGLY_BEHIND = NUMERIC | OF_SUMS | frozenset("/·_'pPdD")
"""What is looked at behind a number; the letters begin `point` and `dot`."""

WORDS_FOR_A_POINT = frozenset({"point", "dot"})
LIKE_DIGITS = {"O": "0", "o": "0", "l": "1", "I": "1", "S": "5", "B": "8"}
"""Letters that look like digits."""

MARKS, LETTERS_LIKE_DIGITS = ".,", "".join(LIKE_DIGITS)
LIKE_A_NUMBER = DIGITS | LIKE_DIGITS.keys() | frozenset(MARKS)
END_OF_SENTENCE = frozenset(" .")

ALSO_UNITS = frozenset("lS")
"""Units where they stand behind the last digit: 5l is 5 L, and 5S is 5 s."""

LIKE_NINE = frozenset("gq")
"""Behind a point, a gram or a slip for mcg as well: nothing is offered instead."""

ONE_OVER = "l/"
"""In `1 l/2` and `l/2` a fraction that was written with a letter."""


def refuse_letters(source: TypedText) -> None:
    """Refuse a letter among the next digits that looks like one, as in `3O.3` or `l0`."""
    start = end = source.position
    text = source.text
    if LIKE_DIGITS.keys().isdisjoint(text):
        return
    while end < len(text) and text[end] in LIKE_A_NUMBER:
        end += 1
    run = text[start:end]
    if end < len(text) and text[end] in LETTERS:
        run = run.rstrip(LETTERS_LIKE_DIGITS)  # the first letters of a unit: 5oz
    run = run.rstrip(MARKS)
    if run[-1:] in ALSO_UNITS and run[-2:-1] in DIGITS:
        run = run[:-1]
    places = [place for place, character in enumerate(run) if character in LIKE_DIGITS]
    if places and not DIGITS.isdisjoint(run):
        at, digits = start + places[0], "".join(LIKE_DIGITS.get(character, character) for character in run)
        source.position = start + len(run)
        instead = written_safely(digits) if is_over(source) else ""
        source.refuse(f"The letter {text[at]} is not a digit.", start=at, end=at + 1, instead=instead)


def refuse_letter_over(source: TypedText, whole: str = "") -> None:
    """Refuse `l/2` here, alone or behind a whole number and a blank; 1 l/250 mL is a strength."""
    start = source.position
    is_written = source.take(ONE_OVER) and source.next != "0"
    bottom = source.digits()
    is_written = is_written and is_proper("1", bottom) and int(bottom) <= LARGEST_DENOMINATOR
    if is_written and source.next not in NUMERIC:
        instead = f"{f'{int(whole):,} ' if whole else ''}1/{bottom}" if is_over(source) else ""
        source.refuse("The letter l is not a digit.", start=start, end=start + 1, instead=instead)
    source.position = start


def is_over(source: TypedText) -> bool:
    """Whether nothing of a number comes any more, not even behind blanks and points, or as a letter."""
    ahead = TypedText(source.text, source.position)
    if ahead.next in LIKE_DIGITS:
        return False
    while ahead.take(" ") or ahead.take("."):
        pass
    is_below = ahead.take("/")
    ahead.blanks()
    word = ahead.word()
    if set(word).issubset(LIKE_DIGITS):
        is_unit = word in ALSO_UNITS or not (word or is_below)
        return is_unit and ahead.next not in GOES_ON
    return True


def comes(source: TypedText, sign: str) -> bool:
    """Whether this sign comes next, with a digit behind it."""
    return source.next == sign and source.text[source.position + 1 : source.position + 2] in DIGITS


def refuse_sign(source: TypedText) -> Never:
    """What stands where a number should begin."""
    start = source.position
    if source.next == "-":
        source.refuse(NEGATIVE, end=start + 1)
    follows = source.text[start + 1 :].lstrip()[:1]
    is_idle = source.next in BEFORE_A_NUMBER and follows in NUMERIC
    source.refuse(SIGN if is_idle else "A number was expected here.", end=start + 1)


def refuse_full_stop(source: TypedText) -> None:
    """Refuse a point here that ends a sentence: behind it comes nothing of a number."""
    end = source.position + 1
    if source.text[end : end + 1] not in NUMERIC:
        source.refuse(Refusal.FULL_STOP, end=end)


def refuse_empty_part(source: TypedText, whole: str, start: int) -> Never:
    """What `5.`, `52. 7`, `1..5` or `1.½` may have been meant to be."""
    point = source.position - 1
    if whole and END_OF_SENTENCE.issuperset(source.text[point:]):
        source.refuse(Refusal.FULL_STOP, start=point)
    end = source.position
    if whole and source.blanks() and (part := source.digits()):
        instead = with_a_point(whole, part) if is_over(source) else ""
        source.refuse(NO_DIGIT, start=start, end=source.position, instead=instead)
    source.position = end
    instead = _without_stray_points(source, whole)
    source.refuse(NO_DIGIT, start=start, end=source.position, instead=instead)


def _without_stray_points(source: TypedText, whole: str) -> str:
    while source.take("."):
        pass
    part, sign = source.digits(), ""
    if source.next in LIKE_NINE and source.text[source.position + 1 : source.position + 2] not in LETTERS:
        return ""
    if source.next in VULGAR_FRACTIONS and whole and not part:
        sign = source.next
        source.position += 1
    return safe(whole, part) + sign if (whole or part) and is_over(source) else ""


def refuse_raised_point(source: TypedText, whole: str) -> None:
    """`30·3`, as printed in Britain."""
    if comes(source, "·"):
        point = source.position
        source.position += 1
        part = source.digits()
        instead = safe(whole, part) if is_over(source) else ""
        source.refuse(RAISED_POINT, start=point, end=point + 1, instead=instead)


def refuse_loose_fraction(source: TypedText, top: str, start: int, before: str = "") -> None:
    """Refuse a line with blanks around it: `1 / 2` may have been meant to be 1/2, anything else is a division."""
    here = source.position
    source.blanks()
    if source.take("/"):
        source.blanks()
        bottom = source.digits()
        if bottom:
            is_read = is_proper(top, bottom) and bottom[0] != "0" and int(bottom) <= LARGEST_DENOMINATOR
            is_read = is_read and is_over(source)
            instead = f"{before}{top}/{bottom}" if is_read else ""
            source.refuse(LOOSE_FRACTION if is_read else ONE_NUMBER, start=start, end=source.position, instead=instead)
    source.position = here


def refuse_two_numbers(source: TypedText, whole: str, second: str, start: int) -> Never:
    """Refuse `12 5` and `1 000 000`."""
    groups, end = [second], source.position
    while source.blanks() and (group := source.digits()):
        groups.append(group)
        end = source.position
    instead = without_blanks(whole, groups) if is_over(source) else ""
    source.refuse(Refusal.TWO_NUMBERS, start=start, end=end, instead=instead)


def refuse_number_after(source: TypedText, first: str, start: int) -> Never:
    """`52 .7` may have been meant to be 52.7."""
    is_point = source.take(".")
    if is_point:
        source.blanks()
    else:
        source.position += 1
    part = source.digits()
    is_simple = is_point and part and first.isdecimal() and is_over(source)
    source.refuse(
        Refusal.TWO_NUMBERS, start=start, end=source.position, instead=with_a_point(first, part) if is_simple else ""
    )


def refuse_arithmetic(source: TypedText) -> None:
    """Refuse a sum, a product or a division here; a hyphen before a unit is none."""
    sign = source.next
    follows = source.text[source.position + 1 :].lstrip()[:1]
    if sign == "-" and follows not in NUMERIC:
        source.refuse(HYPHEN, end=source.position + 1)
    if sign in OF_SUMS or (sign in {"/", "·"} and follows in NUMERIC):
        source.refuse(ONE_NUMBER)


def refuse_point_in_words(source: TypedText, first: str, start: int) -> None:
    """Refuse `30 point 3`."""
    is_said = first.isdecimal() and source.word().lower() in WORDS_FOR_A_POINT
    source.blanks()
    if is_said and (part := source.digits()):
        instead = safe(first, part) if is_over(source) else ""
        source.refuse(POINT_IN_WORDS, start=start, end=source.position, instead=instead)
