"""Exams from a pipe: what is told when, what is kept, and what comes after."""

import json
import os
import re
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dosecalc.learner.exam_files import ExamFiles
from dosecalc.learner.history import History
from dosecalc.learner.home import Home
from tests.cli.conftest import Call
from tests.cli.exams import EXAM, HAND_IN, NAME, keys, lines, problems

WRONG = "0.003 mg"
LEFT = r"(19 min \d+ s|20 min)"


def after_the_end(out: str) -> str:
    return out.partition("Result of exam")[2]


def before_the_end(out: str) -> str:
    return out.partition("Result of exam")[0]


def test_the_right_answers_pass(call: Call) -> None:
    done = call(*EXAM, typed=lines(*keys()) + "h\ny\n")

    assert (0, "") == (done.code, done.err)
    assert "Passed: 10 of 10 (100%). To pass: 10." in after_the_end(done.out)
    assert "Kinds of mistake" not in done.out


def test_one_wrong_answer_fails_a_gate_of_a_hundred_percent(call: Call) -> None:
    done = call(*EXAM, typed=lines(*keys()[:-1], WRONG) + "h\ny\n")

    assert 0 == done.code
    assert "Not passed: 9 of 10 (90%)." in done.out
    assert "To prepare for another try: do the drill, then a fresh exam" in done.out


def test_nothing_is_told_about_an_answer_before_the_end(call: Call) -> None:
    wrong, right = (before_the_end(call(*EXAM, typed=lines(answer) + HAND_IN).out) for answer in (WRONG, keys()[0]))
    said = {"Noted"}

    assert all(word not in wrong + right for word in ("Correct", "Not right", "Almost", "unsafely.", "key"))
    assert wrong.count("\n") == right.count("\n")
    assert all(word in wrong and word in right for word in said)


def test_an_answer_is_read_back_and_what_cannot_be_read_costs_nothing(call: Call) -> None:
    done = call(*EXAM, typed=lines("12,5", keys()[0]) + HAND_IN)

    assert "Did you mean 12.5? It costs nothing; type it again." in done.out
    assert f"Noted: {keys()[0]}." in done.out
    assert "Right: 1\n" in after_the_end(done.out)


def test_the_time_left_stands_above_every_prompt(call: Call) -> None:
    out = before_the_end(call(*EXAM, typed=lines("?", "f", "b", "help") + HAND_IN).out).splitlines()
    prompts = [place for place, line in enumerate(out) if line.startswith(("Answer: ", "Review: ", "y or n: "))]

    assert len(prompts) == 7
    assert all(re.match(f"Time left: {LEFT}\\.$", out[place - 1]) for place in prompts)


def test_there_are_no_hints(call: Call) -> None:
    out = call(*EXAM, typed="?\nw\n" + HAND_IN).out

    assert 2 == out.count("There are no hints and no workings before you hand in")
    assert "Estimate" not in out


def test_answers_can_be_changed_taken_back_and_flagged(call: Call) -> None:
    first, second, third = keys()[:3]
    typed = lines(WRONG, second, third, "g 1", first, "g 2", "clear", "f", "r")
    done = call(*EXAM, typed=typed + "h\ny\n")

    assert f"Your answer: {WRONG}. Enter keeps it." in done.out
    assert "Problem 1 of 10\n" in done.out
    assert "Answered: 2 of 10\nEmpty: 2, 4 to 10\nFlagged: 2\n" in done.out
    assert "8 not answered in full and 1 flagged. Hand in anyway?" in done.out
    assert "Right: 1, 3\n" in after_the_end(done.out)


def test_back_and_go_stay_within_the_exam(call: Call) -> None:
    out = call(*EXAM, typed="b\ng 11\ng 0\n11\nr\n99\nnonsense\n" + HAND_IN[2:]).out

    assert "This is the first problem." in out
    assert "There is no problem 11; there are 10." in out
    assert "There is no problem 0; there are 10." in out
    assert "There is no problem 99." in out


