"""Moodle XML, for a Moodle on PostgreSQL or SQL Server."""

from dosecalc.exports.export import Export
from dosecalc.exports.quizzes.moodle_export import MoodleExport

EXPORT: Export = MoodleExport("moodle", "Moodle XML", "moodle.xml", tells_capitals=True)
