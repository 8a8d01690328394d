"""A secret of the instructor's, without which nobody can tell which draws a set shows."""

from __future__ import annotations

import os
from base64 import b32encode
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from dosecalc.errors import AlreadyThere, DosecalcError
from dosecalc.files import new_file, opened_plainly, writing
from dosecalc.untrusted import cleaned
from dosecalc.whole_files import written_whole

if TYPE_CHECKING:
    from pathlib import Path

SHORTEST, LONGEST = 16, 4096
"""Bytes of a secret."""

MADE_BYTES = 32
CODE_BYTES = 8
PADDING = "==="
"""With which codes ended before: in keys and answers that are kept, and compared without it."""


class UnusableSecret(DosecalcError):
    """A file cannot serve as a secret."""


@dataclass(frozen=True)
class Secret:
    """What the draws and codes of a set are made with; empty where the set has none."""

    content: bytes = b""

    @property
    def is_kept(self) -> bool:
        """Whether there is one."""
        return bool(self.content)

    def tag(self, text: str) -> str:
        """A word that stands for a text and that nobody can make without the secret."""
        return blake2b(text.encode(), key=self._key, digest_size=MADE_BYTES).hexdigest()

    def code(self, text: str, size: int = CODE_BYTES) -> str:
        """The same, short, in letters and digits that are not easily confused."""
        digest = blake2b(text.encode(), key=self._key, digest_size=size).digest()
        return b32encode(digest).decode().lower().removesuffix(PADDING)

    @property
    def _key(self) -> bytes:
        return blake2b(self.content, digest_size=MADE_BYTES).digest() if self.content else b""


def secret_at(path: Path) -> tuple[Secret, bool]:
    """The secret of a file, and whether it is a new one, because the file was not there yet.

    Raises:
        UnusableSecret: the file holds none.
        UnwritableFile: it cannot be written.
    """
    if os.path.lexists(path):
        return read_secret(path), False
    with writing(path), suppress(AlreadyThere):  # another program may make one meanwhile
        return make_secret(new_file(path, overwrite=True)), True
    return read_secret(path), False


def read_secret(path: Path) -> Secret:
    """The secret that a file holds.

    Raises:
        UnusableSecret: it cannot be read, or is too short to be one.
    """
    with opened_plainly(path, LONGEST) as file:
        content = file.read().strip()
    if len(content) < SHORTEST:
        message = f"{cleaned(str(path))} holds {len(content)} bytes; a secret has at least {SHORTEST}"
        raise UnusableSecret(message)
    return Secret(content)


def make_secret(path: Path) -> Secret:
    """A new secret, written to a file for its owner alone.

    Raises:
        OSError: it cannot be written.
    """
    import secrets  # noqa: PLC0415 - hardly any command needs it

    made = secrets.token_hex(MADE_BYTES).encode()
    with written_whole(path, may_replace=False) as temporary:
        temporary.write_bytes(made + b"\n")
    return Secret(made)
