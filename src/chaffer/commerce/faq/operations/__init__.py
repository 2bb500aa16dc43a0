"""Changes of the shop's answers."""
