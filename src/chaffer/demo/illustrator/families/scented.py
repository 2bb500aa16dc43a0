"""Candles, tins, jars, bottles and soap, with a small drawing on the label."""

from chaffer.demo.illustrator.curve import box, ellipse, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.blossom import FLOWERS
from chaffer.demo.illustrator.families.turned import FOOT
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import LEAF, light, mix, shade


def _flame(pen: Pen, x: float, y: float, size: float = 1) -> None:
    glow = pen.fade((0, "#FFE7A8", 0.75), (1, "#FFE7A8", 0), radial=True)
    pen.path(ellipse(x, y - 20 * size, 120 * size, 130 * size), glow)
    pen.stroke(f"M{x} {y + 22 * size}V{y}", "#3A2A20", 5)
    pen.path(
        shape(
            [(x, y - 74 * size), (x + 24 * size, y - 20 * size), (x, y + 12 * size)],
            [(x, y + 12 * size), (x - 22 * size, y - 20 * size), (x, y - 74 * size)],
        ),
        "#F2A93B",
    )
    pen.path(
        shape(
            [(x, y - 44 * size), (x + 12 * size, y - 12 * size), (x, y + 8 * size)],
            [(x, y + 8 * size), (x - 11 * size, y - 12 * size), (x, y - 44 * size)],
        ),
        "#FFF1C4",
    )


def candle(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, FOOT + 4, 220, 28)
    match recipe.word("style", "jar"):
        case "jar":
            pen.solid(box(250, 520, 300, 324, 34), recipe.main, 30, 0.2)
            pen.path(ellipse(400, 532, 146, 28), shade(recipe.main, 0.35))
            pen.path(ellipse(400, 540, 134, 22), "#F7EBD6")
            pen.path(box(310, 620, 180, 140, 6), "#FBF8F4")
            _label(pen, recipe, 400, 690)
            pen.stroke("M278 580V780", light(recipe.main, 0.6), 12, stroke_opacity=0.7)
            _flame(pen, 400, 510)
        case "tapers":
            tones = recipe.words("tones") or [recipe.main, light(recipe.main, 0.3), shade(recipe.main, 0.2)]
            for k, (x, top) in enumerate(((290, 380), (400, 300), (510, 420))):
                tone = recipe.main if tones[k % len(tones)] == "main" else tones[k % len(tones)]
                pen.solid(box(x - 17, top, 34, 440, 8), tone, 9)
                pen.solid(
                    mirrored(x, [(22, 730), (20, 770), (70, 826)], [(70, 826), (66, 842), (0, 848)]), "#C9A24B", 14
                )
                _flame(pen, x, top - 14, 0.8)
        case "pillar":
            for x, top, wide in ((480, 420, 84), (320, 560, 96)):
                pen.solid(
                    box(x - wide, top, 2 * wide, 842 - top, 14),
                    recipe.main if x < 400 else light(recipe.main, 0.18),
                    24,
                )
                pen.path(ellipse(x, top + 6, wide - 4, 20), light(recipe.main, 0.45))
                for k in range(5):
                    leaf(pen, x - 40 + k * 20, 780, 120, -90 + (k - 2) * 16, shade(recipe.main, 0.12), 0.2)
                _flame(pen, x, top - 8, 0.9)
        case _:
            raise ValueError("no such candle")


def _label(pen: Pen, recipe: Recipe, x: float, y: float) -> None:
    """A paper label with a small drawing of what is inside."""
    tone = recipe.colour("label", "#6F8F63")
    match recipe.word("emblem", "leaf"):
        case "leaf":
            for turn in (-130, -90, -50):
                leaf(pen, x, y + 30, 64, turn, tone, 0.3)
        case "fig":
            pen.path(
                shape(
                    [(x, y - 46), (x + 14, y - 10), (x + 34, y + 22), (x, y + 44)],
                    [(x, y + 44), (x - 34, y + 22), (x - 14, y - 10), (x, y - 46)],
                ),
                tone,
            )
        case "rose":
            FLOWERS["rose"](pen, x, y, 44, tone)
        case "daisy":
            FLOWERS["daisy"](pen, x, y, 44, tone)
        case "lavender":
            for dx, turn in ((-24, -14), (24, 14), (0, 0)):
                with pen.moved(x + dx, y, turn):
                    pen.stroke("M0 50V0", LEAF, 3)
                    FLOWERS["lavender"](pen, 0, 0, 42, tone)
        case "citrus":
            pen.circle(x, y, 42, tone)
            pen.circle(x, y, 34, light(tone, 0.7))
            for k in range(8):
                leaf(pen, x, y, 31, k * 45, tone, 0.36)
        case "bee":
            pen.path(ellipse(x, y + 6, 36, 25), tone)
            pen.stroke(f"M{x - 8} {y - 16}v44M{x + 12} {y - 16}v44", "#3A2A20", 8)
            for turn in (-120, -70):
                leaf(pen, x, y - 12, 44, turn, "#C9D5DC", 0.5)
        case "tree":
            for k in range(3):
                pen.path(
                    polygon((x, y - 50 + k * 22), (x + 20 + k * 9, y - 10 + k * 22), (x - 20 - k * 9, y - 10 + k * 22)),
                    tone,
                )
        case "moon":
            pen.path(f"M{x + 8} {y - 40}A42 42 0 1 0 {x + 34} {y + 22}A34 34 0 1 1 {x + 8} {y - 40}Z", tone)
        case "bean":
            for dx, turn in ((-20, -30), (22, 20)):
                pen.path(ellipse(x + dx, y, 20, 32), tone, transform=f"rotate({turn} {x + dx} {y})")
                pen.stroke(f"M{x + dx} {y - 26}q10 26 0 52", light(tone, 0.5), 3)
        case _:
            pen.circle(x, y, 30, tone)


