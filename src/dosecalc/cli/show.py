"""`dosecalc show`: a problem by its identity."""

from typing import TYPE_CHECKING, Annotated

import typer

from dosecalc.cli.options import Format, FormatOption, HomeOption, MethodOption, PlainOption, ProfileOption, SvgOption

if TYPE_CHECKING:
    from dosecalc.bank.problem import Problem


def show(
    identity: Annotated[str, typer.Argument(help="The problem, as template@version:seed:policy.")],
    *,
    key: Annotated[bool, typer.Option("--key", help="Show the answer too.")] = False,
    working: Annotated[bool, typer.Option("--working", help="Show the answer and how it is worked.")] = False,
    method: MethodOption = None,
    output: FormatOption = Format.text,
    plain: PlainOption = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
    svg: SvgOption = "",
) -> None:
    """Show a problem again, exactly as it was.

    Example: dosecalc show vasopressor-by-weight@2:7:pharmacy@1 --working
    """
    from dosecalc.bank.generator import problem as problem_of
    from dosecalc.bank.problem import read_identity
    from dosecalc.cli.facts import problem_facts
    from dosecalc.cli.memory import Memory
    from dosecalc.cli.problem_view import heading, say_pictures_after, say_problem, say_quietly
    from dosecalc.cli.terminal import say, say_json, wants_plain
    from dosecalc.cli.working_view import say_explanation

    problem = problem_of(read_identity(identity))
    worked_by = Memory(home, profile, is_used=output is Format.text).method(method) if working else ""
    if output is Format.json:
        say_json(problem_facts(problem, key=key or working, method=worked_by))
        return
    if svg:
        _write_pictures(problem, svg, key=key or working)
        return
    bare = plain or wants_plain()
    say_problem(problem, heading(problem), plain=bare)
    for place, part in enumerate(problem.parts):
        solution = part.solution
        if part.label:
            say_quietly(f"{part.label}) {part.how_to_answer}", plain=bare)
        if working:
            say_explanation(solution.explained(worked_by), plain=bare)
        if key or working:
            say(f"Answer{f' {part.label}' if part.label else ''}: {part.key}")
            say_pictures_after(problem, place, plain=bare)


def _write_pictures(problem: "Problem", file: str, *, key: bool) -> None:
    """Write the pictures as SVG; those that follow an answer only with the key, since they show it."""
    from dosecalc.cli.picture_view import write_svg
    from dosecalc.devices.scale import ImpossibleSetting

    shown = [picture.device for picture in problem.pictures if key or picture.after is None]
    if not shown:
        message = "this problem has no picture" + ("" if key else "; one that follows the answer needs --key")
        raise ImpossibleSetting(message)
    write_svg(shown, file)
