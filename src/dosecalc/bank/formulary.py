"""The formulary: drugs and fluids with their products, reconstitution and usual doses, one file each."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.bank.faults import FaultCode, InvalidBank
from dosecalc.bank.files import bank_files
from dosecalc.bank.folder import kept_for_bank
from dosecalc.bank.layout import FORMULARY
from dosecalc.bank.table_reader import TableReader
from dosecalc.bank.toml_source import toml_source
from dosecalc.errors import DosecalcError
from dosecalc.quantities.drug_names import tall_man

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from dosecalc.quantities.worked import Worked

FORMS = (
    *("premix", "bag", "vial", "ampule", "syringe", "pen"),
    *("tablet", "capsule", "oral liquid", "eye drops", "inhaler"),
)
PATIENTS = ("adult", "child", "infant", "newborn")
BASES = ("label", "derived", "nominal")
SUPPLIES = ("product", "admixture", "reconstitution")
QUANTITY_FIELDS = ("amount", "volume", "strength", "vial", "add", "final", "concentration", "density", "energy")
LIST_FIELDS = ("strengths", "sizes")
FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "infusion": ("conc_max", "conc_min", "time_min", "time_max", "rate_max"),
        "content": (
            *("sodium", "potassium", "chloride", "calcium", "magnesium", "phosphate", "acetate", "bicarbonate"),
            *("dextrose", "protein", "fat", "osmolarity"),
        ),
        "salt": ("molar_mass", "valence", "particles"),
        "pca": ("concentration", "demand_min", "demand_max", "lockout_min", "lockout_max"),
        "limits": ("cumulative", "auc_min", "auc_max"),
    }
)
"""Further tables of a drug, with the quantities that each may state."""

UNCONFIRMED = "general knowledge"
"""How the source of a row begins that no page was found for."""
TEXT_FIELDS = ("form", "route", "diluent", "basis", "source")


class UnknownDrug(DosecalcError):
    """No drug of the formulary has that name."""


@dataclass(frozen=True)
class Supply:
    """Something on hand: a product, a bag that the pharmacy makes, or a line of a reconstitution label.

    quantities: amount, volume, strength, vial, add, final, concentration where the row has them.
    lists: strengths, sizes. texts: form, route, diluent, basis, source.
    """

    table: str
    quantities: Mapping[str, Worked]
    lists: Mapping[str, tuple[Worked, ...]]
    texts: Mapping[str, str]
    scored: bool = False


@dataclass(frozen=True)
class DoseRange:
    """A usual dose: from, to, how often, at most.

    orders: the amounts that are ordered, where not every one between from and to is; empty where any may be.
    """

    id: str
    use: str
    route: str
    patient: str
    minimum: Worked
    maximum: Worked
    intervals: tuple[Worked, ...]
    cap: Worked | None
    cap_day: Worked | None
    source: str
    orders: tuple[Worked, ...] = ()


@dataclass(frozen=True)
class Facts:
    """One of the tables of FACTS: what a salt weighs, how an infusion is limited, what a fluid holds.

    bags: the sizes that the infusion is made in. diluents: what it is made with.
    """

    quantities: Mapping[str, Worked]
    bags: tuple[Worked, ...]
    diluents: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Drug:
    """A drug or fluid of the formulary. facts: by the names of FACTS."""

    id: str
    name: str
    drug_class: str
    high_alert: bool
    hazardous: bool
    supplies: tuple[Supply, ...]
    doses: Mapping[str, DoseRange]
    facts: Mapping[str, Facts]
    source: str

    @property
    def sources(self) -> Iterator[str]:
        """The source of every row, and of the drug's own."""
        yield self.source
        yield from (supply.texts["source"] for supply in self.supplies)
        yield from (dose.source for dose in self.doses.values())
        yield from (facts.source for facts in self.facts.values())

    @property
    def unconfirmed(self) -> int:
        """How many rows rest on general knowledge alone."""
        return sum(source.startswith(UNCONFIRMED) for source in self.sources)


@kept_for_bank
def drug_ids() -> tuple[str, ...]:
    """The ids of all drugs, in alphabetical order."""
    return tuple(bank_files(FORMULARY))


