"""Turned bodies and their glazes. Profiles are half widths by height."""

from chaffer.demo.illustrator.curve import Run, between, box, ellipse, line, mirrored, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.blossom import FLOWERS
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import light, shade

FOOT = 840.0
PROFILES: dict[str, list[tuple[float, float]]] = {
    "amphora": [(70, 0), (52, 60), (70, 120), (160, 220), (168, 320), (110, 450), (84, 500)],
    "bottle": [(36, 0), (34, 120), (50, 190), (120, 280), (132, 380), (120, 480), (104, 500)],
    "bowl": [(220, 0), (214, 60), (170, 150), (96, 200), (90, 214)],
    "cylinder": [(118, 0), (120, 200), (120, 380)],
    "globe": [(58, 0), (62, 30), (160, 120), (186, 220), (150, 320), (96, 360)],
    "gourd": [(44, 0), (70, 60), (84, 120), (60, 190), (130, 270), (164, 370), (130, 460), (96, 490)],
    "cone": [(140, 0), (110, 220), (84, 400)],
    "pot": [(150, 0), (140, 120), (112, 230)],
    "jug": [(90, 0), (78, 60), (120, 180), (140, 300), (124, 400), (104, 430)],
    "facet": [(66, 0), (150, 170), (90, 420)],
    "jar": [(150, 0), (168, 30), (170, 200), (160, 260), (140, 272)],
    "ewer": [(48, 0), (44, 100), (84, 200), (108, 330), (100, 450), (90, 480)],
}


def turned(pen: Pen, recipe: Recipe, profile: Run, top: float, colour: str, x: float = 400, scale: float = 1) -> None:
    """A turned body from `top` down, with its mouth, its light on the left and the maker's pattern."""
    side = [(dx * scale, top + y * scale) for dx, y in profile]
    wide, (foot_dx, foot_y) = max(dx for dx, _ in side), side[-1]
    outline = mirrored(x, side, [side[-1], (foot_dx * 0.6, foot_y + 6 * scale), (0, foot_y + 8 * scale)])
    pen.solid(outline, colour, 30 * scale, 0.2)
    weave(pen, outline, recipe.word("weave"), colour, (x - wide, top, x + wide, foot_y), recipe.word("second"))
    with pen.inside(outline):
        glaze(pen, recipe, x, top, foot_y, wide)
        widest = max(range(len(side)), key=lambda k: side[k][0])
        y = side[widest][1]
        pen.stroke(
            line([(x - wide * 0.66, y - 46 * scale), (x - wide * 0.74, y), (x - wide * 0.68, y + 44 * scale)]),
            light(colour, 0.7),
            13 * scale,
            stroke_opacity=0.8,
        )
    pen.path(ellipse(x, top, side[0][0], max(4, side[0][0] * 0.16)), light(colour, 0.12))
    pen.path(ellipse(x + 1, top + 2, side[0][0] * 0.84, max(3, side[0][0] * 0.11)), shade(colour, 0.5))


def glaze(pen: Pen, recipe: Recipe, x: float, top: float, foot: float, wide: float) -> None:
    second = recipe.colour("glaze", light(recipe.main, 0.4))
    match recipe.word("decor"):
        case "dip":
            y = between(top, foot, 0.48)
            drip = [
                (x - wide - 10, y),
                (x - wide * 0.6, y + 26),
                (x - wide * 0.2, y - 6),
                (x + wide * 0.2, y + 34),
                (x + wide * 0.6, y + 4),
                (x + wide + 10, y + 20),
            ]
            pen.path(shape(drip, [(x + wide + 10, top - 20), (x - wide - 10, top - 20)]), second)
        case "bands":
            for share in (0.3, 0.38, 0.62, 0.7):
                pen.path(box(x - wide, between(top, foot, share), 2 * wide, 11), second)
        case "ribs":
            for k in range(9):
                dx = (k - 4) / 4 * wide * 0.9
                pen.stroke(
                    line([(x + dx * 0.5, top), (x + dx, between(top, foot, 0.5)), (x + dx * 0.6, foot)]),
                    shade(recipe.main, 0.12),
                    5,
                )
        case "flowers":
            for k in range(7):
                px, py = x + pen.chance(-0.8, 0.8) * wide, between(top, foot, 0.25 + 0.09 * k)
                leaf(pen, px, py, 52, 60 + 30 * k, second, 0.3)
                FLOWERS["daisy"](pen, px, py, 30, second)
        case "face":
            y = between(top, foot, 0.5)
            for way in (-1, 1):
                pen.stroke(line([(x + way * 22, y - 20), (x + way * 44, y - 10), (x + way * 66, y - 20)]), second, 7)
            pen.stroke(line([(x, y - 20), (x - 12, y + 30), (x + 10, y + 34)]), second, 7)
            pen.stroke(line([(x - 28, y + 70), (x, y + 80), (x + 28, y + 70)]), second, 7)
        case _:
            pass
