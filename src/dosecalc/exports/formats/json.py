"""JSON: the problems as facts, for programs; with a key also answers, working and mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.exports.options import SheetKind
from dosecalc.json_text import json_text
from dosecalc.sets.copy_file import printed_facts
from dosecalc.sets.terms_file import terms_facts
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dosecalc.exports.export import Export, Loss, Shown, Source
    from dosecalc.exports.options import Options
    from dosecalc.tutoring.parts import Part


class JsonExport:
    """Nothing is lost."""

    name, title, suffix = "json", "JSON", "problems.json"
    kinds = (SheetKind.worksheet, SheetKind.key, SheetKind.worked_key)
    needs_key, extra = False, ""

    def write(self, source: Source, path: Path, options: Options, tell: Callable[[Loss], None]) -> None:  # noqa: ARG002
        """Write one object, with a problem on each line."""
        with written_whole(path, is_private=False) as made, made.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(_lines(source, options))


def _lines(source: Source, options: Options) -> Iterator[str]:
    head = {
        "set": source.set_id,
        "variant": source.variant,
        "learner": source.learner and source.learner.id,
        "terms": terms_facts(source.terms),
    }
    yield json_text(head).removesuffix("}") + ', "problems": [\n'
    for shown in source.drawn():
        facts = printed_facts(shown.printed) | _key_facts(shown, options)
        yield json_text(facts) + ("\n" if shown.printed.number == source.size else ",\n")
    yield "]}\n"


def _key_facts(shown: Shown, options: Options) -> dict[str, Any]:
    if options.kind is SheetKind.worksheet or shown.problem is None:
        return {}
    return {"answers": [_answer_facts(part, options) for part in shown.problem.parts]}


def _answer_facts(part: Part, options: Options) -> dict[str, Any]:
    facts: dict[str, Any] = {"key": part.key, "also_right": list(part.also_right)}
    if options.kind is SheetKind.worked_key:
        check = part.solution.check_line()
        facts["working"] = [str(line) for line in part.solution.working(options.method)]
        facts["check"] = str(check) if check else None
        facts["mistakes"] = [{"answer": each.text, "says": each.says} for each in part.distractors]
    return facts


EXPORT: Export = JsonExport()
