"""Sitting plush animals: ears and face make a bear, a rabbit, a cat."""

from chaffer.demo.illustrator.curve import around, blob, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import weave
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import INK, light, shade


def eyes(pen: Pen, x: float, y: float, apart: float, size: float = 13) -> None:
    for way in (-1, 1):
        pen.circle(x + way * apart, y, size, INK)
        pen.circle(x + way * apart - size * 0.3, y - size * 0.35, size * 0.32, "#FFFFFF")


def blush(pen: Pen, x: float, y: float, apart: float) -> None:
    for way in (-1, 1):
        pen.path(ellipse(x + way * apart, y, 24, 15), "#E58A78", fill_opacity=0.45)


def soft_animal(pen: Pen, recipe: Recipe) -> None:
    """A sitting plush animal; the ears and the face make it a bear, a rabbit, a cat..."""
    fur, belly = recipe.main, recipe.colour("belly", light(recipe.main, 0.45))
    animal = recipe.word("animal", "bear")
    pen.ground_shadow(410, 846, 230, 30, 0.32)
    if animal in ("cat", "fox"):
        tail = shape([(540, 760), (650, 740), (680, 600), (640, 540)], [(640, 540), (600, 620), (560, 680), (500, 700)])
        pen.solid(tail, shade(fur, 0.08), 14)
        if animal == "fox":
            with pen.inside(tail):
                pen.circle(650, 556, 52, "#FFF6E8")
    for way in (-1, 1):
        pen.solid(ellipse(400 + way * 128, 782, 82, 66), fur if way < 0 else shade(fur, 0.06), 16)
        pen.path(ellipse(400 + way * 136, 786, 44, 42), belly)
    pen.solid(mirrored(400, [(0, 500), (110, 540), (142, 690), (110, 812)], [(110, 812), (0, 836)]), fur, 22)
    weave(pen, ellipse(400, 680, 140, 150), recipe.word("weave"), fur, (260, 500, 540, 830), recipe.word("second"))
    pen.path(ellipse(400, 700, 84, 104), belly)
    for way in (-1, 1):
        arm = shape(
            [(400 + way * 90, 560), (400 + way * 190, 620), (400 + way * 196, 710)],
            [(400 + way * 196, 710), (400 + way * 150, 736), (400 + way * 110, 640), (400 + way * 90, 560)],
        )
        pen.solid(arm, light(fur, 0.06) if way < 0 else shade(fur, 0.08), 14)
    _ears(pen, animal, fur, belly)
    pen.solid(
        blob([(400, 262), (530, 310), (572, 420), (510, 520), (400, 546), (290, 520), (228, 420), (270, 310)]), fur, 26
    )
    _face(pen, animal, fur, belly)
    _worn(pen, recipe)


def _ears(pen: Pen, animal: str, fur: str, inner: str) -> None:
    for way in (-1, 1):
        x = 400 + way * 118
        tone = fur if way < 0 else shade(fur, 0.07)
        match animal:
            case "rabbit":
                for size, colour in ((1, tone), (0.62, "#E9B3A8")):
                    with pen.moved(400 + way * 70, 320, way * 12):
                        pen.path(ellipse(0, -120, 50 * size, 150 * size), colour)
            case "cat" | "fox":
                pen.solid(polygon((x - way * 70, 300), (x + way * 34, 190), (x + way * 46, 370)), tone, 10)
                pen.path(
                    polygon((x - way * 30, 300), (x + way * 22, 232), (x + way * 30, 340)),
                    "#E9B3A8" if animal == "cat" else INK,
                )
            case "elephant":
                pen.solid(ellipse(400 + way * 190, 400, 104, 116), tone, 16)
                pen.path(ellipse(400 + way * 190, 404, 66, 80), "#E9B3A8", fill_opacity=0.7)
            case "sheep":
                pen.solid(ellipse(400 + way * 176, 400, 62, 32), "#5B4A42", 8)
            case "dog":
                pen.solid(
                    blob(
                        [(x, 290), (x + way * 76, 330), (x + way * 92, 450), (x + way * 40, 500), (x + way * 10, 400)]
                    ),
                    shade(fur, 0.28),
                    12,
                )
            case "frog":
                pen.solid(ellipse(400 + way * 84, 282, 58, 58), tone, 10)
            case _:
                pen.solid(ellipse(x, 300, 62, 62), tone, 12)
                pen.path(ellipse(x, 306, 34, 34), inner)