def test_enter_in_the_review_goes_to_the_first_that_is_open(call: Call) -> None:
    out = call(*EXAM, typed=lines(keys()[0], "r", "", "q")).out

    assert out.rindex("Problem 2 of 10") > out.index("Review: ")


def test_several_answers_may_stand_in_one_line(call: Call) -> None:
    name, seed = next((NAME, seed) for seed in range(50) if any(len(each.parts) > 1 for each in problems(NAME, seed)))
    place, problem = next((place, each) for place, each in enumerate(problems(name, seed)) if len(each.parts) > 1)
    typed = lines(f"g {place + 1}", "; ".join(part.key for part in problem.parts)) + HAND_IN
    done = call("exam", name, "--seed", str(seed), typed=typed)

    assert f"Right: {place + 1}\n" in after_the_end(done.out)


def test_the_end_of_the_input_leaves_the_exam_open_and_resume_goes_on(call: Call) -> None:
    left = call(*EXAM, typed=lines(*keys()[:4]))
    again = call("exam", "--resume", typed=lines(*keys()[4:]) + "h\ny\n")

    assert 0 == left.code
    assert re.search(f"End of input.\nYour answers are saved. The clock goes on: you have {LEFT} left.", left.out)
    assert "To come back: dosecalc exam --resume" in left.out
    assert "Problem 5 of 10" in again.out
    assert "Passed: 10 of 10" in again.out


def test_another_exam_says_that_one_is_open(call: Call) -> None:
    call(*EXAM, typed="q\n")
    out = call("exam", "ptce", "--seed", "1", typed="q\n").out

    assert re.search(f"Exam 1, Nursing gate, 100%, is still open for {LEFT}: dosecalc exam --resume", out)
    assert "Problem 1 of 10" in call("exam", NAME, "--resume", typed="q\n").out
    assert "Problem 1 of 20" in call("exam", "--resume", typed="q\n").out
    assert "Problem 1 of 10" in call("exam", "--resume", "-n", "1", typed="q\n").out


def moved(home: Path, *, seconds: int, number: int = 1) -> None:
    """Let an exam be as it was if it had been left so many seconds ago."""
    files = ExamFiles(Home(home))
    sheet = files.read(number).sheet
    path = home / f"exam-{number}.json"
    facts = json.loads(path.read_text())
    path.write_text(json.dumps({**facts, "seen": (sheet.seen - timedelta(seconds=seconds)).isoformat()}))


def test_the_clock_goes_on_while_nobody_is_there(call: Call, own_home: Path) -> None:
    call(*EXAM, typed=lines(*keys()[:4]))
    moved(own_home, seconds=600)

    assert re.search(r"you have 9 min \d+ s left", call("exam", "--resume", typed="q\n").out)


def test_an_exam_resumed_after_its_time_is_handed_in_as_it_was(call: Call, own_home: Path) -> None:
    call(*EXAM, typed=lines(*keys()[:4]))
    moved(own_home, seconds=3600)
    listed = call("exam", "--list").out
    done = call("exam", "--resume", typed=lines(*keys()[4:]))

    assert "the time is up; dosecalc exam --resume hands it in" in listed
    assert "Time is up. Your answers are handed in as they are." in done.out
    assert "Not passed: 4 of 10 (40%)." in done.out
    assert "Time: 20 min of 20 min." in done.out
    assert "Not answered in full, the time was up: 5 to 10" in done.out


def test_a_clock_set_back_gives_no_time_back(call: Call, own_home: Path) -> None:
    call(*EXAM, typed="q\n")
    moved(own_home, seconds=600)
    call("exam", "--resume", typed="q\n")
    moved(own_home, seconds=-86_400)

    assert re.search(r"you have 9 min \d+ s left", call("exam", "--resume", typed="q\n").out)


def test_workings_are_shown_on_request_afterwards(call: Call) -> None:
    out = after_the_end(call(*EXAM, typed=lines(WRONG, *keys()[1:], "h", "y", "1", "99", "nonsense", "")).out)

    assert f"Your answer: {WRONG}\n" in out
    assert "Not right.\n" in out
    assert "Check: " in out
    assert f"The answer is {keys()[0]}." in out
    assert 2 == out.count("Type a number from 1 to 10")


