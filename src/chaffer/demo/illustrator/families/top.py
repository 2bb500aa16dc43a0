"""Shirts, blouses, knits and tees on a hanger: body, sleeves, collar and front are chosen apart."""

from chaffer.demo.illustrator.curve import box, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import lay
from chaffer.demo.illustrator.families.hanger import hanger
from chaffer.demo.illustrator.families.top_front import NECKS, draw_bands, draw_collar, draw_front, draw_motif
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import light, shade

SCALE = 1.16

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
    pen.path(_body(recipe, hem, wide), "#C9B49B", transform="translate(22 16)", fill_opacity=0.5)
    hanger(pen)
    _back_of_neck(pen, recipe)
    sleeve = recipe.word("sleeve", "long")
    if sleeve != "none":
        _sleeve(pen, recipe, sleeve, right=True)
        with pen.flipped():
            _sleeve(pen, recipe, sleeve, right=False)
    outline = _body(recipe, hem, wide)
    colour = recipe.main
    with pen.body(outline, colour, 20, 0.13):
        _folds(pen, colour, hem, wide)
        lay(pen, recipe.word("weave"), colour, (400 - wide, 210, 400 + wide, hem + 30), recipe.word("second"))
        draw_bands(pen, recipe, hem, wide)
        draw_front(pen, recipe, hem)
        draw_motif(pen, recipe)
    draw_collar(pen, recipe)


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
    frame = (490, 220, 640, 660)
    with pen.body(outline, colour, 14 if right else -12, 0.14):
        lay(pen, recipe.word("sleeve_weave", recipe.word("weave")), colour, frame, recipe.word("second"))
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
