"""`dosecalc exam`: a timed exam after a blueprint, without feedback until its end."""

from typing import Annotated

import typer

from dosecalc.cli.drill import LARGEST_SEED
from dosecalc.cli.options import (
    Format,
    FormatOption,
    HomeOption,
    MethodOption,
    PlainOption,
    PolicyOption,
    ProfileOption,
)


def exam(
    blueprint: Annotated[str, typer.Argument(help="Which exam; see: dosecalc list blueprints.")] = "",
    *,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, max=LARGEST_SEED, help="The same seed gives the same exam.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the exam that is open.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List your exams and their results.")] = False,
    result: Annotated[
        bool, typer.Option("--result", help="Show the result of your last exam, or of the one that --number names.")
    ] = False,
    drill: Annotated[
        bool,
        typer.Option("--drill", help="Drill what you missed in your last exam, or in the one that --number names."),
    ] = False,
    number: Annotated[
        int | None,
        typer.Option("--number", "-n", min=1, max=999_999, help="Which of your exams, by its number in --list."),
    ] = None,
    confidence: Annotated[bool, typer.Option("--confidence", help="Rate how sure you are of each answer.")] = False,
    policy: PolicyOption = None,
    method: MethodOption = None,
    output: FormatOption = Format.text,
    plain: PlainOption = False,
    home: HomeOption = "",
    profile: ProfileOption = "",
) -> int:
    """Take an exam: timed, no verdicts until the end, then your score and what to work on.

    Answers are saved one by one; after a crash, or after q, --resume continues. The clock does not stop meanwhile.

    Example: dosecalc exam nursing-gate-90
    """
    from dosecalc.cli.exam_desk import ExamDesk, WantedExam
    from dosecalc.cli.exam_office import NothingToDo, drill_missed, list_exams, result_at, show_result
    from dosecalc.cli.memory import Memory
    from dosecalc.cli.terminal import wants_plain

    memory = Memory(home, profile)
    desk = ExamDesk(memory, memory.method(method), plain=plain or wants_plain())
    desk.record_what_is_left()
    if list_ or result:
        memory.warn()
    if list_:
        return list_exams(desk.files, as_json=output is Format.json)
    if result:
        return show_result(result_at(desk.files, number), as_json=output is Format.json, plain=desk.plain)
    if number is not None and not (drill or resume):
        message = "--number names one of your exams; it goes with --resume, --result or --drill"
        raise NothingToDo(message)
    if output is Format.json:
        message = "an exam is taken as text; as JSON there are: dosecalc exam --result --format json, and --list"
        raise NothingToDo(message)
    if drill:
        return drill_missed(result_at(desk.files, number), memory, desk.method, plain=desk.plain)
    if resume:
        return desk.resume(number, blueprint)
    if not blueprint:
        message = "name an exam, such as: dosecalc exam ptce; see: dosecalc list blueprints"
        raise NothingToDo(message)
    return desk.begin(WantedExam(blueprint, seed, policy, asks_confidence=confidence))
