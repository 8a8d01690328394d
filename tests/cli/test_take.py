"""`take`: a set answered at the terminal; every answer is kept at once, and nothing is said about it."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path
from shlex import quote
from typing import Any

import pytest

from dosecalc.sets.copy_file import write_copy
from dosecalc.sets.key_file import write_key
from dosecalc.sets.problem_set import ProblemSet
from dosecalc.sets.responses import read_responses
from dosecalc.tutoring.judging import graded
from tests.cli.conftest import PLAIN, Call
from tests.own_banks import own_bank
from tests.sets.asking import quiz

SECRET = b"a secret of more than sixteen bytes"


def kept(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def texts(path: Path) -> list[str]:
    return [row["text"] for row in kept(path)["answers"]]


@pytest.fixture(params=[b"", SECRET], ids=["open", "secret"])
def made(request: pytest.FixtureRequest) -> ProblemSet:
    return quiz(secret=request.param)


@pytest.fixture
def copy(made: ProblemSet, tmp_path: Path) -> Path:
    write_key(made, tmp_path / "key.json")
    write_copy(made, made.variants[0], tmp_path / "set-A.json")
    return tmp_path / "set-A.json"


@pytest.fixture
def responses(copy: Path) -> Path:
    return copy.with_name("set-A.responses.json")


def keys_of(made: ProblemSet) -> list[str]:
    return [key for item in made.variants[0].items for key in item.keys]


def test_all_answers_are_kept_as_typed_and_are_what_grading_reads(
    call: Call, made: ProblemSet, copy: Path, responses: Path
) -> None:
    typed = "\n".join(["ana", *keys_of(made), "h", "y", ""])
    result = call("take", str(copy), typed=typed)

    assert 0 == result.code, result.err
    assert f"Give this file to your instructor: {responses}" in result.out
    assert keys_of(made) == texts(responses)
    assert {"id": "ana", "name": ""} == kept(responses)["learner"]
    answers = iter(read_responses(responses).answers)
    for _, problem in made.variants[0].problems():
        grades = graded(problem.parts, [next(answers).response.text for _ in problem.parts])
        assert all(grade.verdict.is_right for grade in grades)


def test_before_it_begins_a_learner_hears_what_a_sheet_of_paper_says(call: Call, tmp_path: Path) -> None:
    """The policy, what else it takes as right and its conversions; the bank that has it is the instructor's alone."""
    own = own_bank(tmp_path / "bank")
    file = own / "policies" / "ours.toml"
    file.write_text(file.read_text().replace("tolerance_steps = 0", "tolerance_steps = 1"))
    terms = ("--policy", "ours", "--minutes", "20", "--missing-unit", "half")
    quiz = ("generate", "-t", "our-ward", "-n", "2", *terms, "-o", str(tmp_path / "q"), "--bank", str(own))
    assert 0 == call(*quiz).code
    copy = tmp_path / "q" / "set-A.json"
    said = call("take", str(copy), typed="ana\nq\n").out
    assert 0 == call("export", str(copy), "--to", "md").code
    paper = copy.with_suffix(".md").read_text()

    assert "2 problems in 20 min, a point for each.\nRounding policy: Pharmacy default (ours@1). One step" in said
    for told in (
        "One step of the last place more or less is right as well, up to a twentieth of the answer",
        "1 kg = 2.2 lb; 1 lb = 16 oz",
        "A right number without its unit earns 1/2 of its credit.",
    ):
        assert told in said
        assert told in paper.replace("\\", "")


def test_a_pass_mark_is_told(call: Call, tmp_path: Path) -> None:
    call("generate", "--blueprint", "nursing-gate-90", "-o", str(tmp_path))
    said = call("take", str(tmp_path / "set-A.json"), typed="ana\nq\n").out

    assert re.search(r"(\d+) problems in .*, a point for each\. To pass: \d+ of \1\.\n", said)


def test_nothing_is_said_about_an_answer(call: Call, made: ProblemSet, copy: Path) -> None:
    wrong = call("take", str(copy), "--learner", "ana", typed="99 mL/h\nq\n")

    assert "Noted: 99 mL/h." in wrong.out
    assert not any(word in wrong.out for word in ("Correct.", "Not right yet", "It looks as if", keys_of(made)[0]))


