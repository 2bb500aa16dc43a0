"""Single flowers seen from the front; a bouquet is made of these."""

from collections.abc import Callable

from chaffer.demo.illustrator.curve import around, blob, ellipse, line, shape
from chaffer.demo.illustrator.fabric import leaf
from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.tone import DEEP_LEAF, LEAF, light, mix, shade

Flower = Callable[[Pen, float, float, float, str], None]


def _rounds(
    pen: Pen, x: float, y: float, colour: str, rows: list[tuple[float, int, float]], start: float = 0.3
) -> None:
    """Rings of petals from the outside in; the outer ones lie in shade, the inner ones catch the light."""
    for ring, (length, petals, plump) in enumerate(rows):
        share = ring / max(1, len(rows) - 1)
        tone = mix(shade(colour, start), light(colour, 0.28), share)
        for k in range(petals):
            turn = k * 360 / petals + ring * 180 / petals
            bright = light(tone, 0.16) if 150 < turn % 360 < 300 else tone
            leaf(pen, x, y, length, turn, bright, plump)


def dahlia(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    pen.circle(x, y, size * 0.72, shade(colour, 0.4))
    _rounds(
        pen,
        x,
        y,
        colour,
        [
            (size, 16, 0.2),
            (size * 0.84, 15, 0.22),
            (size * 0.64, 13, 0.25),
            (size * 0.44, 10, 0.3),
            (size * 0.25, 7, 0.4),
        ],
    )
    pen.circle(x, y, size * 0.08, shade(colour, 0.3))


def rose(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    for k in range(5):
        px, py = around(x, y, size * 0.36, k * 72 + 18)
        pen.circle(px, py, size * 0.56, shade(colour, 0.2) if k in (0, 1) else shade(colour, 0.1))
    pen.circle(x, y, size * 0.66, colour)
    for k, (radius, tone) in enumerate(
        (
            (0.58, light(colour, 0.16)),
            (0.44, shade(colour, 0.12)),
            (0.33, light(colour, 0.12)),
            (0.2, shade(colour, 0.2)),
        )
    ):
        px, py = around(x, y, size * 0.07, k * 95)
        pen.circle(px, py, size * radius, tone)
    swirl = [around(x, y, size * (0.06 + k * 0.05), k * 55) for k in range(9)]
    pen.stroke(line(swirl), shade(colour, 0.3), max(2, size * 0.06))


def peony(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    for radius, count, tone in (
        (0.62, 8, shade(colour, 0.14)),
        (0.46, 8, colour),
        (0.32, 7, light(colour, 0.2)),
        (0.16, 5, light(colour, 0.4)),
    ):
        for k in range(count):
            px, py = around(x, y, size * radius, k * 360 / count + radius * 200)
            pen.circle(px + 2, py + 3, size * 0.34, shade(tone, 0.12))
            pen.circle(px, py, size * 0.32, tone)
    for k in range(6):
        px, py = around(x, y, size * 0.12, k * 60)
        pen.circle(px, py, size * 0.05, "#E9B949")


def tulip(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    back = shape(
        [(x - size * 0.3, y + size * 0.2), (x - size * 0.2, y - size * 0.7), (x, y - size * 1.05)],
        [(x, y - size * 1.05), (x + size * 0.2, y - size * 0.7), (x + size * 0.3, y + size * 0.2)],
    )
    pen.path(back, shade(colour, 0.25))
    for way in (-1, 1):
        petal = shape([(x, y + size * 0.55), (x + way * size * 0.6, y + size * 0.2), (x + way * size * 0.5, y - size * 0.9)],
                      [(x + way * size * 0.5, y - size * 0.9), (x + way * size * 0.1, y - size * 0.4), (x - way * size * 0.08, y + size * 0.5)])  # fmt: skip
        pen.path(petal, light(colour, 0.14) if way < 0 else shade(colour, 0.08))
    pen.stroke(
        line([(x - size * 0.3, y + size * 0.2), (x - size * 0.34, y - size * 0.2), (x - size * 0.3, y - size * 0.5)]),
        light(colour, 0.4),
        size * 0.07,
    )


def sunflower(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    for ring, tone in ((1, shade(colour, 0.14)), (0.9, colour)):
        for k in range(17):
            leaf(pen, x, y, size * ring, k * 21.2 + ring * 100, tone if k % 2 else light(tone, 0.12), 0.22)
    pen.circle(x, y, size * 0.45, "#4A3020")
    pen.circle(x - size * 0.03, y - size * 0.03, size * 0.4, "#6A4528")
    for k in range(26):
        px, py = around(x, y, size * 0.07 * (k**0.5), k * 137.5)
        pen.circle(px, py, size * 0.028, "#A87442")


def daisy(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    for k in range(13):
        leaf(pen, x, y, size, k * 27.7, colour if k % 2 else shade(colour, 0.08), 0.22)
    pen.circle(x, y, size * 0.28, "#D9952F")
    pen.circle(x - size * 0.05, y - size * 0.05, size * 0.22, "#F0BE4E")


def anemone(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    for k in range(7):
        px, py = around(x, y, size * 0.45, k * 51.4)
        pen.path(ellipse(px, py, size * 0.42, size * 0.42), colour if k % 2 else light(colour, 0.14))
    pen.circle(x, y, size * 0.4, light(colour, 0.6))
    for k in range(16):
        px, py = around(x, y, size * 0.31, k * 22.5)
        pen.circle(px, py, size * 0.045, "#23262B")
    pen.circle(x, y, size * 0.2, "#23262B")


def lavender(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    for k in range(9):
        for way in (-1, 1):
            leaf(
                pen,
                x,
                y - size * 0.9 + k * size * 0.2,
                size * 0.32,
                -90 + way * 52,
                colour if way < 0 else shade(colour, 0.14),
                0.5,
            )
    leaf(pen, x, y - size * 0.9, size * 0.34, -90, light(colour, 0.2), 0.5)


def hydrangea(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    pen.circle(x, y, size * 0.86, shade(colour, 0.25))
    for k in range(34):
        px, py = around(x, y, size * 0.15 * (k**0.5), k * 137.5)
        tone = light(colour, 0.22) if px + py < x + y else mix(colour, "#8A6FB0", 0.12)
        for j in range(4):
            qx, qy = around(px, py, size * 0.085, j * 90 + k * 20)
            pen.circle(qx, qy, size * 0.095, tone)
        pen.circle(px, py, size * 0.035, "#FFF6DC")


def poppy(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    for k, turn in enumerate((200, 340, 80)):
        px, py = around(x, y, size * 0.4, turn)
        pen.path(
            ellipse(px, py, size * 0.58, size * 0.5),
            shade(colour, 0.14) if k == 1 else light(colour, 0.06) if k == 0 else colour,
        )
    for k in range(14):
        px, py = around(x, y, size * 0.3, k * 25.7)
        pen.circle(px, py, size * 0.04, "#2B2A30")
    pen.circle(x, y, size * 0.18, "#4C5B3C")


def protea(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    for ring, count in ((1.05, 11), (0.82, 9)):
        for k in range(count):
            leaf(
                pen,
                x,
                y + size * 0.4,
                size * 1.25 * ring,
                -90 + (k - (count - 1) / 2) * 15,
                shade(colour, 0.16) if k % 2 else light(colour, 0.1),
                0.2,
            )
    pen.path(
        blob(
            [
                (x - size * 0.4, y + size * 0.2),
                (x, y - size * 0.5),
                (x + size * 0.4, y + size * 0.2),
                (x, y + size * 0.5),
            ]
        ),
        light(colour, 0.6),
    )
    for k in range(9):
        pen.stroke(
            f"M{x:.1f} {y + size * 0.4:.1f}L{x + (k - 4) * size * 0.08:.1f} {y - size * 0.3:.1f}",
            mix(colour, "#FFFFFF", 0.35),
            2,
        )


def eucalyptus(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    pen.stroke(
        line([(x, y + size * 1.2), (x + size * 0.06, y), (x - size * 0.04, y - size * 1.3)]), shade(colour, 0.2), 4
    )
    for k in range(7):
        py = y + size * (0.8 - k * 0.3)
        for way in (-1, 1):
            pen.path(
                ellipse(x + way * size * 0.27, py, size * 0.26, size * 0.2),
                light(colour, 0.15) if way < 0 else shade(colour, 0.06),
            )


def fern(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    pen.stroke(line([(x, y + size * 1.2), (x, y), (x, y - size * 1.4)]), shade(colour, 0.2), 3.5)
    for k in range(11):
        py, long = y + size * (0.9 - k * 0.21), size * (0.62 - k * 0.05)
        leaf(pen, x, py, long, -145, colour, 0.2)
        leaf(pen, x, py, long, -35, shade(colour, 0.1), 0.2)


def wheat(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    pen.stroke(line([(x, y + size * 1.2), (x, y - size * 0.2)]), shade(colour, 0.2), 3.5)
    for k in range(7):
        for way in (-1, 1):
            leaf(
                pen,
                x,
                y - k * size * 0.16,
                size * 0.3,
                -90 + way * 30,
                colour if way < 0 else shade(colour, 0.14),
                0.36,
            )
    leaf(pen, x, y - size * 1.1, size * 0.5, -90, light(colour, 0.1), 0.16)


def gypsophila(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    for k in range(15):
        px, py = around(x, y, size * 0.24 * (k**0.5), k * 137.5)
        pen.stroke(f"M{x:.1f} {y + size:.1f}L{px:.1f} {py:.1f}", LEAF, 1.6)
        pen.circle(px, py, size * 0.12, shade(colour, 0.08))
        pen.circle(px - 1, py - 1, size * 0.09, colour)


def berries(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    pen.stroke(line([(x, y + size * 1.2), (x, y - size)]), DEEP_LEAF, 4)
    for k in range(9):
        px, py = x + (size * 0.24 if k % 2 else -size * 0.24), y + size * (0.6 - k * 0.2)
        pen.circle(px, py, size * 0.17, shade(colour, 0.2))
        pen.circle(px - 2, py - 2, size * 0.14, colour)


FLOWERS: dict[str, Flower] = {
    "dahlia": dahlia,
    "rose": rose,
    "peony": peony,
    "tulip": tulip,
    "sunflower": sunflower,
    "daisy": daisy,
    "anemone": anemone,
    "lavender": lavender,
    "hydrangea": hydrangea,
    "poppy": poppy,
    "protea": protea,
    "eucalyptus": eucalyptus,
    "fern": fern,
    "wheat": wheat,
    "gypsophila": gypsophila,
    "berries": berries,
}
GREENS = {"eucalyptus", "fern"}
TALL = {"eucalyptus", "fern", "wheat", "lavender", "berries"}
