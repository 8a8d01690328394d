"""A tool with libraries of its own, and no tests."""

collect_ignore_glob = ["*.py"]