def _face(pen: Pen, animal: str, fur: str, muzzle: str) -> None:
    match animal:
        case "elephant":
            eyes(pen, 400, 396, 70)
            pen.stroke(line([(400, 430), (396, 520), (420, 600), (466, 604)]), shade(fur, 0.12), 66)
            pen.stroke(line([(397, 428), (392, 518), (414, 592), (462, 598)]), fur, 54)
            for k in range(4):
                pen.stroke(f"M372 {470 + k * 28}q24 10 48 0", shade(fur, 0.16), 4)
        case "sheep":
            for k in range(26):
                x, y = around(400, 360, 120 + (k % 2) * 26, 160 + k * 8.6)
                pen.circle(x, y, 40, light(fur, 0.1 * (k % 3)))
            pen.solid(blob([(400, 340), (480, 380), (476, 480), (400, 540), (324, 480), (320, 380)]), "#5B4A42", 14)
            for way in (-1, 1):
                pen.circle(400 + way * 40, 420, 15, "#FBF8F4")
                pen.circle(400 + way * 38, 422, 9, INK)
            pen.stroke("M380 492Q400 508 420 492", "#FBF8F4", 5)
        case "frog":
            for way in (-1, 1):
                pen.circle(400 + way * 84, 276, 36, "#FBF8F4")
                pen.circle(400 + way * 80, 280, 20, INK)
            pen.stroke(line([(296, 430), (350, 474), (400, 484), (450, 474), (504, 430)]), shade(fur, 0.4), 9)
        case "fox":
            pen.path(
                shape(
                    [(234, 420), (330, 440), (400, 520)],
                    [(400, 520), (470, 440), (566, 420)],
                    [(566, 420), (510, 520), (400, 548), (290, 520), (234, 420)],
                ),
                "#FFF6E8",
            )
            eyes(pen, 400, 408, 74)
            pen.path(ellipse(400, 506, 24, 17), INK)
        case "rabbit" | "cat":
            eyes(pen, 400, 412, 72)
            pen.path(polygon((384, 446), (416, 446), (400, 464)), "#D9786A")
            pen.stroke("M400 464v16M400 480q-20 20 -36 4M400 480q20 20 36 4", shade(fur, 0.5), 5)
            if animal == "cat":
                for way in (-1, 1):
                    pen.stroke(
                        f"M{400 + way * 96} 462l{way * 78} -10M{400 + way * 96} 478l{way * 78} 8", shade(fur, 0.4), 3.5
                    )
        case _:
            pen.path(ellipse(400, 462, 76, 58), muzzle)
            eyes(pen, 400, 392, 76)
            pen.path(ellipse(400, 436, 29, 20), INK)
            pen.path(ellipse(392, 430, 9, 5), "#FFFFFF", fill_opacity=0.6)
            pen.stroke("M400 456v20M400 476q-20 18 -38 2M400 476q20 18 38 2", INK, 5)
    if animal not in ("elephant", "sheep"):
        blush(pen, 400, 462 if animal != "fox" else 470, 120)


def _worn(pen: Pen, recipe: Recipe) -> None:
    colour = recipe.colour("scarf", "#C2512F")
    match recipe.word("wears"):
        case "scarf":
            pen.solid(mirrored(400, [(0, 526), (96, 510), (112, 536)], [(112, 536), (90, 572), (0, 590)]), colour, 12)
            pen.solid(polygon((430, 560), (490, 556), (506, 690), (442, 700)), shade(colour, 0.08), 10)
            for k in range(5):
                pen.stroke(f"M{446 + k * 14} 698v20", shade(colour, 0.1), 5)
        case "bow":
            for way in (-1, 1):
                pen.path(
                    shape(
                        [(400, 556), (400 + way * 60, 512), (400 + way * 96, 530)],
                        [(400 + way * 96, 530), (400 + way * 92, 590), (400, 560)],
                    ),
                    light(colour, 0.1) if way < 0 else colour,
                )
            pen.circle(400, 557, 17, shade(colour, 0.2))
        case "vest":
            for way in (-1, 1):
                pen.path(
                    shape(
                        [(400 + way * 20, 560), (400 + way * 100, 556), (400 + way * 128, 700)],
                        [(400 + way * 128, 700), (400 + way * 70, 740), (400 + way * 20, 560)],
                    ),
                    colour if way < 0 else shade(colour, 0.1),
                )
        case _:
            pass
