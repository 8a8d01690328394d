"""The class report as one page of HTML that stands by itself: for a screen, light or dark, wide or narrow, or paper."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dosecalc.classroom.report.charts import bar, histogram
from dosecalc.classroom.report.figures import (
    coefficient,
    in_points,
    percent,
    reliability_figure,
    reliability_interval,
    score_in_points,
)
from dosecalc.classroom.report.page_mistakes import mistakes_sections
from dosecalc.classroom.report.page_parts import command, footer, page_style, quiet, section, table, tiles
from dosecalc.classroom.report.page_variants import variants_section
from dosecalc.markup import element, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.classroom.report.class_report import ClassFigures, ClassReport
    from dosecalc.classroom.report.places import PlaceReport, WrongAnswers
    from dosecalc.classroom.report.teaching_advice import Advice
    from dosecalc.markup import Content

NOTHING = "Nobody answered anything, so there is nothing to report yet."


def report_page(report: ClassReport) -> str:
    """The page."""
    title = f"Class report: {report.terms.title}"
    header = element("header", element("h1", title), [element("p", text, class_="quiet") for text in _about(report)])
    parts = [element("p", NOTHING)] if report.figures is None else [*_sections(report, report.figures)]
    return page(title, page_style(), element("main", header, parts), footer())


def _about(report: ClassReport) -> Iterator[str]:
    """Which set, and under which rules it was marked."""
    variants = f"{report.variants:,} variants" if report.variants > 1 else "one variant"
    yield f"Set {report.set_id}: {_count(report.problems, 'problem')}, {variants}, policy {report.terms.policy}."
    if report.marking:
        yield report.marking
    yield from report.notes
    if report.nothing:
        yield f"{_count(report.nothing, 'learner')} answered nothing and {_verb(report.nothing)} nowhere below."
    if report.not_graded:
        learners = _count(report.not_graded, "learner")
        yield f"{learners} could not be graded and {_verb(report.not_graded)} nowhere below."


def _verb(number: int) -> str:
    return "counts" if number == 1 else "count"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _sections(report: ClassReport, figures: ClassFigures) -> Iterator[Element]:
    yield _glance(report, figures)
    yield _advice(figures)
    yield _scores(report, figures)
    yield _places(figures)
    yield _wrong_answers(figures)
    yield _reliability(figures)
    yield variants_section(figures.variants)
    yield from mistakes_sections(figures.mistakes, report.learners)
    yield _words()


def _glance(report: ClassReport, figures: ClassFigures) -> Element:
    found, reliable = figures.scores, figures.reliability
    mean, median, lowest, highest = (
        score_in_points(each, report.problems, report.terms.to_pass)
        for each in (found.mean, found.median, found.lowest, found.highest)
    )
    facts = [
        (f"{report.learners:,}", f"learner{'' if report.learners == 1 else 's'} who answered anything"),
        (mean, f"points of {report.problems:,} in the mean of {_all(report)}"),
        (median, "points in the middle (median)"),
        (f"{lowest} to {highest}", "points, lowest to highest"),
    ]
    if found.passed is not None:
        facts.append((f"{found.passed:,} of {report.learners:,}", f"passed, with {report.terms.to_pass:,} points"))
    facts.append((reliability_figure(reliable.value), f"reliability ({reliable.name})"))
    return section("At a glance", tiles(facts))


def _all(report: ClassReport) -> str:
    """Who is counted, beside a figure."""
    return "these" if report.learners > 1 else "this one"


def _advice(figures: ClassFigures) -> Element:
    steps = [element("li", element("strong", each.says), " ", each.because, _command(each)) for each in figures.advice]
    if not steps:
        return section("What to teach next", element("p", "Nothing stands out."))
    return section("What to teach next", element("ol", steps, class_="steps"))


def _command(advice: Advice) -> list[Content]:
    return [" ", command(advice.command)] if advice.command else []


def _scores(report: ClassReport, figures: ClassFigures) -> Element:
    found = figures.scores
    to_pass = report.terms.to_pass
    share = Fraction(to_pass, report.problems) if to_pass else None
    size = 100 // len(found.bins)
    last = len(found.bins) - 1
    rows = [
        (f"{place * size} to {'' if place == last else 'under '}{(place + 1) * size}%", f"{count:,}")
        for place, count in enumerate(found.bins)
    ]
    spread = f"Standard deviation: {in_points(found.deviation)}. " if found.deviation is not None else ""
    says = element("p", f"{spread}Half of the learners earned {in_points(found.median)} or more.")
    drawn = element("figure", element("figcaption", "Learners by share of the points"), histogram(found.bins, share))
    shown = table(("Share of the points", "Learners"), rows, "The same in numbers")
    return section("Scores", says, element("div", drawn, shown, class_="beside"))


def _places(figures: ClassFigures) -> Element:
    heads = ("Problem", "Points earned", "Figures")
    return section("Problem by problem", table(heads, map(_place, figures.places), "All variants together", "places"))


def _place(place: PlaceReport) -> Sequence[Content]:
    left = [f"{place.empty:,} left empty"] if place.empty else []
    left += [f"{place.partly:,} in part"] if place.partly else []
    told = element(
        "div",
        bar(place.earned, "look" if place.finding.separation.is_to_be_looked_at else "fine"),
        f"{percent(place.earned)} ",
        quiet(", ".join([f"{place.right:,} of {place.learners:,} all right", *left])),
        element("p", place.finding.says),
    )
    return (_named(place), told, element("ul", _figures(place)))


def _figures(place: PlaceReport) -> Iterator[Element]:
    yield element("li", f"{coefficient(place.correlation)} ", quiet("separation"))
    if place.index is not None:
        yield element("li", f"{coefficient(place.index)} ", quiet("upper − lower"))
    if place.seconds is not None:
        yield element("li", f"{place.seconds:,} s ", quiet("median"))


def _named(place: PlaceReport) -> Element:
    about = quiet(f"{place.topic}, level {place.level}")
    return element("div", f"{place.number}. {place.title}", about)


def _wrong_answers(figures: ClassFigures) -> Element:
    listed = [place for place in figures.places if place.wrong]
    if not listed:
        return section("Wrong answers", element("p", "There were none."))
    tables = [
        table(
            ("What went wrong", "Times"),
            [(_wrong(wrong), f"{wrong.times:,}") for wrong in place.wrong],
            f"Problem {place.number}: {place.title}",
            "wrong",
        )
        for place in listed
    ]
    says = "The most frequent of each problem, with the mistake that most likely led there."
    return section("Wrong answers", element("p", says, class_="quiet"), tables)


def _wrong(wrong: WrongAnswers) -> Element:
    label = f"{wrong.part}) " if wrong.part else ""
    about = [quiet(wrong.error)] if wrong.error else []
    several = len({answer.variant for answer in wrong.answers}) > 1
    given = [
        element(
            "li",
            element("b", answer.answer),
            f" instead of {answer.key}",
            f" (variant {answer.variant})" if several else "",
            f", {answer.times:,} times" if answer.times > 1 else "",
        )
        for answer in wrong.answers
    ]
    return element("div", label, wrong.says, about, [element("ul", given)] if given else [])


def _reliability(figures: ClassFigures) -> Element:
    found = figures.reliability
    if found.value is None or found.low is None or found.high is None:
        text = f"Reliability cannot be told: {found.undefined}."
        return section("Reliability", element("p", text), [element("p", each) for each in found.warnings])
    between = f"Very likely it is {reliability_interval(found.low, found.high)}."
    return section(
        "Reliability",
        element("p", f"{found.name}: {reliability_figure(found.value)}. {between} {meaning(found.value)}"),
        [element("p", each) for each in found.warnings],
        element(
            "p",
            f"Standard error of measurement: {in_points(figures.error)}. On another such test, two learners in "
            "three would come out no farther than that from what they can do.",
        ),
    )


GOOD, FAIR = Fraction(8, 10), Fraction(6, 10)


def meaning(reliability: Fraction) -> str:
    """What a reliability allows, in words."""
    if reliability < 0:
        return "The problems do not go together: whoever did well on some did badly on others."
    if reliability >= GOOD:
        return "Scores may be compared learner by learner."
    if reliability >= FAIR:
        return "Enough to see who needs help, not to rank learners who are close together."
    return "Too low to tell learners apart by their scores; what each of them missed still tells what to practice."


EXPLAINED = (
    "Points earned: the mean share of a problem's point. All right: who earned all of it.",
    "Separation: the corrected item-total correlation, or how the points on a problem go with those on all others.",
    "It is between −1 and 1. From 0.3 on a problem separates well; below 0 something is odd.",
    "Upper − lower: what the best 27% earned of a problem minus what the weakest 27% did; shown from 36 learners on.",
    "Median: of the time of those who answered.",
    "A mistake is the likeliest one that leads to a wrong answer; it is not proof of what someone thought.",
)


def _words() -> Element:
    return section("How this is worked out", [element("p", text, class_="quiet") for text in EXPLAINED])
