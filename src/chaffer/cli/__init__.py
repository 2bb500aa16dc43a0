"""The commands a merchant or a developer types."""
