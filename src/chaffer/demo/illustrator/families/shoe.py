"""Shoes from the side, the second of the pair a little behind the first."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import around, box, ellipse, line, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import BRASS, light, shade

Kind = Callable[[Pen, Recipe, str], None]


def draw(pen: Pen, recipe: Recipe) -> None:
    """Each kind is drawn with its toe to the left, its sole on y = 690."""
    kind = KINDS[recipe.word("kind", "pump")]
    scale = recipe.number("scale", 1)
    with pen.moved(400 - 400 * scale, 700 - 700 * scale, 0, scale):
        pen.ground_shadow(410, 704, 300, 26, 0.34)
        with pen.moved(92, -10, 0, 0.93):
            kind(pen, recipe, shade(recipe.main, 0.16))
        with pen.moved(-18, 6):
            kind(pen, recipe, recipe.main)


def _body(pen: Pen, recipe: Recipe, outline: str, colour: str) -> None:
    pen.solid(outline, colour, 16, 0.17)
    weave(pen, outline, recipe.word("weave"), colour, (120, 240, 690, 700), recipe.word("second"))


def _gloss(pen: Pen, colour: str, *points: tuple[float, float]) -> None:
    pen.stroke(line(points), light(colour, 0.5), 8, stroke_opacity=0.75)


def _buckle(pen: Pen, x: float, y: float) -> None:
    pen.path(box(x - 12, y - 11, 24, 22, 4), "none", stroke=BRASS, stroke_width=5)


def _pump(pen: Pen, recipe: Recipe, colour: str) -> None:
    heel = recipe.number("heel", 120)
    top = 560 - heel
    pen.path(
        shape(
            [(586, top + 70), (606, 610), (602, 690)],
            [(602, 690), (582, 690)],
            [(582, 690), (560, 600), (530, top + 100)],
        ),
        shade(colour, 0.3),
    )
    pen.path(
        shape(
            [(136, 664), (190, 684), (290, 684), (400, 640), (520, top + 110)],
            [(520, top + 110), (520, top + 130), (410, 662), (300, 696), (180, 696), (136, 680)],
        ),
        "#D8B48A",
    )
    outline = shape([(134, 668), (150, 640), (220, 604), (300, 566)], [(300, 566), (330, 600), (400, 580), (500, top + 60), (566, top - 40)],
                    [(566, top - 40), (600, top), (602, top + 70), (586, top + 92)], [(586, top + 92), (530, top + 112), (410, 650), (290, 690), (190, 688), (134, 668)])  # fmt: skip
    pen.path(
        shape(
            [(300, 566), (380, 520), (480, top + 30), (566, top - 40)],
            [(566, top - 40), (500, top + 62), (400, 584), (300, 566)],
        ),
        shade(colour, 0.36),
    )
    _body(pen, recipe, outline, colour)
    _gloss(pen, colour, (190, 636), (240, 612), (288, 590))
    if recipe.word("strap") == "ankle":
        pen.stroke(f"M588 {top + 10}L596 {top - 62}", shade(colour, 0.14), 18)
        pen.stroke(ellipse(532, top - 66, 66, 20), shade(colour, 0.3), 13)
        pen.stroke(
            line([(466, top - 66), (490, top - 50), (532, top - 46), (576, top - 50), (598, top - 66)]), colour, 15
        )
        _buckle(pen, 500, top - 50)
    if recipe.word("strap") == "mary":
        pen.stroke(line([(330, 640), (380, 540), (430, 520), (470, 610)]), shade(colour, 0.14), 22)
        pen.circle(440, 556, 9, BRASS)
    _bowtie(pen, recipe, 300, 580, colour)


def _bowtie(pen: Pen, recipe: Recipe, x: float, y: float, colour: str) -> None:
    if recipe.word("trim") == "bow":
        tone = recipe.colour("trim_colour", light(colour, 0.1))
        for turn in (-160, -20):
            leaf(pen, x, y, 56, turn, shade(tone, 0.1), 0.55)
        for turn in (140, 40):
            leaf(pen, x, y, 50, turn, tone, 0.4)
        pen.circle(x, y, 10, shade(tone, 0.25))
    if recipe.word("trim") == "jewel":
        for k in range(8):
            px, py = around(x, y, 19, k * 45)
            pen.circle(px, py, 6.5, "#FDF8EA" if k % 2 else "#D8E3EC")
        pen.circle(x, y, 11, "#F3F7FA")


def _sandal(pen: Pen, recipe: Recipe, colour: str) -> None:
    heel = recipe.number("heel", 30)
    back = 660 - heel
    sole = shape([(130, 668), (200, 664), (330, 656), (470, back), (606, back - 14)], [(606, back - 14), (616, back + 10)],
                 [(616, back + 10), (470, back + 26), (340, 690), (160, 694), (130, 684)])  # fmt: skip
    if heel > 40:
        pen.solid(
            polygon((520, back + 12), (612, back + 2), (604, 692), (546, 692)), recipe.colour("sole", "#C08A57"), 12
        )
    for start, lift, end in ((176, 96, 300), (236, 116, 360)):
        pen.stroke(line([(start, 668), ((start + end) / 2 - 10, 668 - lift), (end, 660)]), shade(colour, 0.2), 34)
        pen.stroke(line([(start, 664), ((start + end) / 2 - 12, 662 - lift), (end, 656)]), colour, 30)
        pen.stroke(line([(start + 8, 630), ((start + end) / 2 - 14, 656 - lift)]), light(colour, 0.35), 5)
    pen.stroke(
        line(
            [
                (596, back - 20),
                (604, back - 130),
                (540, back - 176),
                (470, back - 130),
                (500, back - 90),
                (600, back - 110),
            ]
        ),
        colour,
        22,
    )
    _buckle(pen, 494, back - 100)
    pen.solid(sole, recipe.colour("sole", "#C08A57"), 8)
    pen.stroke(
        line([(134, 668), (330, 656), (470, back), (604, back - 12)]), light(recipe.colour("sole", "#C08A57"), 0.35), 5
    )


def _flat(pen: Pen, recipe: Recipe, colour: str) -> None:
    outline = shape([(130, 672), (150, 630), (220, 606), (286, 604)], [(286, 604), (330, 640), (440, 640), (540, 600), (590, 560)],
                    [(590, 560), (622, 590), (622, 650), (610, 682)], [(610, 682), (370, 690), (160, 690), (130, 672)])  # fmt: skip
    pen.path(
        shape([(286, 604), (420, 606), (590, 560)], [(590, 560), (540, 606), (440, 646), (330, 644), (286, 604)]),
        shade(colour, 0.38),
    )
    _body(pen, recipe, outline, colour)
    pen.stroke(line([(286, 604), (330, 640), (440, 640), (540, 600), (590, 560)]), light(colour, 0.2), 7)
    pen.path(box(130, 682, 486, 13, 6), "#8A623F")
    _gloss(pen, colour, (172, 646), (210, 626), (250, 620))
    if recipe.word("strap") == "mary":
        pen.stroke(line([(360, 660), (400, 580), (450, 570), (490, 640)]), shade(colour, 0.14), 22)
        pen.circle(462, 598, 9, BRASS)
    if recipe.word("strap") == "ankle":
        pen.stroke(line([(606, 590), (560, 520), (470, 540), (400, 600), (320, 630)]), light(colour, 0.1), 10)
    _bowtie(pen, recipe, 278, 608, colour)


def _loafer(pen: Pen, recipe: Recipe, colour: str) -> None:
    outline = shape([(128, 664), (146, 612), (230, 586), (320, 548), (388, 532)], [(388, 532), (440, 580), (530, 570), (598, 530)],
                    [(598, 530), (624, 580), (618, 664)], [(618, 664), (370, 674), (128, 664)])  # fmt: skip
    pen.path(
        shape([(388, 532), (480, 510), (598, 530)], [(598, 530), (520, 574), (440, 584), (388, 532)]),
        shade(colour, 0.4),
    )
    _body(pen, recipe, outline, colour)
    pen.stroke(line([(166, 628), (200, 590), (270, 606), (330, 640)]), shade(colour, 0.3), 5)
    pen.solid(
        shape(
            [(262, 580), (350, 540), (390, 536)],
            [(390, 536), (420, 600), (400, 660)],
            [(400, 660), (340, 650), (262, 580)],
        ),
        shade(colour, 0.06),
        8,
    )
    if recipe.word("trim") == "tassel":
        for x in (318, 346):
            pen.stroke(f"M{x} 590v40", shade(colour, 0.35), 14)
    else:
        pen.path(polygon((318, 584), (368, 572), (374, 592), (324, 604)), shade(colour, 0.4))
    pen.path(
        shape(
            [(126, 664), (370, 672), (620, 662)],
            [(620, 662), (620, 692), (540, 692), (534, 684), (140, 692), (126, 664)],
        ),
        shade("#5B4030", 0.1),
    )
    _gloss(pen, colour, (168, 616), (206, 598), (246, 588))


def _sneaker(pen: Pen, recipe: Recipe, colour: str) -> None:
    outline = shape([(132, 650), (140, 606), (210, 584), (300, 540), (378, 474)], [(378, 474), (440, 500), (520, 500), (584, 464)],
                    [(584, 464), (610, 520), (622, 650)], [(622, 650), (132, 650)])  # fmt: skip
    pen.path(
        shape([(378, 474), (480, 446), (584, 464)], [(584, 464), (520, 506), (440, 506), (378, 474)]),
        shade(colour, 0.35),
    )
    _body(pen, recipe, outline, colour)
    second = recipe.colour("accent", "#F7F4EE")
    with pen.inside(outline):
        pen.path(shape([(120, 660), (150, 590), (216, 610), (240, 660)], [(240, 660), (120, 660)]), second)
        pen.path(
            shape([(540, 440), (556, 540), (550, 660)], [(550, 660), (640, 660), (640, 440)]),
            recipe.colour("tab", second),
        )
        pen.stroke(line([(378, 640), (440, 560), (470, 500)]), second, 16)
    for k in range(5):
        x, y = 292 + k * 24, 572 - k * 21
        pen.stroke(f"M{x - 12} {y - 22}L{x + 22} {y + 10}", "#FBF8F4", 8)
    pen.solid(
        shape(
            [(120, 648), (370, 654), (630, 644)],
            [(630, 644), (640, 670), (622, 694)],
            [(622, 694), (150, 696), (120, 680), (120, 648)],
        ),
        recipe.colour("sole", "#F3ECE0"),
        8,
    )
    pen.stroke("M126 668Q370 676 634 664", shade("#F3ECE0", 0.2), 3)


def _boot(pen: Pen, recipe: Recipe, colour: str) -> None:
    top = recipe.number("top", 380)
    outline = shape([(132, 664), (146, 612), (220, 584), (316, 556), (362, 500), (372, top)], [(372, top), (470, top - 10), (570, top)],
                    [(570, top), (572, 500), (606, 600), (606, 664)], [(606, 664), (132, 664)])  # fmt: skip
    pen.path(ellipse(471, top, 99, 16), shade(colour, 0.45))
    _body(pen, recipe, outline, colour)
    with pen.inside(outline):
        match recipe.word("style", "chelsea"):
            case "chelsea":
                pen.path(
                    shape([(440, top - 10), (452, 500), (470, 580)], [(470, 580), (500, 500), (512, top - 10)]),
                    shade(colour, 0.4),
                )
                pen.stroke(f"M566 {top + 6}v-26", shade(colour, 0.3), 20)
            case "lace":
                for k in range(int((540 - top) / 30)):
                    y = top + 30 + k * 30
                    pen.stroke(f"M366 {y}L424 {y + 16}M366 {y + 16}L424 {y}", recipe.colour("laces", "#E9C46A"), 6)
                pen.stroke(line([(432, top), (430, 540), (330, 600)]), shade(colour, 0.28), 4)
            case "welly":
                pen.path(box(350, top - 4, 240, 26), light(colour, 0.25))
                pen.stroke(line([(146, 634), (240, 606), (330, 584)]), light(colour, 0.5), 12)
                pen.stroke(f"M396 {top + 50}V520", light(colour, 0.45), 12)
            case "fur":
                pen.stroke(f"M480 {top + 40}V640", shade(colour, 0.2), 4)
            case _:
                pass
    if recipe.word("style") == "fur":
        for k in range(9):
            pen.circle(376 + k * 24, top + 4 + (k % 2) * 6, 24, "#F3E6D0")
    heel = recipe.number("heel", 24)
    sole = recipe.colour("sole", "#4A3428")
    if heel > 30:
        pen.solid(polygon((500, 660), (606, 660), (592, 692), (514, 692)), sole, 8)
        pen.path(
            shape([(126, 660), (370, 655), (500, 660)], [(500, 660), (470, 684), (300, 692), (140, 690), (126, 660)]),
            sole,
        )
    else:
        pen.path(
            shape(
                [(124, 660), (370, 655), (612, 660)],
                [(612, 660), (612, 690)],
                [(612, 690), (142, 692)],
                [(142, 692), (124, 680), (124, 660)],
            ),
            sole,
        )
    _gloss(pen, colour, (176, 620), (220, 602), (268, 590))


def _slipper(pen: Pen, recipe: Recipe, colour: str) -> None:
    outline = shape(
        [(130, 660), (140, 590), (230, 560), (330, 560), (400, 600)],
        [(400, 600), (420, 640), (420, 664)],
        [(420, 664), (130, 664)],
    )
    pen.solid(box(130, 650, 490, 40, 20), recipe.colour("sole", "#D8C3A2"), 8)
    pen.path(ellipse(480, 650, 140, 14), recipe.colour("lining", "#F5EBDA"))
    _body(pen, recipe, outline, colour)
    for k in range(8):
        pen.circle(402 + (k % 3) * 8, 600 + k * 8, 20, "#F7EFE2")
    _bowtie(pen, recipe, 250, 590, colour)
    if recipe.word("trim") == "bunny":
        for turn in (-120, -80):
            leaf(pen, 240, 572, 120, turn, light(colour, 0.1), 0.32)
            leaf(pen, 240, 566, 92, turn, "#E8A9A0", 0.2)
        for x in (190, 236):
            pen.circle(x, 610, 8, "#1E2A32")
        pen.circle(212, 632, 8, "#D9786A")


KINDS: dict[str, Kind] = {
    "pump": _pump,
    "sandal": _sandal,
    "flat": _flat,
    "loafer": _loafer,
    "sneaker": _sneaker,
    "boot": _boot,
    "slipper": _slipper,
}
