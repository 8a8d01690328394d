"""What the report on a large class costs by itself: its time, and the memory that it takes, with few and many learners.

Run it with the environment's own Python: python3 benchmarks/class_report.py [--learners N] [--problems N]. Each answer
is one of a few that were really graded beforehand; grading is not measured. Times are those of the processor.
"""

import argparse
import resource
import time
from collections.abc import Iterator
from random import Random

from dosecalc.bank.policies import policy
from dosecalc.classroom.grades.marks import LearnersMarks, MarkedPart, MarkedProblem
from dosecalc.classroom.report.class_report import ClassReport
from dosecalc.classroom.report.page import report_page
from dosecalc.sets.drawing import PlannedSet, made_set
from dosecalc.sets.problem_set import Item, Learner, ProblemSet, Terms
from dosecalc.sets.recipe import recipe_from
from dosecalc.sets.responses import Response
from dosecalc.tutoring.judging import graded

KILOBYTES, MOST_WRONG, VARIANTS = 1024, 6, 4
Choices = list[tuple[MarkedPart, ...]]


def choices(made: ProblemSet, item: Item) -> Choices:
    """A few answers to all parts of a problem, marked: right, wrong in the likeliest ways, and none."""
    problem = item.problem()
    wrong = [[each.text for each in part.distractors] or ["?"] for part in problem.parts]
    texts = [[part.key for part in problem.parts]] * MOST_WRONG
    texts += [[of[place % len(of)] for of in wrong] for place in range(MOST_WRONG)]
    texts += [[""] * len(problem.parts)]
    found = []
    for answers in texts:
        grades = graded(problem.parts, answers)
        marks = made.terms.marking.marks(grades)
        found.append(
            tuple(
                MarkedPart(part.label, Response(text, 3, 40_000), grade, mark)
                for part, text, grade, mark in zip(problem.parts, answers, grades, marks, strict=True)
            )
        )
    return found


def marks(made: ProblemSet, pool: dict[str, Choices], learners: int) -> Iterator[LearnersMarks]:
    """One learner after the other; none is kept here."""
    chance = Random(3)
    for number in range(learners):
        variant = made.variants[number % VARIANTS]
        problems = []
        for item in variant.items:
            parts = chance.choice(pool[item.code])
            earned = made.terms.marking.earned([part.grade for part in parts])
            problems.append(MarkedProblem(item, parts, earned))
        yield LearnersMarks(Learner(f"s{number}", f"Learner {number}"), variant.name, tuple(problems))


def peak() -> int:
    """The most memory that was ever used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KILOBYTES


def main() -> None:
    """Measure a small and the whole class."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=2000)
    parser.add_argument("--problems", type=int, default=50)
    asked = parser.parse_args()
    by = policy("pharmacy")
    terms = Terms("Benchmark", by.identity, to_pass=asked.problems // 2)
    made = made_set(PlannedSet(recipe_from((), (), asked.problems, terms), 11, by, VARIANTS))
    pool = {item.code: choices(made, item) for variant in made.variants for item in variant.items}
    for learners in (asked.learners // 20, asked.learners):
        start = time.process_time()
        for _ in marks(made, pool, learners):
            pass
        streamed = time.process_time() - start
        before, start = peak(), time.process_time()
        report = ClassReport.of(made, marks(made, pool, learners))
        counted = time.process_time() - start - streamed
        start = time.process_time()
        page = report_page(report)
        written = time.process_time() - start
        print(
            f"{learners:6,} learners x {asked.problems}: counted in {counted:5.2f} s, page of {len(page):,} characters "
            f"in {written:4.2f} s; {before} MB before, {peak()} MB after"
        )


if __name__ == "__main__":
    main()
