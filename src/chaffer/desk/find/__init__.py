"""Finding people, messages and orders by a few words."""
