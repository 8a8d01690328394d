"""A second reader of typed answers, written from the manual page and not from the first one.

The first walks over the text once and takes what comes next. This one is a table of rules: it finds every way in which
the whole text can be read, and takes it only if all ways come to the same. It imports nothing of the program;
`tests/quantities/test_two_readers.py` holds the two to each other.
"""
