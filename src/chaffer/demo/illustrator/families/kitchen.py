"""The kitchen shelf: what cooks, pours, covers and serves."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.tableware import (
    FOOT,
    bowls,
    carafe,
    cup,
    glasses,
    glazed,
    mug,
    paint_motif,
    plates,
    teapot,
)
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import BRASS, DARK_WOOD, WOOD, light, shade


def draw(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(415, FOOT + 4, 260, 30)
    KINDS[recipe.word("kind", "mug")](pen, recipe)


def _pan(pen: Pen, recipe: Recipe) -> None:
    if recipe.word("style") == "skillet":
        pen.solid(polygon((560, 660), (740, 560), (756, 590), (580, 720)), DARK_WOOD, 8)
        pen.solid(
            mirrored(370, [(0, 690), (250, 690)], [(250, 690), (226, 800), (190, FOOT)], [(190, FOOT), (0, FOOT + 4)]),
            recipe.main,
            24,
        )
        pen.path(ellipse(370, 690, 250, 44), light(recipe.main, 0.15))
        pen.path(ellipse(372, 696, 226, 35), shade(recipe.main, 0.3))
        pen.path(ellipse(340, 694, 92, 22), "#FFFDF6")
        pen.path(ellipse(336, 688, 32, 13), "#F0B23E")
        return
    for way in (-1, 1):
        pen.stroke(
            line([(400 + way * 210, 620), (400 + way * 276, 616), (400 + way * 276, 668), (400 + way * 210, 672)]),
            shade(recipe.main, 0.16),
            26,
        )
    d = mirrored(400, [(0, 560), (228, 560)], [(228, 560), (226, 740), (190, FOOT)], [(190, FOOT), (0, FOOT + 4)])
    glazed(pen, recipe, d, recipe.main, (172, 560, 628, FOOT))
    pen.solid(
        mirrored(400, [(0, 466), (130, 490), (236, 552)], [(236, 552), (236, 576), (0, 582)]),
        light(recipe.main, 0.08),
        20,
    )
    pen.solid(ellipse(400, 452, 36, 24), BRASS, 8)
    pen.stroke(line([(230, 534), (300, 500), (350, 490)]), light(recipe.main, 0.6), 10)


def _kettle(pen: Pen, recipe: Recipe) -> None:
    pen.stroke(line([(250, 560), (250, 360), (400, 300), (550, 360), (550, 560)]), DARK_WOOD, 24)
    pen.solid(
        shape([(540, 700), (640, 640), (690, 560)], [(690, 560), (736, 580), (690, 700), (560, 780)]),
        shade(recipe.main, 0.08),
        14,
    )
    d = mirrored(400, [(0, 520), (110, 530), (206, 680), (216, 800), (196, FOOT)], [(196, FOOT), (0, FOOT + 4)])
    glazed(pen, recipe, d, recipe.main, (190, 520, 610, FOOT))
    pen.solid(mirrored(400, [(0, 500), (90, 524)], [(90, 524), (0, 544)]), light(recipe.main, 0.1), 10)
    pen.solid(ellipse(400, 486, 24, 22), DARK_WOOD, 6)


def _board(pen: Pen, recipe: Recipe) -> None:
    d = shape(
        [(220, 830), (200, 500), (240, 420), (340, 390)],
        [(340, 390), (356, 300), (360, 220), (400, 200), (440, 220), (444, 300), (460, 390)],
        [(460, 390), (560, 420), (600, 500), (580, 830)],
        [(580, 830), (220, 830)],
    )
    pen.solid(d, recipe.main, 24)
    with pen.inside(d):
        for k in range(7):
            x = 230 + k * 54
            pen.stroke(line([(x, 380), (x + 12, 560), (x - 6, 720), (x + 8, 840)]), shade(recipe.main, 0.12), 4)
    pen.circle(400, 256, 17, shade(recipe.main, 0.45))
    pen.solid(ellipse(260, 760, 66, 62), "#B5443A", 16)
    pen.stroke("M258 702q4 -18 14 -24", "#4C6B4C", 6)
    leaf(pen, 480, 810, 120, -60, "#6F8F63", 0.35)
    leaf(pen, 490, 812, 110, -20, "#4C6B4C", 0.35)


def _press(pen: Pen, recipe: Recipe) -> None:
    pen.stroke("M400 330V240", "#8D9094", 10)
    pen.circle(400, 226, 26, recipe.main)
    pen.stroke(line([(540, 440), (650, 460), (650, 700), (540, 740)]), recipe.main, 26)
    pen.path(box(264, 400, 272, 420, 12), "#E5E9E6", fill_opacity=0.8)
    pen.path(box(272, 560, 256, 250, 8), "#5A3A26")
    pen.path(box(272, 548, 256, 18), "#B98A5E")
    for y in (396, 640, 790):
        pen.path(box(256, y, 288, 20, 8), recipe.main)
    pen.solid(mirrored(400, [(0, 320), (120, 350), (150, 396)], [(150, 396), (0, 404)]), recipe.main, 14)
    pen.stroke("M292 430V540", "#FFFFFF", 9, stroke_opacity=0.8)


def _apron(pen: Pen, recipe: Recipe) -> None:
    pen.stroke(line([(320, 330), (350, 200), (400, 160), (450, 200), (480, 330)]), shade(recipe.main, 0.2), 14)
    d = mirrored(
        400,
        [(0, 330), (96, 322)],
        [(96, 322), (130, 430), (208, 500)],
        [(208, 500), (214, 680), (196, 836)],
        [(196, 836), (0, 846)],
    )
    for way in (-1, 1):
        pen.stroke(
            line([(400 + way * 204, 506), (400 + way * 268, 560), (400 + way * 262, 680)]), shade(recipe.main, 0.2), 12
        )
    pen.solid(d, recipe.main, 22)
    weave(pen, d, recipe.word("weave"), recipe.main, (190, 320, 610, 840), recipe.word("second"))
    pocket = box(290, 580, 220, 130, 12)
    pen.path(pocket, light(recipe.main, 0.1), stroke=shade(recipe.main, 0.25), stroke_width=3)
    pen.stroke("M400 580V710", shade(recipe.main, 0.25), 3)
    pen.solid(box(440, 500, 20, 120, 8), WOOD, 5)
    pen.solid(ellipse(450, 496, 26, 36), WOOD, 6)


def _cakestand(pen: Pen, recipe: Recipe) -> None:
    pen.solid(mirrored(400, [(30, 690), (24, 760), (120, 820)], [(120, 820), (110, 836), (0, 840)]), recipe.main, 14)
    pen.solid(box(240, 480, 320, 180, 20), "#F3DDC0", 20)
    pen.path(
        shape(
            [(236, 540), (300, 560), (340, 530), (400, 572), (460, 530), (520, 560), (564, 536)],
            [(564, 536), (560, 484), (540, 466), (260, 466), (240, 484), (236, 540)],
        ),
        "#EBC6BD",
    )
    for k in range(5):
        x = 284 + k * 58
        pen.circle(x, 456, 24, "#B92D38")
        pen.circle(x - 7, 449, 6, "#F3B4AE")
    pen.solid(mirrored(400, [(0, 656), (250, 658)], [(250, 658), (240, 700), (0, 710)]), recipe.main, 16)
    for k in range(20):
        pen.circle(160 + k * 25, 702, 13, light(recipe.main, 0.2))


def _linen(pen: Pen, recipe: Recipe) -> None:
    """Folded tea towels or napkins, three deep."""
    for k, (dx, turn) in enumerate(((0, -6), (14, 2), (-8, 8))):
        with pen.moved(400 + dx, 590, turn):
            tone = [shade(recipe.main, 0.06), light(recipe.main, 0.2), recipe.main][k]
            d = box(-190, -250, 380, 480, 14)
            pen.path(d, "#7A5138", transform="translate(10 14)", fill_opacity=0.22)
            pen.solid(d, tone, 16)
            weave(pen, d, recipe.word("weave"), tone, (-190, -250, 190, 230), recipe.word("second"))
            if k == 2:
                pen.stroke("M-190 -10H190", shade(tone, 0.16), 4)
                pen.stroke("M-170 -226V206M170 -226V206", recipe.colour("paint", "#C2512F"), 9)
                paint_motif(pen, recipe, 0, 110)


def _spoons(pen: Pen, recipe: Recipe) -> None:
    for k, (x, top) in enumerate(((300, 260), (370, 200), (450, 240), (510, 290))):
        lean = (x - 400) * 0.25
        pen.stroke(f"M{400 + (x - 400) * 0.5} 640L{x + lean} {top + 90}", shade(WOOD, 0.08 * k), 22)
        if k == 1:
            pen.stroke(line([(x - 40, top + 60), (x, top - 60), (x + 40, top + 60), (x, top + 110)]), "#8D9094", 7)
            pen.stroke(line([(x - 18, top + 70), (x, top - 50), (x + 18, top + 70)]), "#8D9094", 6)
        else:
            pen.solid(ellipse(x + lean, top + 50, 44, 64), shade(WOOD, 0.08 * k), 12)
    d = mirrored(400, [(0, 560), (150, 560)], [(150, 560), (150, 780), (130, FOOT)], [(130, FOOT), (0, FOOT + 4)])
    glazed(pen, recipe, d, recipe.main, (250, 560, 550, FOOT))


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "mug": mug,
    "cup": cup,
    "teapot": teapot,
    "plates": plates,
    "bowls": bowls,
    "pan": _pan,
    "kettle": _kettle,
    "board": _board,
    "glasses": glasses,
    "carafe": carafe,
    "press": _press,
    "apron": _apron,
    "cakestand": _cakestand,
    "linen": _linen,
    "spoons": _spoons,
}
