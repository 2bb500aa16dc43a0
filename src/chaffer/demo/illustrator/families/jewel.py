"""Jewellery, drawn large on folded velvet."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import Run, around, between, blob, box, ellipse, line, polygon, shape
from chaffer.demo.illustrator.fabric import leaf
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import light, shade

PEARL = "#F6EFE3"


def draw(pen: Pen, recipe: Recipe) -> None:
    kind = recipe.word("kind", "necklace")
    scale = 1.25 if kind == "earrings" else 1.0
    with pen.moved(400 - 400 * scale, 480 - 460 * scale, 0, scale):
        KINDS[kind](pen, recipe)


def _pearl(pen: Pen, x: float, y: float, radius: float, colour: str = PEARL) -> None:
    pen.circle(x + radius * 0.2, y + radius * 0.28, radius, "#8C6450", fill_opacity=0.35)
    pen.circle(x, y, radius, shade(colour, 0.2))
    pen.circle(x - radius * 0.12, y - radius * 0.12, radius * 0.84, colour)
    pen.circle(x - radius * 0.36, y - radius * 0.38, radius * 0.24, "#FFFFFF")


def _stone(pen: Pen, x: float, y: float, radius: float, colour: str) -> None:
    """A cut stone: eight facets, the upper left ones in the light."""
    corners = [around(x, y, radius, 22.5 + k * 45) for k in range(8)]
    inner = [around(x, y, radius * 0.55, 22.5 + k * 45) for k in range(8)]
    for k in range(8):
        tone = light(colour, 0.5) if k in (3, 4, 5) else shade(colour, 0.25) if k in (0, 1, 7) else colour
        pen.path(polygon(corners[k], corners[(k + 1) % 8], inner[(k + 1) % 8], inner[k]), tone)
    pen.path(polygon(*inner), light(colour, 0.2))
    pen.path(polygon(inner[3], inner[4], inner[5]), light(colour, 0.7))


def _chain(pen: Pen, metal: str, run: Run, width: float = 6) -> None:
    pen.stroke(line([(x + 4, y + 7) for x, y in run]), "#8C6450", width, stroke_opacity=0.35)
    pen.stroke(line(run), shade(metal, 0.2), width)
    pen.stroke(line(run), light(metal, 0.4), width * 0.5, stroke_dasharray=f"{width * 1.6} {width * 1.1}")


def _necklace(pen: Pen, recipe: Recipe) -> None:
    metal = recipe.main
    run = [(210, 190), (220, 360), (300, 520), (400, 580), (500, 520), (580, 360), (590, 190)]
    match recipe.word("style", "pendant"):
        case "pearls":
            for k in range(27):
                x, y = around(400, 250, 250, 188 - k * 7.55 - 4, 1.35)
                _pearl(pen, x, y, 24 - abs(k - 13) * 0.5)
        case "pendant":
            _chain(pen, metal, run)
            _pendant(pen, recipe, 400, 640)
        case "leaves":
            _chain(pen, metal, run)
            for k in range(11):
                x, y = around(400, 330, 232, 160 - k * 14, 1.06)
                leaf(pen, x + 5, y + 8, 92, 90 + (k - 5) * -7, "#A97F66", 0.36)
                leaf(pen, x, y, 92, 90 + (k - 5) * -7, metal if k % 2 else light(metal, 0.3), 0.36)
        case "beads":
            tones = recipe.words("tones") or [metal]
            for k in range(23):
                x, y = around(400, 250, 250, 184 - k * 8.6 + 5, 1.35)
                _pearl(pen, x, y, 18 + (k % 3) * 8, tones[k % len(tones)])
        case _:
            raise ValueError("no necklace of that style")


def _pendant(pen: Pen, recipe: Recipe, x: float, y: float) -> None:
    stone = recipe.colour("stone", "#3D6FB0")
    match recipe.word("charm", "stone"):
        case "stone":
            pen.circle(x + 8, y + 12, 74, "#8C6450", fill_opacity=0.3)
            pen.circle(x, y, 74, shade(recipe.main, 0.12))
            pen.circle(x - 3, y - 3, 68, recipe.main)
            _stone(pen, x, y, 58, stone)
        case "fig":
            outline = shape(
                [(x, y - 80), (x + 22, y - 24), (x + 68, y + 40), (x, y + 86)],
                [(x, y + 86), (x - 68, y + 40), (x - 22, y - 24), (x, y - 80)],
            )
            pen.path(outline, "#8C6450", fill_opacity=0.3, transform="translate(8 12)")
            pen.solid(outline, recipe.main, 14)
            pen.stroke(line([(x - 30, y + 40), (x - 22, y), (x - 10, y - 30)]), light(recipe.main, 0.6), 7)
        case "moon":
            d = f"M{x + 20} {y - 76}A80 80 0 1 0 {x + 70} {y + 36}A64 64 0 1 1 {x + 20} {y - 76}Z"
            pen.path(d, "#8C6450", fill_opacity=0.3, transform="translate(8 12)")
            pen.solid(d, recipe.main, 10)
            _stone(pen, x + 34, y - 20, 18, stone)
        case _:
            raise ValueError("no such charm")


def _earrings(pen: Pen, recipe: Recipe) -> None:
    for x, y in ((262, 290), (530, 350)):
        match recipe.word("style", "drop"):
            case "drop":
                pen.circle(x, y, 15, recipe.main)
                _chain(pen, recipe.main, [(x, y + 10), (x, y + 90)], 7)
                drop = shape(
                    [(x, y + 90), (x + 52, y + 200), (x, y + 260)], [(x, y + 260), (x - 52, y + 200), (x, y + 90)]
                )
                pen.path(drop, "#8C6450", fill_opacity=0.3, transform="translate(9 12)")
                pen.solid(drop, recipe.colour("stone", "#17694F"), 16, 0.25)
                pen.stroke(
                    line([(x - 26, y + 200), (x - 20, y + 160), (x - 8, y + 130)]), "#FFFFFF", 8, stroke_opacity=0.7
                )
            case "pearl":
                pen.circle(x, y, 13, recipe.main)
                pen.stroke(line([(x, y), (x + 16, y + 60), (x, y + 120)]), recipe.main, 7)
                _pearl(pen, x, y + 170, 56)
            case "hoop":
                pen.stroke(ellipse(x + 6, y + 146, 110, 120), "#8C6450", 20, stroke_opacity=0.28)
                pen.stroke(ellipse(x, y + 136, 110, 120), shade(recipe.main, 0.16), 20)
                pen.stroke(ellipse(x - 2, y + 133, 110, 120), recipe.main, 12)
                pen.stroke(line([(x - 104, y + 120), (x - 84, y + 60), (x - 40, y + 26)]), light(recipe.main, 0.7), 5)
            case "flower":
                for k in range(8):
                    leaf(pen, x + 4, y + 108, 104, k * 45, "#A97F66", 0.42)
                for k in range(8):
                    leaf(
                        pen,
                        x,
                        y + 100,
                        104,
                        k * 45,
                        recipe.colour("stone", recipe.main)
                        if k % 2
                        else light(recipe.colour("stone", recipe.main), 0.2),
                        0.42,
                    )
                _pearl(pen, x, y + 100, 26, light(recipe.main, 0.2))
            case _:
                raise ValueError("no earring of that style")


def _ring(pen: Pen, recipe: Recipe) -> None:
    metal = recipe.main
    pen.stroke(ellipse(412, 580, 180, 176), "#8C6450", 34, stroke_opacity=0.28)
    pen.stroke(ellipse(400, 560, 180, 176), shade(metal, 0.22), 36)
    pen.stroke(ellipse(397, 556, 182, 178), metal, 24)
    pen.stroke(line([(224, 580), (232, 490), (290, 420)]), light(metal, 0.7), 8)
    if recipe.word("style") == "signet":
        pen.solid(ellipse(400, 380, 104, 84), metal, 16)
        for turn in (-120, -60, -90):
            leaf(pen, 400, 430, 90, turn, shade(metal, 0.26), 0.24)
    else:
        for way in (-1, 1):
            pen.stroke(line([(400 + way * 80, 400), (400 + way * 90, 330)]), metal, 14)
        _stone(pen, 400, 340, 100, recipe.colour("stone", "#3D6FB0"))


def _bracelet(pen: Pen, recipe: Recipe) -> None:
    tones = recipe.words("tones") or [recipe.main]
    for k in range(26):
        x, y = around(400, 500, 236, -90 + k * 13.85, 0.82)
        _pearl(pen, x, y, 29 if k % 4 else 34, tones[k % len(tones)])
    if recipe.flag("charm"):
        pen.stroke("M400 700v40", recipe.colour("metal", "#C9A24B"), 6)
        leaf(pen, 400, 736, 96, 90, recipe.colour("metal", "#C9A24B"), 0.4)


def _watch(pen: Pen, recipe: Recipe) -> None:
    strap = recipe.main
    for top in (130, 640):
        pen.solid(box(326, top, 148, 250, 20), strap, 16)
        pen.stroke(f"M340 {top + 20}v210M460 {top + 20}v210", light(strap, 0.3), 3, stroke_dasharray="9 8")
    pen.ground_shadow(416, 640, 180, 40, 0.25)
    pen.solid(ellipse(400, 505, 168, 168), "#C9A24B", 16)
    pen.path(ellipse(400, 505, 142, 142), "#FBF6EA")
    for k in range(12):
        (x, y), (x2, y2) = around(400, 505, 128, k * 30), around(400, 505, 112 if k % 3 else 100, k * 30)
        pen.stroke(f"M{x:.0f} {y:.0f}L{x2:.0f} {y2:.0f}", "#1E2A32", 5)
    pen.stroke("M400 505L352 440M400 505L470 430", "#1E2A32", 9)
    pen.stroke("M400 505L424 600", "#C2512F", 4)
    pen.circle(400, 505, 10, "#1E2A32")


def _pins(pen: Pen, recipe: Recipe) -> None:
    for x, y, turn in ((240, 640, -58), (380, 700, -58), (520, 760, -58)):
        end = around(x, y, 420, turn)
        _chain(pen, recipe.main, [(x, y), ((x + end[0]) / 2, (y + end[1]) / 2), end], 12)
        for k in range(6):
            px, py = around(*end, 40, k * 60)
            _pearl(pen, px, py, 22)
        _pearl(pen, *end, 22, recipe.colour("stone", "#E59CAE"))


def _tiara(pen: Pen, recipe: Recipe) -> None:
    run = [(180, 620), (260, 540), (400, 506), (540, 540), (620, 620)]
    _chain(pen, recipe.main, run, 16)
    for k in range(9):
        share = k / 8
        x = between(196, 604, share)
        base = 604 - 98 * (1 - (2 * share - 1) ** 2)
        high = 60 + 110 * (1 - abs(2 * share - 1))
        leaf(pen, x, base, high, -90 + (share - 0.5) * 60, recipe.main if k % 2 else light(recipe.main, 0.35), 0.3)
        tip = around(x, base, high + 12, -90 + (share - 0.5) * 60)
        _pearl(pen, *tip, 14)
    pen.path(blob([(392, 470), (400, 456), (408, 470), (400, 482)]), "#FFFFFF")


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "necklace": _necklace,
    "earrings": _earrings,
    "ring": _ring,
    "bracelet": _bracelet,
    "watch": _watch,
    "pins": _pins,
    "tiara": _tiara,
}
