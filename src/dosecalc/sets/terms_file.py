"""The terms of a set as they stand in its files."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from dosecalc.sets.problem_set import Learner, Terms
from dosecalc.tutoring.marking import Marking

if TYPE_CHECKING:
    from dosecalc.sets.json_source import Table

SHARES_IN_FILES = ("0", "1/4", "1/2", "3/4", "1")
"""What a right number in an unsafe form, or without its unit, may earn of its part."""


def terms_facts(terms: Terms) -> dict[str, Any]:
    """The terms as a JSON object."""
    return {
        "title": terms.title,
        "policy": terms.policy,
        "blueprint": terms.blueprint,
        "seconds": terms.seconds,
        "to_pass": terms.to_pass,
        "partial_credit": terms.marking.partial_credit,
        "carried_forward": terms.marking.carried_forward,
        "unsafe_form": str(terms.marking.unsafe_form),
        "missing_unit": str(terms.marking.missing_unit),
    }


def read_terms(table: Table) -> Terms:
    """The terms that an object states.

    Raises:
        UnreadableSet: something is missing or amiss.
    """
    return Terms(
        title=table.text("title"),
        policy=table.text("policy"),
        marking=Marking(
            partial_credit=table.flag("partial_credit"),
            carried_forward=table.flag("carried_forward"),
            unsafe_form=_share(table, "unsafe_form"),
            missing_unit=_share(table, "missing_unit") if table.has("missing_unit") else Fraction(0),
        ),
        seconds=table.whole("seconds", most=10**6),
        to_pass=table.whole("to_pass", most=10**5),
        blueprint=table.text("blueprint"),
    )


def _share(table: Table, key: str) -> Fraction:
    share = table.text(key)
    if share not in SHARES_IN_FILES:
        raise table.fault(key, f"one of {', '.join(SHARES_IN_FILES)}")
    return Fraction(share)


def learner_facts(learner: Learner | None) -> dict[str, str] | None:
    """Whose copy it is as a JSON object; null where it is nobody's."""
    return None if learner is None else {"id": learner.id, "name": learner.name}


VARIANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,19}\Z")
"""What a variant may be called: files are named for it."""


def read_variant(table: Table) -> str:
    """The name of the variant.

    Raises:
        UnreadableSet: it could be no part of a file's name.
    """
    name = table.typed("variant")
    if not VARIANT.match(name):
        raise table.fault("variant", "letters, digits and hyphens, such as A")
    return name


def read_learner(table: Table) -> Learner | None:
    """Whose copy it is.

    Raises:
        UnreadableSet: it says so badly.
    """
    if not table.has("learner"):
        return None
    said = table.table("learner")
    return Learner(said.text("id"), said.text("name"))
