"""Changing what goes with what."""