def test_what_was_missed_is_drilled_with_fresh_numbers_and_then_a_fresh_exam_begins(call: Call) -> None:
    done = call(*EXAM, typed=lines(WRONG, *keys()[1:], "h", "y", "d", "s", "e", "q"))
    title = problems()[0].template.title

    assert f"Problem 1 of 1: {title}" in after_the_end(done.out)
    assert "1 problem: 0 right." in done.out
    assert "add --seed" not in done.out
    assert 2 == done.out.count("Nursing gate, 100%\n10 problems in 20 min")
    assert done.out.count("Problem 1 of 10") == 2


def test_the_drill_of_an_earlier_exam_can_be_had_later(call: Call) -> None:
    call(*EXAM, typed=lines(WRONG, *keys()[1:], "h", "y"))
    call(*EXAM, typed=lines(*keys(), "h", "y"))

    assert "Problem 1 of 1" in call("exam", "--drill", "-n", "1", typed="q\n").out
    assert "You missed nothing in that exam." in call("exam", "--drill").out


def test_sure_but_wrong_is_told_at_the_end(call: Call) -> None:
    done = call(*EXAM, "--confidence", typed=lines(WRONG, "3", keys()[1], "3", "maybe", "", "") + HAND_IN)

    assert "How sure? 1 guessing, 2 fairly sure, 3 sure." in done.out
    assert "Sure but wrong: problem 1\n" in after_the_end(done.out)


def test_an_exam_goes_into_the_history_once(call: Call, own_home: Path) -> None:
    call(*EXAM, typed=lines(*keys(), "h", "y"))
    call("exam", "--list")
    with History.to_read(own_home) as history:
        kept = list(history.records())

    assert len(keys()) == len(kept)
    assert {("exam", "right")} == {(record.mode, record.ending) for record in kept}


def test_an_exam_that_could_not_go_into_the_history_goes_there_with_the_next(call: Call, own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "history.db").write_bytes(b"something else" * 100)
    done = call(*EXAM, typed=lines(*keys(), "h", "y"))
    (own_home / "history.db").unlink()
    call("exam", "--list")
    with History.to_read(own_home) as history:
        assert len(keys()) == history.count()

    assert 3 == done.code
    assert "This exam is not in your history yet; the next exam will try again to add it." in done.err
    assert "Passed" in done.out


def test_the_list_and_the_results_as_json(call: Call) -> None:
    call(*EXAM, typed=lines(WRONG, *keys()[1:], "h", "y"))
    call("exam", "ptce", "--seed", "1", typed="q\n")
    listed = json.loads(call("exam", "--list", "--format", "json").out)
    result = json.loads(call("exam", "--result", "--format", "json").out)

    assert [(1, "9", False), (2, None, None)] == [(row["number"], row["score"], row["passed"]) for row in listed]
    assert ("nursing-gate-100@1", 3, 10, 10) == tuple(
        result[key] for key in ("blueprint", "seed", "problems", "to_pass")
    )
    assert "90" == result["percent"]
    assert ["wrong", "correct"] == [answer["parts"][0]["verdict"] for answer in result["answers"]][:2]
    assert 10 == sum(row["problems"] for row in result["topics"])


