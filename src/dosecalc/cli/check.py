"""`dosecalc check`: a verdict on an answer."""

from typing import Annotated

import typer

from dosecalc.cli.options import Format, FormatOption, PlainOption


def check(
    identity: Annotated[str, typer.Argument(help="The problem, as template@version:seed:policy.")],
    answers: Annotated[
        list[str],
        typer.Argument(
            help='The answer as you would write it, such as "13.1 mL/h"; where a problem has several parts, one for '
            "each, or all of them separated by semicolons.",
            metavar="ANSWER...",
        ),
    ],
    *,
    output: FormatOption = Format.text,
    plain: PlainOption = False,
) -> int:
    """Check an answer to a problem, or the answers to all its parts.

    Exit code: 0 if it is correct, 1 if it is anything else, 2 if it cannot be read.
    """
    from dosecalc.bank.generator import problem as problem_of
    from dosecalc.bank.problem import read_identity
    from dosecalc.cli.exit_status import ExitStatus
    from dosecalc.cli.grade_view import say_grades
    from dosecalc.cli.terminal import say_json, wants_plain
    from dosecalc.tutoring.judging import graded, split_answers
    from dosecalc.tutoring.verdict import Verdict

    parts = problem_of(read_identity(identity)).parts
    grades = graded(parts, split_answers(answers, parts))
    if output is Format.json:
        from dosecalc.cli.facts import grades_facts

        say_json(grades_facts(parts, grades))
    else:
        say_grades(parts, grades, plain=plain or wants_plain())
    verdicts = {each.verdict for each in grades}
    if Verdict.UNREADABLE in verdicts:
        return ExitStatus.BAD_USAGE
    return ExitStatus.DONE if verdicts == {Verdict.CORRECT} else ExitStatus.FAULTS_FOUND
