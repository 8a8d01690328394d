"""`dosecalc check`: a verdict on an answer."""

from typing import Annotated

import typer

from dosecalc.cli.options import Format, FormatOption, PlainOption


def check(
    identity: Annotated[str, typer.Argument(help="The problem, as template@version:seed:policy.")],
    answer: Annotated[str, typer.Argument(help='The answer as you would write it, such as "13.1 mL/h".')],
    *,
    output: FormatOption = Format.text,
    plain: PlainOption = False,
) -> int:
    """Check an answer to a problem.

    Exit code: 0 if it is correct, 1 if it is anything else, 2 if it cannot be read.
    """
    from dosecalc.bank.generator import problem as problem_of
    from dosecalc.bank.problem import read_identity
    from dosecalc.cli.exit_status import ExitStatus
    from dosecalc.cli.facts import grade_facts
    from dosecalc.cli.grade_view import say_grade
    from dosecalc.cli.terminal import say_json, wants_plain
    from dosecalc.tutoring.grading import Verdict, grade

    graded = grade(problem_of(read_identity(identity)).solution, answer)
    if output is Format.json:
        say_json(grade_facts(graded))
    else:
        say_grade(graded, plain=plain or wants_plain())
    return {Verdict.CORRECT: ExitStatus.DONE, Verdict.UNREADABLE: ExitStatus.BAD_USAGE}.get(
        graded.verdict, ExitStatus.FAULTS_FOUND
    )
