"""How much CPU each stage of the path takes, always counted: two clock readings a stage.

What an inner stage takes is not counted for the one around it, so that the stages of a turn add up.
"""

import threading
import types
from collections.abc import Awaitable, Generator
from time import thread_time
from typing import Any, TypeVar

T = TypeVar("T")


class _Tally(threading.local):
    """Of one thread. inner: seconds taken by stages inside the one that is running."""

    def __init__(self) -> None:
        self.inner = 0.0
        self.seconds: dict[str, float] = {}
        self.runs: dict[str, int] = {}
        _tallies.append((self.seconds, self.runs))


_tallies: list[tuple[dict[str, float], dict[str, int]]] = []
_tally = _Tally()


class stage:  # noqa: N801 — reads as a word: `with stage("render"):`
    """Counts the CPU of this thread from entering to leaving. For synchronous code; see `timed` for the other."""

    __slots__ = ("_began", "_outer", "name")

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        self._outer = _tally.inner
        _tally.inner = 0.0
        self._began = thread_time()

    def __exit__(self, *_: object) -> None:
        _leave(self.name, self._began, self._outer, 1)


def _leave(name: str, began: float, outer: float, runs: int) -> None:
    took = thread_time() - began
    tally = _tally
    seconds = tally.seconds
    seconds[name] = seconds.get(name, 0.0) + took - tally.inner
    tally.runs[name] = tally.runs.get(name, 0) + runs
    tally.inner = outer + took


@types.coroutine
def timed(name: str, work: Awaitable[T]) -> Generator[Any, Any, T]:
    """Await this and count the CPU it takes between its waits."""
    steps = work.__await__()
    thrown: BaseException | None = None
    runs = 1
    while True:
        outer, _tally.inner = _tally.inner, 0.0
        began = thread_time()
        try:
            waits_for = next(steps) if thrown is None else steps.throw(thrown)
        except StopIteration as end:
            value: T = end.value
            return value
        finally:
            _leave(name, began, outer, runs)
            runs = 0
        thrown = None
        try:
            yield waits_for
        except BaseException as error:  # noqa: BLE001 — it belongs to whoever is awaited
            thrown = error


def so_far() -> dict[str, tuple[float, int]]:
    """By stage: CPU-seconds and how often, of this process since its start."""
    total: dict[str, tuple[float, int]] = {}
    for seconds, runs in _tallies:
        for name, took in list(seconds.items()):
            before = total.get(name, (0.0, 0))
            total[name] = (before[0] + took, before[1] + runs.get(name, 0))
    return total
