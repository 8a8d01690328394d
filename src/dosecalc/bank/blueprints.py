"""Blueprints of exams, read from `problems/blueprints`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.blueprint import Blueprint, Section
from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.files import bank_files
from dosecalc.bank.folder import kept_for_bank
from dosecalc.bank.layout import BLUEPRINTS, POLICIES, TEMPLATES
from dosecalc.bank.policies import policy_names
from dosecalc.bank.table_reader import LARGEST_VERSION, TableReader, near_in
from dosecalc.bank.template import LEVELS
from dosecalc.bank.template_names import template_names
from dosecalc.bank.toml_source import toml_source
from dosecalc.errors import DosecalcError
from dosecalc.tutoring.marking import SHARES_BY_WORD
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from pathlib import Path

    from dosecalc.bank.faults import Fault

MOST_PROBLEMS = 100
MOST_MINUTES = 600
MOST_SECONDS = 3600


class UnknownBlueprint(DosecalcError):
    """No blueprint has that name."""


def blueprint_names() -> tuple[str, ...]:
    """The names of all blueprints, in alphabetical order."""
    return tuple(bank_files(BLUEPRINTS))


@kept_for_bank
def blueprint(name: str) -> Blueprint:
    """The blueprint of that name.

    Raises:
        UnknownBlueprint: there is none.
        InvalidBank: its file is faulty.
    """
    if name not in blueprint_names():
        from dosecalc.bank.not_named import in_bank_at_hand  # noqa: PLC0415 - only an unknown name asks for it

        there = f"there are {', '.join(blueprint_names())}{in_bank_at_hand(BLUEPRINTS, name)}"
        message = f"there is no exam '{cleaned(name)}'; {there}"
        raise UnknownBlueprint(message)
    return read_blueprint(bank_files(BLUEPRINTS)[name])


def read_blueprint(path: Path) -> Blueprint:
    """The blueprint that a file states.

    Raises:
        InvalidBank: the file is faulty; all faults are told.
    """
    reader = TableReader(source := toml_source(path), source.table)
    sections = tuple(_section(row) for row in reader.inner_list("section"))
    problems = sum(section.problems for section in sections)
    made = Blueprint(
        name=path.stem,
        path=path,
        version=reader.whole("version", 1, LARGEST_VERSION),
        title=reader.text("title"),
        source=reader.text("source"),
        exam=reader.text("exam"),
        imitation=reader.text("imitation"),
        sections=sections,
        seconds=_seconds(reader, problems),
        to_pass=reader.whole("to_pass", 1, max(problems, 1)),
        policy=_policy(reader),
        partial_credit=reader.flag("partial_credit"),
        safe_form_only=reader.flag("safe_form_only"),
        missing_unit=reader.choice("missing_unit", SHARES_BY_WORD, "none"),
    )
    if problems > MOST_PROBLEMS:
        reader.fault(
            "section",
            f"{problems} problems",
            f"at most {MOST_PROBLEMS} in all sections together",
            FaultCode.OUT_OF_BOUNDS,
        )
    reader.finish()
    if reader.faults:
        raise InvalidBank(reader.faults)
    return made


def _section(row: TableReader) -> Section:
    known = set(template_names()) | set(template_names().values())
    topics = row.texts("topics")
    for unknown in (topic for topic in topics if topic not in known):
        there = _of_own(row, TEMPLATES, unknown)
        row.fault(
            "topics",
            f"the topic or template {unknown!r}, which is not in the bank",
            f"one that is; {there}" if there else "one that is",
            FaultCode.UNKNOWN_TOPIC,
            "" if there else near_in(unknown, known),
        )
    made = Section(
        title=row.text("title"),
        topics=topics,
        levels=row.wholes("levels", LEVELS[0], LEVELS[-1]),
        problems=row.whole("problems", 1, MOST_PROBLEMS),
    )
    row.finish()
    return made


def _policy(reader: TableReader) -> str:
    """The name of the policy under which the exam is drawn."""
    name = reader.table.get("policy")
    if isinstance(name, str) and name not in policy_names() and (there := _of_own(reader, POLICIES, name)):
        reader.fault("policy", repr(name), f"a policy of the bank; {there}", FaultCode.UNKNOWN_WORD)
        return reader.text("policy")
    return reader.choice("policy", policy_names())


def _of_own(reader: TableReader, kind: str, name: str) -> str:
    """Where a name that the bank does not know is known: in one's own, around the file, which is not named."""
    from dosecalc.bank.not_named import in_bank_around  # noqa: PLC0415 - only an unknown name asks for it

    return in_bank_around(reader.source.path, kind, name)


def _seconds(reader: TableReader, problems: int) -> int:
    """The time for all problems, stated for all of them or for each."""
    if reader.has("minutes") == reader.has("seconds_per_problem"):
        found = (
            "minutes and seconds_per_problem" if reader.has("minutes") else "neither minutes nor seconds_per_problem"
        )
        reader.fault("minutes", found, "one of the two", FaultCode.WRONG_COUNT)
        return 0
    if reader.has("minutes"):
        return reader.whole("minutes", 1, MOST_MINUTES) * 60
    return reader.whole("seconds_per_problem", 1, MOST_SECONDS) * problems


def supply_faults(made: Blueprint) -> list[Fault]:
    """What the bank lacks for a blueprint: a level of which none of the topics has a problem."""
    from dosecalc.bank.selection import NothingToDrill, selected  # noqa: PLC0415 - drawing is not needed to read one

    reader = TableReader(source := toml_source(made.path), source.table)
    for section, row in zip(made.sections, reader.inner_list("section"), strict=True):
        for level in section.levels:
            try:
                selected(section.topics, level)
            except NothingToDrill as nothing:
                row.fault(
                    "levels", f"level {level}, but {nothing}", "levels that the topics have", FaultCode.EMPTY_LEVEL
                )
    return reader.faults
