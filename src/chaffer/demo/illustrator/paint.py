"""One picture: the room first, then the thing in it."""

from collections.abc import Callable

from chaffer.demo.illustrator.families import bottom, coat, dress, top
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.scene import SCENES

FAMILIES: dict[str, Callable[[Pen, Recipe], None]] = {
    "bottom": bottom.draw,
    "coat": coat.draw,
    "dress": dress.draw,
    "top": top.draw,
}
CLOSE_SCALE = 2.0


def paint(name: str, recipe: Recipe, *, close: bool = False) -> str:
    """The SVG of a recipe. `name` seeds what looks accidental. A close-up shows the recipe's `focus` twice as large."""
    pen = Pen(name)
    SCENES[recipe.word("scene", "table")](pen)
    if close:
        x, y = recipe.number("focus_x", 400), recipe.number("focus_y", 330)
        with pen.moved(400 - x * CLOSE_SCALE, 520 - y * CLOSE_SCALE, 0, CLOSE_SCALE):
            FAMILIES[recipe.word("family")](pen, recipe)
    else:
        FAMILIES[recipe.word("family")](pen, recipe)
    return pen.svg()
