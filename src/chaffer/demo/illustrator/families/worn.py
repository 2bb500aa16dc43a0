"""Hats, scarves, gloves, socks, umbrellas: what goes over a dress."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import around, box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import lay, leaf
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import DARK_WOOD, light, shade
from chaffer.demo.illustrator.woven import Frame


def draw(pen: Pen, recipe: Recipe) -> None:
    KINDS[recipe.word("kind", "scarf")](pen, recipe)


def _cloth(
    pen: Pen, recipe: Recipe, outline: str, colour: str, depth: float = 16, frame: Frame = (120, 120, 680, 880)
) -> None:
    with pen.body(outline, colour, depth, 0.15):
        lay(pen, recipe.word("weave"), colour, frame, recipe.word("second"))


def _sunhat(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(400, 790, 300, 36)
    _cloth(
        pen,
        recipe,
        shape(
            [(96, 712), (200, 640), (400, 612), (600, 640), (704, 712)],
            [(704, 712), (620, 780), (400, 808), (180, 780), (96, 712)],
        ),
        recipe.main,
    )
    crown = mirrored(400, [(0, 400), (90, 412), (140, 480), (158, 668)], [(158, 668), (80, 690), (0, 694)])
    _cloth(pen, recipe, crown, light(recipe.main, 0.08), 24)
    with pen.inside(crown):
        pen.path(
            shape([(220, 610), (400, 640), (580, 610)], [(580, 610), (580, 676), (400, 706), (220, 676)]),
            recipe.colour("band", "#C2512F"),
        )
    if recipe.flag("flower"):
        for k in range(8):
            leaf(pen, 510, 650, 54, k * 45, "#F7E7DA" if k % 2 else "#F0CFC0", 0.5)
        pen.circle(510, 650, 14, "#E2A04A")


def _beret(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(400, 770, 250, 34)
    _cloth(
        pen,
        recipe,
        shape(
            [
                (150, 640),
                (170, 520),
                (320, 440),
                (500, 450),
                (650, 540),
                (660, 650),
                (560, 730),
                (400, 752),
                (230, 730),
                (150, 640),
            ]
        ),
        recipe.main,
        26,
    )
    pen.stroke(line([(250, 736), (400, 762), (550, 736)]), shade(recipe.main, 0.25), 22)
    pen.stroke(line([(424, 446), (432, 420), (428, 400)]), shade(recipe.main, 0.2), 12)
    pen.stroke(line([(210, 590), (260, 520), (330, 486)]), light(recipe.main, 0.35), 14)


def _beanie(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(400, 792, 220, 32)
    _cloth(
        pen,
        recipe,
        mirrored(400, [(0, 370), (110, 400), (176, 520), (188, 680)], [(188, 680), (0, 700)]),
        recipe.main,
        26,
    )
    _cloth(pen, recipe, box(196, 650, 408, 140, 36), light(recipe.main, 0.1), 16)
    for k in range(17):
        pen.stroke(f"M{218 + k * 23} 662v116", shade(recipe.main, 0.12), 5)
    if recipe.flag("pompom"):
        for k in range(22):
            x, y = around(400, 346, pen.chance(14, 62), k * 131)
            pen.circle(x, y, 26, light(recipe.colour("second", recipe.main), pen.chance(0, 0.35)))


def _scarf(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(400, 846, 240, 26, 0.2)
    pen.circle(406, 142, 16, shade("#C39A6B", 0.2))
    pen.circle(403, 139, 15, "#C39A6B")
    back = shape(
        [(386, 150), (470, 300), (500, 520), (520, 760)], [(520, 760), (400, 780)], [(400, 780), (380, 460), (386, 150)]
    )
    _cloth(pen, recipe, back, shade(recipe.main, 0.13), 16)
    front = shape(
        [(420, 148), (360, 300), (300, 520), (262, 812)],
        [(262, 812), (340, 838), (420, 828)],
        [(420, 828), (432, 560), (440, 320), (420, 148)],
    )
    _cloth(pen, recipe, front, recipe.main, 20)
    with pen.inside(front):
        pen.stroke(line([(408, 200), (370, 420), (340, 820)]), shade(recipe.main, 0.16), 6)
        pen.stroke(line([(392, 240), (336, 480), (304, 800)]), light(recipe.main, 0.25), 7)
        if recipe.word("band"):
            pen.path(polygon((200, 690), (500, 710), (500, 770), (200, 750)), recipe.colour("band", "#FFFFFF"))
    if recipe.flag("fringe"):
        for k in range(13):
            pen.stroke(line([(266 + k * 12, 820 + k), (262 + k * 12, 850), (268 + k * 12, 876)]), recipe.main, 5)
        for k in range(9):
            pen.stroke(line([(406 + k * 13, 776), (404 + k * 13, 806)]), shade(recipe.main, 0.13), 5)


def _square(pen: Pen, recipe: Recipe) -> None:
    """A silk square laid out, one corner folded over."""
    with pen.moved(400, 520, 12):
        pen.path(box(-250, -250, 516, 516, 8), "#9C7A66", fill_opacity=0.35)
        outline = box(-264, -264, 516, 516, 6)
        _cloth(pen, recipe, outline, recipe.main, 10)
        border = recipe.colour("band", "#F7EEE0")
        pen.path(box(-236, -236, 460, 460), "none", stroke=border, stroke_width=22)
        for k in range(12):
            tone = recipe.colour("second", border) if k % 2 else border
            leaf(pen, -6, -6, 168, k * 30, tone, 0.26)
        for k in range(8):
            x, y = around(-6, -6, 196, 22 + k * 45)
            pen.circle(x, y, 12, border)
        pen.circle(-6, -6, 26, recipe.colour("second", border))
        pen.path(polygon((252, 252), (110, 252), (252, 110)), shade(recipe.main, 0.3))
        pen.path(polygon((108, 250), (250, 108), (118, 118)), light(recipe.main, 0.3))


def _gloves(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(400, 806, 250, 28, 0.22)
    for x, turn, tone in ((500, 8, shade(recipe.main, 0.1)), (300, -8, recipe.main)):
        with pen.moved(x, 520, turn):
            if recipe.word("style") == "mitten":
                hand = shape(
                    [(-84, 250), (-92, 20), (-70, -170), (10, -230), (88, -150), (92, 40)],
                    [(92, 40), (150, 0), (168, 40), (120, 130), (88, 160)],
                    [(88, 160), (86, 250), (-84, 250)],
                )
            else:
                hand = shape([(-80, 250), (-88, 20), (-96, -150), (-70, -160)], [(-70, -160), (-50, -40), (-44, -220), (-12, -226)],
                             [(-12, -226), (0, -50), (16, -230), (46, -222)], [(46, -222), (48, -40), (70, -170), (98, -160)],
                             [(98, -160), (92, 40), (150, 0), (166, 34), (100, 140)], [(100, 140), (84, 250), (-80, 250)])  # fmt: skip
            _cloth(pen, recipe, hand, tone, 14, (-100, -240, 180, 250))
            pen.solid(box(-96, 190, 196, 84, 22), recipe.colour("cuff", shade(tone, 0.1)), 10)
            if recipe.word("trim") == "bow":
                for way in (-160, -20):
                    leaf(pen, 0, 200, 60, way, light(tone, 0.25), 0.5)


def _socks(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 800, 260, 28, 0.25)
    for dx, dy, tone in ((110, -50, shade(recipe.main, 0.1)), (-20, 10, recipe.main)):
        with pen.moved(dx, dy):
            outline = shape([(350, 230), (500, 230)], [(500, 230), (506, 480), (510, 640), (470, 760), (380, 786)],
                            [(380, 786), (240, 790), (160, 776), (164, 690), (250, 660), (330, 600), (350, 480), (350, 230)])  # fmt: skip
            _cloth(pen, recipe, outline, tone, 18)
            with pen.inside(outline):
                heel = recipe.colour("band", "#C2512F")
                pen.path(box(330, 220, 190, 54), heel)
                pen.path(ellipse(500, 730, 80, 90), heel)
                pen.path(ellipse(170, 740, 70, 80), heel)


def _umbrella(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(420, 860, 200, 24)
    pen.stroke("M400 300V800Q400 862 446 862Q490 862 490 812", DARK_WOOD, 15)
    pen.stroke("M397 300V800", light(DARK_WOOD, 0.3), 5)
    pen.stroke("M400 190V150", DARK_WOOD, 12)
    edge = [(110, 470), (182, 440), (254, 470), (327, 442), (400, 470), (473, 442), (546, 470), (618, 440), (690, 470)]
    dome = shape([(110, 470), (150, 290), (270, 200), (400, 176), (530, 200), (650, 290), (690, 470)],
                 *[[edge[k + 2], edge[k + 1], edge[k]] for k in (6, 4, 2, 0)])  # fmt: skip
    _cloth(pen, recipe, dome, recipe.main, 26)
    with pen.inside(dome):
        for x in (254, 546):
            bulge = 120 if x > 400 else -120
            pen.stroke(line([(400, 176), (400 + bulge * 0.9, 290), (x, 470)]), shade(recipe.main, 0.18), 5)
        pen.stroke("M400 176V470", shade(recipe.main, 0.18), 5)
        pen.stroke(line([(190, 380), (230, 290), (300, 236)]), light(recipe.main, 0.4), 12)


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "sunhat": _sunhat,
    "beret": _beret,
    "beanie": _beanie,
    "scarf": _scarf,
    "square": _square,
    "gloves": _gloves,
    "socks": _socks,
    "umbrella": _umbrella,
}
