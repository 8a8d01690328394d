"""The files of a set in their folder: the key of the instructor's, and a copy for each variant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.errors import DosecalcError
from dosecalc.files import made_folder, new_file, writing
from dosecalc.sets.copy_file import write_copy
from dosecalc.sets.key_file import read_key, write_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosecalc.sets.problem_set import ProblemSet, Variant

KEY = "key.json"
COPY = "set"
RESPONSES = ".responses.json"
"""With what the names of learners' responses end."""

OF_EXPORTS = (
    *(".html", ".pdf", ".md", ".problems.csv", ".problems.json", ".gift.txt", ".moodle.xml", ".moodle-mysql.xml"),
    *(".canvas.zip", ".qti.zip", ".apkg", ".losses.json"),
)
"""With what the names of exports end, and of what was lost in them."""


@dataclass(frozen=True)
class Earlier:
    """What lay in the folder before. set_id: of its key; empty where there was none. exports: which files, as known."""

    set_id: str
    exports: frozenset[tuple[Path, int, int]]


@dataclass(frozen=True)
class SetFiles:
    """A folder that a set is written into. overwrite: whether files of an earlier set may go."""

    folder: Path
    overwrite: bool = False

    @property
    def key(self) -> Path:
        """The key."""
        return self.folder / KEY

    @property
    def stem(self) -> Path:
        """With what the names of copies and exports begin."""
        return self.folder / COPY

    def copy(self, variant: Variant) -> Path:
        """The learner's copy of a variant."""
        return self.folder / f"{COPY}-{variant.name}.json"

    def prepare(self) -> None:
        """Make the folder, and refuse to destroy a key, before anything is drawn.

        Raises:
            UnwritableFile: the key is there already, or the folder cannot be made.
        """
        made_folder(self.folder)
        new_file(self.key, overwrite=self.overwrite)

    def write_key(self, made: ProblemSet) -> None:
        """Write the key.

        Raises:
            UnwritableFile: it is there already, even if it was not before anything was drawn, or cannot be written.
        """
        with writing(self.key):
            write_key(made, self.key, may_replace=self.overwrite)

    def write_copy(
        self, made: ProblemSet, variant: Variant, after_each: Callable[[int], None] = lambda _: None
    ) -> None:
        """Write the copy of a variant. after_each: called with the number of each problem.

        Raises:
            UnwritableFile: it is there already, or cannot be written.
        """
        path = new_file(self.copy(variant), overwrite=self.overwrite)
        with writing(path):
            write_copy(made, variant, path, after_each)

    def earlier(self) -> Earlier:
        """What lies in the folder before anything is written."""
        try:
            set_id = read_key(self.key).id
        except DosecalcError:
            set_id = ""
        return Earlier(set_id, self._exports())

    def left_of_another(self, made: ProblemSet, earlier: Earlier) -> list[Path]:
        """Copies that lie in the folder and are of no variant of this set, and exports of a set that it was not."""
        written = {self.copy(variant).name for variant in made.variants}
        copies = [path for path in self.folder.glob(f"{COPY}-*.json") if path.name.count(".") == 1]
        left = {path for path in copies if path.name not in written}
        if earlier.set_id not in {"", made.id}:
            left |= {path for path, *_ in earlier.exports & self._exports()}
        return sorted(left)

    def _exports(self) -> frozenset[tuple[Path, int, int]]:
        """Each file that an export can be, and by what it is known whether it was written anew."""
        found = (path for path in self.folder.glob(f"{COPY}-*") if path.name.endswith(OF_EXPORTS) and path.is_file())
        return frozenset((path, status.st_ino, status.st_mtime_ns) for path in found for status in (path.stat(),))
