"""What is seen on the front of a top: collar, buttons, pockets, bands, motifs."""

from chaffer.demo.illustrator.curve import around, box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import light, luminance, shade

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


def draw_bands(pen: Pen, recipe: Recipe, hem: float, wide: float) -> None:
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


def draw_front(pen: Pen, recipe: Recipe, hem: float) -> None:
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


def draw_motif(pen: Pen, recipe: Recipe) -> None:
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


def draw_collar(pen: Pen, recipe: Recipe) -> None:
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
