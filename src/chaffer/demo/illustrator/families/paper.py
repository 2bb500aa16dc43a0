"""Books, cards, boxes and parcels."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.cover import cover
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import light, shade


def draw(pen: Pen, recipe: Recipe) -> None:
    KINDS[recipe.word("kind", "card")](pen, recipe)


def _card(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, 836, 270, 28)
    with pen.moved(500, 560, 9):
        d = polygon((-190, -150), (190, -150), (190, 130), (-190, 130))
        envelope = recipe.colour("envelope", "#D9A58C")
        pen.solid(d, envelope, 10)
        pen.path(
            polygon((-190, -150), (190, -150), (0, 20)),
            light(envelope, 0.15),
            stroke=shade(envelope, 0.15),
            stroke_width=3,
        )
    with pen.moved(370, 540, -5):
        pen.path(box(-180, -250, 360, 530, 6), "#8C6450", transform="translate(12 14)", fill_opacity=0.3)
        pen.solid(box(-180, -250, 360, 530, 6), recipe.main, 8, 0.1)
        weave(
            pen,
            box(-180, -250, 360, 530, 6),
            recipe.word("weave"),
            recipe.main,
            (-180, -250, 180, 280),
            recipe.word("second"),
        )
        pen.path(box(-150, -220, 300, 470, 4), "none", stroke=recipe.colour("ink", "#C2512F"), stroke_width=4)
        cover(pen, recipe, 0, 0, 130)


def _book(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, 846, 250, 28)
    pen.solid(box(210, 250, 400, 594, 6), shade(recipe.main, 0.3), 6)
    pen.path(box(220, 262, 382, 572), "#FBF3E2")
    for k in range(5):
        pen.stroke(f"M{590 + k * 3} 268V830", "#E3D5BC", 1.5)
    d = box(190, 240, 390, 596, 8)
    pen.solid(d, recipe.main, 12)
    weave(pen, d, recipe.word("weave"), recipe.main, (190, 240, 580, 836), recipe.word("second"))
    pen.path(box(190, 240, 34, 596, 8), shade(recipe.main, 0.2))
    pen.path(box(254, 300, 292, 60, 6), "#FBF8F4")
    pen.stroke("M280 322H520", recipe.main, 9)
    pen.stroke("M320 342H480", recipe.main, 5)
    cover(pen, recipe, 400, 580, 150)


def _stack(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, 846, 270, 28)
    tones = recipe.words("tones") or ["#C2512F", "#2C7A7B", "#E2B04E", "#6C4A8A"]
    for k, tone in enumerate(tones):
        y, shift = 770 - k * 76, (-1) ** k * 12
        pen.solid(box(170 + shift, y, 440, 74, 8), tone, 10)
        pen.path(box(560 + shift, y + 8, 44, 58), "#FBF3E2")
        pen.stroke(f"M{230 + shift} {y + 24}h{180 - k * 20}", light(tone, 0.6), 9)
    y = 770 - len(tones) * 76 + 76
    cover(pen, recipe, 390, y - 110, 110)


def _notebook(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, 836, 250, 28)
    with pen.moved(400, 530, 6):
        pen.path(box(-210, -290, 420, 590, 18), "#8C6450", transform="translate(14 16)", fill_opacity=0.3)
        pen.path(box(-196, -286, 414, 592, 18), "#FBF3E2")
        d = box(-210, -290, 416, 588, 18)
        pen.solid(d, recipe.main, 12)
        weave(pen, d, recipe.word("weave"), recipe.main, (-210, -290, 206, 298), recipe.word("second"))
        if recipe.flag("strap"):
            pen.path(box(140, -290, 20, 588), recipe.colour("ink", "#C2512F"))
        if not recipe.flag("bare"):
            cover(pen, recipe, -20, -10, 110)
    if recipe.flag("pen"):
        with pen.moved(610, 620, 14):
            pen.solid(box(-13, -220, 26, 380, 12), recipe.colour("pen_colour", "#1E2A32"), 6)
            pen.path(polygon((-13, 150), (13, 150), (0, 206)), "#C9A24B")


def _bow(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    for way in (-1, 1):
        pen.path(
            shape(
                [(x, y), (x + way * size * 0.5, y + size * 0.5), (x + way * size * 0.9, y + size * 0.7)],
                [(x + way * size * 0.9, y + size * 0.7), (x + way * size * 0.7, y + size * 0.2), (x, y)],
            ),
            shade(colour, 0.2),
        )
        pen.path(
            shape(
                [(x, y), (x + way * size * 0.4, y - size * 0.8), (x + way * size * 1.1, y - size * 0.7)],
                [(x + way * size * 1.1, y - size * 0.7), (x + way * size * 1.1, y - size * 0.1), (x, y)],
            ),
            light(colour, 0.12) if way < 0 else colour,
        )
        pen.path(
            shape(
                [
                    (x + way * 10, y - 4),
                    (x + way * size * 0.5, y - size * 0.5),
                    (x + way * size * 0.85, y - size * 0.5),
                ],
                [
                    (x + way * size * 0.85, y - size * 0.5),
                    (x + way * size * 0.8, y - size * 0.2),
                    (x + way * 10, y - 4),
                ],
            ),
            shade(colour, 0.25),
        )
    pen.path(ellipse(x, y, size * 0.2, size * 0.22), shade(colour, 0.12))


def _gift(pen: Pen, recipe: Recipe) -> None:
    ribbon = recipe.colour("ribbon", "#C2512F")
    pen.ground_shadow(420, 846, 260, 30)
    d = box(190, 520, 420, 322, 8)
    pen.solid(d, recipe.main, 26)
    weave(pen, d, recipe.word("weave"), recipe.main, (190, 520, 610, 842), recipe.word("second"))
    pen.path(box(372, 520, 56, 322), ribbon)
    pen.path(box(412, 520, 16, 322), shade(ribbon, 0.15))
    lid = box(172, 450, 456, 96, 8)
    pen.path(box(190, 540, 420, 14), shade(recipe.main, 0.3), fill_opacity=0.5)
    pen.solid(lid, light(recipe.main, 0.08), 20)
    weave(pen, lid, recipe.word("weave"), light(recipe.main, 0.08), (172, 450, 628, 546), recipe.word("second"))
    pen.path(box(372, 450, 56, 96), ribbon)
    _bow(pen, 400, 440, 130, ribbon)


def _hamper(pen: Pen, recipe: Recipe) -> None:
    """An open box with good things looking out."""
    pen.ground_shadow(420, 846, 300, 30)
    for x, top, half, tone, lid in (
        (270, 400, 58, "#2F5240", "#C9A24B"),
        (400, 340, 46, "#6E2237", "#C9A24B"),
        (530, 430, 66, "#E0A83C", "#8A623F"),
    ):
        pen.solid(box(x - half, top, 2 * half, 300, 22), tone, 16)
        pen.solid(box(x - half * 0.7, top - 40, half * 1.4, 46, 8), lid, 8)
        pen.path(box(x - half + 12, top + 80, 2 * half - 24, 90, 4), "#FBF8F4")
        leaf(pen, x, top + 160, 56, -90, tone, 0.3)
    for k in range(40):
        pen.stroke(
            f"M{170 + k * 11.8:.0f} 660q{pen.chance(-20, 20):.0f} {-pen.chance(20, 60):.0f} {pen.chance(-30, 30):.0f} {-pen.chance(10, 50):.0f}",
            "#E7D3A8",
            5,
        )
    d = polygon((140, 640), (660, 640), (630, 844), (170, 844))
    pen.solid(d, recipe.main, 24)
    weave(pen, d, recipe.word("weave"), recipe.main, (140, 640, 660, 844), recipe.word("second"))
    pen.path(box(140, 700, 520, 44), recipe.colour("ribbon", "#C2512F"))
    _bow(pen, 400, 720, 70, recipe.colour("ribbon", "#C2512F"))


def _chocolates(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, 840, 270, 30)
    with pen.moved(400, 560, -4):
        pen.solid(box(-250, -230, 500, 470, 16), recipe.main, 20)
        pen.path(box(-222, -202, 444, 414, 8), "#FBF3E2")
        tones = ["#5A3A26", "#7A5138", "#F1E6D0", "#4A2C1E", "#A5713F"]
        for row in range(4):
            for column in range(4):
                x, y = -162 + column * 108, -146 + row * 100
                tone = tones[(row * 3 + column * 2) % 5]
                pen.path(ellipse(x + 4, y + 6, 44, 42), "#C9B08A")
                pen.solid(ellipse(x, y, 40, 38) if (row + column) % 2 else box(x - 36, y - 34, 72, 68, 12), tone, 9)
                pen.stroke(
                    line([(x - 22, y + 4), (x, y - 10), (x + 22, y + 4)]),
                    light(tone, 0.45) if (row + column) % 3 else "#C2512F",
                    5,
                )


def _wrap(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, 850, 250, 26)
    for k, (x, turn, tone) in enumerate(
        (
            (290, -14, recipe.main),
            (400, 0, recipe.colour("second_ink", "#E2B04E")),
            (510, 13, recipe.colour("ink", "#C2512F")),
        )
    ):
        with pen.moved(x, 560, turn):
            d = box(-58, -330, 116, 610, 10)
            pen.solid(d, tone, 22)
            weave(pen, d, ["stars", "stripe", "leaves"][k], tone, (-58, -330, 58, 280))
            pen.path(ellipse(0, -326, 56, 14), light(tone, 0.4))
            pen.path(ellipse(0, -326, 26, 7), shade(tone, 0.4))
    pen.solid(box(220, 640, 370, 56, 10), "#FBF3E2", 8)


def _deck(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, 830, 270, 28)
    for k, turn in enumerate((-24, -8, 8, 24)):
        with pen.moved(400, 900, turn):
            pen.solid(box(-100, -560, 220, 320, 18), "#FBF8F4", 8, 0.1)
            tone = ["#C2512F", "#2C7A7B", "#E2B04E", "#6F8F63"][k]
            pen.path(box(-84, -544, 188, 288, 10), light(tone, 0.55))
            cover(
                pen,
                Recipe(
                    {"motif": ["fox", "whale", "house", "moon"][k], "ink": tone, "second_ink": shade(tone, 0.2)}, tone
                ),
                10,
                -400,
                66,
            )
    pen.solid(box(270, 700, 260, 134, 14), recipe.main, 18)
    pen.path(box(300, 732, 200, 60, 8), "#FBF8F4")


def _globe(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, 850, 200, 26)
    pen.solid(mirrored(400, [(16, 730), (24, 780), (130, 830)], [(130, 830), (0, 846)]), "#8A623F", 14)
    pen.stroke("M400 190A270 270 0 0 1 400 730", "#C9A24B", 14)
    d = ellipse(400, 460, 236, 236)
    pen.solid(d, recipe.main, 36, 0.2)
    with pen.inside(d):
        for points in (
            [(240, 330), (340, 290), (400, 360), (350, 470), (280, 440)],
            [(330, 520), (400, 510), (420, 600), (360, 690), (330, 620)],
            [(450, 300), (560, 290), (620, 380), (560, 470), (480, 420)],
            [(500, 500), (570, 510), (560, 600), (500, 580)],
        ):
            pen.path(shape(points, [points[-1], points[0]]), recipe.colour("land", "#E2C27E"))
        pen.path(ellipse(310, 350, 60, 36), "#FFFFFF", fill_opacity=0.25, transform="rotate(-40 310 350)")


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "card": _card,
    "book": _book,
    "stack": _stack,
    "notebook": _notebook,
    "gift": _gift,
    "hamper": _hamper,
    "chocolates": _chocolates,
    "wrap": _wrap,
    "deck": _deck,
    "globe": _globe,
}
