"""Things for the home: lamps, cloth, and what hangs on walls."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import around, box, ellipse, line, polygon, shape
from chaffer.demo.illustrator.fabric import leaf
from chaffer.demo.illustrator.families.blossom import FLOWERS
from chaffer.demo.illustrator.families.furnishing import bed, blanket_basket, cushion, rug, throw, towels
from chaffer.demo.illustrator.families.lamp import lamp, lantern, lights, pendant
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import BRASS, light


def draw(pen: Pen, recipe: Recipe) -> None:
    KINDS[recipe.word("kind", "cushion")](pen, recipe)


def _clock(pen: Pen, recipe: Recipe) -> None:
    pen.circle(418, 470, 236, "#B99A7E", fill_opacity=0.35)
    pen.solid(ellipse(400, 450, 236, 236), recipe.main, 26)
    pen.path(ellipse(400, 450, 196, 196), recipe.colour("face", "#FBF6EA"))
    for k in range(12):
        x, y = around(400, 450, 168, k * 30)
        pen.circle(x, y, 11 if k % 3 == 0 else 6, recipe.colour("marks", "#1E2A32"))
    pen.stroke("M400 450L330 380", "#1E2A32", 16)
    pen.stroke("M400 450L500 350", "#1E2A32", 10)
    pen.circle(400, 450, 17, "#C2512F")
    if recipe.flag("pendulum"):
        pen.stroke("M400 690V820", BRASS, 9)
        pen.solid(ellipse(400, 846, 46, 46), BRASS, 12)


def _frame(pen: Pen, recipe: Recipe) -> None:
    pen.path(box(196, 176, 440, 570, 4), "#B99A7E", fill_opacity=0.35)
    pen.solid(box(180, 160, 440, 570, 6), recipe.main, 12)
    pen.path(box(212, 192, 376, 506), "#FBF6EC")
    inner = box(256, 236, 288, 418)
    pen.path(inner, recipe.colour("ground", "#EFD9C6"))
    with pen.inside(inner):
        match recipe.word("art", "hills"):
            case "hills":
                pen.circle(440, 340, 60, "#E08A3C")
                for k, tone in enumerate(("#C9A58C", "#A87B66", "#7E5A50")):
                    pen.path(
                        shape(
                            [(250, 470 + k * 56), (350, 420 + k * 60), (460, 490 + k * 50), (550, 440 + k * 60)],
                            [(550, 440 + k * 60), (550, 660), (250, 660)],
                        ),
                        tone,
                    )
            case "fig":
                pen.path(
                    shape(
                        [(400, 300), (440, 400), (480, 500), (400, 580)],
                        [(400, 580), (320, 500), (360, 400), (400, 300)],
                    ),
                    "#62314F",
                )
                pen.stroke(line([(380, 360), (352, 460), (366, 540)]), "#8E5A7A", 8)
                leaf(pen, 400, 310, 120, -30, "#6F8F63", 0.45)
                leaf(pen, 400, 310, 100, -150, "#4C6B4C", 0.45)
            case "flower":
                pen.stroke("M400 660Q390 560 400 430", "#4C6B4C", 10)
                leaf(pen, 396, 590, 110, -150, "#6F8F63", 0.3)
                leaf(pen, 396, 560, 110, -30, "#4C6B4C", 0.3)
                FLOWERS[recipe.word("bloom", "poppy")](pen, 400, 390, 110, recipe.colour("second", "#C2512F"))
            case _:
                pass


def _mirror(pen: Pen, recipe: Recipe) -> None:
    pen.path(ellipse(416, 476, 230, 300), "#B99A7E", fill_opacity=0.35)
    pen.solid(ellipse(400, 460, 230, 300), recipe.main, 20)
    if recipe.flag("rays"):
        for k in range(36):
            x, y = around(400, 460, 250, k * 10, 1.3)
            leaf(pen, x, y, 60, k * 10, recipe.main if k % 2 else light(recipe.main, 0.2), 0.14)
    d = ellipse(400, 460, 192, 260)
    pen.path(d, "#D8E3E2")
    with pen.inside(d):
        pen.path(polygon((180, 420), (420, 160), (500, 160), (180, 520)), "#EAF1EF")
        pen.path(polygon((300, 740), (620, 380), (620, 430), (350, 740)), "#EAF1EF")


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "lamp": lamp,
    "pendant": pendant,
    "lantern": lantern,
    "lights": lights,
    "cushion": cushion,
    "throw": throw,
    "bed": bed,
    "towels": towels,
    "rug": rug,
    "clock": _clock,
    "frame": _frame,
    "mirror": _mirror,
    "basket": blanket_basket,
}
