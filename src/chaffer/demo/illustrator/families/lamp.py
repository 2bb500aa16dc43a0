"""Lamps, pendants, lanterns and strings of lights."""

from chaffer.demo.illustrator.curve import Point, box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import weave
from chaffer.demo.illustrator.families.furnishing import lay_cloth
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import BRASS, light, shade


def _glow(pen: Pen, x: float, y: float, radius: float) -> None:
    paint = pen.fade((0, "#FFE9B8", 0.85), (0.6, "#FFE3A6", 0.3), (1, "#FFE3A6", 0), radial=True)
    pen.path(ellipse(x, y, radius, radius), paint)


def lamp(pen: Pen, recipe: Recipe) -> None:
    shape_of = recipe.word("shade", "cone")
    base, tone = recipe.main, recipe.colour("shade_colour", "#F5E8D0")
    floor = recipe.word("stand") == "floor"
    foot, top = (880.0, 210.0) if floor else (846.0, 250.0)
    pen.ground_shadow(420, foot + 2, 170, 24)
    _glow(pen, 400, top + 150, 330)
    match recipe.word("base", "turned"):
        case "turned":
            profile = [(16, top + 240), (20, 520), (76, 600), (96, 690), (60, 770), (46, 800), (110, foot)]
            pen.solid(mirrored(400, profile, [(110, foot), (0, foot + 4)]), base, 20)
            pen.stroke(line([(340, 620), (326, 680), (348, 740)]), light(base, 0.6), 10)
        case "globe":
            pen.solid(ellipse(400, 680, 150, 150), base, 30)
            pen.path(box(380, top + 220, 40, 60), BRASS)
            pen.path(box(330, 820, 140, 28, 10), BRASS)
            pen.stroke(line([(290, 650), (306, 600), (350, 566)]), light(base, 0.7), 13)
        case "stem":
            pen.stroke(f"M400 {top + 200}V{foot - 10}", shade(base, 0.1), 18)
            pen.stroke(f"M396 {top + 200}V{foot - 10}", light(base, 0.35), 6)
            pen.solid(box(290, foot - 26, 220, 28, 14), base, 10)
        case "tripod":
            for dx in (-130, 0, 130):
                pen.stroke(
                    f"M400 {top + 220}L{400 + dx} {foot}", shade(base, 0.1 if dx > 0 else 0.25 if dx == 0 else 0), 18
                )
        case "ribbed":
            for k in range(6):
                pen.solid(ellipse(400, 560 + k * 52, 84 + 8 * k, 34), base, 16)
            pen.path(box(386, top + 220, 28, 100), BRASS)
        case _:
            pass
    _lampshade(pen, recipe, shape_of, tone, top)


def _lampshade(pen: Pen, recipe: Recipe, kind: str, tone: str, top: float) -> None:
    outline = {
        "cone": mirrored(400, [(96, top), (196, top + 240)], [(196, top + 240), (0, top + 256)]),
        "drum": mirrored(400, [(170, top), (178, top + 220)], [(178, top + 220), (0, top + 234)]),
        "dome": mirrored(400, [(0, top), (120, top + 30), (196, top + 210)], [(196, top + 210), (0, top + 224)]),
        "mushroom": mirrored(
            400,
            [(0, top + 40), (160, top + 80), (230, top + 220)],
            [(230, top + 220), (120, top + 250), (0, top + 254)],
        ),
        "empire": mirrored(
            400,
            [(80, top), (110, top + 120), (190, top + 240)],
            [(190, top + 240), (140, top + 226), (95, top + 250), (48, top + 232), (0, top + 254)],
        ),
        "globe": ellipse(400, top + 150, 170, 170),
        "paper": ellipse(400, top + 140, 210, 170),
    }[kind]
    pen.solid(outline, tone, 22, 0.12)
    weave(pen, outline, recipe.word("weave"), tone, (180, top, 620, top + 330), recipe.word("second"))
    with pen.inside(outline):
        bright = pen.fade((0, "#FFF6DC", 0.9), (1, "#FFF6DC", 0), radial=True)
        pen.path(ellipse(390, top + 170, 190, 150), bright)
        if kind == "paper":
            for k in range(7):
                pen.stroke(
                    f"M180 {top + 20 + k * 42}Q400 {top + 36 + k * 42} 620 {top + 20 + k * 42}", shade(tone, 0.12), 3
                )


def pendant(pen: Pen, recipe: Recipe) -> None:
    pen.stroke("M400 0V300", "#3A2A20", 6)
    pen.path(box(376, 280, 48, 50, 8), BRASS)
    _glow(pen, 400, 520, 360)
    outline = mirrored(400, [(30, 322), (110, 370), (236, 560)], [(236, 560), (120, 580), (0, 584)])
    pen.circle(400, 576, 52, "#FFF1C4")
    lay_cloth(pen, recipe, outline, recipe.main, 26, (160, 316, 640, 590))


def lantern(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 846, 200, 26)
    pen.stroke(line([(310, 360), (330, 220), (400, 180), (470, 220), (490, 360)]), shade(recipe.main, 0.1), 12)
    _glow(pen, 400, 600, 300)
    pen.solid(polygon((290, 420), (400, 320), (510, 420)), recipe.main, 16)
    pen.path(box(270, 420, 260, 380), "#FFF3D6", fill_opacity=0.75)
    pen.solid(box(366, 640, 68, 150, 8), "#F7EBD6", 12)
    pen.path(shape([(400, 560), (420, 610), (400, 640)], [(400, 640), (382, 610), (400, 560)]), "#F2A93B")
    for x in (262, 392, 522):
        pen.path(box(x, 416, 16, 400), shade(recipe.main, 0.1 if x > 300 else 0))
    pen.solid(box(250, 404, 300, 26, 6), recipe.main, 8)
    pen.solid(box(250, 796, 300, 44, 6), recipe.main, 10)


def lights(pen: Pen, recipe: Recipe) -> None:
    """A string of lights in three swags."""
    for row in range(3):
        y = 240 + row * 200
        run: list[Point] = [(40, y), (220, y + 110), (400, y + 140), (580, y + 110), (760, y)]
        pen.stroke(line(run), "#5B4632", 5)
        for k in range(9):
            x = 80 + k * 80
            drop = y + 140 * (1 - ((x - 400) / 360) ** 2) + 8
            _glow(pen, x, drop + 34, 62)
            pen.path(box(x - 10, drop, 20, 22, 4), "#5B4632")
            pen.path(
                ellipse(x, drop + 42, 24, 28),
                recipe.main
                if recipe.word("tones") == ""
                else recipe.words("tones")[(k + row) % len(recipe.words("tones"))],
            )
            pen.path(ellipse(x - 7, drop + 34, 6, 9), "#FFFFFF", fill_opacity=0.8)
