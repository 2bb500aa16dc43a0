"""Cushions, throws, bedding, towels, rugs and baskets."""

from chaffer.demo.illustrator.curve import around, box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import lay, leaf
from chaffer.demo.illustrator.families.blossom import FLOWERS
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import DARK_WOOD, WOOD, light, shade
from chaffer.demo.illustrator.woven import Frame


def lay_cloth(
    pen: Pen, recipe: Recipe, outline: str, colour: str, depth: float = 22, frame: Frame = (90, 340, 710, 870)
) -> None:
    with pen.body(outline, colour, depth, 0.15):
        lay(pen, recipe.word("weave"), colour, frame, recipe.word("second"))


def _pillow(x: float, y: float, half: float, high: float) -> str:
    """A plump cushion: corners out, sides a little in."""
    return shape(
        [(x - half, y - high), (x, y - high * 0.86), (x + half, y - high)],
        [(x + half, y - high), (x + half * 0.9, y), (x + half, y + high)],
        [(x + half, y + high), (x, y + high * 0.9), (x - half, y + high)],
        [(x - half, y + high), (x - half * 0.9, y), (x - half, y - high)],
    )


def cushion(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 838, 280, 32)
    if recipe.word("form") == "round":
        d = ellipse(400, 590, 250, 244)
        lay_cloth(pen, recipe, d, recipe.main, 30)
        for k in range(16):
            x, y = around(400, 590, 240, k * 22.5)
            pen.stroke(
                f"M400 590Q{(400 + x) / 2 + 10:.0f} {(590 + y) / 2:.0f} {x:.0f} {y:.0f}", shade(recipe.main, 0.14), 4
            )
        pen.circle(400, 590, 22, shade(recipe.main, 0.2))
        return
    half, high = (290.0, 180.0) if recipe.word("form") == "long" else (244.0, 240.0)
    d = _pillow(400, 838 - high, half, high)
    lay_cloth(pen, recipe, d, recipe.main, 30)
    with pen.inside(d):
        for way in (-1, 1):
            pen.stroke(
                line([(400 + way * half, 838), (400 + way * half * 0.75, 790), (400 + way * half * 0.66, 740)]),
                shade(recipe.main, 0.18),
                7,
            )
        pen.stroke(
            line([(400 - half * 0.8, 838 - 2 * high * 0.85), (400 - half * 0.5, 838 - 2 * high * 0.9)]),
            light(recipe.main, 0.4),
            12,
        )
    _needlework(pen, recipe, 400, 838 - high)
    if recipe.flag("tassels"):
        for sx in (-1, 1):
            for sy in (-1, 1):
                x, y = 400 + sx * half, 838 - high + sy * high
                for k in range(5):
                    pen.stroke(
                        f"M{x} {y}l{sx * (10 + k * 7)} {sy * 10 + 34 - k * 5}", recipe.colour("trim", "#D29B34"), 6
                    )
    if recipe.flag("fringe"):
        for k in range(30):
            y = 838 - 2 * high + k * 2 * high / 30
            for sx in (-1, 1):
                pen.stroke(
                    f"M{400 + sx * half * 0.94:.0f} {y:.0f}h{sx * 34}",
                    recipe.colour("trim", light(recipe.main, 0.3)),
                    5,
                )


def _needlework(pen: Pen, recipe: Recipe, x: float, y: float) -> None:
    tone = recipe.colour("trim", "#FBF1DF")
    match recipe.word("motif"):
        case "hare":
            pen.path(shape([(x - 90, y + 120), (x - 110, y + 30), (x - 30, y - 30), (x + 30, y - 40)], [(x + 30, y - 40), (x + 10, y - 150), (x + 44, y - 140), (x + 60, y - 40)],
                           [(x + 60, y - 40), (x + 96, y - 10), (x + 84, y + 24), (x + 50, y + 40), (x + 70, y + 120)], [(x + 70, y + 120), (x - 90, y + 120)]), tone)  # fmt: skip
            pen.circle(x + 66, y - 4, 6, shade(recipe.main, 0.3))
        case "sprig":
            pen.stroke(line([(x, y + 130), (x + 10, y), (x - 6, y - 120)]), tone, 6)
            for k in range(6):
                for way in (-1, 1):
                    leaf(pen, x + 4, y + 90 - k * 40, 80 - k * 6, -90 + way * 52, tone, 0.3)
        case "flower":
            FLOWERS[recipe.word("bloom", "dahlia")](pen, x, y, 120, tone)
        case "moon":
            pen.path(f"M{x + 24} {y - 100}A110 110 0 1 0 {x + 90} {y + 60}A88 88 0 1 1 {x + 24} {y - 100}Z", tone)
        case "stripes":
            for dy in (-70, -40, 40, 70):
                pen.path(box(x - 210, y + dy - 8, 420, 14), tone)
        case _:
            pass


