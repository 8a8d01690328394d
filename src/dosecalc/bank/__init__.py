"""The bank: formulary, policies and templates as data; a template and a seed become a problem."""
