"""`dosecalc drill`, answered through a pipe."""

import re
from itertools import islice

import pytest

from dosecalc.bank.policies import policy
from dosecalc.bank.problem import Problem
from dosecalc.bank.selection import selected, stream
from dosecalc.bank.template_names import template_names
from dosecalc.bank.templates import template
from dosecalc.cli.commands import KEYS
from dosecalc.cli.drill_part import Manner
from dosecalc.cli.drill_session import MET_BEFORE, MET_TOO, DrillSession
from dosecalc.tutoring.hints import hints
from dosecalc.tutoring.tally import Outcome
from tests.cli.conftest import Call

SEED = 5
HEPARIN, NITROGLYCERIN = "running-heparin", "nitroglycerin-pump-rate"
"""A template with five hints, and one with a conversion and so with six."""


def problems(*topics: str, number: int = 10, by: str = "pharmacy") -> list[Problem]:
    return list(islice(stream(selected(topics), SEED, policy(by)), number))


def drill(call: Call, typed: str, *more: str, what: str = "titration") -> tuple[int, str]:
    result = call("drill", what, "--seed", str(SEED), *more, typed=typed)
    assert "" == result.err
    return result.code, result.out


def test_right_answers_are_counted_and_the_drill_ends_with_its_summary(call: Call) -> None:
    keys = [problem.key for problem in problems("titration", number=3)]
    code, out = drill(call, "\n".join(keys) + "\n", "-n", "3")

    assert (0, 3) == (code, out.count("\nCorrect.\n"))
    assert "3 problems: 3 right, 3 of them on the first try without a hint." in out
    assert "Look at these again" not in out
    assert f"For the same problems again, add --seed {SEED}" == out.splitlines()[-1]


AMOUNTS, NUMBERS = "Write each amount with its unit, and numbers the safe way", "Write numbers the safe way"
WHAT_TEMPLATES_ASK_FOR = {
    "which-eye": "",
    "rewrite-a-dose-in-units": "",
    "infusion-end": "",
    "refills-for-a-year": NUMBERS,
    "infusion-time": AMOUNTS,
    NITROGLYCERIN: AMOUNTS,
}


@pytest.mark.parametrize("what", WHAT_TEMPLATES_ASK_FOR)
def test_how_to_write_is_told_of_what_is_asked_for(call: Call, what: str) -> None:
    _, out = drill(call, "", "-n", "1", what=what)

    assert [WHAT_TEMPLATES_ASK_FOR[what]] == ([line for line in (AMOUNTS, NUMBERS) if f"\n{line}:" in out] or [""])


def test_how_to_write_is_told_before_the_first_problem_that_asks_for_it() -> None:
    asked = ("which-eye", "refills-for-a-year", NITROGLYCERIN, "refills-for-a-year", NITROGLYCERIN)
    posed = [next(iter(stream([name], SEED, policy("pharmacy")))) for name in asked]
    session = DrillSession(None, len(posed), Manner("formula", plain=True))
    introductions = []
    for problem in posed:
        introductions.append(session._introduction(problem))
        session.done.append((problem, Outcome(())))

    assert [True, False, False, False, False] == [each.startswith(KEYS) for each in introductions]
    assert [False, True, False, False, False] == [NUMBERS in each for each in introductions]
    assert [False, False, True, False, False] == [AMOUNTS in each for each in introductions]


def test_three_wrong_answers_show_the_working_and_the_answer(call: Call) -> None:
    (problem,) = problems("titration", number=1)
    code, out = drill(call, "0.001 mcg/min\n0.002 mcg/min\n0.003 mcg/min\n", "-n", "1")

    assert 0 == code
    assert 2 == len(re.findall(r"^Not right yet\.$", out, flags=re.MULTILINE))
    assert 1 == len(re.findall(r"^Not right\.$", out, flags=re.MULTILINE))
    assert "That was your last try." in out
    assert "2 tries left." in out
    assert "1 try left." in out
    assert f"The answer is {problem.key}." in out
    assert "1 problem: 0 right." in out
    assert "Of these, 1 missed." in out
    assert f"  dosecalc show {problem.identity} --working" in out


def test_every_way_to_end_a_problem_is_counted_once(call: Call) -> None:
    right, unsafe, late = (problem.key for problem in problems("titration", number=3))
    unsafe = re.sub(r"^[\d,]+(\.\d+)?", lambda found: found[0] + ("0" if found[1] else ".0"), unsafe)
    typed = [right, unsafe, "12,5", "nonsense", "?", late, "s", "w", "0.001 mL/h", "q"]
    code, out = drill(call, "\n".join(typed) + "\n")

    assert 0 == code
    assert "Right, but written unsafely." in out
    assert 2 == out.count("That could not be read; it does not count as a try.")
    assert "6 problems: 3 right, 2 of them on the first try without a hint." in out
    assert "Of these, 1 right but written unsafely, 1 looked up, 2 skipped." in out
    assert "Hints: 1." in out