def throw(pen: Pen, recipe: Recipe) -> None:
    """A throw over the arm of a chair."""
    pen.ground_shadow(400, 880, 300, 26)
    for x in (180, 600):
        pen.solid(box(x, 560, 26, 320, 8), DARK_WOOD, 8)
    pen.solid(box(140, 470, 520, 34, 16), DARK_WOOD, 8)
    pen.solid(box(150, 640, 500, 26, 10), shade(DARK_WOOD, 0.1), 8)
    d = shape(
        [(214, 458), (400, 448), (586, 458)],
        [(586, 458), (600, 600), (592, 800)],
        [(592, 800), (400, 816), (206, 796)],
        [(206, 796), (196, 600), (214, 458)],
    )
    lay_cloth(pen, recipe, d, recipe.main, 20)
    with pen.inside(d):
        for x in (290, 400, 500):
            pen.stroke(
                line([(x, 470), (x + pen.chance(-16, 16), 620), (x + pen.chance(-10, 10), 820)]),
                shade(recipe.main, 0.13),
                8,
            )
            pen.stroke(line([(x - 22, 490), (x - 28, 620), (x - 20, 780)]), light(recipe.main, 0.3), 7)
        if recipe.word("band"):
            for y in (700, 744):
                pen.path(
                    polygon((180, y), (620, y + 6), (620, y + 26), (180, y + 20)), recipe.colour("band", "#FFFFFF")
                )
    if recipe.flag("fringe"):
        for k in range(32):
            pen.stroke(f"M{208 + k * 12.2:.0f} {800 + (k % 3) * 3}v40", recipe.main, 5)


def bed(pen: Pen, recipe: Recipe) -> None:
    sheet, cover = recipe.colour("sheet", "#FBF6EC"), recipe.main
    pen.ground_shadow(400, 880, 330, 24)
    pen.solid(
        shape(
            [(120, 520), (120, 400), (200, 350), (400, 336), (600, 350), (680, 400), (680, 520)],
            [(680, 520), (680, 800)],
            [(680, 800), (120, 800)],
            [(120, 800), (120, 520)],
        ),
        WOOD,
        22,
    )
    for x in (110, 650):
        pen.solid(box(x, 820, 40, 62, 8), DARK_WOOD, 8)
    for x, tone in ((280, sheet), (520, sheet)):
        pen.solid(_pillow(x, 512, 118, 78), tone, 16)
    for x in (330, 480):
        d = _pillow(x, 556, 96, 66)
        lay_cloth(pen, recipe, d, light(cover, 0.1), 14, (x - 96, 490, x + 96, 622))
    d = shape(
        [(96, 640), (240, 606), (400, 600), (560, 606), (704, 640)],
        [(704, 640), (716, 740), (712, 846)],
        [(712, 846), (560, 862), (400, 850), (240, 864), (88, 846)],
        [(88, 846), (84, 740), (96, 640)],
    )
    lay_cloth(pen, recipe, d, cover, 26, (84, 600, 716, 866))
    with pen.inside(d):
        for x in (230, 400, 580):
            pen.stroke(line([(x, 640), (x + pen.chance(-20, 20), 740), (x, 870)]), shade(cover, 0.12), 8)
        fold = shape(
            [(80, 640), (240, 600), (400, 594), (560, 600), (720, 640)],
            [(720, 640), (716, 700), (560, 660), (400, 652), (240, 660), (84, 700)],
        )
        pen.path(fold, sheet)
        pen.stroke(line([(84, 702), (240, 662), (400, 654), (560, 662), (716, 702)]), shade(cover, 0.22), 5)


def towels(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 838, 270, 30)
    for k in range(4):
        y, wide = 740 - k * 96, 250 - k * 8
        tone = [recipe.main, light(recipe.main, 0.3), recipe.main, light(recipe.main, 0.45)][k]
        d = box(400 - wide, y, 2 * wide, 94, 40)
        lay_cloth(pen, recipe, d, tone, 20, (400 - wide, y, 400 + wide, y + 94))
        pen.stroke(f"M{400 - wide + 36} {y + 48}H{400 + wide - 30}", shade(tone, 0.16), 5)
        pen.path(box(400 + wide - 120, y + 4, 26, 86), recipe.colour("band", shade(tone, 0.12)))
    if recipe.flag("sprig"):
        for k in range(5):
            FLOWERS["lavender"](pen, 330 + k * 34, 400 - abs(k - 2) * -10, 40, "#8A7AB0")


def rug(pen: Pen, recipe: Recipe) -> None:
    d = polygon((190, 430), (610, 430), (730, 880), (70, 880))
    pen.path(d, "#8C6B50", transform="translate(12 14)", fill_opacity=0.35)
    lay_cloth(pen, recipe, d, recipe.main, 8)
    with pen.inside(d):
        tone = recipe.colour("trim", "#F5E8D0")
        pen.path(polygon((216, 460), (584, 460), (684, 846), (116, 846)), "none", stroke=tone, stroke_width=14)
        for row in range(4):
            y, wide = 520 + row * 88, 110 + row * 32
            for k in range(-1, 2):
                x = 400 + k * wide
                size = 34 + row * 7
                pen.path(
                    polygon((x, y - size * 0.7), (x + size, y), (x, y + size * 0.7), (x - size, y)),
                    tone if (row + k) % 2 else recipe.colour("third", "#D29B34"),
                )
    for k in range(33):
        pen.stroke(f"M{74 + k * 20.4:.0f} 880l-4 32", "#F5E8D0", 5)


def blanket_basket(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 850, 260, 30)
    for way in (-1, 1):
        pen.stroke(ellipse(400 + way * 216, 560, 44, 52), shade(recipe.main, 0.25), 16)
    lay_cloth(
        pen,
        Recipe({"weave": "knit"}, "#E8CFC2"),
        shape([(240, 520), (300, 400), (420, 380), (540, 430), (570, 520)], [(570, 520), (400, 560), (240, 520)]),
        recipe.colour("inside", "#E8CFC2"),
    )
    d = mirrored(400, [(0, 540), (130, 530), (222, 500)], [(222, 500), (230, 680), (200, 836)], [(200, 836), (0, 850)])
    lay_cloth(pen, recipe, d, recipe.main, 28)
    if recipe.word("band"):
        with pen.inside(d):
            pen.path(box(150, 720, 500, 160), recipe.colour("band", "#FBF1DF"))
