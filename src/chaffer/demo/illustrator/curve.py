"""Path data from points: smooth runs that meet in corners, and shapes that mirror around an axis."""

from collections.abc import Sequence
from math import cos, pi, sin

Point = tuple[float, float]
Run = Sequence[Point]


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _pair(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _bend(run: Run, tension: float = 6) -> str:
    """Cubic segments through every point of an open run (Catmull-Rom), without the first move."""
    parts = []
    for i in range(len(run) - 1):
        before, start, end = run[max(i - 1, 0)], run[i], run[i + 1]
        after = run[min(i + 2, len(run) - 1)]
        one = (start[0] + (end[0] - before[0]) / tension, start[1] + (end[1] - before[1]) / tension)
        two = (end[0] - (after[0] - start[0]) / tension, end[1] - (after[1] - start[1]) / tension)
        parts.append(f"C{_pair(one)} {_pair(two)} {_pair(end)}")
    return "".join(parts)


def line(run: Run) -> str:
    """An open smooth line."""
    return f"M{_pair(run[0])}" + _bend(run)


def shape(*runs: Run) -> str:
    """A closed outline of smooth runs; where two runs meet there is a corner."""
    path = f"M{_pair(runs[0][0])}"
    last = runs[0][0]
    for run in runs:
        if run[0] != last:
            path += f"L{_pair(run[0])}"
        path += _bend(run)
        last = run[-1]
    return path + "Z"


def polygon(*points: Point) -> str:
    return "M" + "L".join(_pair(each) for each in points) + "Z"


def blob(points: Run) -> str:
    """A closed outline that is smooth everywhere."""
    ring = [points[-1], *points, points[0], points[1]]
    path = f"M{_pair(points[0])}"
    for i in range(1, len(points) + 1):
        before, start, end, after = ring[i - 1], ring[i], ring[i + 1], ring[i + 2]
        one = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        two = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        path += f"C{_pair(one)} {_pair(two)} {_pair(end)}"
    return path + "Z"


def mirrored(centre: float, *runs: Run) -> str:
    """A closed outline from its right half, given top to bottom as (distance from the axis, y)."""
    right = [[(centre + dx, y) for dx, y in run] for run in runs]
    left = [[(centre - dx, y) for dx, y in reversed(run)] for run in reversed(runs)]
    return shape(*right, *left)


def ellipse(x: float, y: float, rx: float, ry: float) -> str:
    return f"M{_n(x - rx)} {_n(y)}a{_n(rx)} {_n(ry)} 0 1 1 {_n(2 * rx)} 0a{_n(rx)} {_n(ry)} 0 1 1 {_n(-2 * rx)} 0Z"


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> str:
    """A rectangle with rounded corners."""
    r = min(radius, width / 2, height / 2)
    if not r:
        return polygon((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    arc = f"a{_n(r)} {_n(r)} 0 0 1 "
    return (
        f"M{_n(x + r)} {_n(y)}h{_n(width - 2 * r)}{arc}{_n(r)} {_n(r)}v{_n(height - 2 * r)}{arc}{_n(-r)} {_n(r)}"
        f"h{_n(2 * r - width)}{arc}{_n(-r)} {_n(-r)}v{_n(2 * r - height)}{arc}{_n(r)} {_n(-r)}Z"
    )


def around(x: float, y: float, radius: float, angle: float, squash: float = 1) -> Point:
    """The point on a circle at an angle in degrees, clockwise from three o'clock."""
    turn = angle * pi / 180
    return x + radius * cos(turn), y + radius * squash * sin(turn)


def between(a: float, b: float, share: float) -> float:
    return a + (b - a) * share
