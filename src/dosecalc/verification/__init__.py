"""Proof that a bank or a set is right: everything that is wrong with it, and poor craft, told with its place."""
