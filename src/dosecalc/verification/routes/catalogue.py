"""All second routes that the modules of this package hold, by the name of their calculation."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosecalc.verification.routes.route import Route

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def routes() -> Mapping[str, Route]:
    """Every route by name, in alphabetical order."""
    modules = [
        import_module(f"{__package__}.{found.name}") for found in pkgutil.iter_modules([str(Path(__file__).parent)])
    ]
    held = [value for module in modules for value in vars(module).values() if isinstance(value, Route)]
    return MappingProxyType({route.name: route for route in sorted(held, key=lambda route: route.name)})
