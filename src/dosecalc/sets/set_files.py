"""The files of a set in their folder: the key of the instructor's, and a copy for each variant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosecalc.files import made_folder, new_file, writing
from dosecalc.sets.copy_file import write_copy
from dosecalc.sets.key_file import write_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosecalc.sets.problem_set import ProblemSet, Variant

KEY = "key.json"
COPY = "set"


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
            UnwritableFile: it cannot be written.
        """
        with writing(self.key):
            write_key(made, self.key)

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

    def left_of_another(self, made: ProblemSet) -> list[Path]:
        """Copies that lie in the folder and are of no variant of this set."""
        written = {self.copy(variant).name for variant in made.variants}
        return [
            path
            for path in sorted(self.folder.glob(f"{COPY}-*.json"))
            if path.name not in written and path.name.count(".") == 1
        ]
