"""The sheet a picture is drawn on: collects SVG, hands out ids, and gives chance that is the same every time."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from zlib import crc32

from chaffer.demo.illustrator.curve import ellipse
from chaffer.demo.illustrator.tone import shade

WIDTH, HEIGHT = 800, 1000


class Pen:
    """Draws on 800 x 1000 units, portrait. Attribute names use _ for -."""

    def __init__(self, seed: str) -> None:
        self._defs: list[str] = []
        self._body: list[str] = []
        self._named: dict[str, str] = {}
        self._state = crc32(seed.encode()) or 1

    def chance(self, low: float = 0, high: float = 1) -> float:
        """The next number of this picture's own fixed sequence."""
        self._state = (self._state * 1103515245 + 12345) % 2**31
        return low + (high - low) * (self._state >> 8) / 2**23

    def define(self, markup: str) -> str:
        """Keep a gradient, pattern or clip ({id} is filled in); returns its id. The same markup is kept once."""
        if markup not in self._named:
            self._named[markup] = f"d{len(self._named)}"
            self._defs.append(markup.replace("{id}", self._named[markup]))
        return self._named[markup]

    def path(self, d: str, fill: str = "none", **more: Any) -> None:
        self._body.append(f'<path d="{d}" fill="{fill}"{_attributes(more)}/>')

    def stroke(self, d: str, colour: str, width: float, **more: Any) -> None:
        self.path(d, stroke=colour, stroke_width=width, stroke_linecap="round", stroke_linejoin="round", **more)

    def circle(self, x: float, y: float, radius: float, fill: str, **more: Any) -> None:
        self._body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"{_attributes(more)}/>')

    def solid(self, d: str, colour: str, depth: float = 14, dark: float = 0.16) -> None:
        """A body under the light: its lower right edge lies in shade, `depth` units wide."""
        with self.body(d, colour, depth, dark):
            pass

    @contextmanager
    def body(self, d: str, colour: str, depth: float = 14, dark: float = 0.16) -> Iterator[None]:
        """A solid that stays open: what is drawn within is cut to its outline. Cheaper than a second cut."""
        self.path(d, shade(colour, dark))
        with self.inside(d):
            with self.moved(-depth, -depth * 0.6):
                self.path(d, colour)
            yield

    def fade(self, *stops: tuple[float, str, float], radial: bool = False, steep: bool = False) -> str:
        """A paint of (offset, colour, opacity) stops, left to right, or top to bottom if steep."""
        marks = "".join(f'<stop offset="{at}" stop-color="{c}" stop-opacity="{o}"/>' for at, c, o in stops)
        kind, way = ("radialGradient", "") if radial else ("linearGradient", ' x2="0" y2="1"' if steep else "")
        return self._paint(f'<{kind} id="{{id}}"{way}>{marks}</{kind}>')

    def _paint(self, markup: str) -> str:
        return f"url(#{self.define(markup)})"

    def ground_shadow(self, x: float, y: float, rx: float, ry: float = 0, strength: float = 0.3) -> None:
        """A soft shadow on the table, falling to the lower right."""
        ry = ry or rx * 0.16
        paint = self.fade((0, "#3A2418", strength), (0.55, "#3A2418", strength * 0.55), (1, "#3A2418", 0), radial=True)
        self.path(ellipse(x + rx * 0.12, y, rx, ry), paint)

    @contextmanager
    def inside(self, d: str) -> Iterator[None]:
        """What is drawn within shows only inside the outline."""
        name = self.define(f'<clipPath id="{{id}}"><path d="{d}"/></clipPath>')
        yield from self._group(f'clip-path="url(#{name})"')

    @contextmanager
    def moved(self, x: float = 0, y: float = 0, turn: float = 0, scale: float = 1) -> Iterator[None]:
        """Move, then turn by degrees, then scale around the new origin."""
        way = f"translate({x:.1f} {y:.1f})"
        way += f" rotate({turn:.1f})" if turn else ""
        way += f" scale({scale:.3f})" if scale != 1 else ""
        yield from self._group(f'transform="{way}"')

    @contextmanager
    def flipped(self, centre: float = WIDTH / 2) -> Iterator[None]:
        """Mirror left and right around a vertical axis."""
        yield from self._group(f'transform="translate({2 * centre:.1f} 0) scale(-1 1)"')

    def _group(self, attribute: str) -> Iterator[None]:
        self._body.append(f"<g {attribute}>")
        yield
        self._body.append("</g>")

    def svg(self) -> str:
        defs = f"<defs>{''.join(self._defs)}</defs>" if self._defs else ""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        return f"{head}{defs}{''.join(self._body)}</svg>"


def _attributes(more: dict[str, Any]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
