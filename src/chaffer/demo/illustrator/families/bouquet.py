"""Bouquets: greenery behind, flowers in front, and what holds them."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import Point, around, box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.blossom import FLOWERS, GREENS, TALL
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import DEEP_LEAF, LEAF, light, mix, shade

# Where the heads of a round bouquet go, from the back to the front: x, y, relative size.
DOME: list[tuple[float, float, float]] = [
    (400, 190, 0.82), (300, 226, 0.82), (500, 226, 0.82), (222, 312, 0.86), (578, 312, 0.86), (352, 262, 0.9), (450, 262, 0.9),
    (276, 388, 0.96), (528, 388, 0.96), (400, 350, 1.08), (330, 446, 1), (472, 446, 1), (400, 490, 0.92),
]  # fmt: skip
SMALL: list[tuple[float, float, float]] = [
    (400, 262, 0.9), (310, 300, 0.9), (490, 300, 0.9), (262, 386, 0.94), (540, 386, 0.94), (400, 372, 1.1), (336, 462, 0.96), (466, 462, 0.96),
]  # fmt: skip
LOOSE: list[tuple[float, float, float]] = [
    (300, 210, 0.86), (430, 160, 0.9), (540, 240, 0.9), (220, 330, 0.9), (370, 300, 1), (490, 350, 1), (290, 430, 1), (420, 450, 1.04), (560, 430, 0.9),
]  # fmt: skip
FORMS = {"dome": DOME, "small": SMALL, "loose": LOOSE}


def draw(pen: Pen, recipe: Recipe) -> None:
    if recipe.word("held") == "wreath":
        _wreath(pen, recipe)
        return
    held = HOLDERS[recipe.word("held", "paper")]
    pen.ground_shadow(410, 870, 190, 26, 0.3)
    foot = held(pen, recipe, True)
    _greens(pen, recipe, foot)
    _heads(pen, recipe, foot)
    held(pen, recipe, False)


def _greens(pen: Pen, recipe: Recipe, foot: Point) -> None:
    tone = recipe.colour("green", LEAF)
    for k in range(12):
        turn = -90 + (k - 5.5) * 10 + pen.chance(-4, 4)
        start = (foot[0], foot[1] - 90)
        leaf(pen, *start, pen.chance(370, 420) - abs(k - 5.5) * 14, turn, tone if k % 2 else shade(tone, 0.18), 0.15)
    for name in recipe.words("greens"):
        for k in range(5):
            turn = (k - 2) * 22 + pen.chance(-5, 5)
            with pen.moved(foot[0], foot[1] - 60, turn):
                FLOWERS[name](pen, 0, -350, 92, recipe.colour("green_tint", mix(tone, "#9DB5A2", 0.5)))


def _heads(pen: Pen, recipe: Recipe, foot: Point) -> None:
    flowers, colours = recipe.words("flowers"), recipe.words("colours")
    size = recipe.number("size", 84)
    lift = foot[1] - 700
    for k, (x, y, scale) in enumerate(FORMS[recipe.word("form", "dome")]):
        name = flowers[k % len(flowers)]
        colour = colours[(k * 2 + k // 3) % len(colours)]
        if name in GREENS:
            colour = recipe.colour("green_tint", "#8FAE98")
        px, py = x + pen.chance(-12, 12), y + lift + pen.chance(-10, 10)
        if name in TALL or recipe.word("form") == "loose":
            pen.stroke(
                line([(foot[0], foot[1]), ((px + foot[0]) / 2, (py + foot[1]) / 2 + 20), (px, py)]), DEEP_LEAF, 6
            )
        leaf(pen, px, py, size * 1.25, pen.chance(10, 80), DEEP_LEAF, 0.28)
        leaf(pen, px, py, size * 1.2, pen.chance(110, 170), LEAF, 0.28)
        if name in TALL:
            with pen.moved(px, py, (px - 400) * 0.16):
                FLOWERS[name](pen, 0, 0, size * scale * 1.12, colour)
        else:
            FLOWERS[name](pen, px, py, size * scale, colour)


def _paper(pen: Pen, recipe: Recipe, back: bool) -> Point:
    colour = recipe.colour("wrap", "#D9BB92")
    if back:
        pen.path(polygon((180, 420), (286, 330), (520, 326), (628, 420), (446, 860), (356, 860)), shade(colour, 0.14))
        return (400, 720)
    front = shape(
        [(176, 470), (290, 520), (400, 600)],
        [(400, 600), (510, 520), (624, 470)],
        [(624, 470), (470, 720)],
        [(470, 720), (452, 872), (350, 872), (332, 720)],
        [(332, 720), (176, 470)],
    )
    pen.solid(front, colour, 16, 0.14)
    weave(pen, front, recipe.word("wrap_weave"), colour, (170, 460, 630, 880), recipe.word("second"))
    pen.path(polygon((400, 600), (624, 470), (470, 720), (440, 740)), shade(colour, 0.1))
    pen.path(polygon((400, 600), (176, 470), (214, 532), (392, 640)), light(colour, 0.25))
    _ribbon(pen, recipe.colour("ribbon", "#C2512F"))
    return (400, 720)


def _ribbon(pen: Pen, colour: str) -> None:
    pen.solid(mirrored(400, [(70, 704), (68, 738)], [(68, 738), (0, 746)]), colour, 8)
    for way in (-1, 1):
        pen.path(
            shape(
                [(400, 726), (400 + way * 26, 800), (400 + way * 20, 860)],
                [(400 + way * 20, 860), (400 + way * 50, 850), (400 + way * 52, 790), (400, 726)],
            ),
            shade(colour, 0.15),
        )
        pen.path(
            shape(
                [(400, 724), (400 + way * 46, 684), (400 + way * 84, 700)],
                [(400 + way * 84, 700), (400 + way * 80, 744), (400, 726)],
            ),
            light(colour, 0.12) if way < 0 else colour,
        )
    pen.path(box(386, 710, 28, 30, 8), shade(colour, 0.25))


def _vase(pen: Pen, recipe: Recipe, back: bool) -> Point:
    colour = recipe.colour("wrap", "#DDE6E4")
    if back:
        pen.path(ellipse(400, 600, 74, 14), shade(colour, 0.4))
        return (400, 660)
    outline = mirrored(
        400, [(0, 612), (74, 600)], [(74, 600), (70, 640), (108, 720), (116, 800), (88, 868)], [(88, 868), (0, 874)]
    )
    pen.solid(outline, colour, 26, 0.2)
    with pen.inside(outline):
        pen.stroke(line([(318, 690), (304, 760), (318, 830)]), light(colour, 0.7), 14)
        if recipe.flag("glass"):
            pen.path(box(260, 700, 280, 200), mix(colour, "#7FA8A0", 0.3), fill_opacity=0.6)
            for dx in (-30, 0, 30):
                pen.stroke(f"M{400 + dx * 0.6} 610L{400 - dx} 850", LEAF, 7)
    weave(pen, outline, recipe.word("wrap_weave"), colour, (280, 600, 520, 870), recipe.word("second"))
    return (400, 660)


def _basket(pen: Pen, recipe: Recipe, back: bool) -> Point:
    colour = recipe.colour("wrap", "#C39A6B")
    if back:
        pen.stroke(line([(220, 640), (250, 360), (400, 250), (550, 360), (580, 640)]), shade(colour, 0.2), 20)
        pen.path(ellipse(400, 640, 186, 36), shade(colour, 0.4))
        return (400, 690)
    outline = mirrored(
        400, [(0, 676), (110, 668), (190, 640)], [(190, 640), (176, 780), (140, 862)], [(140, 862), (0, 874)]
    )
    pen.solid(outline, colour, 24)
    weave(pen, outline, "wicker", colour, (200, 640, 600, 880), light(colour, 0.5))
    pen.stroke(
        line([(210, 642), (290, 668), (400, 678), (510, 668), (590, 642)]),
        light(colour, 0.2),
        20,
        stroke_dasharray="22 7",
    )
    return (400, 690)


def _hatbox(pen: Pen, recipe: Recipe, back: bool) -> Point:
    colour = recipe.colour("wrap", "#E8CFC2")
    if back:
        return (400, 730)
    pen.solid(
        mirrored(400, [(0, 690), (110, 684), (176, 652)], [(176, 652), (176, 850)], [(176, 850), (90, 876), (0, 880)]),
        colour,
        28,
    )
    pen.solid(
        mirrored(400, [(0, 676), (110, 668), (184, 636)], [(184, 636), (184, 676)], [(184, 676), (100, 710), (0, 716)]),
        light(colour, 0.12),
        18,
    )
    pen.path(
        mirrored(400, [(0, 756), (100, 750), (176, 728)], [(176, 728), (176, 760)], [(176, 760), (100, 782), (0, 788)]),
        recipe.colour("ribbon", "#C2512F"),
    )
    return (400, 690)


def _tied(pen: Pen, recipe: Recipe, back: bool) -> Point:
    if back:
        for k in range(9):
            dx = (k - 4) * 16
            pen.stroke(f"M{400 + dx * 0.5} 640L{400 - dx * 1.5} 872", DEEP_LEAF if k % 2 else LEAF, 10)
        return (400, 690)
    pen.solid(box(352, 690, 96, 50, 12), recipe.colour("ribbon", "#E7DAC6"), 9)
    for way in (-1, 1):
        pen.stroke(
            line([(400, 716), (400 + way * 36, 790), (400 + way * 30, 850)]), recipe.colour("ribbon", "#E7DAC6"), 12
        )
    return (400, 690)


def _wreath(pen: Pen, recipe: Recipe) -> None:
    pen.stroke("M400 90V220", "#C2512F", 12)
    pen.stroke(ellipse(414, 512, 218, 218), "#BFA88D", 90, stroke_opacity=0.35)
    pen.stroke(ellipse(400, 496, 218, 218), "#7A5A3C", 26)
    tone = recipe.colour("green", LEAF)
    for k in range(90):
        x, y = around(400, 496, 218 + pen.chance(-34, 34), k * 4)
        leaf(
            pen,
            x,
            y,
            pen.chance(60, 96),
            k * 4 + 90 + pen.chance(-50, 50),
            [tone, shade(tone, 0.2), light(tone, 0.15)][k % 3],
            0.26,
        )
    flowers, colours = recipe.words("flowers"), recipe.words("colours")
    for k in range(int(recipe.number("count", 12))):
        x, y = around(400, 496, 218, 70 + k * recipe.number("spread", 18))
        FLOWERS[flowers[k % len(flowers)]](
            pen, x, y, recipe.number("size", 50) * pen.chance(0.8, 1.1), colours[k % len(colours)]
        )


HOLDERS: dict[str, Callable[[Pen, Recipe, bool], Point]] = {
    "paper": _paper,
    "vase": _vase,
    "basket": _basket,
    "hatbox": _hatbox,
    "tied": _tied,
}
