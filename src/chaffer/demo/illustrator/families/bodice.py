"""The bodice of a dress: neckline, sleeves, darts."""

from chaffer.demo.illustrator.curve import box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import lay
from chaffer.demo.illustrator.families.skirt import WAIST
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import light, shade

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


def draw_bodice(pen: Pen, recipe: Recipe) -> None:
    neck = recipe.word("neck", "sweetheart")
    colour = recipe.main
    outline = _one_shoulder() if neck == "one" else _bodice_outline(neck, 84 if recipe.word("skirt") == "shift" else 65)
    cloth = recipe.word("bodice_weave", recipe.word("weave"))
    with pen.body(outline, colour, 15, 0.14):
        _bodice_folds(pen, recipe, colour)
        lay(pen, cloth, colour, (300, 160, 500, 420), recipe.word("second"))
    if neck == "collar":
        _shirt_collar(pen, colour)
    if neck == "strap" and recipe.flag("bows"):
        for x in (333, 467):
            tied_bow(pen, x, 204, 22, colour)


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
            fill_opacity=0.7,
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


def draw_sleeves(pen: Pen, recipe: Recipe) -> None:
    kind = recipe.word("sleeve")
    _one_sleeve(pen, recipe, kind, right=True)
    with pen.flipped():
        _one_sleeve(pen, recipe, kind, right=False)


def _one_sleeve(pen: Pen, recipe: Recipe, kind: str, *, right: bool) -> None:
    colour = recipe.colour("sleeve_colour", recipe.main)
    colour = shade(colour, 0.07) if right else light(colour, 0.06)
    outline = shape(*SLEEVES[kind])
    cloth = recipe.word("sleeve_weave", recipe.word("weave"))
    foot = max(y for run in SLEEVES[kind] for _, y in run)
    with pen.body(outline, colour, 10 if right else -8, 0.13):
        lay(pen, cloth, colour, (450, 190, 600, foot), recipe.word("second"))
        if kind in ("puff", "bishop", "flutter"):
            for k in range(3):
                pen.stroke(
                    line([(478 + k * 14, 206), (504 + k * 16, 244), (508 + k * 16, 290)]), shade(colour, 0.14), 3
                )
    if kind == "bishop":
        pen.path(box(534, 508, 40, 20, 6), shade(colour, 0.1))


def tied_bow(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    dark = shade(colour, 0.2)
    for way in (-1, 1):
        pen.path(shape([(x, y), (x + way * size * 0.3, y + size * 0.9), (x + way * size * 0.55, y + size * 1.9)],
                       [(x + way * size * 0.95, y + size * 1.7), (x + way * size * 0.5, y + size * 0.7), (x, y)]), dark)  # fmt: skip
        pen.path(shape([(x, y), (x + way * size * 0.6, y - size * 0.7), (x + way * size * 1.2, y - size * 0.5)],
                       [(x + way * size * 1.2, y - size * 0.5), (x + way * size * 1.25, y + size * 0.4), (x + way * size * 0.6, y + size * 0.45), (x, y)]),
                 light(colour, 0.14) if way < 0 else colour)  # fmt: skip
    pen.path(ellipse(x, y, size * 0.24, size * 0.28), dark)
