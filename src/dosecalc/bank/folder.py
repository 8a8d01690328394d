"""Where the bank's files are: beside the package once installed, in the project's top folder before."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


@cache
def bank_folder() -> Path:
    """The folder that holds `templates`, `formulary`, `policies` and `blueprints`."""
    installed = PACKAGE / "problems"
    return installed if installed.is_dir() else PACKAGE.parents[1] / "problems"
