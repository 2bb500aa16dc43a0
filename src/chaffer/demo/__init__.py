"""The demo shop, Marlow & Fig: its catalogue, its facts and its pictures."""

from chaffer.demo.lines import catalogue_lines
from chaffer.demo.pictures import draw, picture
from chaffer.demo.shop import answers, clients, customs, shop, suggestions, team
from chaffer.demo.together import bundle_lines

__all__ = [
    "answers", "bundle_lines", "catalogue_lines", "clients", "customs", "draw", "picture", "shop", "suggestions", "team",
]  # fmt: skip
