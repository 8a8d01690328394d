"""What a command's exit code means."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    FAULTS_FOUND = 1
    BAD_USAGE = 2
    NOT_WRITTEN = 3
    HUNG_UP = 129
    INTERRUPTED = 130
    QUIT = 131
    TERMINATED = 143
