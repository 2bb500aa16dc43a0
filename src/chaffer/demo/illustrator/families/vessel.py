"""Vases, potted plants, candles, jars and bottles."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import line
from chaffer.demo.illustrator.fabric import leaf
from chaffer.demo.illustrator.families.blossom import FLOWERS
from chaffer.demo.illustrator.families.potted import plant
from chaffer.demo.illustrator.families.scented import bottle, candle, diffuser, jar, soap, tin
from chaffer.demo.illustrator.families.turned import FOOT, PROFILES, turned
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import DEEP_LEAF, LEAF, light, shade


def draw(pen: Pen, recipe: Recipe) -> None:
    kind = recipe.word("kind", "vase")
    scale = recipe.number("scale", 1.0 if kind in ("vase", "plant") else 1.18)
    with pen.moved(400 - 400 * scale, FOOT - FOOT * scale, 0, scale):
        KINDS[kind](pen, recipe)


def _vase(pen: Pen, recipe: Recipe) -> None:
    profile = PROFILES[recipe.word("profile", "amphora")]
    top = FOOT - profile[-1][1]
    pen.ground_shadow(420, FOOT + 4, profile[-1][0] + 90, 26)
    for k, name in enumerate(recipe.words("stems")):
        lean = (k - (len(recipe.words("stems")) - 1) / 2) * 26
        with pen.moved(400, top + 30, lean):
            pen.stroke("M0 0Q8 -120 0 -190", DEEP_LEAF, 6)
            leaf(pen, 0, -70, 70, -140, LEAF)
            leaf(pen, 0, -110, 64, -40, DEEP_LEAF)
            FLOWERS[name](pen, 0, -210, recipe.number("bloom", 54), recipe.colour("bloom_colour", "#E8CFC2"))
    turned(pen, recipe, profile, top, recipe.main)
    if recipe.flag("handles"):
        for way in (-1, 1):
            pen.stroke(
                line([(400 + way * 66, top + 36), (400 + way * 132, top + 60), (400 + way * 126, top + 190)]),
                light(recipe.main, 0.05) if way < 0 else shade(recipe.main, 0.16),
                20,
            )
    if recipe.word("profile") in ("jug", "ewer"):
        pen.stroke(
            line([(486, top + 30), (570, top + 60), (574, top + 190), (520, top + 250)]), shade(recipe.main, 0.14), 24
        )


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "vase": _vase,
    "plant": plant,
    "candle": candle,
    "tin": tin,
    "jar": jar,
    "bottle": bottle,
    "soap": soap,
    "diffuser": diffuser,
}