def test_every_hint_tells_its_price_what_is_left_and_what_the_next_will_cost(call: Call) -> None:
    problem = problems(NITROGLYCERIN, number=2)[1]
    rungs = len(hints(problem.parts[0]))
    _, out = drill(call, "s\n" + "?\n" * (rungs - 1) + problem.key + "\n", "-n", "2", what=NITROGLYCERIN)

    assert 6 == rungs
    assert ["−1 point"] * 3 + ["−2 points", "−3 points"] == re.findall(
        r"^Hint \d of 6 \((.+?)\): ", out, flags=re.MULTILINE
    )
    assert ["9", "8", "7", "5", "2"] == re.findall(r"^(\d) of 10 points left\. The next hint", out, flags=re.MULTILINE)
    assert ["1", "1", "2", "3"] == re.findall(r"The next hint costs (\d)\.", out)
    assert 1 == out.count("The next hint is the answer; it takes all that is left.")
    assert problem.key not in out.partition("Problem 2")[2].partition("The next hint is the answer")[0]
    assert "2 problems: 1 right, 0 of them on the first try without a hint." in out
    assert "Points: 2 of 10." in out


def test_the_last_hint_is_the_answer_and_the_problem_counts_as_looked_up(call: Call) -> None:
    (problem,) = problems(HEPARIN, number=1)
    rungs = len(hints(problem.parts[0]))
    _, out = drill(call, "?\n" * (rungs - 2) + "hint\nH\n?\n?\n" + problem.key + "\n", "-n", "1", what=HEPARIN)

    assert f"Hint {rungs} of {rungs} (−3 points): The answer is {problem.key}.\n0 of 10 points left.\n" in out
    assert 1 == out.count("The answer is ")
    assert "Formula: " in out.partition(f"Hint {rungs} of")[2]
    assert "Of these, 1 looked up." in out
    assert "Points: 0 of 10." in out


def test_a_wrong_try_tells_its_price(call: Call) -> None:
    (problem,) = problems(HEPARIN, number=1)
    _, out = drill(call, f"0.001 mcg/min\n?\n0.001 mcg/min\n{problem.key}\n", "-n", "1", what=HEPARIN)

    assert "2 tries left. That cost 2 points: 8 of 10 points left." in out
    assert "Hint 1 of 5 (−1 point): " in out
    assert "1 try left. That cost 2 points: 5 of 10 points left." in out
    assert "Points: 5 of 10." in out


def test_hints_are_told_by_the_method_that_was_chosen(call: Call) -> None:
    _, out = drill(call, "?\n?\n?\n?\nq\n", "-n", "1", "--method", "formula", what=HEPARIN)

    assert "___ mL/h × ___ units ÷ ___ mL = ? units/h" in out
    assert "(___ units / ___ mL)" not in out


WRONG = "0.001 mcg/min"
HOW_SURE = "How sure are you? 1 guessing, 2 fairly sure, 3 sure.\nSure: "


def test_each_first_answer_is_rated_before_its_verdict(call: Call) -> None:
    first, second = problems("titration", number=2)
    typed = [WRONG, "3", first.key, second.key, "fairly", "q"]
    _, out = drill(call, "\n".join(typed) + "\n", "-n", "2", "--confidence")

    assert f"Answer: {WRONG}\n{HOW_SURE}3\nNot right yet." in out
    assert f"Answer: {first.key}\nCorrect." in out
    assert f"Answer: {second.key}\n{HOW_SURE}fairly\nCorrect." in out
    assert (
        "First answers: 0 sure and right, 1 sure but wrong, 1 not quite sure but right, 0 not quite sure and wrong."
    ) in out
    assert (
        "Sure but wrong matters most: people do not double-check what they are sure of, so look at these first.\n"
        f"  dosecalc show {first.identity} --working\n"
    ) in out
    assert "Look at these again:" not in out


def test_enter_leaves_a_rating_open_and_what_is_no_rating_is_asked_for_once_more(call: Call) -> None:
    first, second, third = problems("titration", number=3)
    typed = [first.key, "", second.key, "9", "s", third.key, "x", "y"]
    _, out = drill(call, "\n".join(typed) + "\n", "-n", "3", "--confidence")

    assert 2 == out.count("Please type 1, 2 or 3, or press Enter to leave it blank.\nSure: ")
    assert 1 == out.count("Left open.")
    assert 3 == out.count("\nCorrect.\n")
    assert "First answers: 1 sure and right, 0 sure but wrong" in out


