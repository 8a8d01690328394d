"""A learner's copy of a set: what is asked, and nothing from which the key could be made where there is a secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dosecalc.json_text import json_text
from dosecalc.sets.json_source import read_table
from dosecalc.sets.policy_in_words import PolicyInWords, policy_in_words
from dosecalc.sets.printed import PrintedPart, PrintedPicture, PrintedProblem, printed
from dosecalc.sets.terms_file import learner_facts, read_learner, read_terms, read_variant, terms_facts
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dosecalc.sets.json_source import Table
    from dosecalc.sets.problem_set import Learner, ProblemSet, Terms, Variant

KIND, VERSION = "set", 1


@dataclass(frozen=True)
class LearnersCopy:
    """One variant of a set as its learner has it. set_id: the same as in the key. policy: as its maker told it."""

    set_id: str
    terms: Terms
    variant: str
    learner: Learner | None
    problems: tuple[PrintedProblem, ...]
    policy: PolicyInWords

    @property
    def has_parts(self) -> bool:
        """Whether one of its problems asks for several answers."""
        return any(len(problem.parts) > 1 for problem in self.problems)


def write_copy(
    made: ProblemSet, variant: Variant, path: Path, after_each: Callable[[int], None] = lambda _: None
) -> None:
    """Write a learner's copy, whole or not at all. after_each: called with the number of each problem written.

    Raises:
        OSError: it cannot be written.
    """
    with (
        written_whole(path, is_private=False) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as file,
    ):
        file.writelines(_lines(made, variant, after_each))


def _lines(made: ProblemSet, variant: Variant, after_each: Callable[[int], None]) -> Iterator[str]:
    head = {
        "dosecalc": KIND,
        "version": VERSION,
        "set": made.id,
        "terms": terms_facts(made.terms),
        **_policy_facts(policy_in_words(made.terms.policy)),
        "variant": variant.name,
        "learner": learner_facts(variant.learner),
    }
    yield json_text(head).removesuffix("}") + ', "problems": [\n'
    for item, problem in variant.problems():
        facts = printed_facts(printed(item, problem, is_secret=made.is_secret))
        yield json_text(facts) + ("\n" if item.number == made.size else ",\n")
        after_each(item.number)
    yield "]}\n"


def _policy_facts(policy: PolicyInWords) -> dict[str, str]:
    return {"rounding": policy.rounding, "conversions": policy.conversions}


def _policy(table: Table, identity: str) -> PolicyInWords:
    """What the copy tells of its policy, which may be one that only its instructor has."""
    if not table.has("rounding"):
        return policy_in_words(identity)
    return PolicyInWords(table.text("rounding"), table.text("conversions"))


def printed_facts(problem: PrintedProblem) -> dict[str, Any]:
    """A printed problem as a JSON object."""
    return {
        "number": problem.number,
        "code": problem.code,
        **({"identity": problem.identity} if problem.identity else {}),
        "title": problem.title,
        "topic": problem.topic,
        "level": problem.level,
        "card": [{"label": label, "text": text} for label, text in problem.card],
        "pictures": [
            {"title": shown.title, "says": shown.says, "lines": list(shown.lines)} for shown in problem.pictures
        ],
        "parts": [
            {
                "label": part.label,
                "ask": part.ask,
                "how_to_answer": part.how_to_answer,
                "unit": part.unit,
                "form": part.form,
                "words": list(part.words),
                "several": part.is_several,
            }
            for part in problem.parts
        ],
        "notes": list(problem.notes),
    }


def read_copy(path: Path) -> LearnersCopy:
    """The copy that a file holds.

    Raises:
        UnusableFile: the file cannot be read.
        UnreadableSet: it is no copy, was written by a later dosecalc, or is faulty.
    """
    table = read_table(path, KIND, VERSION)
    problems = tuple(_problem(row, number) for number, row in enumerate(table.tables("problems"), start=1))
    if not problems:
        raise table.fault("problems", "at least one problem")
    if len({problem.code for problem in problems}) < len(problems):
        raise table.fault("problems", "problems with codes of their own")
    terms = read_terms(table.table("terms"))
    who, policy = read_learner(table), _policy(table, terms.policy)
    return LearnersCopy(table.text("set"), terms, read_variant(table), who, problems, policy)


def _problem(table: Table, number: int) -> PrintedProblem:
    parts = tuple(map(_part, table.tables("parts")))
    if not parts:
        raise table.fault("parts", "at least one part")
    return PrintedProblem(
        number=table.whole("number", number, number),
        code=table.text("code"),
        identity=table.text("identity") if table.has("identity") else "",
        title=table.text("title"),
        topic=table.text("topic"),
        level=table.whole("level", 1, 4),
        card=tuple((row.text("label"), row.text("text")) for row in table.tables("card")),
        pictures=tuple(
            PrintedPicture(row.text("title"), row.text("says"), row.texts("lines")) for row in table.tables("pictures")
        ),
        parts=parts,
        notes=table.texts("notes"),
    )


def _part(table: Table) -> PrintedPart:
    return PrintedPart(
        label=table.text("label"),
        ask=table.text("ask"),
        how_to_answer=table.text("how_to_answer"),
        unit=table.text("unit"),
        form=table.text("form"),
        words=table.texts("words"),
        is_several=table.flag("several"),
    )