def test_the_list_in_words(call: Call) -> None:
    assert "No exam yet." in call("exam", "--list").out
    call(*EXAM, typed=lines(*keys(), "h", "y"))
    call(*EXAM, typed="q\n")
    rows = call("exam", "--list").out.splitlines()

    assert rows[0].startswith("1: Nursing gate, 100%, ")
    assert rows[0].endswith(": 10 of 10, passed")
    assert re.search(f": open, {LEFT} left$", rows[1])


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "name an exam, such as: dosecalc exam ptce"),
        (("nclex",), 2, "there is no exam 'nclex'"),
        (("ptce", "--policy", "mine"), 2, "there is no policy 'mine'"),
        (("--resume",), 2, "no exam is open"),
        (("--result",), 2, "no exam is finished yet"),
        (("--result", "-n", "4"), 2, "there is no exam 4"),
        (("ptce", "-n", "5"), 2, "--number names one of your exams"),
        (("ptce", "--format", "json"), 2, "an exam is taken as text"),
        (("ptce", "--profile", "../x"), 2, "a profile cannot be called"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_said(call: Call, arguments: tuple[str, ...], code: int, says: str) -> None:
    done = call("exam", *arguments)

    assert code == done.code
    assert says in done.err


def test_the_result_of_an_open_exam_is_not_shown(call: Call) -> None:
    call(*EXAM, typed="q\n")

    assert "exam 1 is still open" in call("exam", "--result", "-n", "1").err


def test_a_damaged_sheet_is_told_left_alone_and_not_overwritten(call: Call, own_home: Path) -> None:
    call(*EXAM, typed="q\n")
    path = own_home / "exam-1.json"
    path.write_bytes(path.read_bytes()[:100])
    resumed, listed = call("exam", "--resume"), call("exam", "--list")
    call(*EXAM, typed="q\n")

    assert [3, 3] == [resumed.code, listed.code]
    assert "it is damaged" in resumed.err
    assert 100 == len(path.read_bytes())
    assert (own_home / "exam-2.json").exists()


def test_a_result_whose_problems_have_changed_since_is_told_in_short(call: Call, own_home: Path) -> None:
    call(*EXAM, typed=lines(*keys(), "h", "y"))
    path = own_home / "exam-1.json"
    path.write_text(re.sub(r"@\d+:", "@99:", path.read_text()))
    done = call("exam", "--result")

    assert 2 == done.code
    assert ": 10 of 10, passed. More cannot be shown: template" in done.err
    assert "10 of 10, passed" in call("exam", "--list").out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_cannot_be_written_is_told_at_once(call: Call, own_home: Path) -> None:
    own_home.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
    done = call(*EXAM, typed=lines(*keys(), "h", "y"))

    assert "nothing is saved: do not leave before the end" in done.err


def test_a_home_that_is_a_file_is_told_at_once_and_the_exam_goes_on(call: Call, own_home: Path) -> None:
    own_home.write_text("")
    done = call(*EXAM, typed=lines(*keys(), "h", "y"))

    assert 3 == done.code
    assert "You can go on, but nothing is saved: do not leave before the end." in done.err
    assert f"Noted: {keys()[0]}. But it is NOT saved:" in done.out
    assert "Passed: 10 of 10" in done.out
    assert "This result is not saved." in done.err


def test_deleting_the_history_leaves_no_answer_of_an_exam(call: Call, own_home: Path) -> None:
    call(*EXAM, typed=lines(*keys(), "h", "y"))
    call(*EXAM, typed=lines(*keys()[:2], "q"))
    done = call("history", "delete", "--yes")

    assert 0 == done.code
    assert [] == list(own_home.rglob("exam-*"))
    assert "No exam yet." in call("exam", "--list").out


def test_profiles_have_exams_of_their_own(call: Call, own_home: Path) -> None:
    call(*EXAM, "--profile", "anna", typed="q\n")

    assert "no exam is open" in call("exam", "--resume").err
    assert "Problem 1 of 10" in call("exam", "--resume", "--profile", "anna", typed="q\n").out
    assert (own_home / "profile-anna" / "exam-1.json").exists()


def test_a_policy_of_ones_own_is_used(call: Call) -> None:
    out = call(*EXAM, "--policy", "pharmacy", typed="q\n").out

    assert "(pharmacy@1)" in out


def test_a_sheet_tells_when_it_was(call: Call, own_home: Path) -> None:
    call(*EXAM, typed="q\n")
    sheet = ExamFiles(Home(own_home)).read(1).sheet

    assert abs(datetime.now(UTC) - sheet.started) < timedelta(minutes=5)
    assert 0o600 == stat.S_IMODE((own_home / "exam-1.json").stat().st_mode)
