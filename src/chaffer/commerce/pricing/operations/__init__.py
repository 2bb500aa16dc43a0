"""Changing tax and delivery."""
