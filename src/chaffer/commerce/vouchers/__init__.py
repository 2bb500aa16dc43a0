"""Codes that take something off."""
