"""Carets below a line that is longer than the terminal is wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosecalc.cli.pointing import excerpt
from dosecalc.cli.terminal import is_of_carets

TYPED = st.lists(st.text("0123456789.,/mgLh½", max_size=14), min_size=1, max_size=12).map(" ".join)


@given(TYPED, st.integers(0, 70), st.integers(1, 20), st.integers(20, 80), st.sampled_from(["…", "..."]))
def test_carets_stand_under_the_same_signs_and_all_fits(
    text: str, first: int, count: int, width: int, cut: str
) -> None:
    characters = [{"½": "1/2"}.get(character, character) for character in text] if cut == "..." else list(text)
    end = min(first + count, len(text))
    carets = " " * first + "^" * max(end - first, 1)
    shown, below = excerpt(characters, carets, width, cut)
    start = len(below) - len(below.lstrip(" "))
    pointed_at = "".join(characters[first:end])

    if first < len(text):
        assert max(len(shown), len(below)) <= width
        assert pointed_at.startswith(shown[start : len(below)])
        assert shown[start : len(below)] or not pointed_at
    kept = shown.removeprefix(f"{cut} ").removesuffix(f" {cut}")
    assert kept in "".join(characters)


@pytest.mark.parametrize(
    ("text", "carets", "shown", "below"),
    [
        ("5 mgg", "  ^^^", "5 mgg", "  ^^^"),
        (" " * 30 + "3O mL/h", " " * 31 + "^", "… 3O mL/h", "   ^"),
        ("30.3 mL/h is what I have got now", " " * 10 + "^" * 22, "… is what I have g …", "  ^^^^^^^^^^^^^^^^"),
        ("it may be about 30.3 mL/h or so", "^^", "it may be about …", "^^"),
        ("1234567890123456789012345", "^" * 25, "1234567890123456 …", "^" * 16),
    ],
)
def test_it_is_cut_between_words(text: str, carets: str, shown: str, below: str) -> None:
    assert (shown, below) == excerpt(text, carets, 20, "…")


@pytest.mark.parametrize(
    ("line", "is_so"), [("^", True), ("   ^^^", True), ("", False), ("  ", False), ("5^2", False), ("^ ^", False)]
)
def test_a_line_of_carets_is_known(line: str, is_so: bool) -> None:  # noqa: FBT001
    assert is_so == is_of_carets(line)
