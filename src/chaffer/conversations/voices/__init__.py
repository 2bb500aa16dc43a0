"""How we say it, in each language."""
