"""The JSON Schema of templates, by which editors complete and check them while they are written.

It says which keys a table has and what kind of text each takes, from the same lists that the reader goes by. Units,
names of values and placeholders are left to the reader, which tells their faults too. Tests hold both to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosecalc.bank.draw_reader import PER_PIECE
from dosecalc.bank.formulary import FACTS, FORMS, LIST_FIELDS, QUANTITY_FIELDS, SUPPLIES, drug_ids
from dosecalc.bank.order_reader import MOST_PIECES
from dosecalc.bank.picture_reader import LABEL_FIELDS, READERS, WHEN
from dosecalc.bank.pictures import BAG_IDS, SYRINGE_IDS
from dosecalc.bank.slip_reader import SAYS
from dosecalc.bank.table_reader import LARGEST_VERSION, LONGEST_TEXT
from dosecalc.bank.template import CARD, LEVELS
from dosecalc.bank.value_sources import DOSE_FIELDS
from dosecalc.calculations.catalogue import catalogue
from dosecalc.devices.syringes import SyringeKind
from dosecalc.orders.notations import AS_IT_SHOULD_BE, BY_NAME
from dosecalc.orders.readings import READINGS
from dosecalc.quantities.policy import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Schema = dict[str, Any]


def template_schema() -> Schema:
    """The schema of a template file."""
    keys = {
        "title": _text("What the problem is about, as learners see it."),
        "version": _whole("Raise it when what the template draws changes.", 1, LARGEST_VERSION),
        "level": {"enum": list(LEVELS), "description": "1 easy to 4 hard."},
        "source": _text("Where the ranges come from: a label, a book, a protocol."),
        "calculation": _calculation(),
        "drug": {"$ref": "#/$defs/choice", "description": "What the formulary supplies."},
        "drugs": _each("Further picks by name, such as [drugs.fluid].", "choice"),
        "givens": _each("Where each value that the calculation takes comes from.", "value"),
        "extras": _each("Values that the story tells and nobody needs.", "value"),
        "values": _each("Where each value of a template with several parts comes from.", "value"),
        "written": _each("How an order writes its pieces.", "writing"),
        "answer": _table(_of_answers(), description="How the answer is asked for; may be left out."),
        "part": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/part"}},
        "slip": {"type": "array", "items": {"$ref": "#/$defs/slip"}},
        "picture": {"type": "array", "items": {"$ref": "#/$defs/picture"}},
        "story": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/story"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A dosecalc template: a kind of problem",
        **_table(keys, ("title", "version", "level", "source", "story")),
        "if": {"required": ["part"]},
        "then": _besides(
            {
                "not": {"anyOf": [{"required": [key]} for key in ("calculation", "givens", "extras", "answer")]},
                "anyOf": [_besides({"required": [key]}) for key in ("values", "written")],
                "properties": {"story": {"items": _besides({"not": {"required": ["ask"]}})}},
            }
        ),
        "else": _besides(
            {
                "required": ["calculation", "givens"],
                "not": {"required": ["values"]},
                "properties": {"story": {"items": _besides({"required": ["ask"]})}},
                "anyOf": [
                    _of_its_own_unit(),
                    _besides({"required": ["answer"], "properties": {"answer": _besides({"required": ["unit"]})}}),
                ],
            }
        ),
        "$defs": {
            "calculation": _one_of(catalogue(), "See: dosecalc list calculations."),
            "choice": _choice(),
            "value": {"anyOf": [_table(*keys) for keys in value_keys().values()]},
            "writing": {"anyOf": [_table(*keys) for keys in writing_keys().values()]},
            "part": {
                "anyOf": [_table(*keys) for keys in part_keys().values()],
                "oneOf": [_besides({"required": ["unit"]}), _of_its_own_unit() | {"not": {"required": ["unit"]}}],
            },
            "slip": _slip(),
            "picture": {"anyOf": [_table(*keys) for keys in picture_keys().values()]},
            "story": _story(),
        },
    }


def value_keys() -> dict[str, tuple[Schema, tuple[str, ...]]]:
    """For each source of values, by the key that it is known by: its keys, and which of them must be there."""
    pick = {"drug": _text("The name of the pick, if another than [drug].")}
    bounds = {"from": _quantity("The least."), "to": _quantity("The most.")}
    step = {"step": _quantity("From one to the next.")}
    facts = sorted({field for fields in FACTS.values() for field in fields} | {"bags"})
    fields = [*QUANTITY_FIELDS, *LIST_FIELDS]
    sources: dict[str, tuple[Schema, tuple[str, ...]]] = {
        "values": (
            {"values": _texts("One of these quantities."), "told": _texts("How the story tells each of them.")},
            ("values",),
        ),
        "from": ({**bounds, **step}, ("from", "to", "step")),
        "dose": (
            {"dose": _one_of(("range", *DOSE_FIELDS), "A field of the usual dose."), **step, **bounds, **pick},
            ("dose",),
        ),
        "label": (
            {
                "label": {
                    "anyOf": [{"enum": [*fields, *facts]}, {"type": "string", "pattern": "^[a-z]+/[a-z]+$"}],
                    "description": "A field of what is on hand, or two of them as in amount/volume.",
                },
                "of": _one_of(FACTS, "Which table of the drug."),
                "per": _one_of(PER_PIECE, "What the amount is counted for."),
                **pick,
            },
            ("label",),
        ),
        "times": ({"times": _text("A value drawn before."), "by": _texts("Factors, in quotes.")}, ("times", "by")),
        "table": (
            {
                "table": _text("The value or part that decides."),
                "limits": _texts("Where each row begins, rising."),
                "values": _texts("The value of each row."),
                "rows": _texts("What the working calls each row."),
                "told": _texts("How the story tells each row; its values may then be left out."),
            },
            ("table", "limits"),
        ),
        "number_of": (
            {"number_of": _text("A value drawn before."), "unit": _text("The other unit.")},
            ("number_of", "unit"),
        ),
        "calculation": (
            {"calculation": _calculation(), "givens": _names(), "unit": _unit(), "rounding": _rounding()},
            ("calculation",),
        ),
        "one_of": ({"one_of": _texts("One of these values drawn before.")}, ("one_of",)),
    }
    as_unit = {"as": _text("State the value in this unit.")}
    return {name: (keys | as_unit, required) for name, (keys, required) in sources.items()}


def picture_keys() -> dict[str, tuple[Schema, tuple[str, ...]]]:
    """For each device that can be drawn: its keys, and which of them must be there."""
    value, pick = _text("The name of a value or a part."), _text("The name of a pick.")
    own: dict[str, tuple[Schema, tuple[str, ...]]] = {
        "syringe": (
            {
                "at": value,
                "syringe": _one_of(SYRINGE_IDS, "Which syringe."),
                "kind": _one_of([kind.value for kind in SyringeKind], "Which kind, with a size."),
                "size": value,
            },
            ("at",),
        ),
        "cup": ({"at": value}, ("at",)),
        "bag": (
            {"bag": _one_of(BAG_IDS, "Which bag."), "at": value, "start": value, "rate": value, "drug": pick},
            ("bag", "at"),
        ),
        "chamber": ({"drop_factor": value, "drops": value, "time": value}, ("drop_factor", "drops", "time")),
        "pump": ({"rate": value, "left": value, "infused": value, "drug": pick}, ("rate", "left")),
        "label": ({"without": _one_of(LABEL_FIELDS, "What is asked for."), "drug": pick}, ()),
    }
    place = {"when": _one_of(WHEN, "With the card, or after the answer."), "after": _text("After which part.")}
    return {name: ({"device": {"const": name}, **own[name][0], **place}, ("device", *own[name][1])) for name in READERS}


def writing_keys() -> dict[str, tuple[Schema, tuple[str, ...]]]:
    """For what writes a piece of an order, texts or ways to write a value: its keys, which must all be there."""
    ways = {"enum": [AS_IT_SHOULD_BE, *BY_NAME]}
    return {
        "texts": ({"texts": _texts("The piece is one of these.")}, ("texts",)),
        "of": ({"of": _text("A value."), "ways": _listed(ways, "How it may be written.")}, ("of", "ways")),
    }


def part_keys() -> dict[str, tuple[Schema, tuple[str, ...]]]:
    """For what a part asks for, a calculation or a reading: its keys, and which of them must be there."""
    always = {"name": _text("By which later parts know the answer."), "ask": _text("The question.")}
    on = {"as_written": {"type": "boolean", "description": "It rests on what was set or measured."}}
    pieces = _whole("How many pieces may be unsafe.", 0, MOST_PIECES)
    reading = {
        "reading": _one_of(READINGS, "What is looked up in the order."),
        "of": _texts("In which of its pieces."),
        "least": pieces,
        "most": pieces,
    }
    return {
        "calculation": (
            {**always, "calculation": _calculation(), "givens": _names(), **_of_answers(), **on},
            ("name", "calculation", "ask"),
        ),
        "reading": ({**always, **reading}, ("name", "reading", "of", "ask")),
    }


def _of_answers() -> Schema:
    return {
        "unit": _unit(),
        "rounding": _rounding(),
        "require": _texts("Comparisons such as 'answer <= 250 mL/h'."),
        "ties": {"type": "boolean", "description": "Exact ties are wanted, to drill them."},
    }


def _choice() -> Schema:
    drugs = {"anyOf": [{"enum": list(drug_ids())}, _text("A drug of a formulary of your own.")]}
    keys = {
        "any_of": _listed(drugs, "Drugs of the formulary."),
        "from": _one_of(SUPPLIES, "Which rows are on hand."),
        "form": _one_of(FORMS, "Only such products."),
        "route": _text("Only by this route."),
        "scored": {"type": "boolean", "description": "Only tablets that can, or cannot, be halved."},
        "dose": _texts("Ids of usual doses."),
    }
    return _table(keys, ("any_of",))


def _slip() -> Schema:
    keys = {
        "part": _text("In which part it is made, where there are several."),
        "calculation": _calculation(),
        "givens": _names(),
        "says": _text("What went wrong, to go on after 'It looks as if': 'you added …'.") | {"pattern": SAYS.pattern},
    }
    return _table(keys, ("calculation", "says"))


def _story() -> Schema:
    keys = {key: _text(f"The line {label!r} of the card; it may tell {{values}}.") for key, label in CARD.items()}
    return _table(keys | {"ask": _text("The question, where there is one answer only.")}) | {
        "anyOf": [_besides({"required": [key]}) for key in CARD]
    }


def _table(keys: Schema, required: Iterable[str] = (), description: str = "") -> Schema:
    found = {"type": "object", "properties": keys, "required": list(required), "additionalProperties": False}
    return found | ({"description": description} if description else {})


def _besides(condition: Schema) -> Schema:
    """What holds besides the keys of a table; said so because strict editors would else ask whether others may be."""
    return condition | {"additionalProperties": True}


def _of_its_own_unit() -> Schema:
    """No calculation that needs to be told to which unit it converts."""
    targets = [name for name, calculation in catalogue().items() if calculation.needs_target]
    return _besides({"properties": {"calculation": {"not": {"enum": targets}}}})


def _each(description: str, name: str) -> Schema:
    return {"type": "object", "description": description, "additionalProperties": {"$ref": f"#/$defs/{name}"}}


def _text(description: str) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT, "description": description}


def _quantity(description: str) -> Schema:
    return _text(f"{description} A quantity in safe notation, such as 0.5 mg.")


def _texts(description: str) -> Schema:
    return _listed(_text(""), description)


def _listed(items: Mapping[str, Any], description: str) -> Schema:
    """A list, or one of its items alone."""
    one = {key: value for key, value in items.items() if key != "description"}
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}], "description": description}


def _one_of(words: Iterable[str], description: str) -> Schema:
    return {"enum": list(words), "description": description}


def _whole(description: str, least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most, "description": description}


def _calculation() -> Schema:
    return {"$ref": "#/$defs/calculation"}


def _rounding() -> Schema:
    return _one_of(RULES, "Another rule of the policy than that of the answer's kind.")


def _unit() -> Schema:
    return _text("The unit of the answer, if another than the formula's own.")


def _names() -> Schema:
    source = _text("A value or an earlier part.")
    return {"type": "object", "additionalProperties": source, "description": "Which value each given is."}
