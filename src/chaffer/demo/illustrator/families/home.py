"""Lamps, cushions, bedding, throws, towels, rugs, clocks, frames."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import Point, around, box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.blossom import FLOWERS
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import BRASS, DARK_WOOD, WOOD, light, shade


def draw(pen: Pen, recipe: Recipe) -> None:
    KINDS[recipe.word("kind", "cushion")](pen, recipe)


def _cloth(pen: Pen, recipe: Recipe, outline: str, colour: str, depth: float = 22) -> None:
    pen.solid(outline, colour, depth, 0.15)
    weave(pen, outline, recipe.word("weave"), colour, (60, 100, 740, 900), recipe.word("second"))


def _glow(pen: Pen, x: float, y: float, radius: float) -> None:
    paint = pen.fade((0, "#FFE9B8", 0.85), (0.6, "#FFE3A6", 0.3), (1, "#FFE3A6", 0), radial=True)
    pen.path(ellipse(x, y, radius, radius), paint)


def _lamp(pen: Pen, recipe: Recipe) -> None:
    shape_of = recipe.word("shade", "cone")
    base, tone = recipe.main, recipe.colour("shade_colour", "#F5E8D0")
    floor = recipe.word("stand") == "floor"
    foot, top = (880.0, 210.0) if floor else (846.0, 250.0)
    pen.ground_shadow(420, foot + 2, 170, 24)
    _glow(pen, 400, top + 150, 330)
    match recipe.word("base", "turned"):
        case "turned":
            profile = [(16, top + 240), (20, 520), (76, 600), (96, 690), (60, 770), (46, 800), (110, foot)]
            pen.solid(mirrored(400, profile, [(110, foot), (0, foot + 4)]), base, 20)
            pen.stroke(line([(340, 620), (326, 680), (348, 740)]), light(base, 0.6), 10)
        case "globe":
            pen.solid(ellipse(400, 680, 150, 150), base, 30)
            pen.path(box(380, top + 220, 40, 60), BRASS)
            pen.path(box(330, 820, 140, 28, 10), BRASS)
            pen.stroke(line([(290, 650), (306, 600), (350, 566)]), light(base, 0.7), 13)
        case "stem":
            pen.stroke(f"M400 {top + 200}V{foot - 10}", shade(base, 0.1), 18)
            pen.stroke(f"M396 {top + 200}V{foot - 10}", light(base, 0.35), 6)
            pen.solid(box(290, foot - 26, 220, 28, 14), base, 10)
        case "tripod":
            for dx in (-130, 0, 130):
                pen.stroke(
                    f"M400 {top + 220}L{400 + dx} {foot}", shade(base, 0.1 if dx > 0 else 0.25 if dx == 0 else 0), 18
                )
        case "ribbed":
            for k in range(6):
                pen.solid(ellipse(400, 560 + k * 52, 84 + 8 * k, 34), base, 16)
            pen.path(box(386, top + 220, 28, 100), BRASS)
        case _:
            pass
    _lampshade(pen, recipe, shape_of, tone, top)


def _lampshade(pen: Pen, recipe: Recipe, kind: str, tone: str, top: float) -> None:
    outline = {
        "cone": mirrored(400, [(96, top), (196, top + 240)], [(196, top + 240), (0, top + 256)]),
        "drum": mirrored(400, [(170, top), (178, top + 220)], [(178, top + 220), (0, top + 234)]),
        "dome": mirrored(400, [(0, top), (120, top + 30), (196, top + 210)], [(196, top + 210), (0, top + 224)]),
        "mushroom": mirrored(
            400,
            [(0, top + 40), (160, top + 80), (230, top + 220)],
            [(230, top + 220), (120, top + 250), (0, top + 254)],
        ),
        "empire": mirrored(
            400,
            [(80, top), (110, top + 120), (190, top + 240)],
            [(190, top + 240), (140, top + 226), (95, top + 250), (48, top + 232), (0, top + 254)],
        ),
        "globe": ellipse(400, top + 150, 170, 170),
        "paper": ellipse(400, top + 140, 210, 170),
    }[kind]
    pen.solid(outline, tone, 22, 0.12)
    weave(pen, outline, recipe.word("weave"), tone, (180, top, 620, top + 330), recipe.word("second"))
    with pen.inside(outline):
        bright = pen.fade((0, "#FFF6DC", 0.9), (1, "#FFF6DC", 0), radial=True)
        pen.path(ellipse(390, top + 170, 190, 150), bright)
        if kind == "paper":
            for k in range(7):
                pen.stroke(
                    f"M180 {top + 20 + k * 42}Q400 {top + 36 + k * 42} 620 {top + 20 + k * 42}", shade(tone, 0.12), 3
                )


def _pendant(pen: Pen, recipe: Recipe) -> None:
    pen.stroke("M400 0V300", "#3A2A20", 6)
    pen.path(box(376, 280, 48, 50, 8), BRASS)
    _glow(pen, 400, 520, 360)
    outline = mirrored(400, [(30, 322), (110, 370), (236, 560)], [(236, 560), (120, 580), (0, 584)])
    pen.circle(400, 576, 52, "#FFF1C4")
    _cloth(pen, recipe, outline, recipe.main, 26)


def _lantern(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 846, 200, 26)
    pen.stroke(line([(310, 360), (330, 220), (400, 180), (470, 220), (490, 360)]), shade(recipe.main, 0.1), 12)
    _glow(pen, 400, 600, 300)
    pen.solid(polygon((290, 420), (400, 320), (510, 420)), recipe.main, 16)
    pen.path(box(270, 420, 260, 380), "#FFF3D6", opacity=0.75)
    pen.solid(box(366, 640, 68, 150, 8), "#F7EBD6", 12)
    pen.path(shape([(400, 560), (420, 610), (400, 640)], [(400, 640), (382, 610), (400, 560)]), "#F2A93B")
    for x in (262, 392, 522):
        pen.path(box(x, 416, 16, 400), shade(recipe.main, 0.1 if x > 300 else 0))
    pen.solid(box(250, 404, 300, 26, 6), recipe.main, 8)
    pen.solid(box(250, 796, 300, 44, 6), recipe.main, 10)


def _lights(pen: Pen, recipe: Recipe) -> None:
    """A string of lights in three swags."""
    for row in range(3):
        y = 240 + row * 200
        run: list[Point] = [(40, y), (220, y + 110), (400, y + 140), (580, y + 110), (760, y)]
        pen.stroke(line(run), "#5B4632", 5)
        for k in range(9):
            x = 80 + k * 80
            drop = y + 140 * (1 - ((x - 400) / 360) ** 2) + 8
            _glow(pen, x, drop + 34, 62)
            pen.path(box(x - 10, drop, 20, 22, 4), "#5B4632")
            pen.path(
                ellipse(x, drop + 42, 24, 28),
                recipe.main
                if recipe.word("tones") == ""
                else recipe.words("tones")[(k + row) % len(recipe.words("tones"))],
            )
            pen.path(ellipse(x - 7, drop + 34, 6, 9), "#FFFFFF", opacity=0.8)


def _pillow(x: float, y: float, half: float, high: float) -> str:
    """A plump cushion: corners out, sides a little in."""
    return shape(
        [(x - half, y - high), (x, y - high * 0.86), (x + half, y - high)],
        [(x + half, y - high), (x + half * 0.9, y), (x + half, y + high)],
        [(x + half, y + high), (x, y + high * 0.9), (x - half, y + high)],
        [(x - half, y + high), (x - half * 0.9, y), (x - half, y - high)],
    )


def _cushion(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 838, 280, 32)
    if recipe.word("form") == "round":
        d = ellipse(400, 590, 250, 244)
        _cloth(pen, recipe, d, recipe.main, 30)
        for k in range(16):
            x, y = around(400, 590, 240, k * 22.5)
            pen.stroke(
                f"M400 590Q{(400 + x) / 2 + 10:.0f} {(590 + y) / 2:.0f} {x:.0f} {y:.0f}", shade(recipe.main, 0.14), 4
            )
        pen.circle(400, 590, 22, shade(recipe.main, 0.2))
        return
    half, high = (290.0, 180.0) if recipe.word("form") == "long" else (244.0, 240.0)
    d = _pillow(400, 838 - high, half, high)
    _cloth(pen, recipe, d, recipe.main, 30)
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


def _throw(pen: Pen, recipe: Recipe) -> None:
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
    _cloth(pen, recipe, d, recipe.main, 20)
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


def _bed(pen: Pen, recipe: Recipe) -> None:
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
        _cloth(pen, recipe, d, light(cover, 0.1), 14)
    d = shape(
        [(96, 640), (240, 606), (400, 600), (560, 606), (704, 640)],
        [(704, 640), (716, 740), (712, 846)],
        [(712, 846), (560, 862), (400, 850), (240, 864), (88, 846)],
        [(88, 846), (84, 740), (96, 640)],
    )
    _cloth(pen, recipe, d, cover, 26)
    with pen.inside(d):
        for x in (230, 400, 580):
            pen.stroke(line([(x, 640), (x + pen.chance(-20, 20), 740), (x, 870)]), shade(cover, 0.12), 8)
        fold = shape(
            [(80, 640), (240, 600), (400, 594), (560, 600), (720, 640)],
            [(720, 640), (716, 700), (560, 660), (400, 652), (240, 660), (84, 700)],
        )
        pen.path(fold, sheet)
        pen.stroke(line([(84, 702), (240, 662), (400, 654), (560, 662), (716, 702)]), shade(cover, 0.22), 5)


def _towels(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 838, 270, 30)
    for k in range(4):
        y, wide = 740 - k * 96, 250 - k * 8
        tone = [recipe.main, light(recipe.main, 0.3), recipe.main, light(recipe.main, 0.45)][k]
        d = box(400 - wide, y, 2 * wide, 94, 40)
        _cloth(pen, recipe, d, tone, 20)
        pen.stroke(f"M{400 - wide + 36} {y + 48}H{400 + wide - 30}", shade(tone, 0.16), 5)
        pen.path(box(400 + wide - 120, y + 4, 26, 86), recipe.colour("band", shade(tone, 0.12)))
    if recipe.flag("sprig"):
        for k in range(5):
            FLOWERS["lavender"](pen, 330 + k * 34, 400 - abs(k - 2) * -10, 40, "#8A7AB0")


def _rug(pen: Pen, recipe: Recipe) -> None:
    d = polygon((190, 430), (610, 430), (730, 880), (70, 880))
    pen.path(d, "#8C6B50", transform="translate(12 14)", opacity=0.35)
    _cloth(pen, recipe, d, recipe.main, 8)
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


def _clock(pen: Pen, recipe: Recipe) -> None:
    pen.circle(418, 470, 236, "#B99A7E", opacity=0.35)
    pen.solid(ellipse(400, 450, 236, 236), recipe.main, 26)
    pen.path(ellipse(400, 450, 196, 196), recipe.colour("face", "#FBF6EA"))
    for k in range(12):
        x, y = around(400, 450, 168, k * 30)
        pen.circle(x, y, 11 if k % 3 == 0 else 6, recipe.colour("marks", "#1E2A32"))
    pen.stroke("M400 450L330 380", "#1E2A32", 16)
    pen.stroke("M400 450L500 350", "#1E2A32", 10)
    pen.circle(400, 450, 17, "#C2512F")
    if recipe.flag("pendulum"):
        pen.stroke("M400 690V820", BRASS, 9)
        pen.solid(ellipse(400, 846, 46, 46), BRASS, 12)


def _frame(pen: Pen, recipe: Recipe) -> None:
    pen.path(box(196, 176, 440, 570, 4), "#B99A7E", opacity=0.35)
    pen.solid(box(180, 160, 440, 570, 6), recipe.main, 12)
    pen.path(box(212, 192, 376, 506), "#FBF6EC")
    inner = box(256, 236, 288, 418)
    pen.path(inner, recipe.colour("ground", "#EFD9C6"))
    with pen.inside(inner):
        match recipe.word("art", "hills"):
            case "hills":
                pen.circle(440, 340, 60, "#E08A3C")
                for k, tone in enumerate(("#C9A58C", "#A87B66", "#7E5A50")):
                    pen.path(
                        shape(
                            [(250, 470 + k * 56), (350, 420 + k * 60), (460, 490 + k * 50), (550, 440 + k * 60)],
                            [(550, 440 + k * 60), (550, 660), (250, 660)],
                        ),
                        tone,
                    )
            case "fig":
                pen.path(
                    shape(
                        [(400, 300), (440, 400), (480, 500), (400, 580)],
                        [(400, 580), (320, 500), (360, 400), (400, 300)],
                    ),
                    "#62314F",
                )
                pen.stroke(line([(380, 360), (352, 460), (366, 540)]), "#8E5A7A", 8)
                leaf(pen, 400, 310, 120, -30, "#6F8F63", 0.45)
                leaf(pen, 400, 310, 100, -150, "#4C6B4C", 0.45)
            case "flower":
                pen.stroke("M400 660Q390 560 400 430", "#4C6B4C", 10)
                leaf(pen, 396, 590, 110, -150, "#6F8F63", 0.3)
                leaf(pen, 396, 560, 110, -30, "#4C6B4C", 0.3)
                FLOWERS[recipe.word("bloom", "poppy")](pen, 400, 390, 110, recipe.colour("second", "#C2512F"))
            case _:
                pass


def _mirror(pen: Pen, recipe: Recipe) -> None:
    pen.path(ellipse(416, 476, 230, 300), "#B99A7E", opacity=0.35)
    pen.solid(ellipse(400, 460, 230, 300), recipe.main, 20)
    if recipe.flag("rays"):
        for k in range(36):
            x, y = around(400, 460, 250, k * 10, 1.3)
            leaf(pen, x, y, 60, k * 10, recipe.main if k % 2 else light(recipe.main, 0.2), 0.14)
    d = ellipse(400, 460, 192, 260)
    pen.path(d, "#D8E3E2")
    with pen.inside(d):
        pen.path(polygon((180, 420), (420, 160), (500, 160), (180, 520)), "#EAF1EF")
        pen.path(polygon((300, 740), (620, 380), (620, 430), (350, 740)), "#EAF1EF")


def _blanket_basket(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(410, 850, 260, 30)
    for way in (-1, 1):
        pen.stroke(ellipse(400 + way * 216, 560, 44, 52), shade(recipe.main, 0.25), 16)
    _cloth(
        pen,
        Recipe({"weave": "knit"}, "#E8CFC2"),
        shape([(240, 520), (300, 400), (420, 380), (540, 430), (570, 520)], [(570, 520), (400, 560), (240, 520)]),
        recipe.colour("inside", "#E8CFC2"),
    )
    d = mirrored(400, [(0, 540), (130, 530), (222, 500)], [(222, 500), (230, 680), (200, 836)], [(200, 836), (0, 850)])
    _cloth(pen, recipe, d, recipe.main, 28)
    if recipe.word("band"):
        with pen.inside(d):
            pen.path(box(150, 720, 500, 160), recipe.colour("band", "#FBF1DF"))


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "lamp": _lamp,
    "pendant": _pendant,
    "lantern": _lantern,
    "lights": _lights,
    "cushion": _cushion,
    "throw": _throw,
    "bed": _bed,
    "towels": _towels,
    "rug": _rug,
    "clock": _clock,
    "frame": _frame,
    "mirror": _mirror,
    "basket": _blanket_basket,
}
