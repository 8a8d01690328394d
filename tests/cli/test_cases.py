"""Problems of several parts, drilled and checked."""

import json
import re

import pytest

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from dosecalc.cli.answer_line import TimeIsUp
from tests.cli.conftest import Call

CASE = "dopamine-from-order-to-end"
IDENTITY = f"{CASE}@3:1:pharmacy@1"
KEYS = [part.key for part in problem(read_identity(IDENTITY)).parts]


def drilled(call: Call, typed: str, *more: str) -> str:
    result = call("drill", CASE, "--seed", "5", "-n", "1", *more, typed=typed)
    assert (0, "") == (result.code, result.err)
    return result.out


def keys_of_the_drill(call: Call) -> list[str]:
    return re.findall(r"^The answer to [abc] is (.+)\.$", drilled(call, "s\ns\ns\n"), flags=re.MULTILINE)


def test_the_parts_are_asked_one_after_the_other_and_the_problem_counts_once(call: Call) -> None:
    out = drilled(call, "\n".join(keys_of_the_drill(call)) + "\n")

    assert ["Answer a", "Answer b", "Answer c"] == re.findall(r"^Answer [abc]", out, flags=re.MULTILINE)
    assert 3 == out.count("\nCorrect.\n")
    assert "1 problem: 1 right, 1 of them on the first try without a hint." in out


def test_all_parts_may_be_answered_in_one_line(call: Call) -> None:
    out = drilled(call, "; ".join(keys_of_the_drill(call)) + "\n")

    assert 3 == out.count("\nCorrect.\n")


def test_what_was_typed_ahead_is_dropped_after_a_wrong_answer(call: Call) -> None:
    right = keys_of_the_drill(call)
    out = drilled(call, "; ".join([right[0], "1 mL/h", right[2]]) + "\n" + "\n".join(right[1:]) + "\n")

    assert 3 == out.count("\nCorrect.\n")
    assert 1 == len(re.findall(r"^Not right yet\.$", out, flags=re.MULTILINE))
    assert "1 problem: 1 right, 0 of them on the first try" in out


def test_a_part_that_was_skipped_makes_the_problem_a_skipped_one_and_the_next_part_follows(call: Call) -> None:
    right = keys_of_the_drill(call)
    out = drilled(call, f"s\n{right[1]}\n{right[2]}\n")

    assert f"The answer to a is {right[0]}." in out
    assert 2 == out.count("\nCorrect.\n")
    assert "1 problem: 0 right." in out
    assert "Of these, 1 skipped." in out


def test_leaving_in_the_middle_counts_what_was_tried(call: Call) -> None:
    out = drilled(call, f"{keys_of_the_drill(call)[0]}\nq\n")

    assert "1 problem: 0 right." in out
    assert f"  dosecalc show {CASE}@3:" in out


def test_time_is_given_for_every_part(call: Call) -> None:
    assert "You have 4 min 30 s." in drilled(call, "s\ns\ns\n", "--timed")


def test_all_answers_are_checked_and_their_credit_is_told(call: Call) -> None:
    result = call("check", IDENTITY, "; ".join(KEYS))

    assert (0, 3) == (result.code, result.out.count("Correct."))
    assert "Credit: 3 of 3 parts." == result.out.splitlines()[-1]
    assert call("check", IDENTITY, *KEYS).out == result.out


def test_an_answer_carried_forward_is_told_apart(call: Call) -> None:
    double = f"{2 * float(KEYS[0].split()[0]):g} mcg/min"  # only a number to type
    rate = f"{2 * float(KEYS[1].split()[0]):g} mL/h"
    result = call("check", IDENTITY, double, rate, KEYS[2], "--format", "json")
    facts = json.loads(result.out)

    assert (1, "2/3") == (result.code, facts["credit"])
    assert ["wrong", "carried_forward", "correct"] == [part["verdict"] for part in facts["parts"]]
    assert ["a", "b", "c"] == [part["label"] for part in facts["parts"]]


def test_a_check_tells_no_answer_to_what_follows_while_an_earlier_part_is_wrong(call: Call) -> None:
    double = f"{2 * float(KEYS[0].split()[0]):g} mcg/min"
    rate = f"{2 * float(KEYS[1].split()[0]):g} mL/h"
    out = call("check", IDENTITY, double, rate, KEYS[2]).out

    assert "That follows correctly from your own earlier answer." in out
    assert KEYS[1] not in out


@pytest.mark.parametrize("answers", [["1"], ["1; 2"], ["1", "2"], ["1;2;3;4"]])
def test_too_few_or_too_many_answers_are_refused(call: Call, answers: list[str]) -> None:
    result = call("check", IDENTITY, *answers)

    assert (2, "") == (result.code, result.out)
    assert (
        f"this problem asks for 3 answers, not {len(answers[0].split(';')) if len(answers) == 1 else 2}" in result.err
    )


