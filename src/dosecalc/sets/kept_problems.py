"""The problems that were drawn last, so that not every file that shows one has to draw it again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosecalc.bank.generator import problem as problem_of
from dosecalc.bank.policies import policy
from dosecalc.bank.templates import template

if TYPE_CHECKING:
    from dosecalc.bank.problem import Identity, Problem

MOST_KEPT = 500
"""As many as four variants of a long exam have; what is known of a problem takes 8 to 20 kB."""


@dataclass
class KeptProblems:
    """Problems by their identities, only those that were asked for last."""

    most: int = MOST_KEPT
    _found: OrderedDict[Identity, Problem] = field(default_factory=OrderedDict)

    def keep(self, problem: Problem) -> None:
        """Keep a problem that was drawn."""
        self._found[problem.identity] = problem
        self._found.move_to_end(problem.identity)
        if len(self._found) > self.most:
            self._found.popitem(last=False)

    def problem(self, identity: Identity) -> Problem:
        """The problem of that identity; drawn, unless it was before from what the bank holds now.

        Raises:
            UnknownTemplate: the bank has no such template, or not in this version.
            UnknownPolicy: neither has it the policy.
        """
        found = self._found.get(identity)
        if found is None or not _is_of_the_bank(found):
            found = problem_of(identity)
        self.keep(found)
        return found


def _is_of_the_bank(found: Problem) -> bool:
    """Whether the bank has the very template and policy that it was drawn from: not another bank, nor none."""
    return template(found.identity.template) is found.template and policy(found.identity.policy) is found.policy


KEPT = KeptProblems()
"""Those of all sets."""
