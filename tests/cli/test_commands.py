"""What is typed instead of an answer, and the clock."""

import time

import pytest

from dosecalc.cli.clock import Clock
from dosecalc.cli.commands import Command, command, in_full, letters_for_words

VERDICT, RANGE = ("right", "wrong"), ("below", "safe", "above")


@pytest.mark.parametrize("wanted", Command)
def test_a_command_in_full_is_one_whatever_there_is_to_choose_from(wanted: Command) -> None:
    for words in ((), VERDICT, RANGE, ("within", "over"), ("keep", "waste")):
        assert wanted is command(f" {wanted.in_full.upper()} ", words)


def test_a_letter_is_a_command_unless_it_begins_a_word() -> None:
    assert [Command.WORKING, None] == [command("w", RANGE), command("w", VERDICT)]
    assert [None, Command.SKIP] == [command("s", RANGE), command("s", VERDICT)]
    assert ["Here, w means within: type working in full."] == letters_for_words(("within", "over"))
    assert [] == letters_for_words(())


@pytest.mark.parametrize(
    ("text", "kept"), [("s", "skip"), (" W ", "working"), ("?", "hint"), ("q", "quit"), ("", ""), ("safe", "safe")]
)
def test_what_is_typed_ahead_is_kept_in_full_where_it_is_a_command(text: str, kept: str) -> None:
    assert kept == in_full(text)


def test_a_clock_stands_still_while_something_else_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    clock = Clock(limit=10, _started=now[0])
    now[0] += 4
    with clock.standing_still():
        now[0] += 50

    assert (4, 6, False) == (clock.elapsed, clock.left, clock.is_over)
    now[0] += 7
    assert (-1, True) == (clock.left, clock.is_over)


def test_a_clock_without_a_limit_is_never_over() -> None:
    assert (None, False) == (Clock().left, Clock().is_over)
