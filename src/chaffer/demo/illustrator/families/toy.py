"""Things to stack, play, puzzle over and take to bed."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import blob, box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.rolling import SET, boat, car, kite, rocker, rocket, train
from chaffer.demo.illustrator.families.soft_toy import blush, eyes, soft_animal
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import INK, WOOD, light, shade


def draw(pen: Pen, recipe: Recipe) -> None:
    KINDS[recipe.word("kind", "soft")](pen, recipe)


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
    pen.path(ellipse(300, 440, 50, 30), "#FFFFFF", fill_opacity=0.5, transform="rotate(-40 300 440)")


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
    eyes(pen, 400, 402, 46, 11)
    pen.stroke("M376 450Q400 470 424 450", "#B5544A", 6)
    blush(pen, 400, 438, 76)
    for way in (-1, 1):
        pen.circle(400 + way * 140, 470, 38, hair)
        pen.circle(400 + way * 130, 436, 14, "#C2512F")


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


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "soft": soft_animal,
    "blocks": _blocks,
    "train": train,
    "car": car,
    "boat": boat,
    "kite": kite,
    "puzzle": _puzzle,
    "house": _house,
    "ball": _ball,
    "rings": _rings,
    "xylophone": _xylophone,
    "dinosaur": _dinosaur,
    "robot": _robot,
    "doll": _doll,
    "rocket": rocket,
    "crayons": _crayons,
    "rocker": rocker,
}
