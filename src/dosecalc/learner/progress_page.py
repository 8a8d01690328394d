"""Progress as one page of HTML that stands by itself: for a screen, light or dark, wide or narrow, and for paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosecalc import EDUCATION_ONLY
from dosecalc.learner.progress_advice import advice
from dosecalc.learner.progress_charts import CALENDAR_WEEKS, accuracy_chart, bar, calendar, speed_chart
from dosecalc.learner.progress_days import short
from dosecalc.learner.progress_mastery import DEFINITION, Stage, best_first, percent
from dosecalc.learner.progress_mistakes import LATELY_DAYS
from dosecalc.learner.progress_weeks import last_weeks
from dosecalc.learner.progress_words import due_in_words, period, time_practiced, to_show, topic_in_words
from dosecalc.markup import element, own_style, page
from dosecalc.tutoring.confidence import WHY_IT_MATTERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from dosecalc.learner.progress import Progress
    from dosecalc.markup import Content, Html

WEEKS, MOST_ROWS = 12, 10
STYLE = Path(__file__).with_name("progress_page.css")
KINDS = {Stage.MASTERED: "mastered", Stage.NEARLY: "nearly", Stage.LEARNING: "learning"}


def progress_page(progress: Progress, profile: str = "") -> Html:
    """The page. profile: whose progress it is, empty where nobody has a name."""
    title = f"Practice progress of {profile}" if profile else "Practice progress"
    header = element("header", element("h1", title), element("p", f"{period(progress)}.", class_="quiet"))
    parts: list[Element | None] = [_next(progress)]
    if progress.totals.answers:
        parts = [_totals(progress), *parts, _topics(progress), _weeks(progress), _days(progress)]
        parts += [_mistakes(progress), _certainty(progress), _due(progress), _bests(progress), _words()]
    footer = element("footer", element("p", f"Made by dosecalc. {EDUCATION_ONLY}"))
    content = element("main", header, [part for part in parts if part is not None])
    return page(title, own_style(STYLE), content, footer)


def _section(title: str, *content: Content | Sequence[Content]) -> Element:
    return element("section", element("h2", title), *content)


def _table(heads: Sequence[str], rows: Sequence[Sequence[Content]], caption: str) -> Element:
    """A table whose first column names the row; columns of numbers are set to the right by the style."""
    head = element("tr", [element("th", text, scope="col") for text in heads])
    body = [
        element("tr", element("th", row[0], scope="row"), [element("td", content) for content in row[1:]])
        for row in rows
    ]
    return element("table", element("caption", caption), element("thead", head), element("tbody", body))


def _totals(progress: Progress) -> Element:
    totals, streak = progress.totals, progress.streak
    facts = [
        (f"{totals.answers:,}", "answers"),
        (f"{totals.right:,}", "right on the first try without a hint"),
        (f"{streak.current:,}", "day in a row" if streak.current == 1 else "days in a row"),
        (f"{totals.points:,}", f"points of {totals.points_in_all:,}"),
        (f"{totals.hints:,}", "hint" if totals.hints == 1 else "hints"),
        (time_practiced(totals.seconds), "practiced"),
    ]
    tiles = [element("li", element("strong", number), " ", element("span", words)) for number, words in facts]
    return _section("At a glance", element("ul", tiles, class_="tiles"))


def _next(progress: Progress) -> Element:
    steps = [element("li", f"{each.says} ", element("code", each.command)) for each in advice(progress)]
    return _section("What to do next", element("ul", steps, class_="steps"))


def _topics(progress: Progress) -> Element:
    rows: list[Sequence[Content]] = []
    for topic in sorted(progress.topics, key=best_first):
        told = topic_in_words(topic)
        drawn = [] if topic.share is None else [bar(topic.share, KINDS[topic.stage])]
        count = element("span", f"{topic.right:,} of {topic.answers:,} right", class_="quiet")
        usual = "" if topic.seconds is None else f"{topic.seconds} s"
        rows.append((topic.topic, element("div", drawn, told, " ", count), usual))
    heads = ("Topic", "Mastery", "Usual time")
    return _section("Mastery by topic", _table(heads, rows, "Each topic with its mastery, the best first"))


def _weeks(progress: Progress) -> Element:
    weeks = last_weeks(progress.weeks, progress.today, WEEKS)
    rows = [
        (
            short(week.start),
            f"{week.right:,} of {week.answers:,}" if week.answers else "no practice",
            "" if week.share is None else f"{percent(week.share)}%",
            "" if week.seconds is None else f"{week.seconds} s",
        )
        for week in weeks
    ]
    charts = element(
        "div",
        element("figure", element("figcaption", "Right on the first try, in %"), accuracy_chart(weeks)),
        element("figure", element("figcaption", "Usual time of right answers, in seconds"), speed_chart(weeks)),
        class_="charts",
    )
    table = _table(("Week from", "Right", "Accuracy", "Usual time"), rows, "The same in numbers")
    return _section("Accuracy and speed by week", charts, table)


def _days(progress: Progress) -> Element:
    legend = element(
        "figcaption", f"The last {CALENDAR_WEEKS} weeks. A dot: practice. The stronger the color, the more answers."
    )
    drawn = element("figure", legend, calendar(dict(progress.days), progress.today))
    return _section("Days of practice", element("p", progress.streak.says), drawn)


def _mistakes(progress: Progress) -> Element:
    if not progress.mistakes:
        return _section("Usual mistakes", element("p", "No wrong answer could be explained by a mistake yet."))
    rows = []
    for mistake in progress.mistakes[:MOST_ROWS]:
        where = f"{mistake.error}, mostly in {mistake.topic}" if mistake.error else f"mostly in {mistake.topic}"
        said = element("div", mistake.says, element("span", where, class_="quiet"))
        rows.append((said, f"{mistake.times:,}", f"{mistake.lately:,}"))
    heads = ("What happened", "Times", f"Last {LATELY_DAYS} days")
    return _section(
        "Usual mistakes",
        _table(
            heads, rows, "The likeliest mistake of each wrong answer, of two made together both, most frequent first"
        ),
    )


def _certainty(progress: Progress) -> Element | None:
    certainty = progress.certainty
    if not certainty.rated:
        return None
    text = f"First answers that you were sure of: {certainty.sure:,}; of these wrong: {certainty.wrong:,}."
    shown = [element("li", element("code", to_show(identity))) for identity in certainty.problems[:MOST_ROWS]]
    listed = [element("p", WHY_IT_MATTERS), element("ul", shown, class_="steps")] if shown else []
    return _section("Sure but wrong", element("p", text), listed)


def _due(progress: Progress) -> Element | None:
    if progress.due is None:
        return None
    if not progress.due:
        return _section("Due this week", element("p", due_in_words(progress)))
    rows = [
        (each.name, each.topic, "today" if each.day <= progress.today else short(each.day))
        for each in progress.due[:MOST_ROWS]
    ]
    table = _table(("Skill", "Topic", "When"), rows, "The first that come")
    return _section("Due this week", element("p", due_in_words(progress)), table)


def _bests(progress: Progress) -> Element | None:
    if not progress.bests:
        return None
    most = sorted(progress.bests, key=lambda best: (-best.answers, best.name))[:MOST_ROWS]
    rows = [(best.name, f"{best.seconds} s", f"{best.usual} s", f"{best.answers:,}") for best in most]
    heads = ("Skill", "Best", "Usual", "Answers")
    return _section(
        "Personal bests", _table(heads, rows, "Right on the first try without a hint; most practiced first")
    )


def _words() -> Element:
    return _section("How this is worked out", element("p", DEFINITION, class_="quiet"))
