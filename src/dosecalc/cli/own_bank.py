"""`--bank DIR` of every command that reads the bank, and before them all: a folder of one's own problems."""

from __future__ import annotations

import os
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperOption

from dosecalc.bank.variable import OWN_BANK
from dosecalc.cli.carrying import carried
from dosecalc.cli.named_files import refuse_empty_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

HELP = "A folder of your own templates, policies and blueprints, used beside the built-in ones."


class ReadsBank(TyperCommand):
    """A command that takes `--bank` beside its own options."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.params.append(
            TyperOption(
                param_decls=["--bank"],
                envvar=OWN_BANK,
                show_envvar=True,
                expose_value=False,
                callback=lambda context, _parameter, folder: context.meta.update({OWN_BANK: folder}),
                metavar="DIR",
                help=HELP,
            )
        )

    def invoke(self, ctx: Any) -> Any:
        """Run the command with the folder that was named.

        Raises:
            NamesNoFile: an empty text stands where a file or folder is to be named.
        """
        refuse_empty_names(self.params, ctx.params)
        with using(ctx, ctx.meta.get(OWN_BANK)):
            return super().invoke(ctx)


@contextmanager
def using(context: Any, folder: str | None) -> Iterator[None]:
    """Have what runs meanwhile, and processes that it starts, read that folder too; nothing else where none is named.

    Commands that are told meanwhile name it as it was typed; not where the variable names it.

    Raises:
        UnusableBank: there is no such folder.
    """
    if not folder:
        yield
        return
    from dosecalc.bank.folder import LEFT_OUT, folder_named

    before = os.environ.get(OWN_BANK)
    left_out = LEFT_OUT.set(frozenset())
    try:
        with (
            _named(str(folder_named(folder))),
            nullcontext() if folder == before else carried(context, "--bank", folder),
        ):
            yield
    finally:
        LEFT_OUT.reset(left_out)


@contextmanager
def counting_as_bank(paths: Sequence[Path]) -> Iterator[None]:
    """Have the folder that is verified count as a bank, so that its blueprints find its own policies and topics.

    It does where it is the only one named, no bank is named otherwise, and it is laid out as a bank.
    """
    folders = [path for path in paths if os.path.isdir(path)]  # noqa: PTH112 - never raises, however long the name
    if len(folders) != 1 or os.environ.get(OWN_BANK) or not _is_bank(folder := folders[0].absolute()):
        yield
        return
    with _named(str(folder)):
        yield


def _is_bank(folder: Path) -> bool:
    """Whether a folder is laid out as a bank of one's own: meant for one, or with topics that can stand in one.

    A bank that is meant as such keeps its faults, and they are told. A copy of the built-in bank is none of one's own.
    """
    from dosecalc.bank.faults import InvalidBank
    from dosecalc.bank.files import check_names
    from dosecalc.bank.folder import bank_folder
    from dosecalc.bank.layout import holds_topics, is_marked, templates_of

    if is_marked(folder):
        own, built_in = ({path.stem for path in templates_of(each)} for each in (folder, bank_folder()))
        return not own >= built_in
    if not holds_topics(folder):
        return False
    with _named(str(folder)):
        try:
            check_names()
        except InvalidBank:  # files that take the place of built-in ones, or of one another, are told as that
            return False
    return True


@contextmanager
def _named(folder: str) -> Iterator[None]:
    before, os.environ[OWN_BANK] = os.environ.get(OWN_BANK), folder
    try:
        yield
    finally:
        os.environ.pop(OWN_BANK, None)
        if before is not None:
            os.environ[OWN_BANK] = before
