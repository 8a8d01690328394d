"""The root of every error that a person can cause, and what is told apart below all layers."""


class DosecalcError(Exception):
    """Something a person wrote cannot be used; `str()` says what, where, and what to write instead."""


class AlreadyThere(FileExistsError):
    """A file that is to stay is where another should be written."""
