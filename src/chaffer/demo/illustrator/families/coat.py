"""Coats, jackets and cardigans, long or short, closed or belted."""

from chaffer.demo.illustrator.curve import box, ellipse, line, mirrored, polygon, shape
from chaffer.demo.illustrator.fabric import lay
from chaffer.demo.illustrator.families.hanger import hanger
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.recipe import Recipe
from chaffer.demo.illustrator.tone import BRASS, light, luminance, shade


def draw(pen: Pen, recipe: Recipe) -> None:
    hem, flare = recipe.number("hem_y", 830), recipe.number("flare", 26)
    colour = recipe.main
    outline = mirrored(
        400, [(0, 300), (30, 262), (52, 218)], [(52, 218), (132, 254)],
        [(132, 254), (138, 370), (134, 480), (140 + flare, hem)], [(140 + flare, hem), (70, hem + 8), (0, hem + 10)],
    )  # fmt: skip
    pen.path(outline, "#BFAE9E", transform="translate(24 16)", fill_opacity=0.5)
    hanger(pen, 132)
    pen.path(
        mirrored(400, [(0, 224), (52, 214)], [(52, 214), (40, 280), (0, 318)]),
        shade(recipe.colour("lining", "#D9B99A"), 0.1),
    )
    _sleeve(pen, recipe, hem, right=True)
    with pen.flipped():
        _sleeve(pen, recipe, hem, right=False)
    with pen.body(outline, colour, 24, 0.14):
        _body(pen, recipe, hem)
        lay(pen, recipe.word("weave"), colour, (220, 210, 580, hem), recipe.word("second"))
        _front(pen, recipe, hem)
        _pockets(pen, recipe, hem)
    _belt(pen, recipe)
    _collar(pen, recipe)


def _sleeve(pen: Pen, recipe: Recipe, hem: float, *, right: bool) -> None:
    colour = shade(recipe.main, 0.09) if right else light(recipe.main, 0.04)
    wrist = min(650, hem - 30)
    outline = shape(
        [(500, 244), (560, 272), (606, 470), (626, wrist)],
        [(626, wrist), (604, wrist + 13), (570, wrist + 16)],
        [(570, wrist + 16), (552, 500), (528, 380)],
    )
    with pen.body(outline, colour, 14 if right else -12, 0.14):
        lay(pen, recipe.word("weave"), colour, (500, 240, 630, wrist), recipe.word("second"))
        pen.stroke(line([(548, 320), (568, 440), (580, 560)]), shade(colour, 0.14), 5)
        if recipe.word("cuff"):
            pen.path(
                polygon((540, wrist - 44), (650, wrist - 58), (650, wrist + 30), (540, wrist + 30)),
                recipe.colour("cuff", colour),
            )
        if recipe.flag("puffer"):
            for k in range(6):
                pen.stroke(
                    line([(510, 320 + k * 60), (570, 334 + k * 60), (640, 316 + k * 60)]), shade(colour, 0.22), 5
                )


def _body(pen: Pen, recipe: Recipe, hem: float) -> None:
    colour = recipe.main
    if recipe.flag("puffer"):
        for k in range(int((hem - 270) / 62)):
            y = 300 + k * 62
            pen.stroke(line([(230, y), (320, y + 13), (400, y + 4), (480, y + 13), (580, y)]), shade(colour, 0.22), 5)
            pen.stroke(line([(270, y + 15), (320, y + 22), (374, y + 16)]), light(colour, 0.35), 6)
        return
    pen.path(
        shape([(330, 470), (316, 620), (300, hem + 20)], [(330, hem + 20), (330, 620), (330, 470)]), shade(colour, 0.09)
    )
    pen.path(
        shape([(470, 470), (486, 620), (490, hem + 20)], [(524, hem + 20), (500, 620), (470, 470)]), shade(colour, 0.1)
    )
    pen.path(shape([(292, 290), (284, 400), (292, 520)], [(292, 520), (304, 400), (292, 290)]), light(colour, 0.24))


def _front(pen: Pen, recipe: Recipe, hem: float) -> None:
    colour = recipe.main
    seam = shade(colour, 0.3)
    button = recipe.colour("button", shade(colour, 0.45) if luminance(colour) > 0.35 else "#C9A24B")
    match recipe.word("front", "single"):
        case "double":
            pen.stroke(line([(446, 330), (450, 560), (452, hem + 20)]), seam, 3)
            for k in range(4):
                for x in (362, 430):
                    pen.circle(x, 400 + k * 74, 10, button)
        case "single":
            pen.stroke(f"M412 320V{hem + 20}", seam, 3)
            for k in range(max(3, int((hem - 400) / 110))):
                pen.circle(396, 390 + k * 86, 10, button)
        case "zip":
            pen.stroke(f"M400 240V{hem + 20}", seam, 9)
            pen.stroke(f"M400 240V{hem + 20}", "#B9BEC4", 4, stroke_dasharray="4 4")
        case "toggle":
            pen.stroke(f"M412 300V{hem + 20}", seam, 3)
            for k in range(4):
                y = 356 + k * 92
                pen.stroke(f"M368 {y}H438", "#5B4632", 5)
                pen.solid(box(382, y - 8, 40, 16, 8), "#B98A5E", 5)
        case "snap":
            pen.path(box(386, 300, 30, hem), light(colour, 0.12))
            for k in range(6):
                pen.circle(400, 340 + k * 74, 7, "#D8DADD")
        case _:
            pen.stroke(line([(400, 300), (404, 560), (396, hem + 20)]), seam, 4)


