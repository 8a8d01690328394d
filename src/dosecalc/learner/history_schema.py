"""The tables of a history, as numbered migrations; each is applied once, whole or not at all.

A migration that was ever released is never changed: what is new comes as another one at the end. A file tells by its
application id that it is a history, and by its user version how many migrations it has had.
"""

from __future__ import annotations

APPLICATION_ID = 0x444F5345
"""`DOSE`, at a fixed place in the file, https://www.sqlite.org/fileformat2.html#application_id."""

Migration = tuple[str, ...]
"""Its statements, one by one."""

ANSWERS: Migration = (
    """
    CREATE TABLE answer (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at INTEGER NOT NULL,
        "offset" INTEGER NOT NULL,
        session TEXT NOT NULL,
        mode TEXT NOT NULL,
        identity TEXT NOT NULL,
        part TEXT NOT NULL,
        template TEXT NOT NULL,
        topic TEXT NOT NULL,
        calculation TEXT NOT NULL,
        level INTEGER NOT NULL,
        text TEXT NOT NULL,
        verdict TEXT NOT NULL,
        mistakes TEXT NOT NULL,
        tries INTEGER NOT NULL,
        hints INTEGER NOT NULL,
        milliseconds INTEGER NOT NULL,
        confidence INTEGER,
        ending TEXT NOT NULL,
        points INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX answer_at ON answer (at)",
    "CREATE INDEX answer_topic ON answer (topic, number)",
    "CREATE INDEX outcome ON answer (number) WHERE ending <> ''",
    "CREATE INDEX outcome_of_skill ON answer (calculation, level, number) WHERE ending <> ''",
)
"""at: milliseconds since 1970 in UTC. mistakes: one a line. number orders: a clock may be wrong."""

WORKED_OUT: Migration = ("CREATE TABLE worked_out (name TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT",)
"""What takes long to work out from many answers, as JSON."""

MET: Migration = ("CREATE INDEX met ON answer (identity, part, number, session, ending, verdict)",)
"""By which it is found without reading the answers which session had a part of a problem first."""

MIGRATIONS: tuple[Migration, ...] = (ANSWERS, WORKED_OUT, MET)

DERIVED: tuple[str, ...] = ("worked_out",)
"""Tables that are worked out from the answers and can be worked out again; they are emptied whenever answers are taken
away or put between others."""

MERGING = (
    """
    CREATE TEMP TABLE place AS
    SELECT number, row_number() OVER (ORDER BY reached, number) AS place
    FROM (SELECT number, max(at) OVER (PARTITION BY number > :last ORDER BY number) AS reached FROM answer)
    """,
    "CREATE UNIQUE INDEX temp.place_number ON place (number)",
    "UPDATE answer SET number = -(SELECT place FROM temp.place WHERE place.number = answer.number)",
    "UPDATE answer SET number = -number",
    "DROP TABLE temp.place",
)
"""Numbers the answers up to the last and those after it as one sequence: by the latest time that each had reached."""
