"""`dosecalc show`: a problem by its identity."""

from typing import Annotated

import typer

from dosecalc.cli.options import Format, FormatOption, Method, MethodOption, PlainOption


def show(
    identity: Annotated[str, typer.Argument(help="The problem, as template@version:seed:policy.")],
    *,
    key: Annotated[bool, typer.Option("--key", help="Show the answer too.")] = False,
    working: Annotated[bool, typer.Option("--working", help="Show the answer and how it is worked.")] = False,
    method: MethodOption = Method.dimensional_analysis,
    output: FormatOption = Format.text,
    plain: PlainOption = False,
) -> None:
    """Show a problem again, exactly as it was.

    Example: dosecalc show vasopressor-by-weight@1:7:pharmacy@1 --working
    """
    from dosecalc.bank.generator import problem as problem_of
    from dosecalc.bank.problem import read_identity
    from dosecalc.cli.facts import problem_facts
    from dosecalc.cli.problem_view import heading, how_to_answer, say_problem, say_quietly
    from dosecalc.cli.terminal import say, say_json, wants_plain
    from dosecalc.cli.working_view import say_working

    problem = problem_of(read_identity(identity))
    if output is Format.json:
        say_json(problem_facts(problem, key=key or working, method=method if working else ""))
        return
    bare = plain or wants_plain()
    say_problem(problem, heading(problem), plain=bare)
    for part in problem.parts:
        solution = part.solution
        if part.label:
            say_quietly(f"{part.label}) {how_to_answer(part)}", plain=bare)
        if working:
            lines, formula = solution.working(method), solution.calculation.formula
            say_working(lines, formula, plain=bare, looked_up=solution.looked_up)
        if key or working:
            say(f"Answer{f' {part.label}' if part.label else ''}: {part.key}")
