"""`dosecalc list`: what there is."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dosecalc.cli.options import Format, FormatOption

if TYPE_CHECKING:
    from dosecalc.quantities.kind import Kind


class Things(StrEnum):
    """What can be listed."""

    calculations = "calculations"
    topics = "topics"
    templates = "templates"
    drugs = "drugs"
    policies = "policies"
    blueprints = "blueprints"
    devices = "devices"


def list_things(
    things: Annotated[Things, typer.Argument(help="What to list.")] = Things.topics,
    *,
    output: FormatOption = Format.text,
) -> None:
    """List calculations, topics (the default), templates, drugs, policies, blueprints or devices.

    Example: dosecalc list calculations
    """
    from dosecalc.cli.terminal import say, say_json

    rows = LISTINGS[things]()
    if output is Format.json:
        say_json(rows)
        return
    for row in rows:
        say(_line(row))


def _line(row: dict[str, Any]) -> str:
    givens = " ".join(f'{given["name"]}="{given["example"]}"' for given in row.get("givens", ()))
    about = row.get("summary") or row.get("title") or row.get("class") or ""
    facts = [
        f"level {row['level']}" if "level" in row else "",
        f"{row['templates']} templates" if "templates" in row else "",
        f"{row['unconfirmed']} rows from general knowledge alone" if row.get("unconfirmed") else "",
        row.get("scale", ""),
        row.get("terms", ""),
        givens,
    ]
    return ": ".join(filter(None, (row["name"], "; ".join(filter(None, (about, *facts))))))


def _calculations() -> list[dict[str, Any]]:
    from dosecalc.calculations.catalogue import catalogue
    from dosecalc.quantities.forms import form

    return [
        {
            "name": found.name,
            "topic": found.topic,
            "summary": found.summary,
            "formula": found.formula,
            "givens": [
                {"name": name, "kind": kind.name, "example": found.examples[name]}
                for name, kind in found.givens.items()
            ],
            "unit": units[0] if (units := _units(found.answer)) else "",
            "units": units,
            "form": found.answer.form or None,
            "words": list(form(found.answer.form).words) or None,
        }
        for found in catalogue().values()
    ]


def _units(kind: "Kind") -> list[str]:
    """A unit of each dimension that an answer of this kind can have, the usual one first; of a word or date, none."""
    from dosecalc.quantities.forms import form
    from dosecalc.quantities.units import spelled, unit

    return [] if form(kind.form).in_text else [spelled(unit(text)) for text in kind.units]


def _templates() -> list[dict[str, Any]]:
    from dosecalc.bank.outlines import template_outlines

    return [
        {
            "name": found.id,
            "title": found.title,
            "topic": found.topic,
            "level": found.level,
            "version": found.version,
            "calculation": found.calculations[-1],
            "calculations": list(found.calculations),
            "source": found.source,
        }
        for found in sorted(template_outlines(), key=lambda template: (template.topic, template.level, template.id))
    ]


def _topics() -> list[dict[str, Any]]:
    from dosecalc.bank.template_names import template_names

    topics = list(template_names().values())
    return [{"name": name, "templates": topics.count(name)} for name in sorted(set(topics))]


def _drugs() -> list[dict[str, Any]]:
    from dosecalc.bank.outlines import drug_outlines

    return [
        {
            "name": row.name,
            "id": row.id,
            "class": row.drug_class,
            "high_alert": row.high_alert,
            "hazardous": row.hazardous,
            "unconfirmed": row.unconfirmed,
            "source": row.source,
        }
        for row in drug_outlines()
    ]


def _policies() -> list[dict[str, Any]]:
    from dosecalc.bank.policies import policy, policy_names

    found = map(policy, policy_names())
    return [{"name": row.name, "version": row.version, "title": row.title, "source": row.source} for row in found]


def _blueprints() -> list[dict[str, Any]]:
    from dosecalc.bank.blueprints import blueprint, blueprint_names
    from dosecalc.cli.blueprint_facts import blueprint_facts

    return [blueprint_facts(blueprint(name)) for name in blueprint_names()]


def _devices() -> list[dict[str, Any]]:
    from dosecalc.devices.catalogue import DEVICES
    from dosecalc.devices.words import printed

    return [
        {
            "name": row.id,
            "title": row.name,
            "capacity": row.scale.written(row.scale.capacity),
            "graduation": row.scale.written(row.scale.graduation),
            "numerals": list(row.scale.numerals),
            "scale": printed(row.scale),
            "source": row.source,
        }
        for row in DEVICES.values()
    ]


LISTINGS = {
    Things.calculations: _calculations,
    Things.topics: _topics,
    Things.templates: _templates,
    Things.drugs: _drugs,
    Things.policies: _policies,
    Things.blueprints: _blueprints,
    Things.devices: _devices,
}