def test_what_cannot_be_read_is_not_rated(call: Call) -> None:
    (problem,) = problems("titration", number=1)
    _, out = drill(call, f"12,5\n{problem.key}\n3\n", "-n", "1", "--confidence")

    assert 1 == out.count(HOW_SURE)
    assert "1 sure and right" in out


def test_nothing_is_rated_unless_it_was_asked_for(call: Call) -> None:
    (problem,) = problems("titration", number=1)
    _, out = drill(call, f"{problem.key}\n", "-n", "1")

    assert "How sure" not in out
    assert "First answers" not in out


def test_the_end_of_input_or_q_at_a_rating_loses_no_answer(call: Call) -> None:
    (problem,) = problems("titration", number=1)
    for end in ("", "q\n", "Quit\n"):
        code, out = drill(call, f"{problem.key}\n{end}", "--confidence")

        assert 0 == code
        assert "1 problem: 1 right, 1 of them on the first try" in out


def test_a_timed_drill_can_be_rated(call: Call) -> None:
    (problem,) = problems("titration", number=1)
    _, out = drill(call, f"{problem.key}\n3\n", "-n", "1", "--confidence", "--timed")

    assert "1 sure and right" in out


def test_skipping_tells_the_answer_but_not_the_working(call: Call) -> None:
    (problem,) = problems("titration", number=1)
    _, out = drill(call, "s\n", "-n", "1")

    assert f"The answer is {problem.key}." in out
    assert "Formula: " not in out
    assert "Of these, 1 skipped." in out


@pytest.mark.parametrize("typed", ["q\n", "Q\n", " quit \n"])
def test_quitting_at_once_finishes_no_problem(call: Call, typed: str) -> None:
    code, out = drill(call, typed)

    assert 0 == code
    assert "No problem was finished." in out


@pytest.mark.parametrize("typed", ["", "\n", "?\n", "no number\n"])
def test_the_end_of_input_ends_the_drill_with_its_summary(call: Call, typed: str) -> None:
    code, out = drill(call, typed)

    assert 0 == code
    assert "End of input." in out
    assert "No problem was finished." in out


@pytest.mark.parametrize("typed", ["0.001 mL/h\n", "0.001 mL/h", "0.001 mL/h\nq\n"])
def test_a_problem_given_up_after_a_try_counts_as_skipped(call: Call, typed: str) -> None:
    code, out = drill(call, typed)

    assert 0 == code
    assert "1 problem: 0 right." in out
    assert "Of these, 1 skipped." in out
    assert "Look at these again:" in out


def test_an_answer_without_a_line_end_counts(call: Call) -> None:
    (problem,) = problems("titration", number=1)

    assert "1 problem: 1 right" in drill(call, problem.key, "-n", "1")[1]


@pytest.mark.parametrize(
    "line", ["x" * 5000, "x" * 4096, "x" * 4095, "9" * 100_000, "\x1b[2J" * 3000, "\0", "\u202e", "=cmd"]
)
def test_a_strange_line_is_one_unreadable_answer(call: Call, line: str) -> None:
    code, out = drill(call, f"{line}\nq\n", "-n", "1")

    assert (0, 1) == (code, out.count("That could not be read"))
    assert 2 == len(re.findall(r"^Answer: ", out, flags=re.MULTILINE))
    assert set() == {sign for sign in out if not sign.isprintable()} - {"\n"}


def test_a_line_that_ends_as_windows_ends_lines_is_read(call: Call) -> None:
    (problem,) = problems("titration", number=1)

    assert "1 problem: 1 right" in drill(call, f"{problem.key}\r\n", "-n", "1")[1]


def test_the_same_seed_gives_the_same_problems(call: Call) -> None:
    (_, first), (_, second) = drill(call, "s\n" * 5, "-n", "5"), drill(call, "s\n" * 5, "-n", "5")

    assert first == second.replace(f"{MET_BEFORE}\n", "").replace(f"{MET_TOO}\n", "")


def test_a_problem_of_an_earlier_drill_is_told_kindly_once_and_then_in_a_word(call: Call) -> None:
    drill(call, "s\n" * 3, "-n", "3")
    _, out = drill(call, "s\n" * 5, "-n", "5")

    assert (1, 2) == (out.count(MET_BEFORE), out.count(MET_TOO))
    assert out.startswith(MET_BEFORE)


