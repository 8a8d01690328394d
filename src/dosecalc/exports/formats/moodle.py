"""Moodle XML, for a Moodle on PostgreSQL or SQL Server."""

from dosecalc.exports.quizzes.moodle_export import MoodleExport

EXPORT = MoodleExport("moodle", "Moodle XML", "moodle.xml", tells_capitals=True)
