"""Shirts, blouses, knits and tees on a hanger: body, sleeves, collar and front are chosen apart."""

from chaffer.demo.illustrator.curve import around, box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.hanger import hanger
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import light, luminance, shade

SCALE = 1.16

NECKS = {  # from the middle to the shoulder
    "crew": [(0, 262), (34, 254), (54, 224)],
    "rib": [(0, 262), (34, 254), (54, 224)],
    "scoop": [(0, 312), (48, 288), (66, 228)],
    "v": [(0, 352), (30, 288), (56, 224)],
    "boat": [(0, 246), (50, 242), (82, 230)],
    "square": [(0, 296), (66, 296), (68, 228)],
    "turtle": [(0, 228), (30, 226), (48, 222)],
    "shirt": [(0, 270), (26, 248), (46, 220)],
    "camp": [(0, 320), (26, 270), (48, 220)],
    "band": [(0, 246), (26, 238), (46, 220)],
    "peterpan": [(0, 258), (30, 250), (52, 222)],
    "bow": [(0, 254), (30, 246), (50, 222)],
    "polo": [(0, 270), (26, 248), (46, 220)],
    "hood": [(0, 300), (30, 268), (54, 222)],
}

SLEEVES = {
    "long": ([(92, 240), (152, 268), (196, 470), (222, 640)], [(222, 640), (200, 652), (170, 654)], [(170, 654), (150, 500), (124, 380)]),
    "short": ([(92, 240), (156, 262), (206, 386)], [(206, 386), (180, 404), (144, 412)], [(144, 412), (130, 360)]),
    "tee": ([(92, 240), (152, 262), (190, 362)], [(190, 362), (168, 378), (136, 384)], [(136, 384), (126, 350)]),
    "puff": ([(92, 240), (160, 222), (212, 284), (204, 366)], [(204, 366), (178, 384), (148, 384)], [(148, 384), (130, 350)]),
    "bishop": ([(92, 240), (158, 268), (216, 470), (236, 576), (206, 626)], [(206, 626), (184, 632), (162, 626)], [(162, 626), (146, 520), (124, 380)]),
    "flutter": ([(88, 236), (168, 262), (222, 372)], [(222, 372), (196, 372), (182, 392), (156, 380), (134, 394)], [(134, 394), (126, 340)]),
    "elbow": ([(92, 240), (154, 266), (206, 462)], [(206, 462), (184, 474), (150, 478)], [(150, 478), (126, 370)]),
}  # fmt: skip


def draw(pen: Pen, recipe: Recipe) -> None:
    with pen.moved(400 - 400 * SCALE, 108 - 108 * SCALE, 0, SCALE):
        _hung(pen, recipe, recipe.number("hem_y", 680), recipe.number("wide", 132))


def _hung(pen: Pen, recipe: Recipe, hem: float, wide: float) -> None:
    pen.path(_body(recipe, hem, wide), "#C9B49B", transform="translate(22 16)", opacity=0.5)
    hanger(pen)
    _back_of_neck(pen, recipe)
    sleeve = recipe.word("sleeve", "long")
    if sleeve != "none":
        _sleeve(pen, recipe, sleeve, right=True)
        with pen.flipped():
            _sleeve(pen, recipe, sleeve, right=False)
    outline = _body(recipe, hem, wide)
    colour = recipe.main
    pen.solid(outline, colour, 20, 0.13)
    with pen.inside(outline):
        _folds(pen, colour, hem, wide)
    weave(pen, outline, recipe.word("weave"), colour, (400 - wide, 210, 400 + wide, hem + 30), recipe.word("second"))
    with pen.inside(outline):
        _bands(pen, recipe, hem, wide)
        _front(pen, recipe, hem)
        _motif(pen, recipe)
    _collar(pen, recipe)


