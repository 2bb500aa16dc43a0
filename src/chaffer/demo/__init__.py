"""The demo shop, Marlow & Fig: its catalogue, its facts and its pictures."""

from chaffer.demo.lines import catalogue_lines
from chaffer.demo.pictures import draw, picture
from chaffer.demo.shop import answers, customs, shop, suggestions, team
from chaffer.demo.together import bundle_lines

__all__ = ["answers", "bundle_lines", "catalogue_lines", "customs", "draw", "picture", "shop", "suggestions", "team"]
from chaffer.demo.shop import clients

__all__ = ["answers", "bundle_lines", "catalogue_lines", "clients", "draw", "picture", "shop", "suggestions", "team"]
