"""Dresses on a tailor's form: bodice, sleeves, skirt and trimming are chosen apart."""

from chaffer.demo.illustrator.curve import box, ellipse, line, mirrored, shape
from chaffer.demo.illustrator.fabric import leaf
from chaffer.demo.illustrator.families.bodice import draw_bodice, draw_sleeves, tied_bow
from chaffer.demo.illustrator.families.skirt import HEMS, WAIST, draw_skirt
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import BRASS, DARK_WOOD, LINEN, light, luminance, mix, shade


def draw(pen: Pen, recipe: Recipe) -> None:
    hem = HEMS[recipe.word("length", "floor")]
    _form(pen, hem)
    if recipe.word("sleeve", "none") in ("bishop", "long", "elbow"):
        draw_sleeves(pen, recipe)
    draw_skirt(pen, recipe, hem)
    draw_bodice(pen, recipe)
    if recipe.word("sleeve", "none") in ("cap", "short", "puff", "flutter", "off"):
        draw_sleeves(pen, recipe)
    _trim(pen, recipe, hem)


def _form(pen: Pen, hem: float) -> None:
    """The tailor's form, its wooden cap, and the stand below the hem."""
    pen.ground_shadow(400, 890, 230, 26)
    pen.path(box(392, hem - 40, 16, 890 - hem + 40), DARK_WOOD)
    pen.path(box(392, hem - 40, 6, 890 - hem + 40), mix(DARK_WOOD, "#FFFFFF", 0.25))
    pen.path("M318 894Q330 872 400 868Q470 872 482 894Z", DARK_WOOD)
    body = mirrored(400, [(30, 150), (30, 186), (44, 204), (84, 218)], [(84, 218), (92, 250), (88, 300), (64, 408)])
    pen.solid(body, LINEN, 16)
    pen.solid(ellipse(400, 150, 31, 10), "#B58858", 8)
    pen.path(mirrored(400, [(5, 108), (9, 124), (5, 142)]), "#B58858")
    pen.stroke("M400 160V300", shade(LINEN, 0.14), 2, stroke_dasharray="5 5")


def _trim(pen: Pen, recipe: Recipe, hem: float) -> None:
    colour = recipe.colour("trim", shade(recipe.main, 0.3))
    waist = 84 if recipe.word("skirt") == "shift" else 66
    for kind in recipe.words("trims"):
        match kind:
            case "sash" | "belt":
                high = 26 if kind == "sash" else 16
                pen.solid(
                    mirrored(
                        400,
                        [(waist + 1, WAIST - high / 2), (waist + 2, WAIST + high / 2)],
                        [(waist + 2, WAIST + high / 2), (0, WAIST + high / 2 + 8)],
                    ),
                    colour,
                    10,
                )
                if kind == "belt":
                    pen.path(box(386, WAIST - 7, 28, 26, 4), "none", stroke=BRASS, stroke_width=5)
            case "bow":
                tied_bow(pen, 372, WAIST + 6, 34, colour)
            case "sidebow":
                tied_bow(pen, 452, WAIST + 6, 30, colour)
            case "bigbow":
                tied_bow(pen, 400, 286, 46, colour)
            case "flowers":
                for x, y, size in ((350, 404, 17), (376, 416, 13), (330, 420, 12)):
                    for k in range(6):
                        leaf(pen, x, y, size, k * 60 + 10, light(colour, 0.1 * (k % 3)), 0.5)
                    pen.circle(x, y, size * 0.25, BRASS)
            case "buttons":
                for k in range(int((hem - WAIST) / 48)):
                    pen.circle(400, WAIST + 32 + k * 46, 5.5, colour)
                pen.stroke(f"M412 {WAIST + 10}V{hem}", shade(recipe.main, 0.16), 2)
            case "pockets":
                for way in (-1, 1):
                    pen.stroke(
                        line([(400 + way * 58, 450), (400 + way * 82, 480), (400 + way * 92, 524)]),
                        shade(recipe.main, 0.25),
                        3.5,
                    )
            case "pearls":
                for k in range(13):
                    share = -1 + 2 * k / 12
                    pen.circle(
                        400 + share * 76,
                        262 - 20 * abs(share) + 6,
                        4.4,
                        "#FFFDF6" if luminance(recipe.main) < 0.85 else "#E4D5BE",
                    )
            case "feathers":
                for k in range(26):
                    x = 400 - 150 + k * 12
                    leaf(pen, x, hem - 34, 54, 90 + pen.chance(-24, 24), light(recipe.main, pen.chance(0.05, 0.4)))
            case "cape":
                _cape(pen, recipe)
            case _:
                raise ValueError(f"no trimming called {kind!r}")


def _cape(pen: Pen, recipe: Recipe) -> None:
    colour = light(recipe.main, 0.35)
    for way in (-1, 1):
        pen.path(shape([(400 + way * 58, 206), (400 + way * 130, 330), (400 + way * 190, 640)],
                       [(400 + way * 190, 640), (400 + way * 150, 660), (400 + way * 112, 630)],
                       [(400 + way * 112, 630), (400 + way * 96, 380), (400 + way * 84, 222)]), colour, fill_opacity=0.75)  # fmt: skip
