"""Skirts, trousers and shorts clipped to a hanger."""

from chaffer.demo.illustrator.curve import between, box, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import lay
from chaffer.demo.illustrator.families.hanger import clip_hanger
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import BRASS, light, shade

TOP = 244.0
SKIRTS = {  # half widths at waist, hip, middle, hem
    "aline": (88, 112, 150, 190),
    "pencil": (88, 114, 112, 98),
    "full": (84, 130, 196, 236),
    "pleated": (88, 118, 164, 210),
    "tiered": (88, 120, 158, 196),
    "wrap": (88, 114, 136, 150),
    "slip": (88, 112, 128, 150),
    "mini": (96, 120, 140, 160),
}
LEGS = {  # half width at hip, then inner and outer edge of a hem
    "straight": (124, 26, 116),
    "wide": (130, 18, 186),
    "slim": (120, 36, 100),
    "barrel": (132, 34, 122),
    "shorts": (132, 14, 152),
    "overall": (128, 24, 124),
}


def draw(pen: Pen, recipe: Recipe) -> None:
    clip_hanger(pen, 88, TOP)
    if recipe.word("cut", "aline") in LEGS:
        _trousers(pen, recipe)
    else:
        _skirt(pen, recipe)
    _waistband(pen, recipe)


def _skirt(pen: Pen, recipe: Recipe) -> None:
    colour, cut = recipe.main, recipe.word("cut", "aline")
    hem = recipe.number("hem_y", 740)
    waist, hip, middle, wide = SKIRTS[cut]
    side = [(waist, TOP), (hip, between(TOP, hem, 0.22)), (middle, between(TOP, hem, 0.6)), (wide, hem)]
    waves = 7 if cut != "pencil" else 2
    bottom = [
        (wide * (1 - k / waves), hem + 9 * k / waves + (5 if k % 2 and cut != "pencil" else 0))
        for k in range(waves + 1)
    ]
    outline = mirrored(400, side, bottom)
    pen.path(outline, "#C9B49B", transform="translate(20 14)", fill_opacity=0.5)
    with pen.body(outline, colour, 22, 0.13):
        if cut == "pleated":
            _pleats(pen, colour, waist, wide, hem)
        elif cut == "tiered":
            _tiers(pen, colour, hem)
        else:
            _wedges(pen, colour, waist, wide, hem)
        lay(pen, recipe.word("weave"), colour, (400 - wide, TOP, 400 + wide, hem), recipe.word("second"))
        _details(pen, recipe, hem, wide)


def _wedges(pen: Pen, colour: str, waist: float, wide: float, hem: float) -> None:
    count = 4 if wide > 140 else 2
    for k in range(count):
        share = -0.7 + 1.4 * (k + 0.5) / count
        top, foot = 400 + share * waist, 400 + share * wide
        pen.path(shape([(top, TOP + 40), (between(top, foot, 0.4), 460), (foot - 14, hem + 20)],
                       [(foot + 22, hem + 20), (between(top, foot, 0.4) + 12, 460), (top, TOP + 40)]), shade(colour, 0.1))  # fmt: skip
        pen.path(shape([(top - 8, TOP + 60), (between(top, foot, 0.4) - 14, 460), (foot - 44, hem + 20)],
                       [(foot - 26, hem + 20), (between(top, foot, 0.4) - 4, 460), (top - 8, TOP + 60)]), light(colour, 0.2))  # fmt: skip


def _pleats(pen: Pen, colour: str, waist: float, wide: float, hem: float) -> None:
    for k in range(11):
        left, right = -1 + 2 * k / 11, -1 + 2 * (k + 0.45) / 11
        tone = shade(colour, 0.13) if k > 5 else shade(colour, 0.08)
        pen.path(
            polygon(
                (400 + left * waist, TOP),
                (400 + right * waist, TOP),
                (400 + right * wide, hem + 20),
                (400 + left * wide, hem + 20),
            ),
            tone,
        )
        pen.stroke(f"M{400 + right * waist:.0f} {TOP}L{400 + right * wide:.0f} {hem + 20}", light(colour, 0.3), 2.5)


def _tiers(pen: Pen, colour: str, hem: float) -> None:
    for k in range(1, 3):
        y = between(TOP, hem, k / 3)
        pen.stroke(line([(180 + j * 32, y + (4 if j % 2 else -4)) for j in range(15)]), shade(colour, 0.18), 7)
        for j in range(22):
            x = 190 + j * 20
            pen.path(polygon((x, y), (x + 5, y + pen.chance(40, 110)), (x - 4, y)), shade(colour, 0.13))


