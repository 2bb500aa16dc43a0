"""Toys that roll, sail, fly and rock."""

from chaffer.demo.illustrator.curve import box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import INK, WOOD, light, shade

SET = ["#D9785A", "#E2B04E", "#8FA98B", "#7F9FB5", "#B98FB0", "#F1E3CC"]


def _wheel(pen: Pen, x: float, y: float, radius: float, colour: str) -> None:
    pen.circle(x, y, radius, shade(colour, 0.3))
    pen.circle(x - 2, y - 2, radius * 0.86, colour)
    pen.circle(x, y, radius * 0.36, light(colour, 0.5))
    pen.circle(x, y, radius * 0.12, shade(colour, 0.4))


def train(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(400, 820, 330, 26)
    pen.solid(box(60, 812, 680, 16, 8), WOOD, 6)
    body = recipe.main
    pen.stroke("M300 760H360M520 760H560", "#5B4632", 12)
    pen.solid(box(96, 640, 210, 130, 14), "#8FA98B", 16)
    for k, tone in enumerate(("#E2B04E", "#D9785A", "#7F9FB5")):
        pen.solid(ellipse(144 + k * 56, 630, 34, 34), tone, 8)
    pen.solid(box(96, 660, 210, 110, 14), "#7E9A7B", 16)
    pen.solid(box(360, 520, 170, 250, 16), body, 18)
    pen.path(box(392, 556, 106, 84, 10), "#F7EBD6")
    pen.solid(box(340, 490, 210, 40, 14), shade(body, 0.2), 10)
    pen.solid(box(520, 620, 180, 150, 30), light(body, 0.12), 20)
    pen.solid(polygon((606, 530), (666, 530), (654, 626), (618, 626)), "#E2B04E", 9)
    pen.circle(700, 700, 22, "#F7E7A8")
    for k, (x, y, r) in enumerate(((640, 460, 32), (590, 400, 44), (520, 330, 34))):
        pen.circle(x, y, r, "#FFFFFF", fill_opacity=0.75 - k * 0.12)
    for x, r in ((150, 42), (256, 42), (410, 50), (520, 50), (640, 50)):
        _wheel(pen, x, 768, r, "#C2512F" if r > 45 else "#E2B04E")


def car(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 812, 290, 30)
    d = shape(
        [(120, 740), (130, 640), (230, 610)],
        [(230, 610), (300, 500), (420, 480), (520, 510), (570, 610)],
        [(570, 610), (660, 630), (684, 740)],
        [(684, 740), (120, 740)],
    )
    pen.solid(d, recipe.main, 26)
    pen.path(shape([(266, 612), (320, 528), (390, 520)], [(390, 520), (390, 612)]), "#DCE9EC")
    pen.path(shape([(414, 520), (490, 530), (530, 612)], [(530, 612), (414, 612)]), "#CBDDE2")
    pen.path(box(120, 676, 566, 16), light(recipe.main, 0.5))
    pen.circle(656, 664, 18, "#F7E7A8")
    for x in (240, 560):
        _wheel(pen, x, 744, 68, "#3A3D44")
    if recipe.word("load") == "tree":
        pen.stroke("M270 476H560", "#7A5138", 16)
        for k in range(16):
            leaf(pen, 270 + k * 18, 476, 70, -150 if k % 2 else 150, "#4C6B4C" if k % 3 else "#6F8F63", 0.25)


def boat(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 816, 260, 26)
    pen.stroke("M400 700V220", "#8A623F", 14)
    pen.solid(shape([(416, 240), (520, 400), (600, 620)], [(600, 620), (416, 640), (416, 240)]), "#FBF1DF", 20)
    pen.solid(
        shape([(384, 300), (300, 460), (240, 610)], [(240, 610), (384, 640), (384, 300)]),
        recipe.colour("second", "#E2B04E"),
        14,
    )
    pen.path(polygon((400, 216), (470, 240), (400, 266)), "#C2512F")
    pen.solid(
        shape(
            [(150, 670), (650, 670)],
            [(650, 670), (600, 780), (540, 806)],
            [(540, 806), (260, 806)],
            [(260, 806), (200, 780), (150, 670)],
        ),
        recipe.main,
        26,
    )
    pen.path(box(166, 694, 470, 16), light(recipe.main, 0.5))
    for x in (300, 400, 500):
        pen.circle(x, 752, 18, light(recipe.main, 0.7))


def kite(pen: Pen, recipe: Recipe) -> None:
    pen.stroke(line([(400, 660), (330, 740), (430, 810), (360, 900), (420, 980)]), "#8A623F", 4)
    for k, (x, y) in enumerate(((350, 720), (420, 800), (372, 880))):
        for turn in (200, 20):
            leaf(pen, x, y, 54, turn, SET[k], 0.6)
    with pen.moved(400, 400, 10):
        pen.path(
            polygon((0, -290), (200, -40), (0, 280), (-200, -40)),
            "#B99A7E",
            transform="translate(16 18)",
            fill_opacity=0.4,
        )
        pen.path(polygon((0, -290), (0, -40), (-200, -40)), light(recipe.main, 0.15))
        pen.path(polygon((0, -290), (200, -40), (0, -40)), recipe.colour("second", "#E2B04E"))
        pen.path(polygon((-200, -40), (0, -40), (0, 280)), recipe.colour("third", "#7F9FB5"))
        pen.path(polygon((200, -40), (0, -40), (0, 280)), shade(recipe.main, 0.1))
        pen.stroke("M0 -290V280M-200 -40H200", "#8A623F", 6)
        if recipe.word("face") == "fish":
            pen.circle(0, -130, 34, "#FBF8F4")
            pen.circle(6, -126, 18, INK)


def rocket(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 850, 210, 26)
    pen.path(shape([(340, 760), (400, 880), (460, 760)], [(460, 760), (340, 760)]), "#E08A3C")
    for way in (-1, 1):
        pen.solid(
            shape(
                [(400 + way * 100, 600), (400 + way * 210, 700), (400 + way * 200, 820)],
                [(400 + way * 200, 820), (400 + way * 100, 760), (400 + way * 100, 600)],
            ),
            recipe.main,
            14,
        )
    pen.solid(mirrored(400, [(0, 160), (90, 300), (120, 520), (96, 776)], [(96, 776), (0, 786)]), "#FBF1DF", 28)
    with pen.inside(mirrored(400, [(0, 160), (90, 300), (120, 520), (96, 776)], [(96, 776), (0, 786)])):
        pen.path(box(200, 100, 400, 200), recipe.main)
        pen.path(box(200, 690, 400, 40), recipe.main)
    pen.circle(400, 430, 64, "#8A9AA5")
    pen.circle(398, 428, 52, "#BFD6DE")
    pen.stroke("M366 430q4 -34 34 -38", "#FFFFFF", 9)
    pen.circle(400, 590, 34, "#E2B04E")


def rocker(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(400, 846, 290, 26)
    pen.stroke(line([(130, 760), (250, 830), (400, 846), (550, 830), (670, 760)]), WOOD, 28)
    for x, y in ((280, 800), (520, 800)):
        pen.stroke(f"M{x} 620L{x - 10 if x < 400 else x + 10} {y}", shade(recipe.main, 0.1), 46)
    d = shape(
        [(150, 400), (170, 330), (240, 300), (300, 350), (330, 460), (480, 480), (570, 520), (570, 640)],
        [(570, 640), (440, 680), (300, 670), (250, 560), (240, 440), (170, 450), (150, 400)],
    )
    pen.solid(d, recipe.main, 24)
    pen.stroke(line([(560, 530), (640, 560), (650, 680)]), "#F1E3CC", 30)
    for k in range(7):
        pen.circle(262 + k * 12, 300 + k * 26, 24, "#F1E3CC")
    pen.circle(210, 364, 11, INK)
    pen.solid(box(370, 450, 140, 60, 26), "#C2512F", 12)
    pen.path(polygon((236, 300), (264, 244), (276, 312)), shade(recipe.main, 0.1))
