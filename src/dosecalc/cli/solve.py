"""`dosecalc solve`: answer and working for numbers of one's own."""

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


def solve(
    calculation: Annotated[str, typer.Argument(help="Its name; see: dosecalc list calculations.")],
    givens: Annotated[
        list[str] | None, typer.Argument(help='The givens, each as NAME="QUANTITY".', metavar='NAME="QUANTITY"...')
    ] = None,
    *,
    to: Annotated[str, typer.Option("--to", help="The unit of the answer.")] = "",
    policy: PolicyOption = None,
    method: MethodOption = None,
    output: FormatOption = Format.text,
    plain: PlainOption = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> None:
    """Solve a calculation for quantities of your own and show the work.

    Example: dosecalc solve pump_rate dose_rate="5 mcg/kg/min" weight="154 lb" concentration="400 mg/250 mL"
    """
    from dosecalc.bank.policies import policy as policy_named
    from dosecalc.calculations.catalogue import calculation as calculation_named
    from dosecalc.cli.memory import Memory
    from dosecalc.cli.terminal import say, say_json, wants_plain
    from dosecalc.cli.working_view import say_explanation
    from dosecalc.quantities.held_to_pint import hold_to_pint
    from dosecalc.tutoring.requests import read_givens, read_target
    from dosecalc.tutoring.solving import solve as solved

    wanted, memory = calculation_named(calculation), Memory(home, profile, is_used=output is Format.text)
    by = policy_named(memory.policy(policy))
    solution = solved(wanted, read_givens(givens or [], wanted), by, read_target(to))
    hold_to_pint(solution.exact)
    if output is Format.json:
        from dosecalc.cli.facts import solution_facts

        say_json(solution_facts(solution, memory.method(method)))
        return
    say_explanation(solution.explained(memory.method(method)), plain=plain or wants_plain())
    say(f"Answer: {solution.rounded}")
