"""Cups, plates, bowls and glasses."""

from chaffer.demo.illustrator.curve import box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import leaf, weave
from chaffer.demo.illustrator.families.blossom import FLOWERS
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import WOOD, light, mix, shade

FOOT = 830.0


def glazed(pen: Pen, recipe: Recipe, outline: str, colour: str, frame: tuple[float, float, float, float]) -> None:
    pen.solid(outline, colour, 24, 0.18)
    weave(pen, outline, recipe.word("weave"), colour, frame, recipe.word("second"))
    left, top, right, bottom = frame
    with pen.inside(outline):
        if recipe.word("dip"):
            pen.path(
                box(left - 20, top + (bottom - top) * 0.58, right - left + 40, bottom), recipe.colour("dip", colour)
            )
        paint_motif(pen, recipe, (left + right) / 2, (top + bottom) / 2)
        x = left + (right - left) * 0.13
        pen.stroke(
            f"M{x:.0f} {top + (bottom - top) * 0.22:.0f}V{top + (bottom - top) * 0.7:.0f}",
            light(colour, 0.7),
            12,
            stroke_opacity=0.8,
        )


def paint_motif(pen: Pen, recipe: Recipe, x: float, y: float) -> None:
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


def mug(pen: Pen, recipe: Recipe) -> None:
    pen.stroke(line([(560, 540), (670, 560), (672, 690), (556, 730)]), shade(recipe.main, 0.14), 34)
    pen.stroke(line([(560, 536), (662, 556), (664, 684), (556, 724)]), light(recipe.main, 0.08), 20)
    d = mirrored(
        400, [(0, 470), (170, 470)], [(170, 470), (172, 680), (158, 806), (130, FOOT)], [(130, FOOT), (0, FOOT + 4)]
    )
    glazed(pen, recipe, d, recipe.main, (230, 470, 570, FOOT))
    pen.path(ellipse(400, 470, 170, 32), light(recipe.main, 0.2))
    pen.path(ellipse(400, 474, 152, 25), recipe.colour("drink", "#6A4528"))
    _steam(pen, 400, 430)


def cup(pen: Pen, recipe: Recipe) -> None:
    pen.solid(
        mirrored(400, [(0, 770), (270, 778)], [(270, 778), (180, 820), (110, 834), (0, 836)]),
        light(recipe.main, 0.06),
        18,
    )
    pen.stroke(line([(556, 590), (640, 600), (620, 680), (530, 710)]), shade(recipe.main, 0.12), 22)
    d = mirrored(400, [(0, 560), (184, 560)], [(184, 560), (172, 670), (110, 760), (70, 776)], [(70, 776), (0, 780)])
    glazed(pen, recipe, d, recipe.main, (216, 560, 584, 780))
    pen.path(ellipse(400, 560, 184, 32), light(recipe.main, 0.2))
    pen.path(ellipse(400, 564, 164, 25), recipe.colour("drink", "#B9783E"))
    _steam(pen, 400, 520)


def teapot(pen: Pen, recipe: Recipe) -> None:
    pen.solid(
        shape([(560, 640), (640, 600), (664, 520), (720, 510)], [(720, 510), (700, 600), (650, 720), (560, 740)]),
        shade(recipe.main, 0.06),
        14,
    )
    pen.stroke(line([(250, 560), (140, 560), (130, 700), (240, 760)]), shade(recipe.main, 0.12), 30)
    d = mirrored(400, [(0, 500), (120, 506), (200, 620), (180, 770), (110, FOOT)], [(110, FOOT), (0, FOOT + 4)])
    glazed(pen, recipe, d, recipe.main, (200, 500, 600, FOOT))
    pen.solid(mirrored(400, [(0, 462), (80, 474), (120, 512)], [(120, 512), (0, 530)]), light(recipe.main, 0.08), 14)
    pen.solid(ellipse(400, 450, 26, 26), recipe.colour("knob", WOOD), 8)


def plates(pen: Pen, recipe: Recipe) -> None:
    """A stack seen from the side, one plate standing behind it."""
    d = ellipse(400, 480, 240, 240)
    pen.solid(d, recipe.main, 22, 0.12)
    rim = recipe.colour("rim", shade(recipe.main, 0.1))
    pen.stroke(ellipse(400, 480, 224, 224), rim, 12)
    pen.path(ellipse(398, 478, 156, 156), light(recipe.main, 0.2), stroke=shade(recipe.main, 0.08), stroke_width=4)
    weave(
        pen, ellipse(400, 480, 150, 150), recipe.word("weave"), recipe.main, (250, 330, 550, 630), recipe.word("second")
    )
    paint_motif(pen, recipe, 400, 470)
    for k in range(4):
        y = 812 - k * 30
        tone = recipe.main if k % 2 else recipe.colour("rim", light(recipe.main, 0.1))
        pen.solid(
            mirrored(400, [(0, y - 22), (250, y - 24)], [(250, y - 24), (170, y + 10), (110, y + 18), (0, y + 18)]),
            tone,
            16,
        )


def bowls(pen: Pen, recipe: Recipe) -> None:
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
        glazed(pen, recipe, d, tone, (400 - half, y, 400 + half, y + 190))
        pen.path(ellipse(400, y, half, 26), light(tone, 0.25))
        pen.path(ellipse(400, y + 4, half * 0.92, 19), shade(tone, 0.25))


def glasses(pen: Pen, recipe: Recipe) -> None:
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
                fill_opacity=0.75,
            )
            pen.path(ellipse(x, 520, 88, 14), recipe.colour("drink", "#F2C76B"), fill_opacity=0.9)
        else:
            d = mirrored(x, [(0, 470), (104, 470)], [(104, 470), (96, 700), (84, 828)], [(84, 828), (0, 836)])
            pen.path(d, tone, fill_opacity=0.7)
            with pen.inside(d):
                pen.path(box(x - 120, 600, 240, 240), recipe.colour("drink", "#F2C76B"), fill_opacity=0.6)
                if recipe.word("style") == "ribbed":
                    for k in range(7):
                        pen.stroke(f"M{x - 90 + k * 30} 470V836", "#FFFFFF", 4, stroke_opacity=0.5)
        pen.path(ellipse(x, 470, 104, 15), light(tone, 0.5), fill_opacity=0.8)
        pen.stroke(
            f"M{x - 78} 500V700" if recipe.word("style") != "coupe" else f"M{x - 84} 490q6 40 34 60",
            "#FFFFFF",
            9,
            stroke_opacity=0.8,
        )


def carafe(pen: Pen, recipe: Recipe) -> None:
    d = mirrored(
        400,
        [(0, 320), (70, 320)],
        [(70, 320), (56, 420), (80, 500), (150, 640), (150, 780), (110, FOOT)],
        [(110, FOOT), (0, FOOT + 4)],
    )
    pen.path(d, recipe.main, fill_opacity=0.75)
    with pen.inside(d):
        pen.path(box(200, 610, 400, 240), recipe.colour("drink", "#F4D58A"), fill_opacity=0.7)
        for x, y in ((340, 690), (440, 760), (420, 660)):
            pen.circle(x, y, 40, "#F0C95A")
            pen.circle(x, y, 32, "#FBEFC4")
            for k in range(8):
                leaf(pen, x, y, 29, k * 45, "#F0D27A", 0.36)
    pen.stroke(line([(290, 640), (276, 720), (290, 780)]), "#FFFFFF", 12, stroke_opacity=0.8)
    pen.path(ellipse(400, 320, 70, 12), light(recipe.main, 0.5))
