"""The small drawing on a card or a book."""

from chaffer.demo.illustrator.curve import around, box, ellipse, line, polygon, shape
from chaffer.demo.illustrator.fabric import leaf
from chaffer.demo.illustrator.families.blossom import FLOWERS
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import INK


def cover(pen: Pen, recipe: Recipe, x: float, y: float, size: float) -> None:
    """The small drawing on a cover; `size` is half its height."""
    one, two = recipe.colour("ink", "#C2512F"), recipe.colour("second_ink", "#E2B04E")
    match recipe.word("motif", "flower"):
        case "flower":
            pen.stroke(f"M{x} {y + size}V{y}", "#4C6B4C", size * 0.07)
            leaf(pen, x, y + size * 0.7, size * 0.6, -150, "#6F8F63")
            leaf(pen, x, y + size * 0.7, size * 0.6, -30, "#4C6B4C")
            FLOWERS[recipe.word("bloom", "poppy")](pen, x, y - size * 0.25, size * 0.62, one)
        case "cake":
            pen.path(box(x - size * 0.7, y, size * 1.4, size * 0.6, 8), one)
            pen.path(box(x - size * 0.46, y - size * 0.42, size * 0.92, size * 0.44, 8), two)
            for k in range(3):
                px = x + (k - 1) * size * 0.28
                pen.stroke(f"M{px} {y - size * 0.42}v{-size * 0.26}", "#FBF8F4", size * 0.06)
                pen.path(ellipse(px, y - size * 0.78, size * 0.06, size * 0.1), "#F2A93B")
        case "heart":
            pen.path(
                shape(
                    [
                        (x, y + size * 0.7),
                        (x - size * 0.8, y - size * 0.1),
                        (x - size * 0.4, y - size * 0.66),
                        (x, y - size * 0.34),
                    ],
                    [
                        (x, y - size * 0.34),
                        (x + size * 0.4, y - size * 0.66),
                        (x + size * 0.8, y - size * 0.1),
                        (x, y + size * 0.7),
                    ],
                ),
                one,
            )
        case "star":
            for k in range(8):
                leaf(pen, x, y, size * (0.9 if k % 2 else 0.55), k * 45, one if k % 2 else two, 0.2)
        case "stork":
            pen.path(ellipse(x, y, size * 0.5, size * 0.32), "#FFFFFF")
            pen.stroke(
                line(
                    [
                        (x + size * 0.4, y - size * 0.1),
                        (x + size * 0.5, y - size * 0.6),
                        (x + size * 0.62, y - size * 0.76),
                    ]
                ),
                "#FFFFFF",
                size * 0.16,
            )
            pen.path(
                polygon(
                    (x + size * 0.66, y - size * 0.84),
                    (x + size * 1.05, y - size * 0.6),
                    (x + size * 0.64, y - size * 0.68),
                ),
                one,
            )
            pen.stroke(
                f"M{x - size * 0.1} {y + size * 0.3}V{y + size * 0.9}M{x + size * 0.1} {y + size * 0.3}V{y + size * 0.9}",
                one,
                size * 0.06,
            )
            leaf(pen, x + size * 0.2, y, size * 0.8, 170, INK, 0.3)
        case "fox":
            pen.path(
                polygon(
                    (x - size * 0.7, y - size * 0.6),
                    (x - size * 0.3, y - size * 0.3),
                    (x + size * 0.3, y - size * 0.3),
                    (x + size * 0.7, y - size * 0.6),
                    (x + size * 0.6, y + size * 0.2),
                    (x, y + size * 0.7),
                    (x - size * 0.6, y + size * 0.2),
                ),
                one,
            )
            for way in (-1, 1):
                pen.path(
                    polygon(
                        (x + way * size * 0.6, y + size * 0.2),
                        (x + way * size * 0.16, y + size * 0.2),
                        (x, y + size * 0.7),
                    ),
                    "#FFF6E8",
                )
                pen.circle(x + way * size * 0.28, y, size * 0.08, INK)
        case "moon":
            pen.path(
                f"M{x + size * 0.16} {y - size * 0.7}A{size * 0.72} {size * 0.72} 0 1 0 {x + size * 0.6} {y + size * 0.4}A{size * 0.58} {size * 0.58} 0 1 1 {x + size * 0.16} {y - size * 0.7}Z",
                two,
            )
            for k in range(6):
                px, py = around(x, y, size * 0.95, 200 + k * 50)
                pen.circle(px, py, size * 0.05, two)
        case "house":
            pen.path(box(x - size * 0.5, y - size * 0.1, size, size * 0.8), one)
            pen.path(
                polygon((x - size * 0.66, y - size * 0.06), (x, y - size * 0.7), (x + size * 0.66, y - size * 0.06)),
                two,
            )
            pen.path(box(x - size * 0.12, y + size * 0.26, size * 0.24, size * 0.44), "#FBF8F4")
        case "whale":
            pen.path(
                shape(
                    [
                        (x - size * 0.9, y),
                        (x - size * 0.5, y - size * 0.5),
                        (x + size * 0.2, y - size * 0.4),
                        (x + size * 0.7, y),
                    ],
                    [(x + size * 0.7, y), (x + size * 0.9, y - size * 0.4), (x + size, y - size * 0.36)],
                    [
                        (x + size, y - size * 0.36),
                        (x + size * 0.8, y + size * 0.3),
                        (x, y + size * 0.5),
                        (x - size * 0.8, y + size * 0.36),
                        (x - size * 0.9, y),
                    ],
                ),
                one,
            )
            pen.circle(x - size * 0.5, y, size * 0.07, "#FBF8F4")
            pen.stroke(
                line(
                    [
                        (x - size * 0.3, y - size * 0.5),
                        (x - size * 0.32, y - size * 0.8),
                        (x - size * 0.5, y - size * 0.86),
                    ]
                ),
                two,
                size * 0.07,
            )
        case "leafs":
            for k in range(5):
                leaf(pen, x, y + size * 0.7, size * 1.3, -90 + (k - 2) * 26, one if k % 2 else two, 0.2)
        case _:
            pen.circle(x, y, size * 0.5, one)
