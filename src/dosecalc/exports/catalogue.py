"""All formats, found in their folder."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from dosecalc.exports import formats
from dosecalc.exports.export import CannotExport, ExportTogether
from dosecalc.exports.options import SheetKind
from dosecalc.untrusted import cleaned

if TYPE_CHECKING:
    from dosecalc.exports.export import Export, Source
    from dosecalc.exports.options import Options


@cache
def format_names() -> tuple[str, ...]:
    """The names of all formats, in alphabetical order."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(formats.__path__)))


def export_to(name: str) -> Export:
    """The format of that name; only it is imported.

    Raises:
        CannotExport: there is none.
    """
    word = name.lower()
    if word not in format_names():
        message = f"there is no format '{cleaned(name)}'; there are {', '.join(format_names())}"
        raise CannotExport(message)
    found: Export = import_module(f"{formats.__name__}.{word.replace('-', '_')}").EXPORT
    return found


def export_together_to(export: Export) -> ExportTogether:
    """The same format, where it has all variants in one file.

    Raises:
        CannotExport: it has not.
    """
    if isinstance(export, ExportTogether):
        return export
    message = (
        f"only PDF has all variants together in one file; leave --together out to get a {export.title} file of each"
    )
    raise CannotExport(message)


def check_that_it_can(export: Export, source: Source, options: Options) -> None:
    """Refuse what a format cannot do.

    Raises:
        CannotExport: it needs the key and there is only a learner's copy, or it has no such sheet.
    """
    if options.kind not in export.kinds:
        message = f"{export.title} has no {options.kind}; it has {', '.join(export.kinds)}"
        raise CannotExport(message)
    if not source.has_key and (export.needs_key or options.kind not in {SheetKind.worksheet, SheetKind.answer_sheet}):
        what = export.title if export.needs_key else f"a {options.kind}"
        message = f"a learner's copy holds no answers, and {what} needs them; name the key file"
        raise CannotExport(message)
