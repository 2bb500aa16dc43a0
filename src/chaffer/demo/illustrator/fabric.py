"""Cloth: what lies on a shape once it is cut. Every weave is drawn over the outline, inside it."""

from chaffer.demo.illustrator.curve import around, blob, ellipse
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.tone import light, luminance, mix, shade

Frame = tuple[float, float, float, float]  # left, top, right, bottom of the cloth, in units


def weave(pen: Pen, outline: str, name: str, colour: str, frame: Frame, second: str = "") -> None:
    """Lay a weave over an outline: a repeating paint, or motifs strewn inside its frame."""
    if not name or name in ("plain", "satin"):
        return
    mark = second or (shade(colour, 0.3) if luminance(colour) > 0.45 else light(colour, 0.4))
    paint = _paint(pen, name, colour, mark)
    if paint:
        pen.path(outline, paint)
        return
    with pen.inside(outline):
        _strew(pen, name, colour, mark, frame)


def _paint(pen: Pen, name: str, colour: str, mark: str) -> str:
    thread = f'fill="none" stroke="{shade(colour, 0.16)}" stroke-width'
    match name:
        case "stripe":
            return pen.pattern(26, 26, f'<rect width="9" height="26" fill="{mark}"/>')
        case "pinstripe":
            return pen.pattern(15, 15, f'<rect width="2.5" height="15" fill="{mark}"/>')
        case "breton":
            return pen.pattern(40, 30, f'<rect width="40" height="9" fill="{mark}"/>')
        case "dots":
            return pen.pattern(
                34, 34, f'<circle cx="9" cy="9" r="4.6" fill="{mark}"/><circle cx="26" cy="26" r="4.6" fill="{mark}"/>'
            )
        case "gingham":
            half = mix(colour, mark, 0.5)
            return pen.pattern(
                32,
                32,
                f'<path d="M0 0h16v16H0z" fill="{mark}"/><path d="M16 0h16v16H16zM0 16h16v16H0z" fill="{half}"/>',
            )
        case "plaid":
            return pen.pattern(
                70, 70,
                f'<path d="M0 12h70v20H0zM12 0h20v70H12z" fill="{mark}" fill-opacity=".45"/>'
                f'<path d="M0 52h70v4H0zM52 0h4v70H52z" fill="{light(mark, 0.5)}" fill-opacity=".8"/>',
            )  # fmt: skip
        case "linen":
            return pen.pattern(9, 9, f'<path d="M0 2h6M4 6h5M2 0v5M7 4v5" {thread}="1.3" stroke-opacity=".5"/>')
        case "denim":
            return pen.pattern(7, 7, f'<path d="M-1 8L8 -1" {thread}="1.3" stroke-opacity=".7"/>')
        case "cord":
            return pen.pattern(11, 11, f'<path d="M3 0v11" {thread}="3"/>')
        case "knit":
            return pen.pattern(16, 14, f'<path d="M1 1q5 6 7 11q2 -5 7 -11" {thread}="2.4"/>')
        case "rib":
            return pen.pattern(12, 12, f'<path d="M4 0v12" {thread}="3.4" stroke-opacity=".7"/>')
        case "waffle":
            return pen.pattern(18, 18, f'<path d="M0 0h18M0 0v18" {thread}="3"/>')
        case "quilt":
            return pen.pattern(46, 46, f'<path d="M0 0h46M0 0v46" {thread}="2"/>', 45)
        case "herringbone":
            return pen.pattern(24, 12, f'<path d="M0 12L12 0L24 12M0 24L12 12L24 24" {thread}="2"/>')
        case "lace":
            return pen.pattern(
                28, 28,
                f'<g fill="none" stroke="{mark}" stroke-width="1.8" stroke-opacity=".75"><circle cx="14" cy="14" r="6"/>'
                '<path d="M14 8V0M14 20v8M8 14H0M20 14h8M18 10L24 4M10 18L4 24M10 10L4 4M18 18l6 6"/></g>',
            )  # fmt: skip
        case "wicker":
            return pen.pattern(
                28, 20,
                f'<path d="M0 5h14M14 15h14" stroke="{mark}" stroke-width="6.5" stroke-opacity=".55" stroke-linecap="round"/>',
            )  # fmt: skip
        case _:
            return ""


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