def _pockets(pen: Pen, recipe: Recipe, hem: float) -> None:
    colour = recipe.main
    seam = shade(colour, 0.26)
    y = min(590, hem - 130)
    for way in (-1, 1):
        match recipe.word("pocket", "welt"):
            case "welt":
                pen.stroke(f"M{400 + way * 74} {y}L{400 + way * 98} {y + 76}", seam, 12)
                pen.stroke(f"M{400 + way * 72} {y}L{400 + way * 96} {y + 76}", light(colour, 0.12), 6)
            case "flap":
                x = 400 + way * 88 - 44
                pen.path(box(x, y, 88, 30, 6), light(colour, 0.08), stroke=seam, stroke_width=2.5)
            case "patch":
                x = 400 + way * 88 - 46
                pen.path(box(x, y, 92, 104, 14), light(colour, 0.07), stroke=seam, stroke_width=2.5)
            case _:
                pass


def _belt(pen: Pen, recipe: Recipe) -> None:
    if not recipe.flag("belt"):
        return
    colour = shade(recipe.main, 0.1)
    pen.solid(mirrored(400, [(136, 484), (138, 516)], [(138, 516), (0, 524)]), colour, 10)
    pen.path(
        shape([(400, 500), (376, 580), (384, 668)], [(384, 668), (412, 664), (410, 580), (424, 506)]),
        shade(colour, 0.08),
    )
    if recipe.word("front") == "double":
        pen.path(box(382, 478, 44, 48, 6), "none", stroke=BRASS, stroke_width=6)
    else:
        pen.path(ellipse(404, 504, 24, 20), light(colour, 0.08), stroke=shade(colour, 0.25), stroke_width=2)


def _collar(pen: Pen, recipe: Recipe) -> None:
    colour = recipe.colour("collar_colour", recipe.main)
    edge, bright = shade(colour, 0.26), light(colour, 0.14)
    for way in (-1, 1):
        tone = bright if way < 0 else colour
        match recipe.word("collar", "lapel"):
            case "lapel":
                pen.path(
                    polygon(
                        (400 + way * 4, 396),
                        (400 + way * 34, 250),
                        (400 + way * 96, 300),
                        (400 + way * 78, 322),
                        (400 + way * 98, 338),
                    ),
                    tone,
                    stroke=edge,
                    stroke_width=2.5,
                )
                pen.path(
                    polygon((400 + way * 34, 262), (400 + way * 50, 208), (400 + way * 76, 226), (400 + way * 92, 298)),
                    tone,
                    stroke=edge,
                    stroke_width=2.5,
                )
            case "shawl":
                pen.path(
                    shape(
                        [(400 + way * 2, 460), (400 + way * 22, 320), (400 + way * 50, 208)],
                        [(400 + way * 50, 208), (400 + way * 92, 240), (400 + way * 84, 330), (400 + way * 2, 460)],
                    ),
                    tone,
                    stroke=edge,
                    stroke_width=2.5,
                )
            case "club":
                pen.path(
                    shape(
                        [(400, 310), (400 + way * 24, 258), (400 + way * 52, 210)],
                        [
                            (400 + way * 52, 210),
                            (400 + way * 98, 250),
                            (400 + way * 82, 318),
                            (400 + way * 30, 330),
                            (400, 310),
                        ],
                    ),
                    tone,
                    stroke=edge,
                    stroke_width=2.5,
                )
            case "stand":
                pen.path(
                    polygon((400, 300), (400 + way * 4, 214), (400 + way * 54, 196), (400 + way * 60, 228)),
                    tone,
                    stroke=edge,
                    stroke_width=2.5,
                )
            case "hood":
                pen.path(shape([(400, 316), (400 + way * 30, 270), (400 + way * 46, 214), (400, 176)],
                               [(400, 162), (400 + way * 76, 180), (400 + way * 92, 244), (400 + way * 54, 300), (400, 330)]), tone, stroke=edge, stroke_width=2)  # fmt: skip
            case "fur":
                for k in range(9):
                    pen.circle(400 + way * (14 + k * 7), 330 - k * 14, 24, recipe.colour("fur", "#E9D8C0"))
            case _:
                pass
