"""Bags of cloth, leather and straw, standing on a stool of light."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import box, ellipse, line, mirrored, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import BRASS, light, shade


def draw(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(400, 806, 270, 30, 0.34)
    KINDS[recipe.word("kind", "tote")](pen, recipe)


def _body(pen: Pen, recipe: Recipe, outline: str, frame: tuple[float, float, float, float]) -> None:
    pen.solid(outline, recipe.main, 26, 0.15)
    weave(pen, outline, recipe.word("weave"), recipe.main, frame, recipe.word("second"))
    with pen.inside(outline):
        left, top, _, bottom = frame
        pen.path(shape([(left + 30, top + 30), (left + 22, (top + bottom) / 2), (left + 44, bottom - 60)],
                       [(left + 44, bottom - 60), (left + 52, (top + bottom) / 2), (left + 30, top + 30)]), light(recipe.main, 0.35), fill_opacity=0.8)  # fmt: skip


def _handle(pen: Pen, colour: str, half: float, foot: float, top: float, width: float = 20, x: float = 400) -> None:
    run = [
        (x - half, foot),
        (x - half * 0.92, (foot + top) / 2),
        (x, top),
        (x + half * 0.92, (foot + top) / 2),
        (x + half, foot),
    ]
    pen.stroke(line(run), shade(colour, 0.22), width)
    pen.stroke(line([(px - 3, py - 3) for px, py in run]), colour, width * 0.7)


def _tote(pen: Pen, recipe: Recipe) -> None:
    strap = recipe.colour("strap", shade(recipe.main, 0.12))
    _handle(pen, shade(strap, 0.25), 100, 400, 190, 20, 420)
    outline = mirrored(
        400, [(0, 384), (196, 384)], [(196, 384), (206, 600), (214, 790)], [(214, 790), (120, 804), (0, 806)]
    )
    _body(pen, recipe, outline, (190, 384, 614, 806))
    _handle(pen, strap, 104, 470, 180, 22)
    for way in (-1, 1):
        pen.path(box(400 + way * 102 - 18, 440, 36, 60, 6), strap)
        pen.circle(400 + way * 102, 484, 6, BRASS)
    pen.stroke("M206 404H594", shade(recipe.main, 0.2), 3, stroke_dasharray="10 8")
    if recipe.word("print") == "fig":
        second = recipe.colour("second", "#8C3F5A")
        pen.path(
            shape([(400, 520), (430, 590), (470, 660), (400, 716)], [(400, 716), (330, 660), (370, 590), (400, 520)]),
            second,
        )
        leaf(pen, 400, 530, 70, -40, "#6F8F63", 0.4)
        leaf(pen, 400, 530, 56, -140, "#4C6B4C", 0.4)


def _clutch(pen: Pen, recipe: Recipe) -> None:
    outline = mirrored(400, [(0, 560), (230, 560)], [(230, 560), (244, 680), (234, 800)], [(234, 800), (0, 806)])
    _body(pen, recipe, outline, (160, 560, 640, 806))
    flap = mirrored(400, [(0, 552), (234, 556)], [(234, 556), (150, 650), (0, 716)])
    pen.path(flap, shade(recipe.main, 0.3), transform="translate(6 8)")
    pen.solid(flap, light(recipe.main, 0.06), 16)
    weave(pen, flap, recipe.word("weave"), light(recipe.main, 0.06), (160, 550, 640, 720), recipe.word("second"))
    pen.solid(ellipse(400, 700, 22, 22), recipe.colour("clasp", BRASS), 6)
    if recipe.flag("chain"):
        pen.stroke(
            line([(180, 566), (210, 380), (400, 290), (590, 380), (620, 566)]), BRASS, 9, stroke_dasharray="14 7"
        )


def _satchel(pen: Pen, recipe: Recipe) -> None:
    _handle(pen, shade(recipe.main, 0.2), 120, 470, 300, 26)
    outline = box(176, 450, 448, 350, 40)
    _body(pen, recipe, outline, (176, 450, 624, 800))
    flap = mirrored(400, [(0, 440), (228, 446)], [(228, 446), (232, 560), (200, 640), (0, 652)])
    pen.path(flap, shade(recipe.main, 0.32), transform="translate(4 9)")
    pen.solid(flap, light(recipe.main, 0.05), 18)
    for way in (-1, 1):
        x = 400 + way * 120
        pen.solid(box(x - 20, 600, 40, 130, 10), shade(recipe.main, 0.16), 7)
        pen.path(box(x - 24, 650, 48, 36, 6), "none", stroke=BRASS, stroke_width=7)
    pen.stroke("M196 470Q400 462 604 470", light(recipe.main, 0.35), 3, stroke_dasharray="9 8")


def _bucket(pen: Pen, recipe: Recipe) -> None:
    _handle(pen, shade(recipe.main, 0.25), 150, 500, 210, 18)
    pen.path(ellipse(400, 470, 172, 34), shade(recipe.main, 0.4))
    outline = mirrored(
        400, [(0, 490), (90, 500), (172, 470)], [(172, 470), (186, 640), (164, 796)], [(164, 796), (80, 812), (0, 814)]
    )
    _body(pen, recipe, outline, (210, 470, 590, 812))
    for k in range(7):
        x = 400 - 150 + k * 50
        pen.circle(x, 530 + 12 * (1 - ((k - 3) / 3) ** 2), 8, BRASS)
    pen.stroke(line([(250, 530), (400, 544), (550, 530)]), shade(recipe.main, 0.35), 7)
    pen.stroke(line([(400, 544), (388, 610), (394, 660)]), shade(recipe.main, 0.35), 7)
    pen.stroke(line([(400, 544), (424, 600), (420, 640)]), shade(recipe.main, 0.35), 7)


def _basket(pen: Pen, recipe: Recipe) -> None:
    _handle(pen, recipe.colour("strap", "#A86B3C"), 110, 470, 230, 22)
    pen.path(ellipse(400, 470, 224, 36), shade(recipe.main, 0.35))
    outline = mirrored(
        400, [(0, 504), (130, 496), (224, 470)], [(224, 470), (214, 640), (164, 790)], [(164, 790), (80, 806), (0, 808)]
    )
    _body(pen, recipe, outline, (176, 470, 624, 808))
    pen.stroke(
        line([(176, 474), (270, 498), (400, 508), (530, 498), (624, 474)]),
        light(recipe.main, 0.2),
        20,
        stroke_dasharray="24 8",
    )
    if recipe.flag("pompoms"):
        for k, tone in enumerate(("#C2512F", "#E2B04E", "#7F9FB5", "#8FA98B", "#C2512F")):
            pen.circle(240 + k * 80, 540 + (14 if k in (1, 2, 3) else 0), 26, shade(tone, 0.12))
            pen.circle(236 + k * 80, 535 + (14 if k in (1, 2, 3) else 0), 23, tone)


def _backpack(pen: Pen, recipe: Recipe) -> None:
    _handle(pen, shade(recipe.main, 0.25), 46, 330, 250, 18)
    for way in (-1, 1):
        pen.solid(box(400 + way * 196 - 30, 560, 60, 220, 26), shade(recipe.main, 0.16), 8)
    outline = mirrored(
        400,
        [(0, 300), (110, 312), (180, 400)],
        [(180, 400), (194, 600), (186, 780)],
        [(186, 780), (120, 806), (0, 808)],
    )
    _body(pen, recipe, outline, (206, 300, 594, 806))
    pen.stroke(line([(232, 440), (300, 360), (400, 338), (500, 360), (568, 440)]), shade(recipe.main, 0.3), 6)
    pocket = box(256, 580, 288, 190, 34)
    second = recipe.colour("second", light(recipe.main, 0.1))
    pen.solid(pocket, second, 14)
    pen.stroke("M276 622H524", shade(second, 0.3), 6)
    pen.path(box(506, 616, 16, 36, 6), BRASS)
    if recipe.word("face") == "bear":
        for x in (290, 510):
            pen.solid(ellipse(x, 320, 46, 46), recipe.main, 10)
        for x in (344, 456):
            pen.circle(x, 460, 13, "#1E2A32")
        pen.path(ellipse(400, 510, 46, 34), light(recipe.main, 0.45))
        pen.path(ellipse(400, 496, 18, 12), "#1E2A32")


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "tote": _tote,
    "clutch": _clutch,
    "satchel": _satchel,
    "bucket": _bucket,
    "basket": _basket,
    "backpack": _backpack,
}
