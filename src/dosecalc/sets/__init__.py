"""Problem sets: drawn together with their key, in one variant or several, and kept in files."""
