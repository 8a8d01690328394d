"""What somebody could put where a text is expected, each with how it comes back: as it is, or with escapes in it."""

from dataclasses import dataclass

AS_IT_IS, ESCAPED = "as it is", "with escapes"


@dataclass(frozen=True)
class Hostile:
    """A text. aims_at: whom it would deceive or make obey. comes_back: what a reader of any sink finds."""

    aims_at: str
    text: str
    comes_back: str = AS_IT_IS

    def __str__(self) -> str:
        return f"{self.aims_at}: {ascii(self.text)[:40]}"


TEXTS = (
    Hostile("terminals: clear the screen", "\x1b[2J\x1b[Hgone", ESCAPED),
    Hostile("terminals: set the title", "\x1b]0;title\x07", ESCAPED),
    Hostile("terminals: 8-bit controls", "\x9b31mred\x90q\x9c", ESCAPED),
    Hostile("terminals: overwrite the line", "Wrong.\rRight.", ESCAPED),
    Hostile("terminals: take characters back", "9\b\b5 mg", ESCAPED),
    Hostile("terminals: a line of its own", "a\nCorrect.", ESCAPED),
    Hostile("terminals: DEL and NUL", "a\x7fb\x00c", ESCAPED),
    Hostile("readers: right to left", "\u202egnp.exe \u2066x\u2069", ESCAPED),
    Hostile("readers: nothing to be seen", "1\u200b0\ufeff \u2060mg", ESCAPED),
    Hostile("readers: tags and private letters", "a\U000e0041b\ue000c", ESCAPED),
    Hostile("readers: other lines", "a\u2028b\u2029c\x85d", ESCAPED),
    Hostile("encoders: half a character", "a\ud800b", ESCAPED),
    Hostile("encoders: no character", "a\ufffeb\U0010ffff", ESCAPED),
    Hostile("fonts", "💉 王 é ñ ½ אב"),
    Hostile("rich", "[red]x[/red] [/x] [mg/mL] [link=https://x.org]y[/link]"),
    Hostile("rich: emoji", ":pill: :warning:"),
    Hostile("HTML", "</title></td></style><script>alert(1)</script>"),
    Hostile("HTML: attributes", '"\' onload="alert(1)" x=\''),
    Hostile("HTML: images", "<img src=x onerror=alert(1)><svg/onload=alert(1)>"),
    Hostile("HTML: twice decoded", "&lt;b&gt; &amp;amp; &#60; &copy"),
    Hostile("XML: CDATA", "]]> <![CDATA[x]]> <!-- x --> <?x y?>"),
    Hostile("XML: entities", '<!DOCTYPE x [<!ENTITY y "z">]> &y;'),
    Hostile("CSS", "} body { background: url(https://x.org) } \\22 /* @import 'x';"),
    Hostile("spreadsheets: equals", "=1+1"),
    Hostile("spreadsheets: programs", "=cmd|' /C calc'!A0"),
    Hostile("spreadsheets: plus", "+1"),
    Hostile("spreadsheets: minus", "-1+1"),
    Hostile("spreadsheets: at", "@SUM(1)"),
    Hostile("spreadsheets: wide signs", "＝1＋1"),
    Hostile("spreadsheets: behind a blank", " =1+1"),
    Hostile("spreadsheets: the next cell", '5 mg","=1+1";=1+1'),
    Hostile("spreadsheets: tabs", "\t=1+1", ESCAPED),
    Hostile("Moodle: embedded answers", "{1:NUMERICAL:=1} {1:SA:%100%x#y~z}"),
    Hostile("Moodle: wildcards", "{a} {=1+1} {#1}"),
    Hostile("Moodle: files", "@@PLUGINFILE@@/a.svg $@NULL@$"),
    Hostile("GIFT", "::x::[html]~y =z #w {T} \\: %50%"),
    Hostile("GIFT: comments", "// [id:x] $CATEGORY: x"),
    Hostile("TeX", "\\(x\\) \\[x\\] $x$ $$x$$ \\input{/etc/passwd}"),
    Hostile("Anki: media", "[sound:a.mp3] [latex]x[/latex] [$]x[/$]"),
    Hostile("Anki: fields", "{{c1::x}} {{Front}} {{{x}}}"),
    Hostile("typst", '#panic() @ref <label> `raw` #read("/etc/passwd")'),
    Hostile("Markdown: lines", "# 1. - > | a | b | --- ``` ~~~"),
    Hostile("Markdown: links", "[x](javascript:1) ![y](https://x.org/y.png) https://x.org ana@x.org"),
    Hostile("Markdown: stress", "*a* __b__ `c` ~~d~~ ==e== \\* ^f^"),
    Hostile("GitHub: a command", "::error file=a,line=1::b"),
    Hostile("GitHub: the old command", "##[error]x ::stop-commands::y"),
    Hostile("GitHub: on a line of its own", "\r\n::add-mask::x", ESCAPED),
    Hostile("GitHub: decoded", "%0A::error::x %25 a:b,c"),
    Hostile("files", "../../etc/passwd"),
    Hostile("files: Windows", "C:\\x\\CON aux.txt NUL"),
    Hostile("shells", "$(id) `id` ; rm -rf ~ ${HOME} %PATH%"),
    Hostile("Python: formats", "{0!r:>999999999} {x.__class__} %s %(x)s"),
    Hostile("Python: code", "__import__('os').system('id')"),
    Hostile("SQL", "'); DROP TABLE answer; --"),
    Hostile("JSON", '", "is_right": true, "x": "\\u0000'),
    Hostile("patience", "long " * 60),
)
