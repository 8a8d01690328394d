"""Progress on the screen: bars and a sparkline that fit 40 columns and more, and say everything without color."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosecalc.cli.bars import ASCII, BLOCKS, bar, sparkline
from dosecalc.cli.progress_lines import MOST, WEEKS, certainty_lines, totals_lines
from dosecalc.cli.terminal import has_signs, say, screen_width, show, styled
from dosecalc.learner.progress_advice import advice
from dosecalc.learner.progress_days import short
from dosecalc.learner.progress_mastery import Stage, best_first, percent
from dosecalc.learner.progress_mistakes import LATELY_DAYS
from dosecalc.learner.progress_weeks import last_weeks
from dosecalc.learner.progress_words import due_in_words, period, topic_in_words

if TYPE_CHECKING:
    from fractions import Fraction

    from dosecalc.learner.progress import Progress
    from dosecalc.learner.progress_weeks import Week

COLORS = {Stage.MASTERED: "green", Stage.NEARLY: "blue", Stage.LEARNING: "yellow", Stage.TOO_FEW: ""}
WIDEST_BAR, NARROWEST_BAR = 30, 6
LONGEST_TOPIC = 16
LONGEST_DAY = len("Nov 23")
WIDE = 64
"""Columns from which on a chart has room for words beside its numbers."""


def show_progress(progress: Progress) -> None:
    """Print it, part by part."""
    show(styled(f"Practice progress: {period(progress)}", "bold"))
    say()
    if progress.totals.answers:
        say("\n".join(totals_lines(progress)))
        say()
    show(styled("What to do next", "bold"))
    for each in advice(progress):
        say(each.says)
        say(f"  {each.command}")
    if progress.totals.answers:
        _show_topics(progress)
        _show_weeks(last_weeks(progress.weeks, progress.today, WEEKS))
        _show_mistakes(progress)
        _show_lines("Sure but wrong", list(certainty_lines(progress)))
        _show_lines("Review", [] if progress.due is None else [due_in_words(progress)])
        _show_bests(progress)


def _title(text: str) -> None:
    say()
    show(styled(text, "bold"))


def _show_lines(title: str, lines: list[str]) -> None:
    if lines:
        _title(title)
        say("\n".join(lines))


def _show_bar(label: str, share: Fraction, color: str, words: str) -> None:
    """A row of a chart: a label, a bar that takes what room is left, and its words."""
    signs = BLOCKS if has_signs() else ASCII
    room = screen_width() - len(label) - len(words) - 2
    drawn, track = bar(share, max(min(room, WIDEST_BAR), NARROWEST_BAR), signs)
    row = styled(f"{label} ")
    row.append(drawn, color)
    row.append(track, "dim")
    row.append(f" {words}")
    show(row)


def _show_topics(progress: Progress) -> None:
    """The topics, the best first; on a narrow screen below their stage, on a wide one beside it."""
    _title("Mastery by topic")
    width = min(max(len(topic.topic) for topic in progress.topics), LONGEST_TOPIC)
    is_wide = screen_width() >= WIDE
    said = None
    for topic in sorted(progress.topics, key=best_first):
        if topic.share is None:
            say(f"{topic.topic}: {topic_in_words(topic)}")
            continue
        if not is_wide and topic.stage is not said:
            said = topic.stage
            say(f"{said.value[:1].upper()}{said.value[1:]}:")
        words = f" {topic.stage.value.ljust(len(Stage.LEARNING.value))}" if is_wide else ""
        label = topic.topic[:width].ljust(width)
        _show_bar(label, topic.share, COLORS[topic.stage], f"{percent(topic.share):3}%{words}")


def _show_weeks(weeks: list[Week]) -> None:
    _title("Right on the first try, by week")
    for week in weeks:
        label = short(week.start).ljust(LONGEST_DAY)
        if week.share is None:
            say(f"{label} no practice")
            continue
        count = f"  {week.right} of {week.answers}".ljust(len("  999 of 999")) if screen_width() >= WIDE else ""
        _show_bar(label, week.share, "blue", f"{percent(week.share):3}%{count}")
    times = [week.seconds for week in weeks]
    told = [seconds for seconds in times if seconds is not None]
    if told:
        line = sparkline(times, BLOCKS if has_signs() else ASCII)
        trend = f"from {told[0]} s to {told[-1]} s" if len(told) > 1 else f"{told[0]} s"
        say(f"Usual time: {line} {trend}")


def _show_mistakes(progress: Progress) -> None:
    if not progress.mistakes:
        return
    _title(f"Usual mistakes: times (in the last {LATELY_DAYS} days)")
    width = len(f"{progress.mistakes[0].times:,}")
    for mistake in progress.mistakes[:MOST]:
        kind = f"{mistake.error}, " if mistake.error else ""
        counts = f"{mistake.times:{width},} {f'({mistake.lately:,})':{width + 2}} "
        say(f"{counts}{mistake.says}", hanging=len(counts))
        say(f"{' ' * len(counts)}{kind}mostly in {mistake.topic}")


def _show_bests(progress: Progress) -> None:
    if not progress.bests:
        return
    _title("Personal bests: fastest right answer, usual one")
    for best in sorted(progress.bests, key=lambda best: (-best.answers, best.name))[:MOST]:
        say(f"{best.seconds:4} s, {best.usual:4} s  {best.name}", hanging=len("1234 s, 1234 s  "))
