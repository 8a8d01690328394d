"""Answers that are words: one of a list, several of it, or anything that says the same."""

import re
from fractions import Fraction

import pytest

from dosecalc.orders.term import Term
from dosecalc.orders.vocabulary import VOCABULARY
from dosecalc.quantities.forms import FORMS, choice_of, form, selection_of, wording_of
from dosecalc.quantities.typed_text import UnreadableQuantity
from dosecalc.quantities.words import NOTHING, as_number, place_of, places_of

WORDS = ("safe", "too low", "too high")
PLAIN = ("low", "high", "highest")


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        *[("safe", 0), ("SAFE.", 0), ("s", 0), ("too l", 1), ("3", 2), (" too high ", 2)],
        *[("2)", 1), ("(2)", 1), ("#2", 1), ("2.", 1)],
    ],
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


def test_how_often_is_not_guessed_where_two_words_say_it() -> None:
    with pytest.raises(UnreadableQuantity):
        place_of("2 times a day", ("twice a day", "twice daily"))


def test_what_two_phrases_say_in_other_words_is_not_guessed() -> None:
    eyes = ("in the left eye", "to the left eye", "in the right eye")

    assert 2 == place_of("right eye", eyes)
    with pytest.raises(UnreadableQuantity):
        place_of("left eye", eyes)


@pytest.mark.parametrize("entry", VOCABULARY, ids=lambda entry: entry.text)
def test_what_an_abbreviation_may_mean_is_told_apart_in_other_words(entry: Term) -> None:
    meanings = (entry.meaning, *entry.mistaken)

    for place, meaning in enumerate(meanings):
        bare = re.sub("^(in|into|to|by|at) (the |a )?", "", meaning)
        assert place == place_of(f"the {bare}", meanings)


def test_no_is_not_nothing_where_one_of_the_words_begins_with_it() -> None:
    with pytest.raises(UnreadableQuantity, match=f"1\\) no change, 2\\) stop the infusion; or {NOTHING}"):
        places_of("no", ("no change", "stop the infusion"))


def test_the_comma_of_a_thousand_parts_nothing() -> None:
    words = ("1,000 mL", "500 mL")

    assert {0, 1} == places_of("1,000 mL, 500 mL", words)


@pytest.mark.parametrize(
    ("typed", "words", "places"),
    [
        ("rise and shine", ("rise and shine", "rise", "shine"), {0}),
        ("2", ("2 mg", "4 mg"), {1}),
        ("1 2 and 3", WORDS, {0, 1, 2}),
        ("1 2 ", WORDS, {0, 1}),
        ("HIGH", PLAIN, {1}),
    ],
)
def test_several_words_are_parted_where_one_ends(typed: str, words: tuple[str, ...], places: set[int]) -> None:
    assert places == places_of(typed, words)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            "safe, unsafe, too low",
            "Write one or more of these words, or their numbers: 1) safe, 2) too low, 3) too high.",
        ),
        ("safe, no, too low", "This says that none of them apply: leave it out, or write it alone."),
    ],
)
def test_of_several_words_the_one_that_is_not_understood_is_pointed_at(typed: str, says: str) -> None:
    with pytest.raises(UnreadableQuantity) as caught:
        places_of(typed, WORDS)

    assert says == str(caught.value)
    assert typed.split(", ")[1] == typed[caught.value.start : caught.value.end]


def test_of_numbers_that_are_chosen_from_all_are_told() -> None:
    with pytest.raises(UnreadableQuantity, match=r"^Write one of these numbers and nothing else: 2, 3, 11\.$"):
        place_of("5", ("2", "3", "11"))


def test_what_is_to_be_written_is_told_with_the_words() -> None:
    several, one, phrases = form(selection_of(*WORDS)), form(choice_of(*PLAIN)), form(choice_of(*WORDS))

    assert several.to_write == (
        f"all that apply, or their numbers: 1) safe, 2) too low, 3) too high; or with the word {NOTHING}"
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
    assert ("once daily", "once a day") == wording.wordings


@pytest.mark.parametrize("name", [*FORMS, choice_of(*PLAIN), selection_of(*WORDS), wording_of("daily", "once a day")])
def test_a_form_is_known_by_the_name_by_which_it_is_found(name: str) -> None:
    assert name == form(name).name


def test_a_form_without_words_is_told_by_an_example() -> None:
    assert form("clock").to_write.endswith(f"such as {form('clock').examples[0]}")
