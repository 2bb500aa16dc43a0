"""The people who work in a shop: how they come in, and what they may do."""
