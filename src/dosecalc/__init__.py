"""Practice medication calculations. Education only, never patient care."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosecalc.quantities.reading import Answer, Notice, UnreadableQuantity, read_answer

__all__ = ["Answer", "Notice", "UnreadableQuantity", "__version__", "read_answer"]

__version__ = "0.1.0"

EDUCATION_ONLY = "Education only, never patient care."
"""What stands on everything that is made."""


def __getattr__(name: str) -> object:
    """The public names, imported when they are first asked for, so that `--version` pays for none of them."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from dosecalc.quantities import reading  # noqa: PLC0415 - see above

    return getattr(reading, name)
