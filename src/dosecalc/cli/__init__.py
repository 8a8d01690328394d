"""The command line: one module per command, each of which calls one library function and prints what comes back."""