def _body(recipe: Recipe, hem: float, wide: float) -> str:
    neck = NECKS[recipe.word("neck", "crew")]
    shoulder = (118, 248) if recipe.word("sleeve", "long") != "none" else (96, 238)
    side = [shoulder, (126, 350), (wide - 6, 470), (wide, hem)]
    bottom = {
        "curved": [(wide, hem - 40), (wide * 0.72, hem + 22), (wide * 0.36, hem + 30), (0, hem + 30)],
        "peplum": [
            (wide + 26, hem),
            (wide * 0.8, hem + 10),
            (wide * 0.55, hem - 2),
            (wide * 0.25, hem + 12),
            (0, hem + 4),
        ],
    }.get(recipe.word("hem"), [(wide, hem), (wide * 0.5, hem + 7), (0, hem + 9)])
    if recipe.word("hem") == "peplum":
        side = [shoulder, (122, 340), (98, hem - 130), (wide, hem - 40), (wide + 26, hem)]
    if recipe.word("hem") == "curved":
        side = [*side[:-1], (wide, hem - 40)]
    return mirrored(400, neck, [neck[-1], shoulder], side, bottom)


def _back_of_neck(pen: Pen, recipe: Recipe) -> None:
    neck = NECKS[recipe.word("neck", "crew")]
    wide, deep = neck[-1][0], min(neck[0][1], 320)
    if recipe.word("neck") == "turtle":
        return
    if recipe.word("neck") == "hood":
        hood = mirrored(400, [(0, 168), (64, 178), (86, 232)], [(86, 232), (50, 300), (0, 316)])
        pen.solid(hood, shade(recipe.main, 0.12), 12)
        return
    pen.path(
        mirrored(400, [(0, 232), (wide * 0.6, 230), (wide, 222)], [(wide, 222), (wide * 0.8, deep - 8), (0, deep + 6)]),
        shade(recipe.main, 0.3),
    )
    pen.path(box(388, 240, 24, 15, 2), "#FBF8F4")


def _sleeve(pen: Pen, recipe: Recipe, kind: str, *, right: bool) -> None:
    colour = recipe.colour("sleeve_colour", recipe.main)
    colour = shade(colour, 0.08) if right else light(colour, 0.05)
    outline = shape(*[[(400 + x, y) for x, y in run] for run in SLEEVES[kind]])
    pen.solid(outline, colour, 14 if right else -12, 0.14)
    frame = (500, 220, 640, 660)
    weave(pen, outline, recipe.word("sleeve_weave", recipe.word("weave")), colour, frame, recipe.word("second"))
    with pen.inside(outline):
        pen.stroke(line([(524, 300), (546, 420), (560, 520)]), shade(colour, 0.14), 5)
        if kind in ("puff", "bishop", "flutter"):
            for k in range(3):
                pen.stroke(
                    line([(512 + k * 16, 236), (536 + k * 20, 290), (546 + k * 22, 350)]), shade(colour, 0.14), 3.5
                )
        if recipe.flag("cuffs") or recipe.word("hem") == "rib":
            cuff = recipe.colour("cuff", shade(colour, 0.1))
            pen.path(polygon((540, 622), (640, 600), (640, 680), (540, 690)), cuff)
    if kind == "bishop":
        pen.solid(box(560, 618, 50, 26, 8), shade(colour, 0.06), 5)


def _folds(pen: Pen, colour: str, hem: float, wide: float) -> None:
    dark, bright = shade(colour, 0.08), light(colour, 0.22)
    pen.path(shape([(400 + wide * 0.5, 330), (400 + wide * 0.42, 480), (400 + wide * 0.5, hem + 40)],
                   [(400 + wide * 0.72, hem + 40), (400 + wide * 0.52, 480), (400 + wide * 0.5, 330)]), dark)  # fmt: skip
    pen.path(shape([(400 - wide * 0.3, 420), (400 - wide * 0.45, 540), (400 - wide * 0.4, hem + 40)],
                   [(400 - wide * 0.2, hem + 40), (400 - wide * 0.34, 540), (400 - wide * 0.3, 420)]), dark)  # fmt: skip
    pen.path(shape([(400 - wide * 0.72, 290), (400 - wide * 0.78, 400), (400 - wide * 0.7, 520)],
                   [(400 - wide * 0.7, 520), (400 - wide * 0.62, 400), (400 - wide * 0.72, 290)]), bright)  # fmt: skip


