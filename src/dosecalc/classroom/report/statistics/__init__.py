"""Statistics of marks, never of doses: exact wherever a fraction can hold them; floats stay inside this package."""
