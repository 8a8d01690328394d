"""`--bank DIR` of every command that reads the bank, and before them all: a folder of one's own problems."""

from __future__ import annotations

import os
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperOption

from dosecalc.bank.variable import OWN_BANK
from dosecalc.cli.carrying import carried

if TYPE_CHECKING:
    from collections.abc import Iterator

HELP = "A folder of your own templates, policies and blueprints, beside the built-in ones."


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
        """Run the command with the folder that was named."""
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
    from dosecalc.bank.folder import folder_named

    before, os.environ[OWN_BANK] = os.environ.get(OWN_BANK), str(folder_named(folder))
    try:
        with nullcontext() if folder == before else carried(context, "--bank", folder):
            yield
    finally:
        if before is None:
            del os.environ[OWN_BANK]
        else:
            os.environ[OWN_BANK] = before
