"""A template file read into a Template, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.bank.draw_reader import given_names, named_calculation, read_draws
from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.formulary import FORMS, QUANTITY_FIELDS, SUPPLIES, TEXT_FIELDS, drug, drug_ids
from dosecalc.bank.requirement_reader import requirement
from dosecalc.bank.story_reader import check_placeholders, check_stories, read_stories
from dosecalc.bank.table_reader import LARGEST_VERSION, TableReader, near_in
from dosecalc.bank.template import IDENTIFIER, LEVELS, ONLY, Choice, Template, TemplatePart
from dosecalc.bank.toml_source import toml_source
from dosecalc.bank.value_sources import MAIN
from dosecalc.quantities.policy import RULES
from dosecalc.quantities.units import spelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dosecalc.bank.draws import Draw
    from dosecalc.bank.faults import Fault
    from dosecalc.bank.pictures import Illustration
    from dosecalc.bank.template import TemplateSlip
    from dosecalc.bank.toml_source import TomlSource
    from dosecalc.bank.writings import Writing
    from dosecalc.calculations.catalogue import Calculation

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
        InvalidBank: it is faulty; all faults are told.
    """
    path = source.path
    reader = TableReader(source, source.table)
    if not IDENTIFIER.match(path.stem):
        reader.fault(
            "",
            f"the file name {path.name!r}",
            "lower-case letters, digits and hyphens, then .toml, and no name that Windows keeps for a device",
            FaultCode.FILE_NAME,
        )
    choices = _choices(reader)
    in_parts = reader.has("part")
    names = _declared(reader)
    part_names = _part_names(reader)
    writings = _writings(reader, names) if reader.has("written") else ()
    needs_values = in_parts and (reader.has("values") or not writings)
    values = read_draws(reader, "values", (), part_names) if needs_values else ()
    values = values if in_parts else _givens_and_extras(reader)
    told = _placeholders([*names, *(writing.name for writing in writings)], choices)
    pieces = [writing.name for writing in writings] + [MAIN] * (MAIN in choices)
    parts = _parts(reader, names, told, pieces) if in_parts else (_only_part(reader, names),)
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


def _parts(
    reader: TableReader, names: Sequence[str], told: Sequence[str], pieces: Sequence[str]
) -> tuple[TemplatePart | None, ...]:
    """The parts, in order; each may use the values and the answers of those before it, and ask in words of `told`.

    None in the place of one whose calculation is unknown; later ones may use its answer all the same.
    """
    parts: list[TemplatePart | None] = []
    known = list(names)
    for row in reader.inner_list("part"):
        name, ask = row.text("name"), row.text("ask")
        if name in {*known, ONLY}:
            row.fault("name", repr(name), "a name that no value and no other part has", FaultCode.DOUBLED_NAME)
        part = _any_asked(row, name, ask, known, pieces)
        check_placeholders(row, "ask", ask, told)
        if part is not None:
            _check_sources(row, part, known)
        row.finish()
        parts.append(part)
        known.append(name)
    return tuple(parts)


def _any_asked(
    row: TableReader, name: str, ask: str, known: Sequence[str], pieces: Sequence[str]
) -> TemplatePart | None:
    if row.has("reading"):
        from dosecalc.bank.order_reader import asked_reading  # noqa: PLC0415 - as above

        return asked_reading(row, name, ask, pieces)
    formula = named_calculation(row)
    return _asked(row, name, ask, formula, given_names(row, formula), known)


def _check_sources(row: TableReader, part: TemplatePart, known: Sequence[str]) -> None:
    """Each given must be a value or an earlier answer."""
    for given_name, name in part.givens.items():
        if name not in known:
            row.fault(
                "givens",
                f"{given_name} from {name!r}",
                f"a value or an earlier part: {', '.join(known)}",
                FaultCode.UNKNOWN_NAME,
                near_in(name, known),
            )


def _only_part(reader: TableReader, names: Sequence[str]) -> TemplatePart | None:
    """The part of a template that asks for one answer only; None where its calculation is unknown."""
    formula = named_calculation(reader)
    answer = reader.inner("answer", required=False) or TableReader(reader.source, {}, "answer", reader.faults)
    part = _asked(answer, ONLY, "", formula, {name: name for name in formula.givens} if formula else {}, names)
    answer.finish()
    if formula is not None:
        _check_givens(reader, formula)
    return part


