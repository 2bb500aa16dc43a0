"""Cups, plates, pots and the rest of the kitchen shelf."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.blossom import FLOWERS
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import BRASS, DARK_WOOD, WOOD, light, mix, shade

FOOT = 830.0


def draw(pen: Pen, recipe: Recipe) -> None:
    pen.ground_shadow(415, FOOT + 4, 260, 30)
    KINDS[recipe.word("kind", "mug")](pen, recipe)


def _glazed(pen: Pen, recipe: Recipe, outline: str, colour: str, frame: tuple[float, float, float, float]) -> None:
    pen.solid(outline, colour, 24, 0.18)
    weave(pen, outline, recipe.word("weave"), colour, frame, recipe.word("second"))
    left, top, right, bottom = frame
    with pen.inside(outline):
        if recipe.word("dip"):
            pen.path(
                box(left - 20, top + (bottom - top) * 0.58, right - left + 40, bottom), recipe.colour("dip", colour)
            )
        _painted(pen, recipe, (left + right) / 2, (top + bottom) / 2)
        x = left + (right - left) * 0.13
        pen.stroke(
            f"M{x:.0f} {top + (bottom - top) * 0.22:.0f}V{top + (bottom - top) * 0.7:.0f}",
            light(colour, 0.7),
            12,
            stroke_opacity=0.8,
        )


def _painted(pen: Pen, recipe: Recipe, x: float, y: float) -> None:
    tone = recipe.colour("paint", "#C2512F")
    match recipe.word("motif"):
        case "fig":
            pen.path(
                shape(
                    [(x, y - 80), (x + 26, y - 20), (x + 64, y + 40), (x, y + 80)],
                    [(x, y + 80), (x - 64, y + 40), (x - 26, y - 20), (x, y - 80)],
                ),
                tone,
            )
            leaf(pen, x, y - 74, 50, -30, "#6F8F63", 0.4)
        case "daisies":
            for dx, dy, size in ((-80, 30, 40), (0, -34, 50), (84, 40, 36)):
                pen.stroke(f"M{x + dx} {y + dy}Q{x + dx + 10} {y + 100} {x} {y + 170}", "#6F8F63", 5)
                FLOWERS["daisy"](pen, x + dx, y + dy, size, tone)
        case "hen":
            pen.path(
                shape(
                    [(x - 100, y - 40), (x - 60, y + 20), (x + 10, y), (x + 40, y - 70)],
                    [(x + 40, y - 70), (x + 86, y - 80), (x + 76, y - 20)],
                    [(x + 76, y - 20), (x + 70, y + 60), (x, y + 90), (x - 70, y + 60), (x - 100, y - 40)],
                ),
                tone,
            )
            pen.path(polygon((x + 84, y - 66), (x + 112, y - 56), (x + 82, y - 46)), "#E2A04A")
            pen.circle(x + 62, y - 60, 6, "#1E2A32")
        case "heart":
            pen.path(
                shape(
                    [(x, y + 70), (x - 80, y - 10), (x - 40, y - 66), (x, y - 34)],
                    [(x, y - 34), (x + 40, y - 66), (x + 80, y - 10), (x, y + 70)],
                ),
                tone,
            )
        case "band":
            for dy in (-30, 0, 30):
                pen.path(box(x - 400, y + dy, 800, 12), tone)
        case _:
            pass


def _steam(pen: Pen, x: float, y: float) -> None:
    for k, dx in enumerate((-40, 0, 42)):
        pen.stroke(
            line([(x + dx, y), (x + dx - 16, y - 50), (x + dx + 12, y - 100), (x + dx - 6, y - 150 + k % 2 * 20)]),
            "#FFFFFF",
            9,
            stroke_opacity=0.55,
        )


def _mug(pen: Pen, recipe: Recipe) -> None:
    pen.stroke(line([(560, 540), (670, 560), (672, 690), (556, 730)]), shade(recipe.main, 0.14), 34)
    pen.stroke(line([(560, 536), (662, 556), (664, 684), (556, 724)]), light(recipe.main, 0.08), 20)
    d = mirrored(
        400, [(0, 470), (170, 470)], [(170, 470), (172, 680), (158, 806), (130, FOOT)], [(130, FOOT), (0, FOOT + 4)]
    )
    _glazed(pen, recipe, d, recipe.main, (230, 470, 570, FOOT))
    pen.path(ellipse(400, 470, 170, 32), light(recipe.main, 0.2))
    pen.path(ellipse(400, 474, 152, 25), recipe.colour("drink", "#6A4528"))
    _steam(pen, 400, 430)


def _cup(pen: Pen, recipe: Recipe) -> None:
    pen.solid(
        mirrored(400, [(0, 770), (270, 778)], [(270, 778), (180, 820), (110, 834), (0, 836)]),
        light(recipe.main, 0.06),
        18,
    )
    pen.stroke(line([(556, 590), (640, 600), (620, 680), (530, 710)]), shade(recipe.main, 0.12), 22)
    d = mirrored(400, [(0, 560), (184, 560)], [(184, 560), (172, 670), (110, 760), (70, 776)], [(70, 776), (0, 780)])
    _glazed(pen, recipe, d, recipe.main, (216, 560, 584, 780))
    pen.path(ellipse(400, 560, 184, 32), light(recipe.main, 0.2))
    pen.path(ellipse(400, 564, 164, 25), recipe.colour("drink", "#B9783E"))
    _steam(pen, 400, 520)


def _teapot(pen: Pen, recipe: Recipe) -> None:
    pen.solid(
        shape([(560, 640), (640, 600), (664, 520), (720, 510)], [(720, 510), (700, 600), (650, 720), (560, 740)]),
        shade(recipe.main, 0.06),
        14,
    )
    pen.stroke(line([(250, 560), (140, 560), (130, 700), (240, 760)]), shade(recipe.main, 0.12), 30)
    d = mirrored(400, [(0, 500), (120, 506), (200, 620), (180, 770), (110, FOOT)], [(110, FOOT), (0, FOOT + 4)])
    _glazed(pen, recipe, d, recipe.main, (200, 500, 600, FOOT))
    pen.solid(mirrored(400, [(0, 462), (80, 474), (120, 512)], [(120, 512), (0, 530)]), light(recipe.main, 0.08), 14)
    pen.solid(ellipse(400, 450, 26, 26), recipe.colour("knob", WOOD), 8)


def _plates(pen: Pen, recipe: Recipe) -> None:
    """A stack seen from the side, one plate standing behind it."""
    d = ellipse(400, 480, 240, 240)
    pen.solid(d, recipe.main, 22, 0.12)
    rim = recipe.colour("rim", shade(recipe.main, 0.1))
    pen.stroke(ellipse(400, 480, 224, 224), rim, 12)
    pen.path(ellipse(398, 478, 156, 156), light(recipe.main, 0.2), stroke=shade(recipe.main, 0.08), stroke_width=4)
    weave(
        pen, ellipse(400, 480, 150, 150), recipe.word("weave"), recipe.main, (250, 330, 550, 630), recipe.word("second")
    )
    _painted(pen, recipe, 400, 470)
    for k in range(4):
        y = 812 - k * 30
        tone = recipe.main if k % 2 else recipe.colour("rim", light(recipe.main, 0.1))
        pen.solid(
            mirrored(400, [(0, y - 22), (250, y - 24)], [(250, y - 24), (170, y + 10), (110, y + 18), (0, y + 18)]),
            tone,
            16,
        )


def _bowls(pen: Pen, recipe: Recipe) -> None:
    for k, (half, y) in enumerate(((240, 640), (196, 520), (156, 420))):
        tone = [
            recipe.main,
            recipe.colour("second_colour", light(recipe.main, 0.35)),
            recipe.colour("third_colour", shade(recipe.main, 0.1)),
        ][k]
        d = mirrored(
            400,
            [(0, y), (half, y)],
            [(half, y), (half * 0.86, y + 100), (half * 0.44, y + 186)],
            [(half * 0.44, y + 186), (0, y + 190)],
        )
        _glazed(pen, recipe, d, tone, (400 - half, y, 400 + half, y + 190))
        pen.path(ellipse(400, y, half, 26), light(tone, 0.25))
        pen.path(ellipse(400, y + 4, half * 0.92, 19), shade(tone, 0.25))


def _pan(pen: Pen, recipe: Recipe) -> None:
    if recipe.word("style") == "skillet":
        pen.solid(polygon((560, 660), (740, 560), (756, 590), (580, 720)), DARK_WOOD, 8)
        pen.solid(
            mirrored(370, [(0, 690), (250, 690)], [(250, 690), (226, 800), (190, FOOT)], [(190, FOOT), (0, FOOT + 4)]),
            recipe.main,
            24,
        )
        pen.path(ellipse(370, 690, 250, 44), light(recipe.main, 0.15))
        pen.path(ellipse(372, 696, 226, 35), shade(recipe.main, 0.3))
        pen.path(ellipse(340, 694, 92, 22), "#FFFDF6")
        pen.path(ellipse(336, 688, 32, 13), "#F0B23E")
        return
    for way in (-1, 1):
        pen.stroke(
            line([(400 + way * 210, 620), (400 + way * 276, 616), (400 + way * 276, 668), (400 + way * 210, 672)]),
            shade(recipe.main, 0.16),
            26,
        )
    d = mirrored(400, [(0, 560), (228, 560)], [(228, 560), (226, 740), (190, FOOT)], [(190, FOOT), (0, FOOT + 4)])
    _glazed(pen, recipe, d, recipe.main, (172, 560, 628, FOOT))
    pen.solid(
        mirrored(400, [(0, 466), (130, 490), (236, 552)], [(236, 552), (236, 576), (0, 582)]),
        light(recipe.main, 0.08),
        20,
    )
    pen.solid(ellipse(400, 452, 36, 24), BRASS, 8)
    pen.stroke(line([(230, 534), (300, 500), (350, 490)]), light(recipe.main, 0.6), 10)


def _kettle(pen: Pen, recipe: Recipe) -> None:
    pen.stroke(line([(250, 560), (250, 360), (400, 300), (550, 360), (550, 560)]), DARK_WOOD, 24)
    pen.solid(
        shape([(540, 700), (640, 640), (690, 560)], [(690, 560), (736, 580), (690, 700), (560, 780)]),
        shade(recipe.main, 0.08),
        14,
    )
    d = mirrored(400, [(0, 520), (110, 530), (206, 680), (216, 800), (196, FOOT)], [(196, FOOT), (0, FOOT + 4)])
    _glazed(pen, recipe, d, recipe.main, (190, 520, 610, FOOT))
    pen.solid(mirrored(400, [(0, 500), (90, 524)], [(90, 524), (0, 544)]), light(recipe.main, 0.1), 10)
    pen.solid(ellipse(400, 486, 24, 22), DARK_WOOD, 6)


def _board(pen: Pen, recipe: Recipe) -> None:
    d = shape(
        [(220, 830), (200, 500), (240, 420), (340, 390)],
        [(340, 390), (356, 300), (360, 220), (400, 200), (440, 220), (444, 300), (460, 390)],
        [(460, 390), (560, 420), (600, 500), (580, 830)],
        [(580, 830), (220, 830)],
    )
    pen.solid(d, recipe.main, 24)
    with pen.inside(d):
        for k in range(7):
            x = 230 + k * 54
            pen.stroke(line([(x, 380), (x + 12, 560), (x - 6, 720), (x + 8, 840)]), shade(recipe.main, 0.12), 4)
    pen.circle(400, 256, 17, shade(recipe.main, 0.45))
    pen.solid(ellipse(260, 760, 66, 62), "#B5443A", 16)
    pen.stroke("M258 702q4 -18 14 -24", "#4C6B4C", 6)
    leaf(pen, 480, 810, 120, -60, "#6F8F63", 0.35)
    leaf(pen, 490, 812, 110, -20, "#4C6B4C", 0.35)


def _glasses(pen: Pen, recipe: Recipe) -> None:
    for x, tone in ((270, recipe.main), (530, mix(recipe.main, "#FFFFFF", 0.25))):
        if recipe.word("style") == "coupe":
            pen.path(
                mirrored(
                    x,
                    [(0, 470), (110, 470)],
                    [(110, 470), (84, 560), (12, 590)],
                    [(12, 590), (9, 800), (80, 826)],
                    [(80, 826), (0, 836)],
                ),
                tone,
                opacity=0.75,
            )
            pen.path(ellipse(x, 520, 88, 14), recipe.colour("drink", "#F2C76B"), opacity=0.9)
        else:
            d = mirrored(x, [(0, 470), (104, 470)], [(104, 470), (96, 700), (84, 828)], [(84, 828), (0, 836)])
            pen.path(d, tone, opacity=0.7)
            with pen.inside(d):
                pen.path(box(x - 120, 600, 240, 240), recipe.colour("drink", "#F2C76B"), opacity=0.6)
                if recipe.word("style") == "ribbed":
                    for k in range(7):
                        pen.stroke(f"M{x - 90 + k * 30} 470V836", "#FFFFFF", 4, stroke_opacity=0.5)
        pen.path(ellipse(x, 470, 104, 15), light(tone, 0.5), opacity=0.8)
        pen.stroke(
            f"M{x - 78} 500V700" if recipe.word("style") != "coupe" else f"M{x - 84} 490q6 40 34 60",
            "#FFFFFF",
            9,
            stroke_opacity=0.8,
        )


def _carafe(pen: Pen, recipe: Recipe) -> None:
    d = mirrored(
        400,
        [(0, 320), (70, 320)],
        [(70, 320), (56, 420), (80, 500), (150, 640), (150, 780), (110, FOOT)],
        [(110, FOOT), (0, FOOT + 4)],
    )
    pen.path(d, recipe.main, opacity=0.75)
    with pen.inside(d):
        pen.path(box(200, 610, 400, 240), recipe.colour("drink", "#F4D58A"), opacity=0.7)
        for x, y in ((340, 690), (440, 760), (420, 660)):
            pen.circle(x, y, 40, "#F0C95A")
            pen.circle(x, y, 32, "#FBEFC4")
            for k in range(8):
                leaf(pen, x, y, 29, k * 45, "#F0D27A", 0.36)
    pen.stroke(line([(290, 640), (276, 720), (290, 780)]), "#FFFFFF", 12, stroke_opacity=0.8)
    pen.path(ellipse(400, 320, 70, 12), light(recipe.main, 0.5))


def _press(pen: Pen, recipe: Recipe) -> None:
    pen.stroke("M400 330V240", "#8D9094", 10)
    pen.circle(400, 226, 26, recipe.main)
    pen.stroke(line([(540, 440), (650, 460), (650, 700), (540, 740)]), recipe.main, 26)
    pen.path(box(264, 400, 272, 420, 12), "#E5E9E6", opacity=0.8)
    pen.path(box(272, 560, 256, 250, 8), "#5A3A26")
    pen.path(box(272, 548, 256, 18), "#B98A5E")
    for y in (396, 640, 790):
        pen.path(box(256, y, 288, 20, 8), recipe.main)
    pen.solid(mirrored(400, [(0, 320), (120, 350), (150, 396)], [(150, 396), (0, 404)]), recipe.main, 14)
    pen.stroke("M292 430V540", "#FFFFFF", 9, stroke_opacity=0.8)


def _apron(pen: Pen, recipe: Recipe) -> None:
    pen.stroke(line([(320, 330), (350, 200), (400, 160), (450, 200), (480, 330)]), shade(recipe.main, 0.2), 14)
    d = mirrored(
        400,
        [(0, 330), (96, 322)],
        [(96, 322), (130, 430), (208, 500)],
        [(208, 500), (214, 680), (196, 836)],
        [(196, 836), (0, 846)],
    )
    for way in (-1, 1):
        pen.stroke(
            line([(400 + way * 204, 506), (400 + way * 268, 560), (400 + way * 262, 680)]), shade(recipe.main, 0.2), 12
        )
    pen.solid(d, recipe.main, 22)
    weave(pen, d, recipe.word("weave"), recipe.main, (190, 320, 610, 840), recipe.word("second"))
    pocket = box(290, 580, 220, 130, 12)
    pen.path(pocket, light(recipe.main, 0.1), stroke=shade(recipe.main, 0.25), stroke_width=3)
    pen.stroke("M400 580V710", shade(recipe.main, 0.25), 3)
    pen.solid(box(440, 500, 20, 120, 8), WOOD, 5)
    pen.solid(ellipse(450, 496, 26, 36), WOOD, 6)


def _cakestand(pen: Pen, recipe: Recipe) -> None:
    pen.solid(mirrored(400, [(30, 690), (24, 760), (120, 820)], [(120, 820), (110, 836), (0, 840)]), recipe.main, 14)
    pen.solid(box(240, 480, 320, 180, 20), "#F3DDC0", 20)
    pen.path(
        shape(
            [(236, 540), (300, 560), (340, 530), (400, 572), (460, 530), (520, 560), (564, 536)],
            [(564, 536), (560, 484), (540, 466), (260, 466), (240, 484), (236, 540)],
        ),
        "#EBC6BD",
    )
    for k in range(5):
        x = 284 + k * 58
        pen.circle(x, 456, 24, "#B92D38")
        pen.circle(x - 7, 449, 6, "#F3B4AE")
    pen.solid(mirrored(400, [(0, 656), (250, 658)], [(250, 658), (240, 700), (0, 710)]), recipe.main, 16)
    for k in range(20):
        pen.circle(160 + k * 25, 702, 13, light(recipe.main, 0.2))


def _linen(pen: Pen, recipe: Recipe) -> None:
    """Folded tea towels or napkins, three deep."""
    for k, (dx, turn) in enumerate(((0, -6), (14, 2), (-8, 8))):
        with pen.moved(400 + dx, 590, turn):
            tone = [shade(recipe.main, 0.06), light(recipe.main, 0.2), recipe.main][k]
            d = box(-190, -250, 380, 480, 14)
            pen.path(d, "#7A5138", transform="translate(10 14)", opacity=0.22)
            pen.solid(d, tone, 16)
            weave(pen, d, recipe.word("weave"), tone, (-190, -250, 190, 230), recipe.word("second"))
            if k == 2:
                pen.stroke("M-190 -10H190", shade(tone, 0.16), 4)
                pen.stroke("M-170 -226V206M170 -226V206", recipe.colour("paint", "#C2512F"), 9)
                _painted(pen, recipe, 0, 110)


def _spoons(pen: Pen, recipe: Recipe) -> None:
    for k, (x, top) in enumerate(((300, 260), (370, 200), (450, 240), (510, 290))):
        lean = (x - 400) * 0.25
        pen.stroke(f"M{400 + (x - 400) * 0.5} 640L{x + lean} {top + 90}", shade(WOOD, 0.08 * k), 22)
        if k == 1:
            pen.stroke(line([(x - 40, top + 60), (x, top - 60), (x + 40, top + 60), (x, top + 110)]), "#8D9094", 7)
            pen.stroke(line([(x - 18, top + 70), (x, top - 50), (x + 18, top + 70)]), "#8D9094", 6)
        else:
            pen.solid(ellipse(x + lean, top + 50, 44, 64), shade(WOOD, 0.08 * k), 12)
    d = mirrored(400, [(0, 560), (150, 560)], [(150, 560), (150, 780), (130, FOOT)], [(130, FOOT), (0, FOOT + 4)])
    _glazed(pen, recipe, d, recipe.main, (250, 560, 550, FOOT))


KINDS: dict[str, Callable[[Pen, Recipe], None]] = {
    "mug": _mug,
    "cup": _cup,
    "teapot": _teapot,
    "plates": _plates,
    "bowls": _bowls,
    "pan": _pan,
    "kettle": _kettle,
    "board": _board,
    "glasses": _glasses,
    "carafe": _carafe,
    "press": _press,
    "apron": _apron,
    "cakestand": _cakestand,
    "linen": _linen,
    "spoons": _spoons,
}
