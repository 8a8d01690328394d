"""The examples that laws are tried on: the same in CI, so that a failure can be repeated; by `nox -s fuzz` new ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def examples(profile: str) -> list[list[int]]:
    tried: list[list[int]] = []

    @settings(settings.get_profile(profile), max_examples=30, database=None)
    @given(st.lists(st.integers(), max_size=5))
    def law(numbers: list[int]) -> None:
        tried.append(numbers)

    law()
    return tried


@pytest.mark.parametrize("profile", ["ci", "few"])
def test_a_run_in_ci_tries_what_the_run_before_it_tried(profile: str) -> None:
    assert examples(profile) == examples(profile)


def test_a_run_of_fresh_examples_tries_something_new() -> None:
    assert examples("fresh") != examples("fresh")


def test_the_fresh_profile_tries_many_more() -> None:
    assert settings.get_profile("ci").max_examples * 10 <= settings.get_profile("fresh").max_examples
