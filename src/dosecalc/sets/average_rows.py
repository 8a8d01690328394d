"""Rows that are nobody's: the averages with which a learning platform ends a table of learners.

Moodle's Grades report of a quiz writes them below the attempts, of the group and of all, with this label where a family
name stands and nothing in the columns that tell learners apart (mod/quiz/report/overview/overview_table.php, strings
`overallaverage` and `groupavg` of the component `grades`). Its Responses report has none.
"""

from __future__ import annotations

from dosecalc.sets.problem_set import comparable

LABELS = frozenset(
    map(
        comparable,
        (
            *("Overall average", "Group average", "Gesamtdurchschnitt", "Gruppendurchschnitt"),
            *("Moyenne globale", "Moyenne du groupe", "Promedio general", "Promedio global", "Promedio del grupo"),
            *(
                "Média geral",
                "Média do grupo",
                "Media generale",
                "Media di gruppo",
                "Mitjana total",
                "Mitjana del grup",
            ),
            *("Algemeen gemiddelde", "Groepsgemiddelde", "Övergripande medelbetyg", "Medelbetyg för grupp"),
            *("Medie generală", "Medie grup", "Celkový průměr", "Csoportátlag", "Обща средна", "Trung bình tổng"),
            *("全平均", "總平均"),
        ),
    )
)
"""As Moodle's language packs have them, as far as they were at hand."""


def is_average(id_: str, name: str) -> bool:
    """Whether a row with these is an average; whoever has both an id and a name is somebody.

    >>> is_average("", "Overall average"), is_average("s17", "Overall average"), is_average("", "Ann Lee")
    (True, False, False)
    """
    said = [text for text in (id_, name) if text]
    return len(said) == 1 and comparable(said[0]) in LABELS