def test_one_unreadable_answer_makes_the_exit_code_2(call: Call) -> None:
    assert 2 == call("check", IDENTITY, "nonsense", *KEYS[1:]).code
    assert 1 == call("check", IDENTITY, "1 mcg/min", *KEYS[1:]).code


def test_a_case_is_shown_with_all_its_parts(call: Call) -> None:
    shown = call("show", IDENTITY).out
    worked = call("show", IDENTITY, "--working").out
    facts = json.loads(call("show", IDENTITY, "--format", "json", "--key").out)

    assert ["Question a", "Question b", "Question c"] == re.findall(r"^Question [abc]", shown, flags=re.MULTILINE)
    assert [] == [key for key in KEYS if key in shown]
    assert KEYS == re.findall(r"^Answer [abc]: (.+)$", worked, flags=re.MULTILINE)
    assert "Carry each answer on as you wrote it." in shown
    assert KEYS == [part["answer"]["text"] for part in facts["parts"]]
    assert "ask" not in facts


WORKSHEET = "surface-dose-check"


def test_what_would_be_a_command_but_is_a_word_is_told_and_taken_for_the_word(call: Call) -> None:
    out = call("drill", WORKSHEET, "-n", "1", "--seed", "2", typed="w\nhelp\nW\n").out

    assert "The answer to a is 138 mg." in out
    assert 2 == out.count("Here, w means wrong: type working in full.")
    assert "Correct.\nRead as the word wrong.\n" in out


def test_an_answer_that_is_a_word_is_told_as_one(call: Call) -> None:
    out = call("drill", WORKSHEET, "-n", "1", "--seed", "3", typed="s\nskip\n").out

    assert "The answer to b is the word wrong." in out


def test_a_hint_asked_for_drops_what_was_typed_after_it(call: Call) -> None:
    out = drilled(call, "?; 1 mcg/min; 2 mL/h\nq\n")

    assert "Hint 1 of" in out
    assert "Read as 1 mcg/min" not in out


def test_a_semicolon_at_the_end_is_no_answer_to_the_next_part(call: Call) -> None:
    out = drilled(call, f"{keys_of_the_drill(call)[0]}; \nq\n")

    assert 1 == out.count("Correct.")
    assert 1 == out.count("Type your answer")


def test_leaving_after_a_part_was_looked_up_counts_the_problem(call: Call) -> None:
    assert "Of these, 1 looked up." in drilled(call, "w\nq\n")


def test_a_part_that_comes_too_late_is_told_no_commands(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object) -> str:
        raise TimeIsUp

    monkeypatch.setattr("dosecalc.cli.answer_lines.read_line", late)
    out = call("drill", "safe-range-each-dose", "-n", "1", "--seed", "3", "--timed").out

    assert 3 == len(re.findall(r"^The answer to [abc] is ", out, flags=re.MULTILINE))
    assert "Here, s means" not in out
    assert "Of these, 1 out of time." in out


def test_the_form_of_every_answer_is_told_as_json(call: Call) -> None:
    facts = json.loads(call("show", f"{WORKSHEET}@2:3:pharmacy@1", "--format", "json").out)

    assert [(None, None), ("right | wrong", ["right", "wrong"])] == [
        (part["form"], part["words"]) for part in facts["parts"]
    ]


def test_answers_typed_ahead_are_rated_one_by_one(call: Call) -> None:
    out = drilled(call, "; ".join(keys_of_the_drill(call)) + "\n3\n2\n1\n", "--confidence")

    assert ["3", "2", "1"] == re.findall(r"^Sure: (\d)$", out, flags=re.MULTILINE)
    assert 3 == out.count("\nCorrect.\n")
    assert "First answers: 1 sure and right, 0 sure but wrong, 2 not quite sure but right" in out
    assert "Points: 30 of 30." in out


RANGE = "safe-range-each-dose"


def ranged(call: Call, typed: str) -> str:
    return call("drill", RANGE, "-n", "1", "--seed", "3", typed=typed).out


def test_commands_typed_ahead_are_what_the_keys_say_even_where_words_begin_alike(call: Call) -> None:
    skipped = ranged(call, "s;s;s\n")
    shown = ranged(call, "w; W ;working\n")

    assert 3 == len(re.findall(r"^The answer to [abc] is ", skipped, flags=re.MULTILINE))
    assert "Read as" not in skipped
    assert "Answer c: skip\nThe answer to c is the word " in skipped
    assert "Of these, 1 skipped." in skipped
    assert 3 == shown.count("Formula: ")
    assert "Of these, 1 looked up." in shown


def test_a_letter_typed_where_it_was_told_to_mean_a_word_is_that_word(call: Call) -> None:
    out = ranged(call, "s;s\ns\nskip\n")

    assert "Here, s means safe: type skip in full." in out
    assert "Read as the word safe." in out


def test_words_and_numbers_typed_ahead_are_left_as_they_are(call: Call) -> None:
    out = ranged(call, "s;1 mg\n")

    assert "Answer b: 1 mg\n" in out