def tin(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, FOOT + 4, 220, 28)
    pen.solid(box(260, 470, 280, 372, 14), recipe.main, 28, 0.18)
    weave(
        pen, box(260, 470, 280, 372, 14), recipe.word("weave"), recipe.main, (260, 470, 540, 842), recipe.word("second")
    )
    pen.solid(box(246, 420, 308, 74, 12), recipe.colour("lid", light(recipe.main, 0.15)), 22)
    pen.path(ellipse(400, 660, 104, 116), "#FBF8F4")
    _label(pen, recipe, 400, 660)
    pen.stroke("M284 530V800", light(recipe.main, 0.6), 10, stroke_opacity=0.6)


def jar(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, FOOT + 4, 220, 28)
    pen.solid(
        mirrored(400, [(120, 480), (168, 530), (172, 700), (160, 830)], [(160, 830), (0, 846)]), recipe.main, 30, 0.2
    )
    pen.solid(box(268, 420, 264, 76, 12), recipe.colour("lid", "#C9A24B"), 20)
    pen.path(box(270, 590, 260, 160, 8), "#FBF8F4")
    _label(pen, recipe, 400, 670)
    pen.stroke("M256 560V760", light(recipe.main, 0.6), 10, stroke_opacity=0.6)


def bottle(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, FOOT + 4, 170, 26)
    if recipe.word("style") == "pump":
        pen.stroke("M400 360V270H318", "#2B2A30", 22)
        pen.path(box(352, 330, 96, 50, 10), "#2B2A30")
        pen.solid(
            mirrored(400, [(46, 376), (60, 396), (116, 430), (120, 600), (120, 834)], [(120, 834), (0, 842)]),
            recipe.main,
            26,
            0.2,
        )
    elif recipe.word("style") == "perfume":
        pen.solid(box(344, 350, 112, 96, 12), recipe.colour("lid", "#C9A24B"), 16)
        pen.path(box(374, 440, 52, 40), shade(recipe.main, 0.25))
        pen.solid(box(240, 470, 320, 370, 44), recipe.main, 30, 0.16)
        pen.path(box(270, 560, 260, 250, 30), mix(recipe.main, recipe.colour("label", "#E59CAE"), 0.35))
    else:
        pen.solid(box(362, 250, 76, 70, 8), recipe.colour("lid", "#8A623F"), 12)
        pen.solid(
            mirrored(400, [(34, 316), (36, 420), (100, 510), (106, 640), (104, 834)], [(104, 834), (0, 842)]),
            recipe.main,
            26,
            0.2,
        )
    pen.path(box(320, 600, 160, 160, 6), "#FBF8F4")
    _label(pen, recipe, 400, 680)
    pen.stroke(
        "M304 540V790" if recipe.word("style") != "perfume" else "M266 530V780",
        light(recipe.main, 0.6),
        9,
        stroke_opacity=0.7,
    )


def soap(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, FOOT + 2, 270, 28)
    pen.solid(box(170, 770, 460, 70, 24), "#C39A6B", 20)
    for k, (x, y) in enumerate(((230, 650), (300, 540))):
        tone = recipe.main if k == 0 else light(recipe.main, 0.3)
        pen.solid(box(x, y, 300, 124, 26), tone, 22)
        weave(pen, box(x, y, 300, 124, 26), recipe.word("weave"), tone, (x, y, x + 300, y + 124), recipe.word("second"))
        pen.path(box(x + 92, y - 3, 120, 130), "#FBF8F4")
        with pen.moved(x + 152, y + 62, 0, 0.9):
            _label(pen, recipe, 0, 0)
    for x, y, r in ((250, 480, 26), (600, 600, 18), (560, 440, 32), (210, 560, 12)):
        pen.circle(x, y, r, "#FFFFFF", fill_opacity=0.55)
        pen.circle(x - r * 0.3, y - r * 0.3, r * 0.25, "#FFFFFF")


def diffuser(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, FOOT + 4, 170, 26)
    for k in range(7):
        pen.stroke(f"M400 620L{400 + (k - 3) * 52} {250 + abs(k - 3) * 22}", "#B58858" if k % 2 else "#D3AC82", 9)
    pen.solid(box(364, 560, 72, 60, 8), "#2B2A30", 12)
    pen.solid(mirrored(400, [(50, 610), (120, 650), (126, 830)], [(126, 830), (0, 842)]), recipe.main, 28, 0.2)
    pen.path(box(326, 690, 148, 110, 6), "#FBF8F4")
    _label(pen, recipe, 400, 745)