def _bands(pen: Pen, recipe: Recipe, hem: float, wide: float) -> None:
    colour = recipe.main
    if recipe.word("hem") == "rib":
        pen.path(box(400 - wide - 20, hem - 34, 2 * wide + 40, 60), shade(colour, 0.1))
        for k in range(int(wide / 6)):
            pen.stroke(f"M{400 - wide + k * 12} {hem - 30}v44", shade(colour, 0.2), 2.5)
    if recipe.word("yoke"):
        pen.path(ellipse(400, 236, 168, 140), recipe.colour("yoke", colour))
        tone = recipe.colour("second", "#FFFFFF")
        for k in range(17):
            x, y = around(400, 236, 150, 14 + k * 9.5, 0.83)
            leaf(pen, x, y, 24, 200 - k * 2.5 + 8, tone, 0.4)
            leaf(pen, x, y, 24, -20 - k * 2.5 + 20, tone, 0.4)
            x, y = around(400, 236, 112, 14 + k * 9.5, 0.83)
            pen.circle(x, y, 4.5, tone)
    if recipe.word("block"):
        pen.path(box(240, 460, 320, 400), recipe.colour("block", colour))
    if recipe.word("hem") == "tie":
        for way in (-1, 1):
            pen.stroke(
                line([(400, hem - 40), (400 + way * 40, hem - 20), (400 + way * 60, hem)]), shade(colour, 0.2), 8
            )


def _front(pen: Pen, recipe: Recipe, hem: float) -> None:
    colour = recipe.main
    seam = shade(colour, 0.24)
    button = recipe.colour("button", "#F6F0E4" if luminance(colour) < 0.8 else "#C9B79B")
    top = NECKS[recipe.word("neck", "crew")][0][1]
    match recipe.word("front"):
        case "buttons":
            pen.path(box(384, top - 30, 32, hem), light(colour, 0.1))
            pen.stroke(f"M416 {top - 20}V{hem + 40}", seam, 2.5)
            pen.stroke(f"M384 {top - 20}V{hem + 40}", shade(colour, 0.12), 1.5)
            for k in range(int((hem - top) / 66)):
                pen.circle(400, top + 34 + k * 66, 6.5, shade(button, 0.25))
                pen.circle(399, top + 33 + k * 66, 6, button)
        case "half":
            pen.path(box(386, top - 30, 28, 150), light(colour, 0.12), stroke=seam, stroke_width=2)
            for k in range(3):
                pen.circle(400, top + 20 + k * 36, 5.5, button)
        case "open":
            pen.path(
                shape(
                    [(400 - 30, 200), (400 - 14, 420), (400 - 22, hem + 40)],
                    [(400 + 22, hem + 40), (400 + 14, 420), (430, 200)],
                ),
                shade(colour, 0.34),
            )
            for way in (-1, 1):
                pen.stroke(
                    line([(400 + way * 34, 220), (400 + way * 22, 420), (400 + way * 28, hem + 40)]),
                    shade(colour, 0.1),
                    22,
                )
            for k in range(5):
                pen.circle(376, 380 + k * 60, 8, button)
        case "zip":
            pen.stroke(f"M400 {top - 20}V{hem + 40}", "#8D9094", 6, stroke_dasharray="3 3")
            pen.path(box(394, top + 30, 12, 30, 4), "#8D9094")
        case _:
            pass
    if recipe.flag("pocket"):
        d = shape([(436, 352), (436, 420), (468, 438)], [(468, 438), (500, 420), (500, 352)])
        pen.path(d, light(colour, 0.07), stroke=seam, stroke_width=2.5)
        pen.stroke("M436 366H500", seam, 2)
    if recipe.flag("pouch"):
        pen.path(
            polygon((320, 560), (346, 500), (454, 500), (480, 560), (480, 630), (320, 630)),
            light(colour, 0.05),
            stroke=seam,
            stroke_width=2.5,
        )
    if recipe.flag("pleats"):
        for dx in (-72, -54, -36, 36, 54, 72):
            pen.stroke(f"M{400 + dx} {top}V{top + 220}", seam, 2)