def _details(pen: Pen, recipe: Recipe, hem: float, wide: float) -> None:
    colour = recipe.main
    for kind in recipe.words("details"):
        match kind:
            case "buttons":
                pen.stroke(f"M414 {TOP}V{hem + 20}", shade(colour, 0.2), 2.5)
                for k in range(int((hem - TOP) / 56)):
                    pen.circle(400, TOP + 62 + k * 56, 8, recipe.colour("button", "#8A623F"))
            case "pockets":
                for way in (-1, 1):
                    pen.path(
                        polygon(
                            (400 + way * 40, 350), (400 + way * 108, 350), (400 + way * 112, 440), (400 + way * 44, 440)
                        ),
                        light(colour, 0.06),
                        stroke=shade(colour, 0.24),
                        stroke_width=2.5,
                    )
            case "wrap":
                pen.path(
                    shape([(340, TOP), (380, 480), (470, hem + 20)], [(340, hem + 20), (300, 480), (340, TOP)]),
                    shade(colour, 0.05),
                )
                pen.stroke(line([(340, TOP), (384, 480), (480, hem + 20)]), shade(colour, 0.22), 4)
            case "lacehem":
                for k in range(int(wide / 11)):
                    pen.circle(400 - wide + 11 + k * 22, hem, 15, light(colour, 0.55))
                    pen.circle(400 - wide + 11 + k * 22, hem, 6, shade(colour, 0.1))
            case _:
                raise ValueError(f"no skirt detail called {kind!r}")


def _trousers(pen: Pen, recipe: Recipe) -> None:
    colour, cut = recipe.main, recipe.word("cut")
    hip, inner, outer = LEGS[cut]
    hem = recipe.number("hem_y", 480 if cut == "shorts" else 850)
    crotch = 430.0
    knee = outer * (1.12 if cut == "barrel" else between(hip / outer, 1, 0.55))
    run = [(88.0, TOP), (hip, 370), (knee, between(crotch, hem, 0.5)), (outer, hem)]
    for way, tone in ((1, shade(colour, 0.06)), (-1, colour)):
        leg = shape(
            [(400 + way * x, y) for x, y in run],
            [(400 + way * outer, hem), (400 + way * (inner + outer) / 2, hem + 7), (400 + way * inner, hem + 2)],
            [(400 + way * inner, hem), (400 + way * (inner * 0.8), between(crotch, hem, 0.5)), (400, crotch)],
            [(400, crotch), (400, TOP)],
        )
        if way == 1:
            pen.path(leg, "#C9B49B", transform="translate(20 14)", fill_opacity=0.5)
        with pen.body(leg, tone, 16, 0.14):
            middle = 400 + way * (inner + outer) / 2
            pen.stroke(line([(400 + way * 60, 300), (400 + way * 76, 500), (middle, hem)]), shade(tone, 0.14), 4)
            pen.stroke(
                line([(400 + way * 60 - 9, 330), (400 + way * 76 - 9, 520), (middle - 9, hem)]), light(tone, 0.2), 6
            )
            near, far = sorted((400.0, 400 + way * max(outer, hip)))
            lay(pen, recipe.word("weave"), tone, (near, TOP, far, hem), recipe.word("second"))
            if recipe.flag("turnups"):
                pen.path(box(100, hem - 34, 600, 60), light(tone, 0.24))
    seam = shade(colour, 0.28)
    pen.stroke(line([(400, TOP + 30), (402, 360), (392, 400), (400, crotch)]), seam, 2.5)
    for way in (-1, 1):
        pen.stroke(line([(400 + way * 52, TOP + 34), (400 + way * 66, 320), (400 + way * 112, 344)]), seam, 3)


def _waistband(pen: Pen, recipe: Recipe) -> None:
    colour = recipe.colour("band", shade(recipe.main, 0.05))
    pen.solid(mirrored(400, [(86, TOP - 6), (90, TOP + 24)], [(90, TOP + 24), (0, TOP + 30)]), colour, 10)
    match recipe.word("waist"):
        case "button":
            pen.circle(400, TOP + 10, 8, BRASS)
        case "elastic":
            for k in range(15):
                pen.stroke(f"M{322 + k * 11} {TOP}v24", shade(colour, 0.18), 3)
        case "tie":
            for way in (-1, 1):
                pen.stroke(
                    line([(400, TOP + 14), (400 + way * 18, TOP + 60), (400 + way * 12, TOP + 110)]),
                    light(colour, 0.4),
                    6,
                )
                pen.stroke(
                    line([(400, TOP + 14), (400 + way * 34, TOP), (400 + way * 30, TOP + 26), (400, TOP + 14)]),
                    light(colour, 0.4),
                    6,
                )
        case "belt":
            pen.path(box(384, TOP - 8, 32, 36, 4), "none", stroke=BRASS, stroke_width=5)
        case _:
            pass
