"""Answers that are words: one of a list, several of it, or anything that says the same."""

from fractions import Fraction

import pytest

from dosecalc.quantities.forms import FORMS, choice_of, form, selection_of, wording_of
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.words import NOTHING, as_number, place_of, places_of

WORDS = ("safe", "too low", "too high")
PLAIN = ("low", "high", "highest")


@pytest.mark.parametrize(
    ("typed", "place"),
    [("safe", 0), ("SAFE.", 0), ("s", 0), ("too l", 1), ("3", 2), (" too high ", 2)],
)
def test_a_word_of_a_numbered_list_is_typed_begun_or_numbered(typed: str, place: int) -> None:
    assert place == place_of(typed, WORDS)


@pytest.mark.parametrize("typed", ["too", "4", "0", "unsafe", "safe, too low"])
def test_what_begins_none_of_the_words_or_several_is_refused_with_all_of_them(typed: str) -> None:
    with pytest.raises(UnreadableQuantity, match=r"or its number: 1\) safe, 2\) too low, 3\) too high"):
        place_of(typed, WORDS)


def test_a_word_that_is_another_ones_beginning_means_itself() -> None:
    assert (1, 1, 2) == tuple(place_of(typed, PLAIN) for typed in ("high", "HIGH.", "highe"))


def test_a_number_is_no_beginning_of_a_longer_one() -> None:
    doses = ("2", "3", "11", "20")

    assert (0, 2) == (place_of("2", doses), place_of("11", doses))
    with pytest.raises(UnreadableQuantity):
        place_of("1", doses)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("nothing", set()),
        ("None.", set()),
        ("0", set()),
        ("2", {1}),
        ("safe", {0}),
        ("1 3", {0, 2}),
        ("1, 3", {0, 2}),
        ("safe and too high", {0, 2}),
        ("too high; safe", {0, 2}),
        ("3 3", {2}),
    ],
)
def test_several_words_are_typed_in_any_order_or_by_their_numbers(typed: str, places: set[int]) -> None:
    assert places == places_of(typed, WORDS)


def test_all_of_a_long_list_can_be_chosen_by_number() -> None:
    assert set(range(10)) == places_of(" 10 9 8 7 6 5 4 3 2 1 ", [f"{hour} PM" for hour in range(10)])


def test_a_number_means_its_place_even_where_a_word_begins_so() -> None:
    assert {0} == places_of("1", ("2 mg", "1 mg"))


def test_a_word_with_an_and_in_it_is_one_word() -> None:
    assert {0} == places_of("Salt and water", ("salt and water", "salt", "water"))


NUMBERS = ("2", "3", "11", "20")
ONE_OF_WORDS = "Write one of these words, or its number: 1) safe, 2) too low, 3) too high."
ONE_OR_NOTHING = ONE_OF_WORDS.replace("high.", "high; or nothing.")
NONE_APPLIES = "This says that none of them apply: leave it out, or write it alone."


@pytest.mark.parametrize(
    ("name", "typed", "pointed_at", "says"),
    [
        (choice_of(*PLAIN), " hig", " ^^^", "Write one of these words: low, high, highest."),
        (choice_of(*PLAIN), "1", "^", "Write one of these words: low, high, highest."),
        (choice_of(*WORDS), "  too", "  ^^^", ONE_OF_WORDS),
        (choice_of(*WORDS), "safe, too low", "^^^^^^^^^^^^^", ONE_OF_WORDS),
        *(
            (choice_of(*NUMBERS), typed, "^" * len(typed), "Write one of these numbers and nothing else: 2, 3, 11, 20.")
            for typed in ("2 tablets", "two", "ii", "4", "1")
        ),
        (selection_of(*WORDS), " sound ", " ^^^^^", ONE_OR_NOTHING),
        (selection_of(*WORDS), "too", "^^^", ONE_OR_NOTHING),
        (
            selection_of(*NUMBERS),
            "20",
            "^^",
            "Write one of these words, or its number: 1) 2, 2) 3, 3) 11, 4) 20; or nothing.",
        ),
        (selection_of(*WORDS), " safe ,  sound ", "         ^^^^^", ONE_OF_WORDS),
        (selection_of(*WORDS), "sound and safe", "^^^^^", ONE_OF_WORDS),
        (selection_of(*WORDS), "safe; sound, 2", "      ^^^^^", ONE_OF_WORDS),
        (selection_of(*WORDS), " 1 4 2 ", "   ^", ONE_OF_WORDS),
        (selection_of(*WORDS), "1, 2 3", "   ^^^", ONE_OF_WORDS),
        (selection_of(*WORDS), "safe,, too low", "     ^", ONE_OF_WORDS),
        (selection_of(*WORDS), "safe and ", "        ^", ONE_OF_WORDS),
        (selection_of(*WORDS), ", safe", "^", ONE_OF_WORDS),
        (selection_of(*WORDS), "safe, nothing", "      ^^^^^^^", NONE_APPLIES),
        (selection_of(*WORDS), "None and 2", "^^^^", NONE_APPLIES),
        (selection_of(*WORDS), "0 2", "^", NONE_APPLIES),
        (
            wording_of("once daily", "daily"),
            " q.d.",
            " ^^^^",
            "These words are not known here: say it in other plain words.",
        ),
    ],
)
def test_what_is_none_of_the_words_is_pointed_at_and_told(name: str, typed: str, pointed_at: str, says: str) -> None:
    with pytest.raises(UnreadableQuantity) as refused:
        form(name).read(typed)

    assert (pointed_at, says) == (refused.value.pointed_out().split("\n")[1], str(refused.value))


def test_the_comma_of_a_thousand_parts_nothing() -> None:
    words = ("1,000 mL", "500 mL")

    assert {0, 1} == places_of("1,000 mL, 500 mL", words)


def test_what_is_to_be_written_is_told_with_the_words() -> None:
    several, one, phrases = form(selection_of(*WORDS)), form(choice_of(*PLAIN)), form(choice_of(*WORDS))

    assert several.to_write == (
        f"all that apply, or their numbers: 1) safe, 2) too low, 3) too high; or with {NOTHING}"
    )
    assert "one of: low, high, highest" == one.to_write
    assert "one of these, or its number: 1) safe, 2) too low, 3) too high" == phrases.to_write
    assert ("selection", choice_of(*PLAIN)) == (several.label, one.label)


def test_a_selection_is_written_as_its_words_and_read_as_them() -> None:
    several = form(selection_of(*WORDS))
    assert several.written is not None
    assert several.read is not None

    assert ("safe, too high", NOTHING) == (several.written(as_number(frozenset({0, 2}))), several.written(Fraction(0)))
    assert as_number(frozenset({0, 2})) == several.read("too high and safe").number


def test_a_wording_is_any_of_those_that_say_the_same() -> None:
    wording = form(wording_of("once daily", "once a day"))
    assert wording.read is not None
    assert wording.written is not None

    assert "once daily" == wording.written(Fraction(0))
    assert Fraction(0) == wording.read("Once a day").number
    assert "it so that nobody can misread it" == wording.to_write


@pytest.mark.parametrize("name", [*FORMS, choice_of(*PLAIN), selection_of(*WORDS), wording_of("daily", "once a day")])
def test_a_form_is_known_by_the_name_by_which_it_is_found(name: str) -> None:
    assert name == form(name).name


def test_a_form_without_words_is_told_by_an_example() -> None:
    assert form("clock").to_write.endswith(f"such as {form('clock').examples[0]}")
