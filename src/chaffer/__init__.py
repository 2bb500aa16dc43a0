"""Chaffer: a shop that lives inside the conversations its customers already have."""

__version__ = "0.1.0"
