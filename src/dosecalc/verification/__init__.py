"""What proves the bank right: every key worked out again, every template walked."""
