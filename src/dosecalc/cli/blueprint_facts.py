"""A blueprint as `list blueprints` tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.quantities.notation import fraction
from dosecalc.tutoring.tally import as_time

if TYPE_CHECKING:
    from dosecalc.bank.blueprint import Blueprint


def blueprint_facts(row: Blueprint) -> dict[str, Any]:
    """`pace` is seconds for each problem, as a fraction; `terms` says problems, time and pass mark in words."""
    return {
        "name": row.name,
        "version": row.version,
        "title": row.title,
        "terms": f"{row.problems} problems in {as_time(row.seconds)}, {row.to_pass} to pass",
        "problems": row.problems,
        "seconds": row.seconds,
        "pace": fraction(row.pace),
        "to_pass": row.to_pass,
        "policy": row.policy,
        "partial_credit": row.partial_credit,
        "safe_form_only": row.safe_form_only,
        "missing_unit": row.missing_unit,
        "exam": row.exam,
        "imitation": row.imitation,
        "sections": [
            {
                "title": section.title,
                "topics": list(section.topics),
                "levels": list(section.levels),
                "problems": section.problems,
            }
            for section in row.sections
        ],
        "source": row.source,
    }