def test_who_left_goes_on_where_it_was(call: Call, made: ProblemSet, copy: Path, responses: Path) -> None:
    left = call("take", str(copy), "--learner", "ana", "--confidence", typed=f"{keys_of(made)[0]}\n2\nq\n")

    assert f"dosecalc take {copy}" in left.out
    assert kept(responses)["underway"]
    assert kept(responses)["finished"] is None
    assert (keys_of(made)[0], 2) == (texts(responses)[0], kept(responses)["answers"][0]["sure"])
    again = call("take", str(copy), typed="\n".join(["g 1", *(f"{key}\n3" for key in keys_of(made)), "h", "y", ""]))
    assert "continuing where you left off" in again.out
    assert keys_of(made) == texts(responses)
    assert {3} == {row["sure"] for row in kept(responses)["answers"]}
    assert "underway" not in kept(responses)
    assert kept(responses)["finished"]


def test_nobody_goes_on_with_the_answers_of_another(call: Call, copy: Path, responses: Path) -> None:
    call("take", str(copy), "--learner", "ana", typed="5 mL/h\nq\n")
    before = responses.read_bytes()
    other = call("take", str(copy), "--learner", "bo", typed="6 mL/h\nq\n")

    assert 2 == other.code
    assert "these are the answers of ana; to answer the set as bo, name another file with -o" in other.err
    assert before == responses.read_bytes()
    assert "For ana." in call("take", str(copy), "--learner", "Ana", typed="q\n").out


def test_the_command_to_come_back_says_who_answers(call: Call, copy: Path, tmp_path: Path) -> None:
    own = tmp_path / "ana's.json"
    left = call("take", str(copy), "--learner", "Ana B", typed="q\n")
    other = call("take", str(copy), "-o", str(own), typed="cy\nq\n")

    assert f"To come back: dosecalc take {copy} --learner 'Ana B'\n" in left.out
    assert f"To come back: dosecalc take {copy} --learner cy -o {quote(str(own))}\n" in other.out


