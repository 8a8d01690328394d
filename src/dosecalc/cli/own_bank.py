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

    It does where it is the only one named, no bank is named otherwise, and no name in it is taken by the built-in bank.
    """
    from dosecalc.bank.faults import InvalidBank
    from dosecalc.bank.files import check_names

    folders = [path for path in paths if os.path.isdir(path)]  # noqa: PTH112 - never raises, however long the name
    if len(folders) != 1 or os.environ.get(OWN_BANK):
        yield
        return
    with _named(str(folders[0].absolute())):
        try:
            check_names()
        except InvalidBank:  # what is wrong with its names is told as the rest is
            del os.environ[OWN_BANK]
        yield


@contextmanager
def _named(folder: str) -> Iterator[None]:
    before, os.environ[OWN_BANK] = os.environ.get(OWN_BANK), folder
    try:
        yield
    finally:
        os.environ.pop(OWN_BANK, None)
        if before is not None:
            os.environ[OWN_BANK] = before
