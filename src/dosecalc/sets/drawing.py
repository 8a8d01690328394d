"""Sets are drawn: a template for each place, and for each variant numbers of its own.

Two variants have the same template at the same place, and answers that differ, so that neither is harder nor helps with
the other; so has a set that is made like an earlier one. The same recipe, seed and secret give the same set for ever.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.bank.draws import picked
from dosecalc.bank.generator import drawn
from dosecalc.bank.selection import SEEDS, selected
from dosecalc.bank.templates import template
from dosecalc.sets.kept_problems import KEPT
from dosecalc.sets.problem_set import Item, ProblemSet, Variant, variant_name
from dosecalc.sets.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dosecalc.bank.problem import Identity, Problem
    from dosecalc.quantities.policy import Policy
    from dosecalc.sets.original import Original
    from dosecalc.sets.problem_set import Learner
    from dosecalc.sets.recipe import Recipe, Wanted

MOST_REDRAWS = 20
"""How often a template is drawn in search of answers that are new, before the best of these is taken."""

MOST_TEMPLATES = 4
"""How many templates are tried for a place, before the best of them is taken."""

MOST_APART = 26
"""More variants than this are not all kept apart: no problem has a different answer for each learner of a class."""

MOST_REMEMBERED = 100
"""How many of the last answers of a variant are not to come again; in a long set they must at last."""

MOST_REDRAWS_AGAIN = 60
"""As MOST_REDRAWS, where the answers of an earlier set are not to come either."""

FEW_REDRAWS = 6
"""As MOST_REDRAWS, where there are so many variants, and for answers that come twice in the same one."""

SECRET_SEEDS = 10**12
"""So many seeds that nobody tries them all; as many as an identity can state."""

ID_BYTES = 10

Clashes = tuple[int, int, int]
"""How many numbers, and how many words, another variant (or an earlier set) has at this place; how many the variant has
elsewhere."""


@dataclass(frozen=True)
class PlannedSet:
    """A set before it is drawn.

    versions: how many variants, where there is no roster with a variant for each learner. like: a set of which
    nothing is to come again, nor of those that it stems from.
    """

    recipe: Recipe
    seed: int
    policy: Policy
    versions: int = 1
    roster: Sequence[Learner] = ()
    secret: Secret = field(default_factory=Secret)
    like: Original | None = None

    @property
    def variants(self) -> int:
        """How many there are to be."""
        return len(self.roster) or self.versions

    @property
    def identity(self) -> str:
        """All that decides what is drawn."""
        like = f":like {self.like.id}" if self.like else ""
        return f"set:{self.recipe.text}:{self.seed}:{self.policy.identity}:{self.variants}{like}"

    @property
    def id(self) -> str:
        """By which files of the set know each other; nobody can make it without the secret."""
        who = "|".join(learner.id for learner in self.roster)
        word = self.secret.code(f"{self.identity}|{self.recipe.terms.title}|{who}", ID_BYTES)
        return "-".join(word[start : start + 4] for start in range(0, len(word), 4))

    def name(self, place: int) -> str:
        """The name of a variant: a letter, or for a roster a number."""
        return f"{place + 1:0{len(str(self.variants))}}" if self.roster else variant_name(place)


def made_set(asked: PlannedSet, after_each: Callable[[int], None] = lambda _: None) -> ProblemSet:
    """A set and its key. after_each: called with the number of each place when all of its variants are drawn.

    Raises:
        NothingToDrill: a topic is unknown, or has nothing of the level wanted.
    """
    places = []
    for number, items in enumerate(drawn_items(asked), start=1):
        places.append(items)
        after_each(number)
    variants = [
        Variant(asked.name(place), items, asked.roster[place] if asked.roster else None)
        for place, items in enumerate(zip(*places, strict=True))
    ]
    like, earlier = (asked.like.id, asked.like.sets) if asked.like else ("", ())
    terms, is_secret = asked.recipe.terms, asked.secret.is_kept
    return ProblemSet(asked.id, terms, tuple(variants), asked.seed, is_secret, like, earlier)


def drawn_items(asked: PlannedSet) -> Iterator[tuple[Item, ...]]:
    """For each place the items of all variants, drawn one place after the other."""
    id_ = asked.id
    is_kept = len(asked.recipe.wanted) * asked.variants <= KEPT.most
    for place, problems in enumerate(_places(asked)):
        for found in (problem.problem for problem in problems if is_kept and problem.problem is not None):
            KEPT.keep(found)
        yield tuple(
            Item(place + 1, asked.secret.code(f"{id_}|{variant}|{place}"), problem.identity, problem.keys)
            for variant, problem in enumerate(problems)
        )


def drawn_problems(asked: PlannedSet) -> Iterator[Problem]:
    """The problems of a set that has one variant, drawn one after the other."""
    for (only,) in _places(asked):
        if only.problem is not None:
            yield only.problem


def _places(asked: PlannedSet) -> Iterator[list[_Drawn]]:
    """For each place the problems of all variants."""
    seeds = SECRET_SEEDS if asked.secret.is_kept else SEEDS
    drawing = _Drawing(asked.secret.tag(asked.identity), asked.policy, seeds, asked.variants, asked.like)
    return (drawing.problems(place, wanted) for place, wanted in enumerate(asked.recipe.wanted))


@dataclass(frozen=True)
class _Drawn:
    """A problem that was drawn.

    words: of each part, whether its answer is a word. problem: all of it, of a few variants; for a whole class, it
    would take too much room.
    """

    identity: Identity
    keys: tuple[str, ...]
    words: tuple[bool, ...]
    problem: Problem | None = None


@dataclass
class _Parallel:
    """The problems of all variants at a place, of one template. clashes: of all of them together."""

    template: str
    problems: list[_Drawn] = field(default_factory=list)
    clashes: Clashes = (0, 0, 0)

    def add(self, problem: _Drawn, clashes: Clashes) -> None:
        """Take the problem of the next variant."""
        self.problems.append(problem)
        numbers, words, own = (before + more for before, more in zip(self.clashes, clashes, strict=True))
        self.clashes = numbers, words, own

    @property
    def shares(self) -> bool:
        """Whether two variants have an answer in common."""
        return any(self.clashes[:2])


@dataclass
class _Drawing:
    """A set being drawn. like: a set of which nothing is to come again.

    used: how often each template was. answers: of each variant, the latest keys. names: of what is wanted, all
    templates. least_used: those that were used least, in the same order; worked out anew when none is left.
    """

    identity: str
    policy: Policy
    seeds: int
    variants: int
    like: Original | None = None
    used: Counter[str] = field(default_factory=Counter)
    answers: list[dict[str, None]] = field(init=False)
    names: dict[Wanted, list[str]] = field(default_factory=dict)
    least_used: dict[Wanted, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.answers = [{} for _ in range(self.variants)]
        self.is_small = self.variants <= MOST_APART

    def problems(self, place: int, wanted: Wanted) -> list[_Drawn]:
        """The problems of all variants at a place, of the first template of which no two variants share an answer."""
        tried = (self._parallel(place, name) for name in self._candidates(place, wanted))
        best = next(tried)
        while best.shares and (other := next(tried, None)) is not None:
            best = min(best, other, key=lambda found: found.clashes)
        for answers, problem in zip(self.answers, best.problems, strict=True):
            answers.update(dict.fromkeys(problem.keys))
            for old in list(answers)[:-MOST_REMEMBERED]:
                del answers[old]
        self._use(best.template)
        return best.problems

    def _use(self, name: str) -> None:
        self.used[name] += 1
        for waiting in self.least_used.values():
            if name in waiting:
                waiting.remove(name)

    def _candidates(self, place: int, wanted: Wanted) -> Iterator[str]:
        """A few templates of those that were used least, in an order by chance."""
        if not self.least_used.get(wanted):
            names = self.names.setdefault(wanted, selected(wanted.topics, wanted.level))
            least = min(self.used[name] for name in names)
            self.least_used[wanted] = [name for name in names if self.used[name] == least]
        waiting = self.least_used[wanted].copy()
        for turn in range(min(len(waiting), MOST_TEMPLATES if self.is_small else 1)):
            yield waiting.pop(picked(self.identity, place, f"template {turn}", len(waiting)))

    def _parallel(self, place: int, name: str) -> _Parallel:
        """A problem of the template for each variant."""
        taken: Counter[tuple[int, str]] = self.like.answers(place) if self.like else Counter()
        found = _Parallel(name)
        for variant in range(self.variants):
            clashes, problem = self._least_known(place, name, variant, taken)
            taken.update(enumerate(problem.keys))
            found.add(problem, clashes)
        return found

    def _least_known(
        self, place: int, name: str, variant: int, taken: Counter[tuple[int, str]]
    ) -> tuple[Clashes, _Drawn]:
        """The draw that repeats fewest answers; for one of the variant's own, only a few draws are tried."""
        draws = ((self._clashes(draw, place, variant, taken), draw) for draw in self._draws(place, name, variant))
        best, tries = next(draws), 1
        while any(best[0][:2]) or (best[0][2] and tries < FEW_REDRAWS):
            if (other := next(draws, None)) is None:
                break
            best, tries = min(best, other, key=lambda found: found[0]), tries + 1
        return best

    def _draws(self, place: int, name: str, variant: int) -> Iterator[_Drawn]:
        for again in range(self._redraws):
            seed = picked(self.identity, place, f"{name} {variant} seed {again}", self.seeds)
            made = drawn(template(name), seed, self.policy)
            if self.like and str(made.identity) in self.like.identities:
                continue
            words = tuple(bool(part.solution.form.words) for part in made.parts)
            keys = tuple(part.key for part in made.parts)
            yield _Drawn(made.identity, keys, words, made if self.is_small else None)

    @property
    def _redraws(self) -> int:
        if not self.is_small:
            return FEW_REDRAWS
        return MOST_REDRAWS_AGAIN if self.like else MOST_REDRAWS

    def _clashes(self, draw: _Drawn, place: int, variant: int, taken: Counter[tuple[int, str]]) -> Clashes:
        numbers = own = 0
        words = int(self.like is not None and self.like.has_answers(place, draw.keys))
        for at, (key, is_word) in enumerate(zip(draw.keys, draw.words, strict=True)):
            if is_word:
                words += taken[at, key]
            else:
                numbers += taken[at, key]
                own += key in self.answers[variant]
        return numbers, words, own


def shared_answers(made: ProblemSet) -> list[tuple[int, str, tuple[str, ...]]]:
    """Answers that variants have in common: the number of the problem, the answer, the names of the variants."""
    found = []
    for number in range(made.size):
        piles: dict[tuple[int, str], list[str]] = {}
        for variant in made.variants:
            for part, key in enumerate(variant.items[number].keys):
                piles.setdefault((part, key), []).append(variant.name)
        found += [(number + 1, key, tuple(names)) for (_, key), names in piles.items() if len(names) > 1]
    return found
