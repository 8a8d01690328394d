"""Moodle XML, for a Moodle on MySQL or MariaDB, whose database takes mL/h and ml/h for the same unit."""

from dosecalc.exports.export import Export
from dosecalc.exports.quizzes.moodle_export import MoodleExport

EXPORT: Export = MoodleExport("moodle-mysql", "Moodle XML for MySQL", "moodle-mysql.xml", tells_capitals=False)
