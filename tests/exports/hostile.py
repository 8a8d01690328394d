"""A learner's copy with hostile words wherever somebody else can write."""

from collections.abc import Iterator
from dataclasses import replace

from dosecalc.exports.export import Shown, Source
from dosecalc.sets.printed import PrintedPart, PrintedPicture, PrintedProblem
from tests.exports.sources import HOSTILE, source

LINES = (
    *("1. a", "1) a", "(1) a", "a. b", "iv) b", "A.  b", "- a", "+ a", "* a", "# a #", "> a", ">a", "    a", "\ta"),
    *("---", "===", "***", "___", "```", "~~~", "````x````", "| a | b |", "|-|-|", "+---+---+", ": a", "% a"),
    *("::: a", "[x]: y", "[^1]: y", "[ ] a", "[x](y)", "![x](y)", "[[x]]", "![[x]]", "<https://x.org>"),
    *("https://x.org", "ftp://a.b", "WWW.x.org", "www.x.org/(a)", "ana@school.edu", "mailto:ana@school.edu"),
    *("@ana", "[@ana]", "#1", "#tag", "^a^ ~b~", "<b>x</b>", "<!-- x", "<?x", "<![CDATA[x]]>", "</details>"),
    *("&lt;", "&#35;", "&copy", "\\", "\\\\", "\\(x\\)", "\\[x\\]", "$x$", "$$x$$", "$5 or $6", "`= 1`", "``x"),
    *("**a**", "__a__", "*a", "_a_", "~~a~~", "==a==", "%%a%%", ":cat:", ":+1:", "a -- b", "a...b", "{#a .b}"),
    *("{{x}}", "a\\", "x^[y]", "08:30:15", "<a@b.cd>", "<svg onload=1>", "", " ", '"x" onerror="1"', "a  "),
    *("\xa0a", "a\u2028b", "a\nb", "a\r\n\r\n# b", "\x00", "\x1b[2J", "\u202ea", "\U0001f489", "x" * 5000, HOSTILE),
)  # fmt: skip
"""Each means something in Markdown, HTML, CSS or a terminal."""


def hostile_problem(number: int, text: str) -> PrintedProblem:
    """A problem of nothing but this text."""
    picture = PrintedPicture(text, text, (text, "```", "`````", text))
    part = PrintedPart("a", text, text, text, text, (text,))
    labelled = PrintedPart(text[:40], text, text)
    card = ((text, text), ("Order", text))
    return PrintedProblem(number, f"c{number}", "", text, text, 1, card, (picture,), (part, labelled), (text,))


def hostile_copy() -> Source:
    """A copy without a key: nobody knows where it has been."""
    found = source(hostile=True)

    def drawn() -> Iterator[Shown]:
        for number, text in enumerate(LINES, start=1):
            yield Shown(hostile_problem(number, text), None)

    return replace(found, set_id=HOSTILE, variant=HOSTILE, size=len(LINES), has_key=False, drawn=drawn)


def without_key(what: Source) -> Source:
    """The same as its learner has it, but for the drawings."""

    def drawn() -> Iterator[Shown]:
        return (replace(shown, problem=None) for shown in what.drawn())

    return replace(what, has_key=False, drawn=drawn)
