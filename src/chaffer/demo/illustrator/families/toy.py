"""Soft animals and things to push, stack, fly and puzzle over."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import around, blob, box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import INK, WOOD, light, shade

SET = ["#D9785A", "#E2B04E", "#8FA98B", "#7F9FB5", "#B98FB0", "#F1E3CC"]


def draw(pen: Pen, recipe: Recipe) -> None:
    KINDS[recipe.word("kind", "soft")](pen, recipe)


def _eyes(pen: Pen, x: float, y: float, apart: float, size: float = 13) -> None:
    for way in (-1, 1):
        pen.circle(x + way * apart, y, size, INK)
        pen.circle(x + way * apart - size * 0.3, y - size * 0.35, size * 0.32, "#FFFFFF")


def _blush(pen: Pen, x: float, y: float, apart: float) -> None:
    for way in (-1, 1):
        pen.path(ellipse(x + way * apart, y, 24, 15), "#E58A78", opacity=0.45)


def _soft(pen: Pen, recipe: Recipe) -> None:
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
                pen.path(ellipse(400 + way * 190, 404, 66, 80), "#E9B3A8", opacity=0.7)
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
            _eyes(pen, 400, 396, 70)
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
            _eyes(pen, 400, 408, 74)
            pen.path(ellipse(400, 506, 24, 17), INK)
        case "rabbit" | "cat":
            _eyes(pen, 400, 412, 72)
            pen.path(polygon((384, 446), (416, 446), (400, 464)), "#D9786A")
            pen.stroke("M400 464v16M400 480q-20 20 -36 4M400 480q20 20 36 4", shade(fur, 0.5), 5)
            if animal == "cat":
                for way in (-1, 1):
                    pen.stroke(
                        f"M{400 + way * 96} 462l{way * 78} -10M{400 + way * 96} 478l{way * 78} 8", shade(fur, 0.4), 3.5
                    )
        case _:
            pen.path(ellipse(400, 462, 76, 58), muzzle)
            _eyes(pen, 400, 392, 76)
            pen.path(ellipse(400, 436, 29, 20), INK)
            pen.path(ellipse(392, 430, 9, 5), "#FFFFFF", opacity=0.6)
            pen.stroke("M400 456v20M400 476q-20 18 -38 2M400 476q20 18 38 2", INK, 5)
    if animal not in ("elephant", "sheep"):
        _blush(pen, 400, 462 if animal != "fox" else 470, 120)


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


def _blocks(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 848, 270, 30)
    places = ((160, 690, 150), (320, 690, 150), (480, 690, 150), (240, 540, 150), (400, 540, 150), (322, 392, 148))
    for k, (x, y, size) in enumerate(places):
        tone = SET[(k * 2 + 1) % 6]
        pen.solid(box(x, y, size, size, 16), tone, 16)
        pen.path(box(x + 16, y + 16, size - 32, size - 32, 8), light(tone, 0.3))
        _emblem(pen, k, x + size / 2, y + size / 2, shade(tone, 0.3))
    if recipe.flag("arch"):
        pen.path("M322 392A74 74 0 0 1 470 392H432A36 36 0 0 0 360 392Z", "#D9785A")


def _emblem(pen: Pen, k: int, x: float, y: float, colour: str) -> None:
    match k % 6:
        case 0:
            for turn in range(0, 360, 72):
                leaf(pen, x, y, 42, turn - 90, colour, 0.5)
        case 1:
            pen.circle(x, y, 34, colour)
        case 2:
            pen.path(polygon((x, y - 38), (x + 40, y + 32), (x - 40, y + 32)), colour)
        case 3:
            pen.path(f"M{x + 6} {y - 38}A40 40 0 1 0 {x + 32} {y + 22}A32 32 0 1 1 {x + 6} {y - 38}Z", colour)
        case 4:
            pen.path(
                shape(
                    [(x, y + 36), (x - 40, y - 6), (x - 20, y - 34), (x, y - 16)],
                    [(x, y - 16), (x + 20, y - 34), (x + 40, y - 6), (x, y + 36)],
                ),
                colour,
            )
        case _:
            leaf(pen, x - 30, y + 34, 90, -48, colour, 0.4)


def _wheel(pen: Pen, x: float, y: float, radius: float, colour: str) -> None:
    pen.circle(x, y, radius, shade(colour, 0.3))
    pen.circle(x - 2, y - 2, radius * 0.86, colour)
    pen.circle(x, y, radius * 0.36, light(colour, 0.5))
    pen.circle(x, y, radius * 0.12, shade(colour, 0.4))


def _train(pen: Pen, recipe: Recipe) -> None:
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
        pen.circle(x, y, r, "#FFFFFF", opacity=0.75 - k * 0.12)
    for x, r in ((150, 42), (256, 42), (410, 50), (520, 50), (640, 50)):
        _wheel(pen, x, 768, r, "#C2512F" if r > 45 else "#E2B04E")


def _car(pen: Pen, recipe: Recipe) -> None:
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


def _boat(pen: Pen, recipe: Recipe) -> None:
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


def _kite(pen: Pen, recipe: Recipe) -> None:
    pen.stroke(line([(400, 660), (330, 740), (430, 810), (360, 900), (420, 980)]), "#8A623F", 4)
    for k, (x, y) in enumerate(((350, 720), (420, 800), (372, 880))):
        for turn in (200, 20):
            leaf(pen, x, y, 54, turn, SET[k], 0.6)
    with pen.moved(400, 400, 10):
        pen.path(
            polygon((0, -290), (200, -40), (0, 280), (-200, -40)), "#B99A7E", transform="translate(16 18)", opacity=0.4
        )
        pen.path(polygon((0, -290), (0, -40), (-200, -40)), light(recipe.main, 0.15))
        pen.path(polygon((0, -290), (200, -40), (0, -40)), recipe.colour("second", "#E2B04E"))
        pen.path(polygon((-200, -40), (0, -40), (0, 280)), recipe.colour("third", "#7F9FB5"))
        pen.path(polygon((200, -40), (0, -40), (0, 280)), shade(recipe.main, 0.1))
        pen.stroke("M0 -290V280M-200 -40H200", "#8A623F", 6)
        if recipe.word("face") == "fish":
            pen.circle(0, -130, 34, "#FBF8F4")
            pen.circle(6, -126, 18, INK)


def _puzzle(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 800, 280, 30, 0.25)
    pen.solid(box(140, 280, 520, 500, 18), "#D9BB92", 18)
    scene = box(170, 310, 460, 440, 6)
    pen.path(scene, recipe.colour("sky", "#BFD6DE"))
    with pen.inside(scene):
        pen.circle(540, 400, 56, "#F4D58A")
        pen.path(
            shape([(160, 560), (300, 470), (460, 560), (640, 500)], [(640, 500), (640, 760), (160, 760)]),
            light(recipe.main, 0.2),
        )
        pen.path(
            shape([(160, 660), (320, 590), (500, 670), (640, 610)], [(640, 610), (640, 760), (160, 760)]), recipe.main
        )
        for x, y in ((240, 610), (330, 640), (540, 650)):
            pen.stroke(f"M{x} {y}v60", "#7A5138", 10)
            pen.path(polygon((x, y - 110), (x + 50, y + 16), (x - 50, y + 16)), "#4C6B4C")
        for k in range(1, 4):
            x, y = 170 + k * 115, 310 + k * 110
            pen.stroke(f"M{x} 300q12 60 0 110t0 110t0 110t0 130", "#FBF8F4", 4)
            pen.stroke(f"M160 {y}q60 -14 115 0t115 0t115 0t130 0", "#FBF8F4", 4)
    with pen.moved(560, 800, 18):
        pen.solid("M-60 -50H-14A20 20 0 1 1 14 -50H60V-14A20 20 0 1 1 60 14V50H-60Z", "#D9785A", 10)


def _house(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 856, 290, 28)
    pen.solid(box(180, 380, 440, 470, 8), "#FBF1DF", 16)
    rooms = (
        (204, 404, 190, 200, "#F0CFC0"),
        (408, 404, 190, 200, "#CBDDE2"),
        (204, 624, 190, 202, "#DDE0CC"),
        (408, 624, 190, 202, "#F4E0B4"),
    )
    for x, y, w, h, tone in rooms:
        pen.path(box(x, y, w, h), tone)
        pen.path(box(x, y + h - 14, w, 14), "#C39A6B")
    pen.solid(polygon((140, 392), (400, 190), (660, 392)), recipe.main, 22)
    pen.circle(400, 316, 42, "#F7E7C0")
    pen.stroke("M400 276V356M360 316H440", shade(recipe.main, 0.2), 5)
    pen.solid(box(520, 200, 56, 120), "#C2714F", 10)
    pen.solid(box(226, 530, 110, 60, 10), "#B98FB0", 10)
    pen.path(box(226, 500, 20, 90, 6), "#8A623F")
    pen.solid(box(446, 510, 110, 16, 4), "#8A623F", 4)
    pen.path("M456 526V590M546 526V590", stroke="#8A623F", stroke_width=9)
    pen.circle(500, 450, 22, "#F4D58A")
    pen.solid(box(240, 750, 100, 62, 20), "#D9785A", 10)
    pen.solid(box(470, 690, 80, 136, 40), "#8FA98B", 10)
    pen.circle(534, 764, 6, "#C9A24B")


def _ball(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, 820, 220, 34)
    d = ellipse(400, 570, 250, 250)
    pen.solid(d, recipe.main, 40, 0.2)
    with pen.inside(d):
        for k, tone in enumerate((recipe.colour("second", "#F7EBD6"), recipe.colour("third", "#E2B04E"))):
            x = 300 + k * 190
            pen.path(
                shape(
                    [(400, 310), (x - 40, 430), (x - 60, 580), (400, 850)],
                    [(400, 850), (x + 90, 600), (x + 70, 430), (400, 310)],
                ),
                tone,
            )
    pen.circle(400, 330, 36, "#FBF8F4")
    pen.path(ellipse(300, 440, 50, 30), "#FFFFFF", opacity=0.5, transform="rotate(-40 300 440)")


def _rings(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 840, 230, 30)
    pen.solid(box(210, 800, 380, 40, 18), WOOD, 14)
    pen.solid(box(384, 300, 32, 510, 14), WOOD, 8)
    for k in range(6):
        half = 172 - k * 22
        tone = SET[k % 5] if recipe.word("tones") == "" else recipe.words("tones")[k % len(recipe.words("tones"))]
        pen.solid(box(400 - half, 728 - k * 74, 2 * half, 70, 35), tone, 18)
        pen.stroke(f"M{400 - half + 34} {746 - k * 74}h{half * 0.7:.0f}", light(tone, 0.45), 8)
    pen.solid(ellipse(400, 300, 42, 42), recipe.main, 12)


def _xylophone(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 790, 320, 30)
    frame = recipe.colour("frame", WOOD)
    for y0, y1 in ((440, 520), (760, 690)):
        pen.solid(polygon((90, y0), (710, y1), (710, y1 + 26), (90, y0 + 26)), frame, 8)
    tones = ["#C2512F", "#D9785A", "#E2B04E", "#8FA98B", "#4E8A5B", "#7F9FB5", "#3D6FB0", "#B98FB0"]
    for k, tone in enumerate(tones):
        x, cut = 104 + k * 76, k * 14
        pen.solid(box(x, 380 + cut, 62, 450 - 2 * cut, 14), tone, 10)
        pen.circle(x + 31, 440 + cut * 0.7, 7, "#FBF8F4")
        pen.circle(x + 31, 776 - cut * 0.8, 7, "#FBF8F4")
    pen.stroke("M250 300L560 560", "#8A623F", 12)
    pen.circle(566, 566, 30, "#8A623F")
    pen.circle(560, 560, 28, "#C2512F")


def _dinosaur(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(400, 838, 280, 30)
    for k in range(7):
        x, y = (250 + k * 60, 500 - 70 * (1 - ((k - 2.6) / 3) ** 2))
        pen.path(polygon((x - 34, y + 66), (x + 6, y - 36), (x + 44, y + 66)), recipe.colour("second", "#D9785A"))
    for x in (330, 500):
        pen.solid(box(x - 44, 680, 88, 150, 30), shade(recipe.main, 0.12), 14)
    d = shape([(90, 440), (110, 350), (200, 330), (270, 390), (330, 460), (460, 470), (560, 560), (730, 620)],
              [(730, 620), (600, 690), (540, 760), (300, 770), (220, 640), (190, 500), (110, 490), (90, 440)])  # fmt: skip
    pen.solid(d, recipe.main, 22)
    weave(pen, d, "spots", recipe.main, (280, 470, 620, 740), light(recipe.main, 0.4))
    for x in (286, 450):
        pen.solid(box(x - 44, 690, 88, 146, 30), recipe.main, 14)
    pen.circle(170, 394, 14, INK)
    pen.circle(166, 389, 5, "#FFFFFF")
    pen.stroke("M96 450Q140 470 180 452", shade(recipe.main, 0.4), 5)


def _robot(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 850, 210, 28)
    for x in (330, 470):
        pen.solid(box(x - 34, 760, 68, 86, 12), shade(recipe.main, 0.2), 10)
    for way in (-1, 1):
        pen.stroke(line([(400 + way * 140, 590), (400 + way * 210, 650), (400 + way * 196, 730)]), "#8D9094", 26)
        pen.circle(400 + way * 196, 740, 30, "#C2512F")
    pen.solid(box(256, 540, 288, 240, 26), recipe.main, 24)
    pen.solid(box(280, 290, 240, 220, 40), light(recipe.main, 0.2), 22)
    pen.path(box(370, 500, 60, 50), "#8D9094")
    pen.stroke("M400 290V236", "#8D9094", 10)
    pen.circle(400, 226, 22, "#E2B04E")
    for way in (-1, 1):
        pen.circle(400 + way * 54, 380, 34, "#FBF8F4")
        pen.circle(400 + way * 54, 382, 18, INK)
    pen.stroke("M350 456H450", INK, 8, stroke_dasharray="16 12")
    pen.path(box(296, 590, 120, 84, 10), "#FBF1DF")
    for k in range(3):
        pen.circle(460 + k * 28, 620, 10, SET[k])
    pen.stroke("M312 650l20 -30l24 16l20 -24l24 30", "#C2512F", 6)


def _doll(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 852, 190, 26)
    skin, hair = recipe.colour("skin", "#E8B998"), recipe.colour("hair", "#6A4528")
    pen.path(blob([(400, 190), (540, 270), (560, 420), (500, 520), (300, 520), (240, 420), (260, 270)]), hair)
    for x in (350, 450):
        pen.solid(box(x - 24, 730, 48, 116, 20), skin, 8)
        pen.path(box(x - 28, 806, 56, 42, 16), "#C2512F")
    for way in (-1, 1):
        pen.stroke(line([(400 + way * 70, 530), (400 + way * 140, 600), (400 + way * 150, 670)]), skin, 40)
    d = mirrored(400, [(0, 486), (70, 496), (96, 560), (170, 770)], [(170, 770), (0, 790)])
    pen.solid(d, recipe.main, 20)
    weave(pen, d, recipe.word("weave", "dots"), recipe.main, (230, 480, 570, 790), recipe.word("second"))
    pen.solid(ellipse(400, 390, 124, 122), skin, 16)
    pen.path(
        shape(
            [(272, 390), (300, 270), (400, 256), (500, 270), (528, 390)],
            [(528, 390), (470, 330), (390, 340), (320, 330), (272, 390)],
        ),
        hair,
    )
    _eyes(pen, 400, 402, 46, 11)
    pen.stroke("M376 450Q400 470 424 450", "#B5544A", 6)
    _blush(pen, 400, 438, 76)
    for way in (-1, 1):
        pen.circle(400 + way * 140, 470, 38, hair)
        pen.circle(400 + way * 130, 436, 14, "#C2512F")


def _rocket(pen: Pen, recipe: Recipe) -> None:
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


def _crayons(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 840, 260, 30)
    tones = ["#B92D38", "#E08A3C", "#F0C95A", "#4E8A5B", "#2C7A7B", "#3D6FB0", "#6C4A8A", "#E59CAE"]
    for k, tone in enumerate(tones):
        x, top = 196 + k * 52, 350 + (k * 37) % 90
        pen.solid(box(x, top, 44, 400, 6), tone, 8)
        pen.path(polygon((x + 4, top + 4), (x + 40, top + 4), (x + 28, top - 62), (x + 16, top - 62)), "#EBCDA6")
        pen.path(polygon((x + 12, top - 36), (x + 32, top - 36), (x + 26, top - 66), (x + 18, top - 66)), tone)
    pen.solid(box(170, 560, 460, 280, 16), recipe.main, 24)
    pen.path("M170 600Q400 700 630 600V560H170Z", shade(recipe.main, 0.15))
    for turn in range(0, 360, 45):
        leaf(pen, 400, 744, 56, turn, SET[(turn // 45) % 5], 0.4)


def _rocker(pen: Pen, recipe: Recipe) -> None:
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


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "soft": _soft,
    "blocks": _blocks,
    "train": _train,
    "car": _car,
    "boat": _boat,
    "kite": _kite,
    "puzzle": _puzzle,
    "house": _house,
    "ball": _ball,
    "rings": _rings,
    "xylophone": _xylophone,
    "dinosaur": _dinosaur,
    "robot": _robot,
    "doll": _doll,
    "rocket": _rocket,
    "crayons": _crayons,
    "rocker": _rocker,
}
