"""A template file read into a Template, or everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.choice_reader import read_choices
from dosecalc.bank.draw_reader import read_draws
from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.formulary import QUANTITY_FIELDS, TEXT_FIELDS
from dosecalc.bank.part_reader import drawn_after, read_only_part, read_parts
from dosecalc.bank.story_reader import check_stories, read_stories
from dosecalc.bank.table_reader import LARGEST_VERSION, TableReader
from dosecalc.bank.template import IDENTIFIER, LEVELS, ONLY, Choice, Template, TemplatePart
from dosecalc.bank.toml_source import toml_source
from dosecalc.bank.value_sources import MAIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dosecalc.bank.draws import Draw
    from dosecalc.bank.pictures import Illustration
    from dosecalc.bank.template import TemplateSlip
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.bank.writings import Writing

PICK_WORDS = ("drug", "use", "patient", *QUANTITY_FIELDS, *(field for field in TEXT_FIELDS if field != "source"))
"""What a story may tell of the pick."""


def read_template(path: Path) -> Template:
    """The template that a file states.

    Raises:
        InvalidBank: the file is faulty; all faults are told.
    """
    return template_of(toml_source(path))


def template_of(source: TomlSource) -> Template:
    """The template that a parsed file states.

    Raises:
        InvalidBank: it is empty or faulty; all faults are told.
    """
    path = source.path
    if not source.table:
        expected = "a template; `dosecalc new CALCULATION` begins one"
        raise InvalidBank([source.fault("", "an empty file", expected, FaultCode.MISSING_KEY)])
    reader = TableReader(source, source.table)
    if not IDENTIFIER.match(path.stem):
        reader.fault(
            "",
            f"the file name {path.name!r}",
            "lower-case letters, digits and hyphens, then .toml, and no name that Windows keeps for a device",
            FaultCode.FILE_NAME,
        )
    choices = read_choices(reader)
    in_parts = reader.has("part")
    names = _declared(reader)
    part_names = _part_names(reader)
    writings = _writings(reader, names) if reader.has("written") else ()
    needs_values = in_parts and (reader.has("values") or not writings)
    values = read_draws(reader, "values", (), part_names) if needs_values else ()
    values = values if in_parts else _givens_and_extras(reader)
    told = _placeholders([*names, *(writing.name for writing in writings)], choices)
    after = drawn_after(values, part_names)
    pieces = {writing.name: after.get(writing.of, "") for writing in writings}
    pieces |= {MAIN: ""} if MAIN in choices else {}
    parts = read_parts(reader, names, told, after, pieces) if in_parts else (read_only_part(reader, names),)
    if not in_parts:  # a given that lacks is told by itself, and not where a text tells it
        told = (*told, *(name for part in parts if part is not None for name in part.givens if name not in told))
    made = Template(
        id=path.stem,
        path=path,
        topic=path.parent.name,
        title=reader.text("title"),
        version=reader.whole("version", 1, LARGEST_VERSION),
        level=reader.whole("level", LEVELS[0], LEVELS[-1]),
        choices=choices,
        values=values,
        parts=tuple(part for part in parts if part is not None),
        stories=read_stories(reader, told, asks=not in_parts),
        source=reader.text("source"),
        writings=writings,
        slips=_slips(reader, parts, names) if reader.has("slip") else (),
        pictures=_pictures(reader, names, part_names or [ONLY], list(choices)) if reader.has("picture") else (),
    )
    check_stories(reader, made.stories, writings)
    if any(part.reading for part in made.parts):
        from dosecalc.bank.order_reader import check_readings  # noqa: PLC0415 - few templates have orders to read

        check_readings(reader, parts, writings)
    reader.finish()
    if reader.faults:
        raise InvalidBank(reader.faults)
    return made


def _writings(reader: TableReader, names: Sequence[str]) -> tuple[Writing, ...]:
    from dosecalc.bank.order_reader import read_writings  # noqa: PLC0415 - as above

    return read_writings(reader, names)


def _pictures(
    reader: TableReader, names: Sequence[str], part_names: Sequence[str], picks: Sequence[str]
) -> tuple[Illustration, ...]:
    from dosecalc.bank.picture_reader import read_pictures  # noqa: PLC0415 - most templates have no pictures

    return read_pictures(reader, names, part_names, picks)


def _slips(reader: TableReader, parts: Sequence[TemplatePart | None], names: Sequence[str]) -> tuple[TemplateSlip, ...]:
    from dosecalc.bank.slip_reader import read_slips  # noqa: PLC0415 - few templates declare slips of their own

    return read_slips(reader, parts, names)


def _givens_and_extras(reader: TableReader) -> tuple[Draw, ...]:
    givens = read_draws(reader, "givens", (), ())
    return (
        *givens,
        *(read_draws(reader, "extras", [draw.name for draw in givens], ()) if reader.has("extras") else ()),
    )


def _placeholders(names: Sequence[str], choices: Mapping[str, Choice]) -> tuple[str, ...]:
    of_pick = PICK_WORDS if MAIN in choices else ()
    return (*names, *of_pick, *(name for name in choices if name != MAIN))


def _declared(reader: TableReader) -> list[str]:
    """The names of all values, in order, whether or not what stands there is right."""
    tables = (reader.table.get(key) for key in ("givens", "extras", "values"))
    return [name for table in tables if isinstance(table, dict) for name in table]


def _part_names(reader: TableReader) -> list[str]:
    rows = reader.table.get("part")
    rows = rows if isinstance(rows, list) else []
    return [row["name"] for row in rows if isinstance(row, dict) and isinstance(row.get("name"), str)]
