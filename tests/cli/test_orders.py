"""Orders to read, at the terminal."""

import json

from dosecalc.bank.generator import problem
from dosecalc.bank.problem import read_identity
from tests.cli.conftest import Call

SPOT, REWRITE, MEANING = (
    f"{name}:1:pharmacy@1" for name in ("unsafe-morphine-order@3", "rewrite-how-often@2", "how-often-a-code-says@2")
)


def key_of(identity: str) -> str:
    return problem(read_identity(identity)).key


def test_an_order_is_shown_as_one_that_may_be_unsafe_with_its_pieces_numbered(call: Call) -> None:
    shown = call("show", SPOT).out

    assert "Order as written (it may be unsafe): " in shown
    assert "or their numbers: 1) " in shown
    assert "; or with the word nothing." in shown


def test_the_facts_of_an_order_give_nothing_away(call: Call) -> None:
    for identity in (SPOT, REWRITE):
        part = problem(read_identity(identity)).parts[0]
        facts = json.loads(call("show", identity, "--format", "json").out)
        keyed = json.loads(call("show", identity, "--format", "json", "--key").out)
        without_pieces = {name: fact for name, fact in facts.items() if name not in {"words", "parts", "card"}}

        assert part.key not in json.dumps(without_pieces)
        assert facts["form"] == {SPOT: "selection", REWRITE: "wording"}[identity]
        assert part.key == keyed["answer"]["text"]
        assert len(part.solution.exact.form) > len(facts["form"])


def test_an_answer_is_checked_and_an_unsafe_one_is_refused_with_the_reason(call: Call) -> None:
    assert 0 == call("check", SPOT, key_of(SPOT)).code
    assert 0 == call("check", REWRITE, key_of(REWRITE)).code
    refused = call("check", REWRITE, "QOD")

    assert 1 == refused.code
    assert "Unsafe: QOD (can be misread as QD" in refused.out
    assert 2 == call("check", REWRITE, "whenever").code


def test_the_working_says_what_to_write_and_why(call: Call) -> None:
    out = call("show", SPOT, "--working").out

    assert "Unsafe: " in out
    assert "on ISMP's list" in out
    assert f"Answer: {key_of(SPOT)}" == out.splitlines()[-1]


def test_a_meaning_is_drilled_by_number_or_word(call: Call) -> None:
    key = key_of(MEANING)
    by_word = call("check", MEANING, key)
    words = problem(read_identity(MEANING)).parts[0].solution.form.words
    by_number = call("check", MEANING, str(words.index(key) + 1))

    assert (0, 0) == (by_word.code, by_number.code)


def test_an_order_is_drilled_with_hints_and_its_answer_at_the_end(call: Call) -> None:
    result = call("drill", "rewrite-how-often", "-n", "1", "--seed", "3", typed="?\n?\nQD\nQOD\nq.d.\n")

    assert (0, "") == (result.code, result.err)
    assert "Hint 1 of 3 (−1 point): You are looking for: how a piece of an order is written" in result.out
    assert "2 tries left." in result.out
    assert "The answer is " in result.out
    assert "1 problem: 0 right" in result.out


def test_a_semicolon_between_several_words_ends_no_answer(call: Call) -> None:
    result = call("drill", "check-rewrite-and-draw-up", "--seed", "1", "-n", "1", typed="1; 3\nq\n")

    assert "Read as discontinue, 5,000 units." in result.out
    assert "Answer b:" not in result.out
