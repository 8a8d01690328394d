"""The root of every error that a person can cause."""


class DosecalcError(Exception):
    """Something a person wrote cannot be used; `str()` says what, where, and what to write instead."""
