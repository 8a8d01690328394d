"""The vocabulary says what the published lists say."""

from collections import Counter

import pytest

from dosecalc.orders.notations import BY_NAME
from dosecalc.orders.readings import READINGS, UnknownNotation, abbreviation_meaning, code_doses_a_day, safe_writing
from dosecalc.orders.term import Listed, Term
from dosecalc.orders.unsafe import unsafe_in
from dosecalc.orders.vocabulary import SAFE_WORDINGS, VOCABULARY, same_meaning, term
from dosecalc.quantities.forms import BETWEEN_WORDS, form
from dosecalc.quantities.words import is_numbered
from tests.orders.lists import DO_NOT_USE, DOSES_A_DAY, ERROR_PRONE, MEANINGS

UNSAFE = [entry for entry in VOCABULARY if entry.is_unsafe]


def named(entry: Term) -> str:
    return entry.text


@pytest.mark.parametrize("text", DO_NOT_USE)
def test_what_the_joint_commission_forbids_is_found_and_put_as_it_says(text: str) -> None:
    (finding,) = unsafe_in(text)

    assert finding.listed is Listed.JOINT_COMMISSION
    assert DO_NOT_USE[text] in str(safe_writing(text))


@pytest.mark.parametrize("text", ERROR_PRONE)
def test_what_ismp_lists_is_found_with_what_to_write_and_what_it_is_mistaken_for(text: str) -> None:
    write, mistaken = ERROR_PRONE[text]
    (finding,) = unsafe_in(text)
    entry = term(text)

    assert finding.listed is Listed.ISMP
    assert write in (str(safe_writing(text)), *same_meaning(str(safe_writing(text))))
    assert mistaken in " ".join((finding.why, *(entry.mistaken if entry else ())))


def test_nothing_else_is_said_to_be_forbidden_by_the_joint_commission() -> None:
    forbidden = {
        spelling for entry in UNSAFE if entry.listed is Listed.JOINT_COMMISSION for spelling in entry.all_spellings
    }

    assert forbidden <= set(DO_NOT_USE)
    assert {"trailing zero", "naked decimal", "U", "IU"} == {
        name for name, notation in BY_NAME.items() if notation.listed is Listed.JOINT_COMMISSION
    }


@pytest.mark.parametrize("text", DOSES_A_DAY)
def test_a_code_comes_to_so_many_doses_a_day(text: str) -> None:
    assert DOSES_A_DAY[text] == code_doses_a_day(text).number


@pytest.mark.parametrize("text", ["TIW", "prn", "ac"])
def test_a_code_that_says_no_number_of_doses_a_day_is_refused(text: str) -> None:
    with pytest.raises(UnknownNotation, match="does not say how many doses a day"):
        code_doses_a_day(text)


@pytest.mark.parametrize("text", MEANINGS)
def test_a_meaning_is_that_of_the_published_lists(text: str) -> None:
    entry = term(text)
    assert entry is not None

    assert MEANINGS[text] in f"{entry.meaning}; {entry.from_}; {'; '.join(entry.wordings)}"


def test_no_spelling_and_no_wording_stands_for_two_things() -> None:
    spellings = Counter(spelling for entry in VOCABULARY for spelling in entry.all_spellings)
    wordings = Counter(wording.lower() for same in SAFE_WORDINGS for wording in same)

    assert [] == [spelling for spelling, count in spellings.items() if count > 1]
    assert [] == [wording for wording, count in wordings.items() if count > 1]


def test_every_safe_wording_is_safe() -> None:
    assert [] == [wording for same in SAFE_WORDINGS for wording in same if unsafe_in(wording)]


@pytest.mark.parametrize("entry", VOCABULARY, ids=named)
def test_a_term_is_offered_among_four_meanings_of_which_none_says_the_same(entry: Term) -> None:
    answer = abbreviation_meaning(entry.text)
    words = form(answer.form).words

    assert entry.meaning == str(answer)
    assert 4 == len({word.lower() for word in words})
    assert not {BETWEEN_WORDS.strip(), ";"} & set("".join(words))
    assert [] == [
        word for word in words if word != entry.meaning and same_meaning(word) and same_meaning(word) == entry.wordings
    ]
    if is_numbered(words):
        assert [] == [word for word in words if word.isdigit() and int(word) <= len(words)]


def test_the_right_meaning_does_not_stand_at_one_place_more_than_at_the_others() -> None:
    places = Counter(int(abbreviation_meaning(entry.text).number) for entry in VOCABULARY)

    assert {0, 1, 2, 3} == set(places)
    assert max(places.values()) <= len(VOCABULARY) * 6 // 10


@pytest.mark.parametrize("entry", UNSAFE, ids=named)
def test_an_unsafe_term_says_why_and_what_to_write(entry: Term) -> None:
    assert entry.why.startswith(("can ", "os can "))
    assert str(safe_writing(entry.text)) == entry.wordings[0]


@pytest.mark.parametrize("name", READINGS)
def test_a_reading_states_what_it_looks_up(name: str) -> None:
    reading = READINGS[name]

    assert 1 == reading.formula.count(" = ")
    assert reading.summary[0].isupper()
    assert f"def {name}(" in f"def {reading.look_up.__name__}("


@pytest.mark.parametrize("text", ["", "xyz", "5", "5 quid", "every second Tuesday"])
def test_what_no_order_is_written_with_is_refused(text: str) -> None:
    with pytest.raises(UnknownNotation, match="is not an abbreviation, wording or amount that is known here"):
        safe_writing(text)
