"""Dresses on a tailor's form: bodice, sleeves, skirt and trimming are chosen apart."""

from itertools import pairwise

from chaffer.demo.illustrator.curve import between, box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import BRASS, DARK_WOOD, LINEN, light, luminance, mix, shade

HEMS = {"mini": 640.0, "knee": 720.0, "midi": 796.0, "floor": 868.0}
WAIST = 408.0

# Half widths of the skirt as (share of the way from waist to hem, units).
SKIRTS = {
    "aline": [(0, 64), (0.22, 96), (0.6, 142), (1, 190)],
    "soft": [(0, 64), (0.25, 96), (0.6, 122), (1, 146)],
    "ball": [(0, 64), (0.08, 118), (0.3, 192), (0.65, 246), (1, 276)],
    "full": [(0, 64), (0.12, 112), (0.45, 176), (1, 226)],
    "column": [(0, 64), (0.24, 97), (0.6, 96), (1, 100)],
    "pencil": [(0, 64), (0.28, 98), (0.65, 94), (1, 80)],
    "mermaid": [(0, 64), (0.2, 98), (0.5, 86), (0.62, 88), (0.82, 142), (1, 212)],
    "shift": [(0, 84), (0.3, 100), (1, 116)],
}


def draw(pen: Pen, recipe: Recipe) -> None:
    hem = HEMS[recipe.word("length", "floor")]
    _form(pen, hem)
    if recipe.word("sleeve", "none") in ("bishop", "long", "elbow"):
        _sleeves(pen, recipe)
    _skirt(pen, recipe, hem)
    _bodice(pen, recipe)
    if recipe.word("sleeve", "none") in ("cap", "short", "puff", "flutter", "off"):
        _sleeves(pen, recipe)
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


def _skirt_side(recipe: Recipe, hem: float) -> list[tuple[float, float]]:
    length = hem - WAIST
    scale = recipe.number("fullness", 1) * (0.72 + 0.28 * length / 460)
    rows = SKIRTS[recipe.word("skirt", "aline")]
    first = rows[0][1]
    return [(first + (width - first) * scale, WAIST + at * length) for at, width in rows]


def _skirt(pen: Pen, recipe: Recipe, hem: float) -> None:
    colour = recipe.colour("skirt_colour", recipe.main)
    side = _skirt_side(recipe, hem)
    wide = side[-1][0]
    ripple = recipe.number("ripple", 7 if wide > 120 else 2)
    waves = max(2, int(wide / 32))
    bottom = [
        (wide * (1 - k / waves), hem + 8 * (k / waves) + (ripple if k % 2 else -ripple)) for k in range(waves + 1)
    ]
    bottom[0] = (wide, hem)
    outline = mirrored(400, side, bottom)
    if recipe.word("skirt") == "ball" or recipe.flag("underskirt"):
        _underskirt(pen, wide, hem, colour)
    pen.path(outline, colour)
    with pen.inside(outline):
        if recipe.flag("tiers"):
            _tiers(pen, side, colour, int(recipe.number("tiers", 3)))
        else:
            _folds(pen, recipe, side, colour)
    weave(pen, outline, recipe.word("weave"), colour, (400 - wide, WAIST, 400 + wide, hem), recipe.word("second"))
    with pen.inside(outline):
        _shade_side(pen, side, colour)
        if recipe.flag("slit"):
            _slit(pen, side, hem)
        if recipe.flag("scatter"):
            _scatter(pen, side, hem, recipe.colour("trim", light(colour, 0.7)))
        if recipe.flag("border"):
            _border(pen, wide, hem, recipe.colour("trim", light(colour, 0.6)))


def _underskirt(pen: Pen, wide: float, hem: float, colour: str) -> None:
    for k, tone in ((22, 0.3), (10, 0.5)):
        points = [(400 - wide + 6 + 2 * (wide - 6) * j / 14, hem + k + (6 if j % 2 else -5)) for j in range(15)]
        pen.path(
            shape([(400 - wide * 0.9, hem - 90), points[0]], points, [points[-1], (400 + wide * 0.9, hem - 90)]),
            light(colour, tone),
        )


