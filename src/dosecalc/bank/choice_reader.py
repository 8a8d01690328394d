"""The picks of a template: from which drugs, products and doses, and what the formulary does not have of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.formulary import FORMS, SUPPLIES, drug, drug_ids
from dosecalc.bank.layout import FORMULARY
from dosecalc.bank.table_reader import TableReader, near_in
from dosecalc.bank.template import Choice, Template
from dosecalc.bank.toml_source import toml_source
from dosecalc.bank.value_sources import MAIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosecalc.bank.faults import Fault
    from dosecalc.bank.formulary import Drug, Supply

SCORED = {True: "scored", False: "not scored"}


def read_choices(reader: TableReader) -> Mapping[str, Choice]:
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
            from dosecalc.bank.not_named import in_bank_around  # noqa: PLC0415 - only an unknown name asks for it

            there = in_bank_around(row.source.path, FORMULARY, name)
            expected = f"drugs of the formulary; {there}" if there else "drugs of the formulary"
            near = "" if there else near_in(name, drug_ids())
            row.fault("any_of", repr(name), expected, FaultCode.UNKNOWN_DRUG, near, str(place))
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
    found: list[Drug] = []
    for name in choice.drugs:
        try:
            found.append(drug(name))
        except InvalidBank as invalid:
            reader.faults.extend(invalid.faults)
    for each in found:
        if choice.supply:
            _check_supply(each, choice, reader)
    if found:
        _check_doses(found, choice, reader)
    return reader.faults


def _check_supply(found: Drug, choice: Choice, reader: TableReader) -> None:
    """The first key that nothing goes with that the formulary has of a drug, with what there is instead."""
    rows: Sequence[Supply] = found.supplies
    for key, wanted in (("from", choice.supply), ("form", choice.form), ("route", choice.route), *_scored(choice)):
        there = ", ".join(dict.fromkeys(_said(row, key) for row in rows if _said(row, key))) or "nothing"
        rows = [row for row in rows if wanted in {"", _said(row, key)}]
        if not rows:
            expected = f"what the formulary has of it: {there}"
            reader.fault(key, f"{wanted!r} for {found.id}", expected, FaultCode.NO_SUCH_PRODUCT)
            return


def _scored(choice: Choice) -> list[tuple[str, str]]:
    return [] if choice.scored is None else [("scored", SCORED[choice.scored])]


def _said(row: Supply, key: str) -> str:
    """What a row of the formulary says to a key of a pick."""
    if key == "scored":
        return SCORED[row.scored]
    return row.table if key == "from" else row.texts.get(key, "")


def _check_doses(found: Sequence[Drug], choice: Choice, reader: TableReader) -> None:
    """Each dose must be one of some drug, and each drug must have one of the doses."""
    doses = list(dict.fromkeys(dose for each in found for dose in each.doses))
    unknown = [place for place, dose in enumerate(choice.doses) if dose not in doses]
    for place in unknown:
        expected = f"a dose of {' or '.join(each.id for each in found)}: {', '.join(doses) or 'there is none'}"
        dose = choice.doses[place]
        reader.fault("dose", repr(dose), expected, FaultCode.NO_SUCH_PRODUCT, near_in(dose, doses), str(place))
    for each in found:
        if choice.doses and not unknown and not set(choice.doses) & set(each.doses):
            expected = f"one of its doses as well: {', '.join(each.doses) or 'it has none'}"
            told = f"no dose for {each.id} among {', '.join(choice.doses)}"
            reader.fault("dose", told, expected, FaultCode.NO_SUCH_PRODUCT)
