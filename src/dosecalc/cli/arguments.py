"""The command line's arguments, before any option is looked for."""

from collections.abc import Sequence


def shielded(arguments: Sequence[str]) -> list[str]:
    """The same arguments, with a blank before a negative quantity so that it is not taken for options.

    >>> shielded(["check", "-6.9 mL/h", "--format", "json"])
    ['check', ' -6.9 mL/h', '--format', 'json']
    """
    return [f" {text}" if _is_negative(text) else text for text in arguments]


def _is_negative(text: str) -> bool:
    """A minus, a digit and somewhere a letter, which could be taken for an option; a bare -1 cannot."""
    return text.startswith("-") and text[1:].lstrip(" ")[:1] in set("0123456789.") and any(map(str.isalpha, text))
