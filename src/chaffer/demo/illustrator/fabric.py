"""Cloth: what lies on a shape once it is cut. Every weave is drawn over the outline, inside it."""

from chaffer.demo.illustrator.curve import around, blob, ellipse
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.tone import light, luminance, mix, shade
from chaffer.demo.illustrator.woven import Frame, woven

PLAIN = ("plain", "satin")


def weave(pen: Pen, outline: str, name: str, colour: str, frame: Frame, second: str = "") -> None:
    """Lay a weave over an outline, cut to its edge. `frame` should hold the outline narrowly: it costs by area."""
    if name and name not in PLAIN:
        with pen.inside(outline):
            lay(pen, name, colour, frame, second)


def lay(pen: Pen, name: str, colour: str, frame: Frame, second: str = "") -> None:
    """Lay a weave, uncut, over its whole frame; for use inside an outline that is already open."""
    if not name or name in PLAIN:
        return
    mark = second or (shade(colour, 0.3) if luminance(colour) > 0.45 else light(colour, 0.4))
    if not woven(pen, name, colour, mark, frame):
        _strew(pen, name, colour, mark, frame)


def _strew(pen: Pen, name: str, colour: str, mark: str, frame: Frame) -> None:
    step = {"floral": 52, "meadow": 40, "sequin": 25, "stars": 46, "tufts": 30, "leaves": 54, "terrazzo": 40,
            "cherries": 60, "gingko": 60, "spots": 44, "marble": 150, "speckle": 22}.get(name, 48)  # fmt: skip
    left, top, right, bottom = frame
    row, y = 0, top
    while y < bottom + step:
        x = left + (step / 2 if row % 2 else 0)
        while x < right + step:
            _motif(pen, name, colour, mark, x + pen.chance(-0.2, 0.2) * step, y + pen.chance(-0.2, 0.2) * step)
            x += step
        y += step * 0.86
        row += 1


def _motif(pen: Pen, name: str, colour: str, mark: str, x: float, y: float) -> None:
    turn = pen.chance(0, 360)
    match name:
        case "floral":
            for k in range(5):
                px, py = around(x, y, 8, turn + k * 72)
                pen.circle(px, py, 6.4, mark)
            pen.circle(x, y, 4, "#E9B949")
            leaf(pen, x, y, 22, turn + 40, mix(colour, "#55775A", 0.65))
        case "meadow":
            leaf(pen, x, y, 22, turn, mix(colour, "#55775A", 0.6))
            pen.circle(x, y, 4.6, mark if pen.chance() > 0.4 else "#E2A04A")
        case "sequin":
            bright = pen.chance()
            pen.path(
                ellipse(x, y, 4.6, 4.6), light(colour, 0.25 + 0.6 * bright) if bright > 0.35 else shade(colour, 0.2)
            )
        case "stars":
            size = pen.chance(3, 8)
            pen.path(f"M{x:.1f} {y - size:.1f}Q{x:.1f} {y:.1f} {x + size:.1f} {y:.1f}Q{x:.1f} {y:.1f} {x:.1f} {y + size:.1f}"
                     f"Q{x:.1f} {y:.1f} {x - size:.1f} {y:.1f}Q{x:.1f} {y:.1f} {x:.1f} {y - size:.1f}Z", mark)  # fmt: skip
        case "leaves":
            leaf(pen, x, y, 34, turn, mark)
            leaf(pen, x, y, 26, turn + 60, mix(mark, colour, 0.35))
        case "terrazzo":
            corner = [around(x, y, pen.chance(5, 13), turn + k * 72) for k in range(5)]
            pen.path(blob(corner), [mark, "#D9A441", "#8AA08A", "#C2714F"][int(pen.chance(0, 3.99))])
        case "cherries":
            pen.stroke(
                f"M{x - 8:.1f} {y + 8:.1f}Q{x - 4:.1f} {y - 8:.1f} {x + 6:.1f} {y - 14:.1f}Q{x + 8:.1f} {y:.1f} {x + 9:.1f} {y + 8:.1f}",
                "#55775A",
                2,
            )
            pen.circle(x - 9, y + 11, 7, mark)
            pen.circle(x + 10, y + 11, 7, mark)
        case "spots" | "speckle":
            pen.path(ellipse(x, y, pen.chance(1.5, 3.4), pen.chance(1.5, 3)), mark)
        case "tufts":
            pen.stroke(f"M{x - 5:.1f} {y - 4:.1f}L{x:.1f} {y + 3:.1f}L{x + 5:.1f} {y - 4:.1f}", mark, 2.4)
        case "marble":
            pen.stroke(f"M{x:.1f} {y:.1f}q40 30 70 20t90 60", mark, 2.2, opacity=0.6)
        case _:
            pen.circle(x, y, 4, mark)


def leaf(pen: Pen, x: float, y: float, length: float, turn: float, colour: str, plump: float = 0.3) -> None:
    """One leaf or petal from its foot at x, y, pointing to `turn` degrees."""
    tip = around(x, y, length, turn)
    one = around(x, y, length * 0.55, turn - 90 * plump)
    two = around(x, y, length * 0.55, turn + 90 * plump)
    pen.path(
        f"M{x:.1f} {y:.1f}Q{one[0]:.1f} {one[1]:.1f} {tip[0]:.1f} {tip[1]:.1f}"
        f"Q{two[0]:.1f} {two[1]:.1f} {x:.1f} {y:.1f}Z",
        colour,
    )
