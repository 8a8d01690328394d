"""What an exam comes to: the score, what counts, the kinds of mistake, and what follows from them."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dosecalc.learner.answer_sheets import Answer, End
from dosecalc.learner.exam_diagnosis import diagnostic_set
from dosecalc.learner.exam_records import records_of
from dosecalc.learner.exam_results import result_of
from dosecalc.learner.history import History
from dosecalc.quantities.notation import decimal
from dosecalc.tutoring.judging import graded
from dosecalc.tutoring.marking import SHARES_BY_WORD
from dosecalc.tutoring.verdict import Verdict
from tests.learner.exam_papers import SMALL, exactly, keys, marked, small_exam, small_paper

ALL = tuple(keys(place) for place in range(3))
POUNDS = small_paper()[1]


def pounds_as_kilograms() -> str:
    """What comes out if nobody converts."""
    givens = POUNDS.parts[0].solution.givens
    number = givens["dose_per_weight"].number * givens["weight"].number
    return f"{decimal(POUNDS.parts[0].solution.rule(number))} mg"


def test_the_keys_earn_everything() -> None:
    result = marked(*ALL)

    assert (Fraction(3), Fraction(100), True) == (result.score, result.percent, result.is_passed)
    assert () == result.missed
    assert [] == result.mistakes()
    assert [] == list(diagnostic_set(result))


def test_nothing_earns_nothing() -> None:
    result = marked()

    assert (Fraction(0), False) == (result.score, result.is_passed)
    assert (0, 1, 2) == result.missed == result.not_answered
    assert () == result.unexplained
    assert [] == result.mistakes()


def test_a_part_earns_its_share_only_where_the_blueprint_says_so() -> None:
    half = keys(2)[0], "0.001 mg", ""
    all_or_nothing = replace(SMALL, partial_credit=False)

    assert Fraction(1, 3) == exactly(marked(*ALL[:2], half))[2]
    assert 0 == exactly(marked(*ALL[:2], half, blueprint=all_or_nothing))[2]
    assert [1, 1, 1] == exactly(marked(*ALL, blueprint=all_or_nothing))


@given(st.lists(st.sampled_from(["right", "wrong", ""]), min_size=3, max_size=3))
def test_the_score_is_the_sum_of_what_the_problems_earn_and_of_what_the_topics_do(chosen: list[str]) -> None:
    texts = [
        {"right": keys(place), "wrong": ("0.003 mg",) * len(keys(place)), "": ("",) * len(keys(place))}[word]
        for place, word in enumerate(chosen)
    ]
    result = marked(*texts)

    assert chosen.count("right") == result.score == sum(row.earned for row in result.by_topic())
    assert 3 == sum(row.problems for row in result.by_topic())
    assert result.is_passed == (chosen.count("right") >= 2)


def unsafe(key: str) -> str:
    number, _, unit = key.partition(" ")
    return f"{number}{'' if '.' in number else '.'}0 {unit}"


def test_an_unsafe_form_counts_unless_the_blueprint_asks_for_a_safe_one() -> None:
    texts = (unsafe(keys(0)[0]),)
    strict = replace(SMALL, safe_form_only=True)

    assert Verdict.UNSAFE_FORM is marked(texts).marked[0].grades[0].verdict
    assert 1 == exactly(marked(texts))[0]
    assert 0 == exactly(marked(texts, blueprint=strict))[0]
    assert (0,) == marked(texts, blueprint=strict).with_verdict(Verdict.UNSAFE_FORM)


def test_a_missing_unit_earns_nothing_unless_the_blueprint_says_otherwise() -> None:
    texts = (keys(0)[0].split(" ")[0],)
    earned = {word: exactly(marked(texts, blueprint=replace(SMALL, missing_unit=word)))[0] for word in SHARES_BY_WORD}

    assert SHARES_BY_WORD == earned
    assert Verdict.MISSING_UNIT is marked(texts).marked[0].grades[0].verdict


def test_a_mistake_is_named_in_general_words_with_its_problem() -> None:
    result = marked(("",), (pounds_as_kilograms(),))

    assert [("not-converted", (1,))] == [(kind.slip.id, kind.places) for kind in result.mistakes()]


def test_sure_but_wrong_is_set_apart() -> None:
    exam = small_exam(*ALL[:1], end=End.HANDED_IN)
    sheet = exam.sheet.with_answer(0, 0, Answer(keys(0)[0], 3)).with_answer(1, 0, Answer("0.003 mg", 3))
    sheet = sheet.with_answer(2, 0, Answer("0.003 mg", 2))

    assert (1,) == result_of(replace(exam, sheet=sheet), small_paper()).surely_wrong


def test_the_diagnostic_set_has_the_missed_kinds_with_other_numbers() -> None:
    result = marked(ALL[0], (pounds_as_kilograms(),), ("0.003 mg", "", ""))
    again = list(diagnostic_set(result))

    assert ["weight-dose-pounds", "safe-range-each-dose"] == [problem.template.id for problem in again]
    assert not {str(problem.identity) for problem in again} & {str(problem.identity) for problem in small_paper()}
    assert again[0].key != POUNDS.key


def test_each_part_becomes_a_record_and_none_is_kept_twice(tmp_path: Path) -> None:
    result = marked(ALL[0], (pounds_as_kilograms(),), (keys(2)[0], "", ""))
    with History.opened(tmp_path) as history:
        for record in [*records_of(result), *records_of(result)]:
            history.add(record)
        kept = list(history.records())

    assert 5 == len(kept) == len({(record.identity, record.part) for record in kept})
    assert {("exam", result.exam.session)} == {(record.mode, record.session) for record in kept}
    assert ["right", "missed", "right", "skipped", "skipped"] == [record.ending for record in kept]
    assert ("not-converted", "wrong", 0, 1) == (
        kept[1].mistakes[0],
        kept[1].verdict,
        kept[1].points,
        kept[1].tries,
    )
    assert [1500, 1500, 1500, 1500, 1500] == [record.milliseconds for record in kept]


def test_what_is_empty_when_the_time_is_up_counts_nowhere() -> None:
    late = result_of(small_exam(ALL[0], end=End.OUT_OF_TIME), small_paper())

    assert ["right", "skipped"] == [record.ending for record in records_of(late)][:2]


def test_verdicts_are_those_of_check() -> None:
    texts = ("0.003 mg",) * 3

    assert [grade.verdict for grade in graded(small_paper()[2].parts, texts)] == [
        grade.verdict for grade in marked((), (), texts).marked[2].grades
    ]