def _folds(pen: Pen, recipe: Recipe, side: list[tuple[float, float]], colour: str) -> None:
    """Dark wedges that open towards the hem, light ones beside them."""
    wide, hem = side[-1]
    hip = side[len(side) // 2]
    satin = recipe.word("weave") == "satin"
    count = int(recipe.number("folds", 5 if wide > 110 else 2))
    for k in range(count):
        share = -0.78 + 1.56 * (k + 0.5) / count + pen.chance(-0.06, 0.06)
        width = wide * pen.chance(0.1, 0.17)
        start = WAIST + (0 if wide > 210 else pen.chance(0, 0.2) * (hem - WAIST))
        top, middle, bottom = 400 + share * 54, 400 + share * hip[0] * 0.95, 400 + share * wide
        pen.path(
            shape([(top, start), (middle - 4, hip[1]), (bottom - width * 0.4, hem + 20)],
                  [(bottom + width * 0.6, hem + 20), (middle + 9, hip[1]), (top, start)]),
            shade(colour, 0.1),
        )  # fmt: skip
        pen.path(
            shape([(top - 5, start), (middle - 16, hip[1]), (bottom - width * 0.95, hem + 20)],
                  [(bottom - width * 0.55, hem + 20), (middle - 8, hip[1]), (top - 5, start)]),
            light(colour, 0.28 if satin else 0.16),
        )  # fmt: skip


def _shade_side(pen: Pen, side: list[tuple[float, float]], colour: str) -> None:
    outer = [(400 + dx + 4, y) for dx, y in side]
    inner = [(400 + dx * 0.72, y) for dx, y in reversed(side)]
    pen.path(
        shape(outer, [(outer[-1][0], outer[-1][1] + 20), (inner[0][0], inner[0][1] + 20)], inner),
        shade(colour, 0.3),
        opacity=0.32,
    )


def _tiers(pen: Pen, side: list[tuple[float, float]], colour: str, count: int) -> None:
    hem = side[-1][1]
    for k in range(count):
        top, foot = between(WAIST, hem, k / count), between(WAIST, hem, (k + 1) / count)
        wide = _width_at(side, foot) + 8
        gathers = int(wide / 15)
        for j in range(gathers):
            x = 400 - wide + (j + pen.chance(0.2, 0.8)) * 2 * wide / gathers
            pen.path(
                polygon((x, top), (x + 5, top + (foot - top) * pen.chance(0.4, 0.85)), (x - 5, top)),
                shade(colour, 0.14),
            )
        if k < count - 1:
            ripple = [(400 - wide + 2 * wide * j / 16, foot + (5 if j % 2 else -4)) for j in range(17)]
            pen.stroke(line([(x + 3, y + 6) for x, y in ripple]), shade(colour, 0.2), 9)
            pen.stroke(line(ripple), light(colour, 0.22), 5)


def _width_at(side: list[tuple[float, float]], y: float) -> float:
    for (a, top), (b, foot) in pairwise(side):
        if top <= y <= foot:
            return between(a, b, (y - top) / (foot - top))
    return side[-1][0]


def _slit(pen: Pen, side: list[tuple[float, float]], hem: float) -> None:
    wide = side[-1][0]
    top = between(WAIST, hem, 0.42)
    pen.path(shape([(400 + wide * 0.34, top), (400 + wide * 0.36, between(top, hem, 0.5)), (400 + wide * 0.3, hem + 30)],
                   [(400 + wide * 0.62, hem + 30), (400 + wide * 0.48, between(top, hem, 0.55)), (400 + wide * 0.34, top)]), "#8F6A55", opacity=0.75)  # fmt: skip


def _scatter(pen: Pen, side: list[tuple[float, float]], hem: float, colour: str) -> None:
    """Sparks, thick at the waist and thinning to the hem."""
    for _ in range(110):
        far = pen.chance() ** 1.7
        y = between(WAIST + 6, hem - 20, far)
        x = 400 + pen.chance(-1, 1) * _width_at(side, y)
        size = pen.chance(1.6, 4.4)
        pen.path(polygon((x, y - size * 1.5), (x + size, y), (x, y + size * 1.5), (x - size, y)), colour)


def _border(pen: Pen, wide: float, hem: float, colour: str) -> None:
    for k in range(int(wide / 9)):
        x = 400 - wide + (k + 0.5) * 18
        high = pen.chance(40, 110)
        pen.stroke(
            f"M{x:.0f} {hem + 14:.0f}q{pen.chance(-10, 10):.0f} {-high / 2:.0f} {pen.chance(-14, 14):.0f} {-high:.0f}",
            colour,
            2,
        )
        pen.circle(x + pen.chance(-10, 10), hem + 10 - high, 5.5, colour)
        leaf(pen, x, hem - high * 0.4, 22, pen.chance(200, 340), colour)


NECKS = {
    "sweetheart": ([(0, 268), (22, 250), (52, 236), (82, 250)], False),
    "straight": ([(0, 252), (46, 250), (86, 248)], False),
    "strap": ([(0, 258), (34, 254), (58, 240), (60, 206)], True),
    "vneck": ([(0, 318), (28, 262), (56, 208)], True),
    "deepv": ([(0, 362), (30, 280), (58, 208)], True),
    "scoop": ([(0, 272), (34, 262), (54, 236), (58, 206)], True),
    "square": ([(0, 254), (56, 254), (57, 208)], True),
    "boat": ([(0, 214), (40, 210), (62, 198)], True),
    "crew": ([(0, 206), (28, 200), (38, 184)], True),
    "high": ([(0, 164), (24, 164), (32, 166)], True),
    "halter": ([(0, 190), (20, 186), (36, 176)], True),
    "collar": ([(0, 216), (18, 198), (34, 182)], True),
    "off": ([(0, 262), (50, 252), (96, 240)], False),
}


def _bodice_outline(neck: str, waist: float) -> str:
    top, shouldered = NECKS[neck]
    under = [(92, 282), (90, 312), (74, 364), (waist, WAIST + 6)]
    hem = [(waist, WAIST + 6), (waist * 0.5, WAIST + 12), (0, WAIST + 14)]
    if neck == "halter":
        return mirrored(400, top, [(36, 176), (52, 226), (90, 286)], [(90, 286), *under[1:]], hem)
    if neck == "strap":
        return mirrored(400, top, [(60, 206), (74, 206)], [(74, 206), (76, 244), (92, 282)], under, hem)
    if shouldered:
        tip = (84, 216) if neck not in ("boat", "square") else (88, 220)
        return mirrored(400, top, [top[-1], tip], [tip, (82, 250), (92, 282)], under, hem)
    return mirrored(400, top, [top[-1], (92, 282)], under, hem)


def _one_shoulder() -> str:
    return shape(
        [(334, 208), (360, 246), (420, 268), (486, 268)],
        [(486, 268), (491, 300), (474, 364), (465, 414)],
        [(465, 414), (400, 422), (335, 414)],
        [(335, 414), (326, 364), (309, 300), (310, 262), (316, 218)],
    )


def _bodice(pen: Pen, recipe: Recipe) -> None:
    neck = recipe.word("neck", "sweetheart")
    colour = recipe.main
    outline = _one_shoulder() if neck == "one" else _bodice_outline(neck, 84 if recipe.word("skirt") == "shift" else 65)
    pen.solid(outline, colour, 15, 0.14)
    with pen.inside(outline):
        _bodice_folds(pen, recipe, colour)
    weave(
        pen,
        outline,
        recipe.word("bodice_weave", recipe.word("weave")),
        colour,
        (300, 160, 500, 420),
        recipe.word("second"),
    )
    if neck == "collar":
        _shirt_collar(pen, colour)
    if neck == "strap" and recipe.flag("bows"):
        for x in (333, 467):
            _bow(pen, x, 204, 22, colour)


def _bodice_folds(pen: Pen, recipe: Recipe, colour: str) -> None:
    kind = recipe.word("bodice", "darts")
    dark, bright = shade(colour, 0.15), light(colour, 0.3)
    if kind == "corset":
        for dx in (-52, -26, 0, 26, 52):
            pen.stroke(line([(400 + dx * 1.45, 240), (400 + dx * 1.35, 310), (400 + dx, 420)]), dark, 2.5)
    elif kind == "draped":
        for k in range(6):
            y = 268 + k * 26
            pen.stroke(line([(300, y + 24), (370, y + 6), (440, y - 4), (500, y - 22)]), dark, 4)
            pen.stroke(line([(300, y + 33), (370, y + 15), (440, y + 5), (500, y - 12)]), bright, 3)
    elif kind == "wrap":
        pen.path(
            shape([(474, 196), (430, 280), (342, 376), (326, 420)], [(326, 420), (480, 420), (500, 280), (474, 196)]),
            shade(colour, 0.06),
        )
        pen.stroke(line([(474, 196), (430, 284), (346, 372), (330, 416)]), dark, 4)
    elif kind == "shirred":
        for k in range(9):
            pen.stroke(
                line([(300, 286 + k * 14), (350, 290 + k * 14), (450, 286 + k * 14), (500, 290 + k * 14)]), dark, 2.4
            )
    elif kind == "button":
        pen.stroke("M400 200V422", dark, 2.5)
        for k in range(6):
            pen.circle(400, 232 + k * 34, 5, recipe.colour("trim", light(colour, 0.6)))
    else:
        for way in (-1, 1):
            pen.stroke(line([(400 + way * 44, 322), (400 + way * 38, 370), (400 + way * 32, 416)]), dark, 3)
        pen.path(
            shape([(330, 300), (342, 270), (372, 280)], [(372, 280), (352, 306), (340, 350), (330, 300)]),
            bright,
            opacity=0.7,
        )


def _shirt_collar(pen: Pen, colour: str) -> None:
    for way in (-1, 1):
        points = [(400, 220), (400 + way * 34, 180), (400 + way * 52, 196), (400 + way * 26, 240)]
        pen.path(polygon(*points), light(colour, 0.2 if way < 0 else 0.08), stroke=shade(colour, 0.2), stroke_width=2)


SLEEVES = {  # outline of the right one, from shoulder top round to the armpit
    "cap": ([(470, 210), (502, 222), (516, 248)], [(516, 248), (500, 262), (482, 262)]),
    "short": ([(464, 208), (508, 226), (540, 296)], [(540, 296), (522, 310), (496, 316)], [(496, 316), (488, 280)]),
    "elbow": ([(464, 208), (510, 226), (556, 366)], [(556, 366), (540, 378), (510, 382)], [(510, 382), (490, 284)]),
    "puff": ([(462, 206), (500, 196), (546, 226), (560, 276), (536, 312)], [(536, 312), (516, 320), (494, 316)], [(494, 316), (484, 270)]),
    "long": ([(464, 208), (510, 228), (546, 380), (566, 520)], [(566, 520), (550, 528), (530, 526)], [(530, 526), (508, 390), (488, 290)]),
    "bishop": ([(464, 208), (512, 226), (560, 360), (592, 450), (570, 512)], [(570, 512), (552, 518), (536, 512)], [(536, 512), (516, 470), (510, 390), (486, 290)]),
    "flutter": ([(458, 206), (520, 224), (566, 300)], [(566, 300), (548, 302), (534, 318), (514, 308), (496, 320)], [(496, 320), (484, 270)]),
    "off": ([(470, 246), (512, 250), (532, 292)], [(532, 292), (514, 314), (488, 310)], [(488, 310), (478, 280)]),
}  # fmt: skip


def _sleeves(pen: Pen, recipe: Recipe) -> None:
    kind = recipe.word("sleeve")
    _one_sleeve(pen, recipe, kind, right=True)
    with pen.flipped():
        _one_sleeve(pen, recipe, kind, right=False)


def _one_sleeve(pen: Pen, recipe: Recipe, kind: str, *, right: bool) -> None:
    colour = recipe.colour("sleeve_colour", recipe.main)
    colour = shade(colour, 0.07) if right else light(colour, 0.06)
    outline = shape(*SLEEVES[kind])
    pen.solid(outline, colour, 10 if right else -8, 0.13)
    weave(
        pen,
        outline,
        recipe.word("sleeve_weave", recipe.word("weave")),
        colour,
        (450, 190, 600, 530),
        recipe.word("second"),
    )
    if kind == "bishop":
        pen.path(box(534, 508, 40, 20, 6), shade(colour, 0.1))
    if kind in ("puff", "bishop", "flutter"):
        with pen.inside(outline):
            for k in range(3):
                pen.stroke(
                    line([(478 + k * 14, 206), (504 + k * 16, 244), (508 + k * 16, 290)]), shade(colour, 0.14), 3
                )


def _bow(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    dark = shade(colour, 0.2)
    for way in (-1, 1):
        pen.path(shape([(x, y), (x + way * size * 0.3, y + size * 0.9), (x + way * size * 0.55, y + size * 1.9)],
                       [(x + way * size * 0.95, y + size * 1.7), (x + way * size * 0.5, y + size * 0.7), (x, y)]), dark)  # fmt: skip
        pen.path(shape([(x, y), (x + way * size * 0.6, y - size * 0.7), (x + way * size * 1.2, y - size * 0.5)],
                       [(x + way * size * 1.2, y - size * 0.5), (x + way * size * 1.25, y + size * 0.4), (x + way * size * 0.6, y + size * 0.45), (x, y)]),
                 light(colour, 0.14) if way < 0 else colour)  # fmt: skip
    pen.path(ellipse(x, y, size * 0.24, size * 0.28), dark)


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
                _bow(pen, 372, WAIST + 6, 34, colour)
            case "sidebow":
                _bow(pen, 452, WAIST + 6, 30, colour)
            case "bigbow":
                _bow(pen, 400, 286, 46, colour)
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
                       [(400 + way * 112, 630), (400 + way * 96, 380), (400 + way * 84, 222)]), colour, opacity=0.75)  # fmt: skip
