"""How things are said: texts in four languages, and what shoppers see made of them."""

from chaffer.conversations.voices.render import render

__all__ = ["render"]