def test_the_answers_of_a_drill_typed_off_are_no_mastery_and_put_no_review_off(call: Call) -> None:
    """Whoever skips through a drill is shown every answer; the same seed then asks for what was just read."""
    asked = problems("dosing", number=6)
    typed = "".join(f"{part.key}\n" for problem in asked for part in problem.parts)
    shown = call("drill", "dosing", "-n", "6", "--seed", "5", typed="s\n" * 20)
    copied = call("drill", "dosing", "-n", "6", "--seed", "5", typed=typed)
    told = call("progress", "--plain")

    assert 6 == shown.out.count("The answer is ")
    assert "6 problems: 6 right" in copied.out
    assert "6 of 6 right" not in told.out
    assert "There is nothing to review yet" in call("review", "--list").out


def test_what_could_only_not_be_read_before_counts_as_new(call: Call) -> None:
    (problem,) = problems("titration", number=1)
    drill(call, "12,5\nq\n", "-n", "1")
    _, out = drill(call, f"{problem.key}\n", "-n", "1")

    assert MET_BEFORE not in out
    assert "1 of 1 right" in call("progress", "--plain").out


def test_a_drill_gives_as_many_problems_as_asked_for(call: Call) -> None:
    code, out = drill(call, "s\n" * 20, "-n", "4")

    assert (0, 4) == (code, len(re.findall(r"^Problem \d of 4: ", out, flags=re.MULTILINE)))


def test_no_template_comes_twice_before_all_have_come() -> None:
    names = selected(["flow"])
    drawn = [problem.template.id for problem in problems("flow", number=2 * len(names))]

    assert sorted(names) == sorted(drawn[: len(names)]) == sorted(drawn[len(names) :])


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_level_is_kept_to(call: Call, level: int) -> None:
    result = call("drill", "--level", str(level), "--seed", "3", "-n", "5", typed="skip\n" * 50)

    assert 5 == result.out.count(f"(level {level})")


def test_a_topic_a_template_or_a_calculation_may_be_named(call: Call) -> None:
    for name in ("flow", "vasopressor-by-weight", "pump_rate"):
        result = call("drill", name, "-n", "1", typed="q\n")
        assert (0, "") == (result.code, result.err)


def test_several_topics_may_be_named_together() -> None:
    both = set(selected(["flow", "dilution"]))

    assert {name for name, topic in template_names().items() if topic in {"flow", "dilution"}} == both
    assert set(template_names()) == set(selected([]))
    assert {2} == {template(name).level for name in selected(["flow"], 2)}
    assert selected(["FLOW"]) == selected(["flow"])


def test_a_timed_drill_tells_its_limit_and_needs_no_key_press_from_a_pipe(call: Call) -> None:
    code, out = drill(call, "s\ns\n", "-n", "2", "--timed", "--seconds", "65")

    assert (0, 2) == (code, out.count("You have 1 min 5 s."))
    assert "2 problems: 0 right." in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nonsense",), "there is no topic 'nonsense'; there are admixture, "),
        (("flows",), "there is no topic 'flows'; did you mean flow?"),
        (("--level", "9"), "9 is not in the range 1<=x<=4"),
        (("--level", "9"), "See: dosecalc drill --help"),
        (("-n", "0"), "0 is not in the range"),
        (("-n", "x"), "'x' is not a valid int"),
        (("--seed", "-1"), "Invalid value for '--seed'"),
        (("--seed", "9" * 30), "is not in the range"),
        (("--policy", "nope"), "there is no policy 'nope'"),
        (("--seconds", "1"), "1 is not in the range"),
        (("--nonsense",), "No such option: --nonsense"),
        (("vasopressor-by-weight", "--level", "1"), "there is no problem of level 1 in vasopressor-by-weight"),
    ],
)
def test_bad_usage_is_told_on_the_error_stream(call: Call, arguments: tuple[str, ...], words: str) -> None:
    result = call("drill", *arguments)

    assert (2, "") == (result.code, result.out)
    assert words in result.err


def test_who_says_in_words_that_there_is_no_answer_is_told_of_hints_and_skipping(call: Call) -> None:
    _, out = drill(call, "I don't know\nskip please\nthirty\ns\n", "-n", "1")

    assert 2 == out.count("No answer yet? Type ? for a hint, w for the working, s to skip.")
    assert 3 == out.count("That could not be read; it does not count as a try.")


def test_an_answer_that_ends_with_a_full_stop_is_seen_to_do_so(call: Call) -> None:
    seed = next(
        seed
        for seed in range(99)
        if next(stream(selected(["one-unsafe-enoxaparin-order"]), seed, policy("pharmacy"))).key == "40 mg."
    )
    asked = ("drill", "one-unsafe-enoxaparin-order", "--seed", str(seed), "-n", "1", "--plain")

    assert 'The answer is "40 mg.".' in call(*asked, typed="w\n").out.splitlines()
    assert 'Read as "40 mg.".' in call(*asked, typed="2\n").out.splitlines()
    assert "40 mg.." not in call(*asked, typed="?\n" * 9).out
