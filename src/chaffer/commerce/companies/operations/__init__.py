"""Changing companies and who buys for them."""
