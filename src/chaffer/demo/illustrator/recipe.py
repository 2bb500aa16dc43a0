"""What a picture is made of: words, numbers and colours read from the drawing file."""

from collections.abc import Mapping
from typing import Any


class Recipe:
    """Parameters of one drawing. `main` is the colour of the variant shown."""

    def __init__(self, told: Mapping[str, Any], main: str) -> None:
        self._told = told
        self.main = main

    def word(self, name: str, otherwise: str = "") -> str:
        return str(self._told.get(name, otherwise))

    def words(self, name: str) -> list[str]:
        told = self._told.get(name, [])
        return [str(each) for each in told]

    def number(self, name: str, otherwise: float) -> float:
        return float(self._told.get(name, otherwise))

    def flag(self, name: str) -> bool:
        return bool(self._told.get(name, False))

    def colour(self, name: str, otherwise: str) -> str:
        """A #RRGGBB colour; "main" means the variant's own."""
        told = str(self._told.get(name, otherwise))
        return self.main if told == "main" else told
