"""What no device can show."""

from dosecalc.errors import DosecalcError


class ImpossibleSetting(DosecalcError):
    """A device cannot stand so, or cannot be shown: more than it holds, less than nothing, a level outside the bag."""
