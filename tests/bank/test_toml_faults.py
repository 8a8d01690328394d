"""What is said of a text that is no TOML, where the built-in parser says little or nothing."""

import tomllib

import pytest

from dosecalc.bank.toml_faults import Complaint, complaint

DIGITS = "1" * 5000
SAID = [
    (f"a = 1\nb = {DIGITS}", 2, 5, "a number of 5,000 digits", "a number of a few digits"),
    ("a = 5%", 1, 5, "5% without quotation marks", '"5%"'),
    ("a = 2026-99-99", 1, 5, "2026-99-99 without quotation marks", '"2026-99-99"'),
    ("a = 25:99", 1, 5, "25:99 without quotation marks", '"25:99"'),
    ("a = [5 mg]", 1, 6, "5 mg without quotation marks", '"5 mg"'),
    ('a = x"y"', 1, 5, "text that is not TOML (Invalid value)", "TOML 1.0"),
    ("a = [1 2]", 1, 8, "a list that goes on without a comma", "a comma between its values, ] at its end"),
]


@pytest.mark.parametrize(("text", "line", "column", "found", "expected"), SAID, ids=lambda each: str(each)[:20])
def test_what_is_wrong_is_said_at_its_place(text: str, line: int, column: int, found: str, expected: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 - a number too long is no TOMLDecodeError
        tomllib.loads(text)

    assert Complaint(line, column, found, expected) == complaint(text, error.value)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (
            RecursionError("maximum recursion depth exceeded"),
            Complaint(1, 1, "tables or lists too deep in each other", "at most a few levels"),
        ),
        (
            tomllib.TOMLDecodeError("Unterminated string (at end of document)"),
            Complaint(1, 6, "a text that does not end", "quotation marks after it"),
        ),
    ],
)
def test_whatever_another_parser_may_say_is_put_in_plain_words(error: Exception, expected: Complaint) -> None:
    assert expected == complaint("a = 1", error)
