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
    from dosecalc.cli.facts import answer_facts, problem_facts, working_facts
    from dosecalc.cli.problem_view import heading, say_problem
    from dosecalc.cli.terminal import say, say_json, wants_plain
    from dosecalc.cli.working_view import say_working

    problem = problem_of(read_identity(identity))
    lines = problem.solution.working(method)
    if output is Format.json:
        facts = problem_facts(problem)
        if key or working:
            facts["answer"] = answer_facts(problem.solution.exact, problem.solution.rounded)
        if working:
            facts["working"] = working_facts(lines)
        say_json(facts)
        return
    bare = plain or wants_plain()
    say_problem(problem, heading(problem), plain=bare)
    if working:
        say_working(lines, problem.template.calculation.formula, plain=bare)
    if key or working:
        say(f"Answer: {problem.key}")
