"""Weaves of long threads: stripes, checks, knits. A few long strokes draw faster than a pattern of small tiles."""

from collections.abc import Callable
from typing import Any, NamedTuple

from chaffer.demo.illustrator.pen import Pen
from chaffer.demo.illustrator.tone import light, shade

Frame = tuple[float, float, float, float]  # left, top, right, bottom of the cloth, in units


class Dye(NamedTuple):
    """The cloth's own colour, and the one its marks are in."""

    colour: str
    mark: str


def woven(pen: Pen, name: str, colour: str, mark: str, frame: Frame) -> bool:
    """Draw the weave over its frame; False if there is none of that name."""
    weave = WEAVES.get(name)
    if weave is None:
        return False
    weave(pen, frame, Dye(colour, mark))
    return True


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + k * step for k in range(int((end - start) / step) + 2)]


def _down(frame: Frame, step: float, offset: float = 0) -> str:
    left, top, right, bottom = frame
    return "".join(f"M{x + offset:.0f} {top:.0f}V{bottom + 20:.0f}" for x in _steps(left, right, step))


def _across(frame: Frame, step: float, offset: float = 0) -> str:
    left, top, right, bottom = frame
    return "".join(f"M{left - 10:.0f} {y + offset:.0f}H{right + 10:.0f}" for y in _steps(top, bottom, step))


def _slanting(frame: Frame, step: float, way: int = 1) -> str:
    """Diagonals, falling to the right (1) or to the left (-1), ending at the frame."""
    left, top, right, bottom = frame
    high = bottom - top + 20
    start = left if way < 0 else left - high
    parts = []
    for x in _steps(start, start + right - left + high, step):
        begin = max(0.0, left - x if way > 0 else x - right)
        end = min(high, right - x if way > 0 else x - left)
        if end > begin:
            parts.append(f"M{x + way * begin:.0f} {top + begin:.0f}l{way * (end - begin):.0f} {end - begin:.0f}")
    return "".join(parts)


def _threads(pen: Pen, d: str, colour: str, width: float, **more: Any) -> None:
    pen.path(d, stroke=colour, stroke_width=width, **more)


def _stripe(pen: Pen, frame: Frame, dye: Dye) -> None:
    _threads(pen, _down(frame, 26, 4), dye.mark, 9)


def _pinstripe(pen: Pen, frame: Frame, dye: Dye) -> None:
    _threads(pen, _down(frame, 15, 1), dye.mark, 2.5)


def _breton(pen: Pen, frame: Frame, dye: Dye) -> None:
    _threads(pen, _across(frame, 30, 4), dye.mark, 9)


def _gingham(pen: Pen, frame: Frame, dye: Dye) -> None:
    _threads(pen, _down(frame, 32, 8), dye.mark, 16, stroke_opacity=0.55)
    _threads(pen, _across(frame, 32, 8), dye.mark, 16, stroke_opacity=0.55)


def _plaid(pen: Pen, frame: Frame, dye: Dye) -> None:
    for lines in (_down, _across):
        _threads(pen, lines(frame, 70, 22), dye.mark, 20, stroke_opacity=0.42)
        _threads(pen, lines(frame, 70, 54), light(dye.mark, 0.5), 4, stroke_opacity=0.8)


def _linen(pen: Pen, frame: Frame, dye: Dye) -> None:
    thread = shade(dye.colour, 0.13)
    _threads(pen, _across(frame, 15, 2), thread, 1.6, stroke_opacity=0.5, stroke_dasharray="52 13 27 9")
    _threads(pen, _down(frame, 17, 2), thread, 1.6, stroke_opacity=0.5, stroke_dasharray="37 11 63 8")


def _denim(pen: Pen, frame: Frame, dye: Dye) -> None:
    _threads(pen, _slanting(frame, 15, -1), shade(dye.colour, 0.15), 2.2, stroke_opacity=0.8)


def _cord(pen: Pen, frame: Frame, dye: Dye) -> None:
    _threads(pen, _down(frame, 11, 3), shade(dye.colour, 0.16), 3)


def _rib(pen: Pen, frame: Frame, dye: Dye) -> None:
    _threads(pen, _down(frame, 12, 4), shade(dye.colour, 0.12), 3.4)


def _knit(pen: Pen, frame: Frame, dye: Dye) -> None:
    left, top, right, bottom = frame
    row = "q6 6 8 12q2 -6 8 -12"
    wide = row * (int((right - left) / 16) + 2)
    _threads(
        pen, "".join(f"M{left - 8:.0f} {y:.0f}{wide}" for y in _steps(top, bottom, 17)), shade(dye.colour, 0.15), 2.6
    )


def _waffle(pen: Pen, frame: Frame, dye: Dye) -> None:
    _threads(pen, _down(frame, 24) + _across(frame, 24), shade(dye.colour, 0.13), 3)


def _quilt(pen: Pen, frame: Frame, dye: Dye) -> None:
    _threads(pen, _slanting(frame, 62) + _slanting(frame, 62, -1), shade(dye.colour, 0.2), 2.4)


def _herringbone(pen: Pen, frame: Frame, dye: Dye) -> None:
    left, top, right, bottom = frame
    row = "l12 -12l12 12" * (int((right - left) / 24) + 2)
    _threads(
        pen, "".join(f"M{left - 12:.0f} {y:.0f}{row}" for y in _steps(top, bottom + 12, 12)), shade(dye.colour, 0.15), 2
    )


def _wicker(pen: Pen, frame: Frame, dye: Dye) -> None:
    more: dict[str, Any] = {"stroke_opacity": 0.5, "stroke_linecap": "round", "stroke_dasharray": "14 14"}
    _threads(pen, _across(frame, 20, 5), dye.mark, 6.5, **more)
    _threads(pen, _across(frame, 20, 15), dye.mark, 6.5, stroke_dashoffset=14, **more)


def _dots(pen: Pen, frame: Frame, dye: Dye) -> None:
    for offset, shift in ((9, 0), (26, 17)):
        _threads(pen, _across(frame, 34, offset), dye.mark, 9.4, stroke_linecap="round",
                 stroke_dasharray="0.01 34", stroke_dashoffset=shift)  # fmt: skip


def _lace(pen: Pen, frame: Frame, dye: Dye) -> None:
    more: dict[str, Any] = {"stroke_opacity": 0.75}
    _threads(pen, _slanting(frame, 28) + _slanting(frame, 28, -1), dye.mark, 1.6, **more)
    for width, tone in ((13, dye.mark), (9, dye.colour)):
        _threads(pen, _across(frame, 28, 14), tone, width, stroke_linecap="round", stroke_dasharray="0.01 28",
                 stroke_dashoffset=-14, **more)  # fmt: skip


WEAVES: dict[str, Callable[[Pen, Frame, Dye], None]] = {
    "stripe": _stripe,
    "pinstripe": _pinstripe,
    "breton": _breton,
    "gingham": _gingham,
    "plaid": _plaid,
    "linen": _linen,
    "denim": _denim,
    "cord": _cord,
    "rib": _rib,
    "knit": _knit,
    "waffle": _waffle,
    "quilt": _quilt,
    "herringbone": _herringbone,
    "wicker": _wicker,
    "dots": _dots,
    "lace": _lace,
}
