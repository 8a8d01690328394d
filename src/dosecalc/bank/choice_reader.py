"""The picks of a template: from which drugs, products and doses, and what the formulary does not have of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.formulary import FORMS, SUPPLIES, drug, drug_ids
from dosecalc.bank.layout import FORMULARY
from dosecalc.bank.table_reader import TableReader, near_in
from dosecalc.bank.template import Choice, Template
from dosecalc.bank.toml_source import toml_source
from dosecalc.bank.value_sources import MAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosecalc.bank.faults import Fault


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
