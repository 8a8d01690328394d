"""Flash cards."""
