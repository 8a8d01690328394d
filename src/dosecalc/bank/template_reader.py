"""A template file read into a Template, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.bank.draws import Draw, Listed, Multiple, OfDose, OfSupply, Source, Stepped
from dosecalc.bank.faults import InvalidBank
from dosecalc.bank.formulary import FORMS, LIST_FIELDS, QUANTITY_FIELDS, SUPPLIES, TEXT_FIELDS, drug, drug_ids
from dosecalc.bank.table_reader import TableReader
from dosecalc.bank.template import CARD, IDENTIFIER, LEVELS, PLACEHOLDER, SIGNS, Choice, Requirement, Story, Template
from dosecalc.bank.toml_source import toml_source
from dosecalc.calculations.catalogue import UnknownCalculation, calculation, catalogue
from dosecalc.quantities.drug_names import tall_man
from dosecalc.quantities.numbers import read_number
from dosecalc.quantities.rounding import RULES
from dosecalc.quantities.typed_text import UnreadableQuantity, typed
from dosecalc.quantities.units import spelled, unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dosecalc.bank.faults import Fault
    from dosecalc.calculations.catalogue import Calculation
    from dosecalc.quantities.kinds import Kind
    from dosecalc.quantities.worked import Worked

LARGEST_VERSION = 9999
PICK_WORDS = ("drug", "use", "patient", *QUANTITY_FIELDS, *(field for field in TEXT_FIELDS if field != "source"))
"""What a story may tell of the pick."""


def read_template(path: Path) -> Template:
    """The template that a file states.

    Raises:
        InvalidBank: the file is faulty; all faults are told.
    """
    source = toml_source(path)
    reader = TableReader(source, source.table)
    if not IDENTIFIER.match(path.stem):
        reader.fault("", f"the file name {path.name!r}", "lower-case letters, digits and hyphens, then .toml")
    formula = _calculation(reader)
    choice = _choice(reader)
    names = _declared(reader)
    givens = _draws(reader, "givens", names)
    extras = _draws(reader, "extras", names) if reader.has("extras") else ()
    answer = reader.inner("answer", required=False) or TableReader(source, {}, "answer", reader.faults)
    made = Template(
        id=path.stem,
        path=path,
        topic=path.parent.name,
        title=reader.text("title"),
        version=reader.whole("version", 1, LARGEST_VERSION),
        level=reader.whole("level", LEVELS[0], LEVELS[-1]),
        calculation=formula,
        choice=choice,
        givens=givens,
        extras=extras,
        asked=answer.unit("unit") if answer.has("unit") else None,
        rounding=answer.choice("rounding", RULES, RULES[0]) if answer.has("rounding") else "",
        requirements=tuple(
            filter(
                None, (_requirement(answer, text, names, formula) for text in answer.texts("require", required=False))
            )
        ),
        ties=answer.flag("ties"),
        stories=_stories(reader, (*names, *(PICK_WORDS if choice else ()))),
        source=reader.text("source"),
    )
    _check_givens(reader, made)
    answer.finish()
    reader.finish()
    if reader.faults:
        raise InvalidBank(reader.faults)
    return made


def _calculation(reader: TableReader) -> Calculation:
    name = reader.text("calculation")
    try:
        return calculation(name)
    except UnknownCalculation as unknown:
        reader.fault("calculation", repr(name), str(unknown))
        return next(iter(catalogue().values()))


def _declared(reader: TableReader) -> list[str]:
    """The names under [givens] and [extras], in order, whether or not what stands there is right."""
    tables = (reader.table.get(key) for key in ("givens", "extras"))
    return [name for table in tables if isinstance(table, dict) for name in table]


def _check_givens(reader: TableReader, made: Template) -> None:
    """The givens must be exactly those that the calculation takes; said only where the calculation is known."""
    if any(fault.key == "calculation" for fault in reader.faults):
        return
    table = reader.table.get("givens")
    stated, wanted = list(table) if isinstance(table, dict) else [], list(made.calculation.givens)
    if stated and sorted(stated) != sorted(wanted):
        reader.fault("givens", ", ".join(stated), f"what {made.calculation.name} takes: {', '.join(wanted)}")
    kind = made.calculation.answer
    if made.asked is not None and kind.adopted(made.asked) is None:
        reader.fault("answer.unit", repr(spelled(made.asked)), f"a unit of {kind.article_and_name}")
    if made.calculation.needs_target and made.asked is None:
        reader.fault("answer.unit", "nothing", "the unit to convert to")


def _choice(reader: TableReader) -> Choice | None:
    row = reader.inner("drug", required=False)
    if row is None:
        return None
    drugs = row.texts("any_of")
    if row.table.get("any_of") == []:
        row.fault("any_of", "[]", "at least one drug of the formulary")
    for name in drugs:
        if name not in drug_ids():
            row.fault("any_of", repr(name), "drugs of the formulary")
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


def _draws(reader: TableReader, key: str, names: Sequence[str]) -> tuple[Draw, ...]:
    draws = []
    for name, row in reader.named_tables(key):
        draw = _draw(name, row)
        if draw is not None and isinstance(draw.source, Multiple) and draw.source.of not in names[: names.index(name)]:
            row.fault("times", repr(draw.source.of), "the name of a value that stands before this one")
        draws.append(draw)
    return tuple(draw for draw in draws if draw is not None)


def _draw(name: str, row: TableReader) -> Draw | None:
    makers = {"values": _listed, "label": _of_supply, "times": _multiple, "dose": _of_dose, "from": _stepped}
    present = [key for key in makers if row.has(key)]
    if not present:
        row.fault("", f"{name} without a source", "one of values, from, dose, label, times")
        return None
    key = "dose" if "dose" in present else present[0]
    source = makers[key](row)
    stated_in = row.unit("as") if row.has("as") else None
    row.finish()
    return None if source is None else Draw(name, source, stated_in)


def _listed(row: TableReader) -> Source | None:
    values = row.quantities("values")
    if row.table["values"] == []:
        row.fault("values", "[]", "at least one quantity")
    return Listed(values) if values else None


def _stepped(row: TableReader) -> Source | None:
    start, stop, step = row.quantity("from"), row.quantity("to"), row.quantity("step")
    if start is None or stop is None or step is None:
        return None
    if start.unit != step.unit or stop.unit != step.unit or step.number <= 0 or start.number > stop.number:
        row.fault("step", str(step), f"a step in the unit of {start} and {stop}, in rising order")
        return None
    return Stepped(replace(step, form=start.form), start, stop)


def _of_dose(row: TableReader) -> Source | None:
    if row.choice("dose", ("range", "interval")) == "interval":
        return OfDose()
    step = row.quantity("step")
    start, stop = row.quantity("from", required=False), row.quantity("to", required=False)
    return None if step is None else Stepped(step, start, stop, of_dose=True)


def _of_supply(row: TableReader) -> Source | None:
    field = row.text("label")
    parts = field.split("/")
    known = (len(parts) == 1 and field in LIST_FIELDS + QUANTITY_FIELDS) or (
        len(parts) == 2 and set(parts) <= set(QUANTITY_FIELDS)
    )
    if not known:
        row.fault(
            "label",
            repr(field),
            f"one of {', '.join(QUANTITY_FIELDS + LIST_FIELDS)}, or two of them as in amount/volume",
        )
        return None
    return OfSupply(field, row.choice("per", ("tablet", "capsule"), "tablet") if row.has("per") else "")


def _multiple(row: TableReader) -> Source | None:
    of, factors = row.text("times"), []
    for text in row.texts("by"):
        try:
            factors.append(read_number(typed(text)))
        except UnreadableQuantity:
            row.fault("by", repr(text), "numbers in quotes")
    return Multiple(of, tuple(factors)) if factors else None


def _requirement(answer: TableReader, text: str, names: Sequence[str], formula: Calculation) -> Requirement | None:
    name, _, rest = text.partition(" ")
    sign, _, other = rest.partition(" ")
    known = [*names, "answer"]
    if name not in known or sign not in SIGNS or not other:
        answer.fault("require", repr(text), f"a comparison such as 'answer <= 250 mL/h', of {', '.join(known)}")
        return None
    quantity = None if other in known else answer.parsed("require", other)
    kinds = {**formula.givens, "answer": formula.answer}
    if not _are_comparable(kinds.get(name), quantity, kinds.get(other)):
        answer.fault("require", repr(text), "two quantities that measure the same")
    return Requirement(name, sign, other, quantity)


def _are_comparable(kind: Kind | None, quantity: Worked | None, other: Kind | None) -> bool:
    """Whether a quantity, or another value, is of the kind that it is compared with; extras are of any kind."""
    if kind is None:
        return True
    if quantity is not None:
        return kind.adopted(quantity.unit) is not None
    return other is None or any(kind.unit_for(unit(text)) for text in other.units)


def _stories(reader: TableReader, names: Sequence[str]) -> tuple[Story, ...]:
    return tuple(_story(row, names) for row in reader.inner_list("story"))


def _story(row: TableReader, names: Sequence[str]) -> Story:
    story = Story(tuple((key, text) for key in CARD if (text := row.text(key, required=False))), row.text("ask"))
    if not story.card:
        row.fault("", "an empty card", f"one of {', '.join(CARD)}")
    for key, text in (*story.card, ("ask", story.ask)):
        _check_placeholders(row, key, text, names)
        if text != tall_man(text):
            row.fault(key, repr(text)[:80], f"drug names in tall-man letters: {tall_man(text)!r}"[:200])
    row.finish()
    return story


def _check_placeholders(row: TableReader, key: str, text: str, names: Sequence[str]) -> None:
    for name in PLACEHOLDER.findall(text):
        if name not in names:
            row.fault(key, "{" + name + "}", f"a placeholder of {', '.join(names)}")
    if PLACEHOLDER.sub("", text).translate({ord("{"): None, ord("}"): None}) != PLACEHOLDER.sub("", text):
        row.fault(key, "a brace without its name", "placeholders such as {weight}")


def pick_faults(made: Template) -> list[Fault]:
    """What is wrong between a template and the formulary: every drug must have such a product and one of the doses."""
    if made.choice is None:
        return []
    reader = TableReader(source := toml_source(made.path), source.table.get("drug", {}), "drug")
    for name in made.choice.drugs:
        try:
            found = drug(name)
        except InvalidBank as invalid:
            reader.faults.extend(invalid.faults)
            continue
        if not replace(made.choice, drugs=(name,)).picks():
            doses = ", ".join(found.doses) or "none"
            reader.fault(
                "any_of", f"{name!r}, which has no such product or dose", f"a drug with one; its doses: {doses}"
            )
    return reader.faults