def _asked(
    row: TableReader, name: str, ask: str, formula: Calculation | None, givens: Mapping[str, str], names: Sequence[str]
) -> TemplatePart | None:
    """What is asked for, each key of it read; None where the calculation is not known."""
    kinds = {source: formula.givens[given_name] for given_name, source in givens.items()} if formula else {}
    kinds |= {ONLY: formula.answer} if formula else {}
    texts = row.texts("require", required=False)
    places = map(str, range(len(texts))) if isinstance(row.table.get("require"), list) else ("",)
    requirements = tuple(requirement(row, text, names, kinds, at) for text, at in zip(texts, places, strict=False))
    asked = row.unit("unit") if row.has("unit") else None
    rounding = row.choice("rounding", RULES, RULES[0]) if row.has("rounding") else ""
    ties, as_written = row.flag("ties"), row.flag("as_written")
    if formula is None:
        return None
    part = TemplatePart(
        name=name,
        calculation=formula,
        ask=ask,
        givens=givens,
        asked=asked,
        rounding=rounding,
        requirements=tuple(filter(None, requirements)),
        ties=ties,
        as_written=as_written,
    )
    _check_unit(row, part)
    return part


def _check_givens(reader: TableReader, formula: Calculation) -> None:
    """The givens must be exactly those that the calculation takes."""
    table = reader.table.get("givens")
    stated, wanted = list(table) if isinstance(table, dict) else [], list(formula.givens)
    if stated and sorted(stated) != sorted(wanted):
        missing = [name for name in wanted if name not in stated]
        strange = (near_in(name, missing) for name in stated if name not in wanted)
        expected = f"what {formula.name} takes: {', '.join(wanted)}"
        near = next(filter(None, strange), "")
        reader.fault("givens", ", ".join(stated), expected, FaultCode.WRONG_GIVENS, near)


def _check_unit(row: TableReader, part: TemplatePart) -> None:
    kind = part.calculation.answer
    if part.asked is not None and kind.adopted(part.asked) is None:
        row.fault("unit", repr(spelled(part.asked)), f"a unit of {kind.article_and_name}", FaultCode.WRONG_UNIT)
    if part.calculation.needs_target and part.asked is None:
        row.fault("unit", "nothing", "the unit to convert to", FaultCode.MISSING_KEY)


def _choices(reader: TableReader) -> Mapping[str, Choice]:
    """What is picked: the drug, and further picks by name."""
    main = reader.inner(MAIN, required=False)
    others = dict(reader.named_tables("drugs")) if reader.has("drugs") else {}
    if MAIN in others:
        reader.fault(f"drugs.{MAIN}", repr(MAIN), "another name", FaultCode.DOUBLED_NAME)
    return {name: _choice(row) for name, row in ((MAIN, main), *others.items()) if row is not None}


def _choice(row: TableReader) -> Choice:
    """From which drugs, products and doses one pick is made."""
    drugs = row.texts("any_of")
    if row.table.get("any_of") == []:
        row.fault("any_of", "[]", "at least one drug of the formulary", FaultCode.EMPTY_LIST)
    for place, name in enumerate(drugs):
        if name not in drug_ids():
            near = near_in(name, drug_ids())
            row.fault("any_of", repr(name), "drugs of the formulary", FaultCode.UNKNOWN_DRUG, near, str(place))
    choice = Choice(
        drugs=tuple(name for name in drugs if name in drug_ids()),
        supply=row.choice("from", SUPPLIES, SUPPLIES[0]) if row.has("from") else "",
        form=row.choice("form", FORMS, FORMS[0]) if row.has("form") else "",
        route=row.text("route", required=False),
        scored=row.flag("scored") if row.has("scored") else None,
        doses=row.texts("dose", required=False),
    )
    row.finish()
    return choice


def pick_faults(made: Template) -> list[Fault]:
    """What is wrong between a template and the formulary: every drug must have such a product and one of the doses."""
    source = toml_source(made.path)
    faults: list[Fault] = []
    for name, choice in made.choices.items():
        path = MAIN if name == MAIN else f"drugs.{name}"
        faults += _faults_of(choice, TableReader(source, {}, path))
    return faults


def _faults_of(choice: Choice, reader: TableReader) -> list[Fault]:
    for name in choice.drugs:
        try:
            found = drug(name)
        except InvalidBank as invalid:
            reader.faults.extend(invalid.faults)
            continue
        if not replace(choice, drugs=(name,)).picks():
            doses = ", ".join(found.doses) or "none"
            reader.fault(
                "any_of",
                f"{name!r}, which has no such product or dose",
                f"a drug with one; its doses: {doses}",
                FaultCode.NO_SUCH_PRODUCT,
            )
    return reader.faults
