"""`dosecalc convert`: a quantity in another unit."""

from typing import Annotated

import typer

from dosecalc.cli.options import (
    Format,
    FormatOption,
    HomeOption,
    MethodOption,
    PlainOption,
    PolicyOption,
    ProfileOption,
)


def convert(
    quantity: Annotated[str, typer.Argument(help='What to convert, such as "154 lb" or "5 ft 7 in".')],
    unit: Annotated[str, typer.Argument(help='The unit to convert to, such as "kg".')],
    *,
    policy: PolicyOption = None,
    method: MethodOption = None,
    output: FormatOption = Format.text,
    plain: PlainOption = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> None:
    """Convert a quantity to another unit and show the work.

    Example: dosecalc convert "5 mcg/kg/min" mg/kg/h
    """
    from dosecalc.bank.policies import policy as policy_named
    from dosecalc.cli.memory import Memory
    from dosecalc.cli.terminal import say, say_json, wants_plain
    from dosecalc.cli.working_view import say_explanation
    from dosecalc.quantities.held_to_pint import hold_to_pint
    from dosecalc.tutoring.converting import converted

    memory = Memory(home, profile, is_used=output is Format.text)
    conversion = converted(quantity, unit, policy_named(memory.policy(policy)))
    hold_to_pint(conversion.exact)
    explanation = conversion.explained(memory.method(method))
    if output is Format.json:
        from dosecalc.cli.facts import answer_facts, explanation_facts

        say_json(
            {
                "quantity": conversion.given,
                **answer_facts(conversion.exact, conversion.rounded),
                "policy": conversion.policy.identity,
                **explanation_facts(explanation),
            }
        )
        return
    say_explanation(explanation, plain=plain or wants_plain())
    say(f"Answer: {conversion.rounded}")
