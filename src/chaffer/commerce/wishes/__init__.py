"""Shoppers who wait until a thing is there again."""
