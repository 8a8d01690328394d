"""JSON for files: readable, and safe to look at; what nobody sees is spelled as JSON spells it."""

from __future__ import annotations

from typing import Any, NewType

from dosecalc.untrusted import shown

Json = NewType("Json", str)
"""JSON in which every character can be seen; whoever reads it gets each text as it was."""


def json_text(facts: Any, *, indent: int | None = None) -> Json:
    r"""Facts as JSON.

    >>> print(json_text({"½": "a\u202eb"}))
    {"½": "a\u202eb"}
    """
    import json

    text = json.dumps(facts, indent=indent, ensure_ascii=False)
    hidden = {each for each in set(text) - {"\n"} if shown(each) != each}
    return Json(text.translate({ord(each): _spelled(each) for each in hidden}) if hidden else text)


def _spelled(character: str) -> str:
    """A character as JSON escapes it: in two halves where it is beyond U+FFFF."""
    code = ord(character)
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
