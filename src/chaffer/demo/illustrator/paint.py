"""One picture: the room first, then the thing in it."""

from collections.abc import Callable

from chaffer.demo.illustrator.families import (
    bag,
    bottom,
    bouquet,
    coat,
    dress,
    home,
    jewel,
    kitchen,
    paper,
    shoe,
    top,
    toy,
    vessel,
    worn,
)
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.scene import SCENES

FAMILIES: dict[str, Callable[[Pen, Recipe], None]] = {
    "bag": bag.draw,
    "bottom": bottom.draw,
    "bouquet": bouquet.draw,
    "coat": coat.draw,
    "dress": dress.draw,
    "home": home.draw,
    "jewel": jewel.draw,
    "kitchen": kitchen.draw,
    "paper": paper.draw,
    "shoe": shoe.draw,
    "top": top.draw,
    "toy": toy.draw,
    "vessel": vessel.draw,
    "worn": worn.draw,
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
