"""Text from outside, made safe to show: nothing in it can move a cursor, hide or reorder what is read.

Every `str` is text from outside, wherever it has been. What an encoder made of it has a type of its own (`Html`,
`Xml` and `Css` in `markup`, `Json` in `json_text`, `Inert`, `Gift` and `Cloze` in `exports/quizzes`, `Markdown` in
`exports/pages`, `Field` in `exports/cards`, `Command` in `verification/reports`), which a type checker does not take a
`str` for. So a text that nothing has encoded cannot get there unseen. What takes a `str` encodes it itself: an element,
a table, a line on the screen, a value of JSON.
"""

import unicodedata

HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def cleaned(text: str) -> str:
    r"""The same text with control, format and surrogate characters spelled as escapes.

    >>> cleaned("5 mg\x1b[2J")
    '5 mg\\x1b[2J'
    """
    return text if text.isprintable() else "".join(map(shown, text))


def one_line(text: str) -> str:
    r"""A text of the command line as one line of Unicode; bytes that are no text become question marks.

    >>> one_line("Quiz\udcff\n 3")
    'Quiz? 3'
    """
    return " ".join(text.encode("utf-8", "replace").decode().split())


def shown(character: str) -> str:
    r"""One character, or its escape where showing it could deceive.

    >>> shown("\u202e")
    '\\u202e'
    """
    if unicodedata.category(character) not in HIDDEN_CATEGORIES:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def named(character: str) -> str:
    r"""What a person can search for: the character's Unicode name and code.

    >>> named("\u00a0")
    'no-break space (U+00A0)'
    """
    name = unicodedata.name(character, "control character").lower()
    return f"{name} (U+{ord(character):04X})"