def _motif(pen: Pen, recipe: Recipe) -> None:
    """One thing in the middle of a plain chest."""
    second = recipe.colour("second", "#FFFFFF")
    match recipe.word("motif"):
        case "fig":
            pen.path(
                shape(
                    [(400, 380), (424, 420), (450, 470), (400, 506)], [(400, 506), (350, 470), (376, 420), (400, 380)]
                ),
                second,
            )
            for k in range(3):
                pen.stroke(line([(400, 396), (386 + k * 14, 440), (380 + k * 20, 484)]), recipe.main, 3)
            leaf(pen, 400, 384, 46, -40, "#6F8F63", 0.4)
        case "heart":
            pen.path(
                shape(
                    [(400, 486), (344, 424), (350, 384), (382, 380), (400, 404)],
                    [(400, 404), (418, 380), (450, 384), (456, 424), (400, 486)],
                ),
                second,
            )
        case "fox":
            pen.path(
                polygon((340, 370), (372, 396), (428, 396), (460, 370), (452, 440), (400, 500), (348, 440)), "#D9773F"
            )
            pen.path(polygon((348, 440), (384, 446), (400, 500)), "#FFF6E8")
            pen.path(polygon((452, 440), (416, 446), (400, 500)), "#FFF6E8")
            for x in (376, 424):
                pen.circle(x, 430, 6, "#1E2A32")
            pen.circle(400, 494, 8, "#1E2A32")
        case "moon":
            pen.path("M420 366A70 70 0 1 0 452 480A56 56 0 1 1 420 366Z", second)
        case _:
            pass


def _collar(pen: Pen, recipe: Recipe) -> None:
    kind, colour = recipe.word("neck", "crew"), recipe.colour("collar", recipe.main)
    edge = shade(colour, 0.24)
    bright = light(colour, 0.16)
    match kind:
        case "shirt" | "polo":
            for way in (-1, 1):
                pen.path(
                    polygon((400, 274), (400 + way * 46, 216), (400 + way * 62, 232), (400 + way * 42, 302)),
                    bright if way < 0 else colour,
                    stroke=edge,
                    stroke_width=2,
                )
        case "camp":
            for way in (-1, 1):
                pen.path(
                    polygon((400, 324), (400 + way * 48, 216), (400 + way * 82, 246), (400 + way * 60, 300)),
                    bright if way < 0 else colour,
                    stroke=edge,
                    stroke_width=2,
                )
        case "band":
            pen.path(
                mirrored(400, [(0, 244), (26, 236), (46, 216)], [(46, 216), (54, 226), (32, 252), (0, 262)]),
                bright,
                stroke=edge,
                stroke_width=2,
            )
        case "peterpan":
            for way in (-1, 1):
                pen.path(shape([(400, 262), (400 + way * 34, 250), (400 + way * 54, 220)],
                               [(400 + way * 54, 220), (400 + way * 92, 262), (400 + way * 66, 302), (400 + way * 20, 298), (400, 262)]), bright if way < 0 else colour, stroke=edge, stroke_width=2)  # fmt: skip
        case "bow":
            for way in (-1, 1):
                pen.path(
                    shape(
                        [(400, 268), (400 + way * 26, 340), (400 + way * 16, 430)],
                        [(400 + way * 16, 430), (400 + way * 50, 420), (400 + way * 46, 330), (400, 268)],
                    ),
                    shade(colour, 0.1),
                )
                pen.path(
                    shape(
                        [(400, 262), (400 + way * 40, 230), (400 + way * 78, 250)],
                        [(400 + way * 78, 250), (400 + way * 70, 294), (400, 266)],
                    ),
                    bright if way < 0 else colour,
                    stroke=edge,
                    stroke_width=1.5,
                )
            pen.path(box(388, 252, 24, 26, 8), edge)
        case "turtle":
            pen.solid(
                mirrored(
                    400, [(0, 172), (40, 172), (46, 180)], [(46, 180), (50, 236)], [(50, 236), (28, 250), (0, 252)]
                ),
                light(colour, 0.06),
                9,
            )
            for k in range(7):
                pen.stroke(f"M{364 + k * 12} 182v58", shade(colour, 0.14), 2.5)
        case "v" | "crew" | "rib" | "scoop":
            run = NECKS[kind]
            points = [(400 - x, y + 4) for x, y in reversed(run)] + [(400 + x, y + 4) for x, y in run[1:]]
            if kind == "v":
                pen.stroke(line(points[:3]), light(colour, 0.12), 15)
                pen.stroke(line(points[2:]), shade(colour, 0.08), 15)
            else:
                pen.stroke(line(points), light(colour, 0.12), 16)
                pen.stroke(line([(x, y + 9) for x, y in points]), edge, 2)
        case _:
            pass
