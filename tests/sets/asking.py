"""Sets as tests ask for them."""

from collections.abc import Sequence
from functools import cache

from dosecalc.bank.blueprints import blueprint
from dosecalc.bank.policies import policy
from dosecalc.sets.drawing import PlannedSet, made_set
from dosecalc.sets.problem_set import Learner, ProblemSet, Terms
from dosecalc.sets.recipe import Recipe, recipe_from, recipe_of
from dosecalc.sets.secret import Secret


def from_topics(topics: Sequence[str], problems: int, levels: Sequence[int] = ()) -> Recipe:
    return recipe_from(topics, levels, problems, Terms("A quiz", "pharmacy@1"))


def from_blueprint(name: str) -> Recipe:
    return recipe_of(blueprint(name), "pharmacy@1")


def asked(
    recipe: Recipe,
    seed: int = 1,
    *,
    versions: int = 1,
    roster: Sequence[Learner] = (),
    secret: bytes = b"",
) -> PlannedSet:
    return PlannedSet(recipe, seed, policy("pharmacy@1"), versions, roster, Secret(secret))


@cache
def quiz(versions: int = 2, problems: int = 8, secret: bytes = b"", seed: int = 1) -> ProblemSet:
    """A small set of many shapes: words, dates, several parts, pictures."""
    topics = ("cases", "devices", "orders", "storage", "titration", "safety")
    return made_set(asked(from_topics(topics, problems), seed, versions=versions, secret=secret))