@kept_for_bank
def drug(identifier: str) -> Drug:
    """The drug of that id.

    Raises:
        UnknownDrug: there is none.
        InvalidBank: its file is faulty.
    """
    if identifier not in drug_ids():
        message = f"there is no drug {identifier!r} in the formulary"
        raise UnknownDrug(message)
    return read_drug(bank_files(FORMULARY)[identifier])


def read_drug(path: Path) -> Drug:
    """The drug that a file describes.

    Raises:
        InvalidBank: the file is faulty; all faults are told.
    """
    reader = TableReader(source := toml_source(path), source.table)
    doses = _doses(reader)
    found = Drug(
        id=path.stem,
        name=reader.text("name"),
        drug_class=reader.text("class"),
        high_alert=reader.flag("high_alert"),
        hazardous=reader.flag("hazardous"),
        supplies=tuple(_supply(row, table) for table in SUPPLIES for row in reader.inner_list(table, required=False)),
        doses=MappingProxyType(doses),
        facts=MappingProxyType(
            {name: _facts(row, name) for name in FACTS if (row := reader.inner(name, required=False))}
        ),
        source=reader.text("source"),
    )
    if found.name != tall_man(found.name):
        reader.fault("name", repr(found.name), f"tall-man letters: {tall_man(found.name)!r}", FaultCode.TALL_MAN)
    reader.finish()
    if reader.faults:
        raise InvalidBank(reader.faults)
    return found


def _supply(row: TableReader, table: str) -> Supply:
    quantities = {
        name: quantity for name in QUANTITY_FIELDS if (quantity := row.quantity(name, required=False)) is not None
    }
    lists = {name: values for name in LIST_FIELDS if (values := row.quantities(name, required=False))}
    texts = {name: text for name in TEXT_FIELDS if (text := row.text(name, required=name == "source"))}
    if table == "product":
        row.choice("form", FORMS)
    if table == "reconstitution":
        row.choice("basis", BASES)
    scored = row.flag("scored")
    row.finish()
    return Supply(table, MappingProxyType(quantities), MappingProxyType(lists), MappingProxyType(texts), scored)


def _doses(reader: TableReader) -> dict[str, DoseRange]:
    """The usual doses by their ids, in the order of the file."""
    doses: dict[str, DoseRange] = {}
    for row in reader.inner_list("dose", required=False):
        dose = _dose(row)
        if dose is None:
            continue
        if dose.id in doses:
            row.fault("id", repr(dose.id), "an id that no other dose of the drug has", FaultCode.DOUBLED_NAME)
        doses[dose.id] = dose
    return doses


def _dose(row: TableReader) -> DoseRange | None:
    minimum, maximum = row.quantity("min"), row.quantity("max")
    intervals = tuple(
        hours for text in row.texts("frequency", required=False) if (hours := _interval(row, text)) is not None
    )
    identifier, use, route = row.text("id"), row.text("use"), row.text("route")
    patient = row.choice("patient", PATIENTS)
    cap, cap_day = row.quantity("cap", required=False), row.quantity("cap_day", required=False)
    source, orders = row.text("source"), row.quantities("orders", required=False)
    row.finish()
    if minimum is None or maximum is None:
        return None
    if minimum.unit != maximum.unit or minimum.number > maximum.number:
        row.fault("max", str(maximum), f"at least {minimum}, in the same unit", FaultCode.BAD_RANGE)
    return DoseRange(identifier, use, route, patient, minimum, maximum, intervals, cap, cap_day, source, orders)


def _interval(row: TableReader, text: str) -> Worked | None:
    """`q8h` as 8 h."""
    hours = text.removeprefix("q").removesuffix("h")
    if text != f"q{hours}h" or not (hours.isascii() and hours.isdigit() and hours.strip("0")):
        row.fault("frequency", repr(text), "an interval such as q8h", FaultCode.UNREADABLE_QUANTITY)
        return None
    return row.parsed("frequency", f"{hours} h")


def _facts(row: TableReader, name: str) -> Facts:
    quantities = {field: found for field in FACTS[name] if (found := row.quantity(field, required=False)) is not None}
    facts = Facts(
        MappingProxyType(quantities),
        row.quantities("bags", required=False),
        row.texts("diluents", required=False),
        row.text("source"),
    )
    row.text("note", required=False)
    row.finish()
    return facts
