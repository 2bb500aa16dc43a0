"""Plants in pots."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import around, box, ellipse, line, mirrored, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.blossom import FLOWERS
from chaffer.demo.illustrator.families.turned import FOOT, PROFILES, glaze
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import DEEP_LEAF, LEAF, light, mix, shade


def plant(pen: Pen, recipe: Recipe) -> None:
    pot = recipe.colour("pot", "#C2714F")
    pen.ground_shadow(420, FOOT + 4, 200, 26)
    PLANTS[recipe.word("plant", "fern")](pen, recipe.colour("leaf", LEAF))
    profile = PROFILES[recipe.word("profile", "pot")]
    top = FOOT - profile[-1][1]
    plain = Recipe(
        {"decor": recipe.word("decor"), "glaze": recipe.word("glaze", "#F3E4D2"), "weave": recipe.word("weave")}, pot
    )
    pen.path(ellipse(400, top, profile[0][0], 26), "#5B4030")
    outline = mirrored(
        400,
        [(0, top + 24), (profile[0][0] * 0.7, top + 16), (profile[0][0], top)],
        [(x, top + y) for x, y in profile],
        [(profile[-1][0], FOOT), (0, FOOT + 8)],
    )
    pen.solid(outline, pot, 28, 0.2)
    weave(pen, outline, recipe.word("weave"), pot, (240, top, 560, FOOT))
    with pen.inside(outline):
        glaze(pen, plain, 400, top, FOOT, profile[0][0])
        pen.stroke(f"M{400 - profile[0][0] * 0.72:.0f} {top + 60:.0f}l8 70", light(pot, 0.5), 13, stroke_opacity=0.8)


def _fern(pen: Pen, tone: str) -> None:
    for k in range(15):
        with pen.moved(400, 620, (k - 7) * 15 + pen.chance(-4, 4)):
            FLOWERS["fern"](pen, 0, -190 + abs(k - 7) * 6, 150, tone if k % 2 else shade(tone, 0.16))


def _olive(pen: Pen, tone: str) -> None:
    pen.stroke(line([(400, 640), (392, 540), (404, 440)]), "#8A6A4C", 16)
    for k in range(70):
        x, y = around(400, 320, 20 * k**0.5, k * 137.5, 0.95)
        leaf(pen, x, y, 62, pen.chance(0, 360), [tone, shade(tone, 0.2), light(tone, 0.25)][k % 3], 0.22)
    for k in range(9):
        x, y = around(400, 320, 50 + 12 * k, k * 137.5)
        pen.path(ellipse(x, y, 9, 12), "#4C4A5B")


def _cactus(pen: Pen, tone: str) -> None:
    for x, foot, top, wide in ((400, 640, 230, 70), (300, 480, 340, 40), (500, 520, 300, 42)):
        if x != 400:
            way = 1 if x < 400 else -1
            pen.stroke(line([(x, foot - 20), (x + way * 10, foot + 20), (400, foot + 40)]), shade(tone, 0.1), 60)
        pen.solid(box(x - wide, top, 2 * wide, foot - top, wide), tone, 18)
        for k in range(-1, 2):
            pen.stroke(f"M{x + k * wide * 0.5} {top + 40}V{foot - 14}", shade(tone, 0.16), 4, stroke_dasharray="3 22")
    for k in range(6):
        leaf(pen, 400, 240, 46, -90 + (k - 2.5) * 28, "#E59CAE", 0.4)


def _monstera(pen: Pen, tone: str) -> None:
    for k, (x, y, turn, size) in enumerate(
        (
            (280, 330, -130, 150),
            (520, 300, -50, 160),
            (400, 210, -95, 150),
            (250, 480, -165, 130),
            (560, 470, -15, 130),
            (410, 400, -80, 150),
        )
    ):
        pen.stroke(line([(400, 640), ((400 + x) / 2, (640 + y) / 2 - 20), (x, y)]), shade(tone, 0.25), 8)
        colour = [tone, shade(tone, 0.14), light(tone, 0.12)][k % 3]
        with pen.moved(x, y, turn + 90, size / 150):
            heart = shape([(0, 60), (-110, 30), (-120, -70), (0, -170)], [(0, -170), (120, -70), (110, 30), (0, 60)])
            pen.solid(heart, colour, 14)
            for way in (-1, 1):
                for j in range(3):
                    pen.path(
                        ellipse(way * 66, -10 - j * 42, 22, 7),
                        shade(colour, 0.34),
                        transform=f"rotate({way * -24} {way * 66} {-10 - j * 42})",
                    )
            pen.stroke("M0 50V-140", light(colour, 0.3), 5)


def _orchid(pen: Pen, tone: str) -> None:
    for turn in (-160, -130, -50, -20):
        leaf(pen, 400, 630, 210, turn, shade(tone, 0.1) if turn > -90 else tone, 0.3)
    pen.stroke(line([(400, 640), (370, 440), (400, 260), (540, 190)]), DEEP_LEAF, 8)
    for k, (x, y) in enumerate(((392, 330), (430, 236), (500, 196), (568, 200), (350, 430))):
        for j in range(5):
            leaf(pen, x, y, 62, -90 + j * 72, "#F7EEF0" if j % 2 else "#EBD3DC", 0.62)
        pen.circle(x, y + 4, 14, "#C23B7E" if k % 2 else "#A93270")


def _succulents(pen: Pen, tone: str) -> None:
    for x, y, size, colour in (
        (300, 610, 90, tone),
        (500, 610, 96, mix(tone, "#B9A4D2", 0.5)),
        (400, 560, 120, light(tone, 0.25)),
    ):
        for ring in range(4):
            for k in range(9 - ring):
                leaf(
                    pen,
                    x,
                    y,
                    size * (1 - ring * 0.22),
                    k * 360 / (9 - ring) + ring * 20,
                    mix(shade(colour, 0.22), light(colour, 0.2), ring / 3),
                    0.36,
                )


def _herbs(pen: Pen, tone: str) -> None:
    for k in range(26):
        x = 290 + k * 8.8
        high = pen.chance(150, 330)
        pen.stroke(
            line([(400 + (x - 400) * 0.5, 640), (x, 640 - high / 2), (x + pen.chance(-20, 20), 640 - high)]),
            shade(tone, 0.2),
            4,
        )
        for j in range(4):
            leaf(
                pen,
                x,
                640 - high + j * 30,
                40,
                -150 if (j + k) % 2 else -30,
                [tone, light(tone, 0.18), shade(tone, 0.1)][k % 3],
                0.4,
            )


PLANTS: dict[str, Callable[[Pen, str], None]] = {
    "fern": _fern,
    "olive": _olive,
    "cactus": _cactus,
    "monstera": _monstera,
    "orchid": _orchid,
    "succulents": _succulents,
    "herbs": _herbs,
}