def test_at_a_terminal_it_is_asked_who_goes_on(
    call: Call, copy: Path, responses: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two learners at one machine: the second must not answer the first one's set by typing the same command."""
    call("take", str(copy), "--learner", "ana", typed="12 mL\nq\n")
    before = [answer["text"] for answer in kept(responses)["answers"]]
    monkeypatch.setattr("dosecalc.cli.set_desk.is_interactive", lambda: True)
    second, first = call("take", str(copy), typed="bo\n"), call("take", str(copy), typed="\nq\n")
    named = call("take", str(copy), "--learner", "ANA", typed="q\n")

    assert "There are answers of ana to this set." in second.out
    assert (2, True) == (second.code, "to answer the set as bo, name another file with -o" in second.err)
    assert (0, True) == (first.code, "continuing where you left off.\nFor ana." in first.out)
    assert (0, False) == (named.code, "There are answers of" in named.out)
    assert before == [answer["text"] for answer in kept(responses)["answers"]]


def test_what_is_handed_in_stays(call: Call, copy: Path, responses: Path) -> None:
    call("take", str(copy), "--learner", "ana", typed="r\nh\ny\n")
    before = responses.read_bytes()
    again = call("take", str(copy), typed="r\nh\ny\n")

    assert 2 == again.code
    assert "handed in" in again.err
    assert before == responses.read_bytes()


def test_responses_to_another_set_are_not_written_over(call: Call, copy: Path, tmp_path: Path) -> None:
    call("take", str(copy), "--learner", "ana", "-o", str(tmp_path / "mine"), typed="q\n")
    other = quiz(seed=9)
    write_copy(other, other.variants[0], tmp_path / "other.json")
    result = call("take", str(tmp_path / "other.json"), "-o", str(tmp_path / "mine"), typed="q\n")

    assert 2 == result.code
    assert "another set" in result.err


def test_what_cannot_be_read_is_told_at_once_and_not_kept(call: Call, tmp_path: Path) -> None:
    made = quiz(secret=SECRET)
    numeric = next(item for item, problem in made.variants[0].problems() if not problem.parts[0].solution.form.name)
    write_copy(made, made.variants[0], tmp_path / "set.json")
    typed = f"g {numeric.number}\n0,125 mL\n0.125 mL\nq\n"
    result = call("take", str(tmp_path / "set.json"), "--learner", "ana", typed=typed)

    assert "That could not be read." in result.out
    assert "0,125 mL" not in texts(tmp_path / "set.responses.json")
    assert "0.125 mL" in texts(tmp_path / "set.responses.json")


def test_time_is_over_when_it_is_over(call: Call, made: ProblemSet, copy: Path, responses: Path) -> None:
    table = kept(copy)
    copy.write_text(json.dumps({**table, "terms": {**table["terms"], "seconds": 60}}))
    first = call("take", str(copy), "--learner", "ana", typed=f"{keys_of(made)[0]}\nq\n")
    assert "The clock goes on" in first.out
    late = kept(responses)
    responses.write_text(json.dumps({**late, "underway": {**late["underway"], "used": 60_001}}))
    result = call("take", str(copy), typed=f"{keys_of(made)[0]}\n")

    assert "Time is up" in result.out
    assert keys_of(made)[0] == texts(responses)[0]
    assert kept(responses)["finished"]


def test_without_a_limit_no_clock_is_shown(call: Call, copy: Path) -> None:
    result = call("take", str(copy), "--learner", "ana", typed="q\n")

    assert "left" not in result.out.lower().replace("where you left it", "")


def test_a_copy_of_a_learner_knows_its_learner(call: Call, tmp_path: Path) -> None:
    table = json.loads(copy_text(tmp_path))
    (tmp_path / "set.json").write_text(json.dumps({**table, "learner": {"id": "b2", "name": "Bo"}}))
    result = call("take", str(tmp_path / "set.json"), typed="q\n")

    assert "For Bo (b2)." in result.out
    assert {"id": "b2", "name": "Bo"} == kept(tmp_path / "set.responses.json")["learner"]


def copy_text(folder: Path) -> str:
    made = quiz()
    write_copy(made, made.variants[0], folder / "set.json")
    return (folder / "set.json").read_text()


def test_hostile_text_of_a_copy_moves_no_cursor(call: Call, tmp_path: Path) -> None:
    table = json.loads(copy_text(tmp_path))
    evil = "\x1b[2J\u202e[red]x[/red]"
    table["terms"]["title"] = evil
    table["problems"][0] |= {"card": [{"label": evil, "text": evil}], "notes": [evil]}
    table["problems"][0]["pictures"] = [{"title": evil, "says": evil, "lines": [evil]}]
    (tmp_path / "set.json").write_text(json.dumps(table))
    result = call("take", str(tmp_path / "set.json"), "--learner", evil, typed="q\n")

    assert "\x1b" not in result.out
    assert "\u202e" not in result.out
    assert "[red]x[/red]" in result.out


def test_nobody_who_does_not_say_who_they_are_begins(call: Call, copy: Path, responses: Path) -> None:
    assert 0 == call("take", str(copy), typed="").code
    assert not responses.exists()
    assert 2 == call("take", str(copy), "--learner", "x" * 200, typed="q\n").code


def test_where_nothing_can_be_written_it_is_said_at_once_and_with_every_answer(
    call: Call, made: ProblemSet, copy: Path, tmp_path: Path
) -> None:
    nowhere = tmp_path / "missing" / "mine.json"
    result = call("take", str(copy), "--learner", "ana", "-o", str(nowhere), typed=f"{keys_of(made)[0]}\nq\n")

    assert 3 == result.code
    assert "nothing is saved" in result.err
    assert "NOT saved" in result.out


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed so there")
def test_a_kill_loses_no_acknowledged_answer_and_a_second_terminal_is_refused(
    made: ProblemSet, copy: Path, responses: Path
) -> None:
    command = [sys.executable, "-m", "dosecalc", "take", str(copy), "--learner", "ana"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=PLAIN,
        text=True,
        encoding="utf-8",
    ) as first:
        assert first.stdin
        assert first.stdout
        first.stdin.write(f"{keys_of(made)[0]}\n")
        first.stdin.flush()
        while not first.stdout.readline().startswith("Noted: "):
            assert first.poll() is None
        second = subprocess.run(command, input="q\n", capture_output=True, env=PLAIN, text=True, check=False)
        first.send_signal(signal.SIGKILL)

    assert "another terminal" in second.stderr
    assert keys_of(made)[0] == texts(responses)[0]
