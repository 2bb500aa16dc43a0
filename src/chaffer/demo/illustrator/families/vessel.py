"""Turned things: vases, pots with plants, jugs, candles, jars and bottles. Profiles are half widths by height."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import Run, around, between, box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.blossom import FLOWERS
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import DEEP_LEAF, LEAF, light, mix, shade

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


def draw(pen: Pen, recipe: Recipe) -> None:
    kind = recipe.word("kind", "vase")
    scale = recipe.number("scale", 1.0 if kind in ("vase", "plant") else 1.18)
    with pen.moved(400 - 400 * scale, FOOT - FOOT * scale, 0, scale):
        KINDS[kind](pen, recipe)


def turned(pen: Pen, recipe: Recipe, profile: Run, top: float, colour: str, x: float = 400, scale: float = 1) -> None:
    """A turned body from `top` down, with its mouth, its light on the left and the maker's pattern."""
    side = [(dx * scale, top + y * scale) for dx, y in profile]
    wide, (foot_dx, foot_y) = max(dx for dx, _ in side), side[-1]
    outline = mirrored(x, side, [side[-1], (foot_dx * 0.6, foot_y + 6 * scale), (0, foot_y + 8 * scale)])
    pen.solid(outline, colour, 30 * scale, 0.2)
    weave(pen, outline, recipe.word("weave"), colour, (x - wide, top, x + wide, foot_y), recipe.word("second"))
    with pen.inside(outline):
        _glaze(pen, recipe, x, top, foot_y, wide)
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


def _glaze(pen: Pen, recipe: Recipe, x: float, top: float, foot: float, wide: float) -> None:
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


def _vase(pen: Pen, recipe: Recipe) -> None:
    profile = PROFILES[recipe.word("profile", "amphora")]
    top = FOOT - profile[-1][1]
    pen.ground_shadow(420, FOOT + 4, profile[-1][0] + 90, 26)
    for k, name in enumerate(recipe.words("stems")):
        lean = (k - (len(recipe.words("stems")) - 1) / 2) * 26
        with pen.moved(400, top + 30, lean):
            pen.stroke("M0 0Q8 -120 0 -190", DEEP_LEAF, 6)
            leaf(pen, 0, -70, 70, -140, LEAF)
            leaf(pen, 0, -110, 64, -40, DEEP_LEAF)
            FLOWERS[name](pen, 0, -210, recipe.number("bloom", 54), recipe.colour("bloom_colour", "#E8CFC2"))
    turned(pen, recipe, profile, top, recipe.main)
    if recipe.flag("handles"):
        for way in (-1, 1):
            pen.stroke(
                line([(400 + way * 66, top + 36), (400 + way * 132, top + 60), (400 + way * 126, top + 190)]),
                light(recipe.main, 0.05) if way < 0 else shade(recipe.main, 0.16),
                20,
            )
    if recipe.word("profile") in ("jug", "ewer"):
        pen.stroke(
            line([(486, top + 30), (570, top + 60), (574, top + 190), (520, top + 250)]), shade(recipe.main, 0.14), 24
        )


def _plant(pen: Pen, recipe: Recipe) -> None:
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
        _glaze(pen, plain, 400, top, FOOT, profile[0][0])
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


def _candle(pen: Pen, recipe: Recipe) -> None:
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


def _tin(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, FOOT + 4, 220, 28)
    pen.solid(box(260, 470, 280, 372, 14), recipe.main, 28, 0.18)
    weave(
        pen, box(260, 470, 280, 372, 14), recipe.word("weave"), recipe.main, (260, 470, 540, 842), recipe.word("second")
    )
    pen.solid(box(246, 420, 308, 74, 12), recipe.colour("lid", light(recipe.main, 0.15)), 22)
    pen.path(ellipse(400, 660, 104, 116), "#FBF8F4")
    _label(pen, recipe, 400, 660)
    pen.stroke("M284 530V800", light(recipe.main, 0.6), 10, stroke_opacity=0.6)


def _jar(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, FOOT + 4, 220, 28)
    pen.solid(
        mirrored(400, [(120, 480), (168, 530), (172, 700), (160, 830)], [(160, 830), (0, 846)]), recipe.main, 30, 0.2
    )
    pen.solid(box(268, 420, 264, 76, 12), recipe.colour("lid", "#C9A24B"), 20)
    pen.path(box(270, 590, 260, 160, 8), "#FBF8F4")
    _label(pen, recipe, 400, 670)
    pen.stroke("M256 560V760", light(recipe.main, 0.6), 10, stroke_opacity=0.6)


def _bottle(pen: Pen, recipe: Recipe) -> None:
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


def _soap(pen: Pen, recipe: Recipe) -> None:
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
        pen.circle(x, y, r, "#FFFFFF", opacity=0.55)
        pen.circle(x - r * 0.3, y - r * 0.3, r * 0.25, "#FFFFFF")


def _diffuser(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, FOOT + 4, 170, 26)
    for k in range(7):
        pen.stroke(f"M400 620L{400 + (k - 3) * 52} {250 + abs(k - 3) * 22}", "#B58858" if k % 2 else "#D3AC82", 9)
    pen.solid(box(364, 560, 72, 60, 8), "#2B2A30", 12)
    pen.solid(mirrored(400, [(50, 610), (120, 650), (126, 830)], [(126, 830), (0, 842)]), recipe.main, 28, 0.2)
    pen.path(box(326, 690, 148, 110, 6), "#FBF8F4")
    _label(pen, recipe, 400, 745)


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "vase": _vase,
    "plant": _plant,
    "candle": _candle,
    "tin": _tin,
    "jar": _jar,
    "bottle": _bottle,
    "soap": _soap,
    "diffuser": _diffuser,
}
