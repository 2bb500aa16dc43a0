"""How much CPU each stage of the path takes, always counted, but only at every sixteenth passing.

To read a thread's clock is a system call: at each passing it took a sixth of a turn. What an inner stage takes is not
counted for the one around it, so that the stages of a turn add up; an inner one is counted when that around it is.
"""

import threading
import types
from collections.abc import Awaitable, Generator
from time import thread_time
from typing import Any, TypeVar

T = TypeVar("T")
EVERY = 16


class _Tally:
    """Of one thread. inner: seconds taken by stages inside the one that is running. counted: by stage, seconds and
    runs. counting: whether the outermost stage that is running is counted; None if none is running.
    """

    __slots__ = ("_passed", "counted", "counting", "inner")

    def __init__(self) -> None:
        self.inner = 0.0
        self.counting: bool | None = None
        self.counted: dict[str, list[float]] = {}
        self._passed: dict[str, int] = {}
        _tallies.append(self.counted)

    def counts(self, name: str) -> bool:
        """Whether this passing is one that is counted."""
        if self.counting is not None:
            return self.counting
        passed = self._passed[name] = self._passed.get(name, -1) + 1
        return not passed % EVERY

    def leave(self, name: str, began: float, outer: float, runs: int) -> None:
        took = thread_time() - began
        count = self.counted.get(name)
        if count is None:
            count = self.counted[name] = [0.0, 0]
        count[0] += took - self.inner
        count[1] += runs
        self.inner = outer + took


class _Own(threading.local):
    def __init__(self) -> None:
        self.own = _Tally()


_tallies: list[dict[str, list[float]]] = []
_tally = _Own()


class stage:  # noqa: N801 — reads as a word: `with stage("render"):`
    """Counts the CPU of this thread from entering to leaving. For synchronous code; see `timed` for the other."""

    __slots__ = ("_began", "_outer", "_tally", "_was", "name")

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        tally = self._tally = _tally.own
        self._was = tally.counting
        tally.counting = tally.counts(self.name)
        if tally.counting:
            self._outer = tally.inner
            tally.inner = 0.0
            self._began = thread_time()

    def __exit__(self, *_: object) -> None:
        tally = self._tally
        if tally.counting:
            tally.leave(self.name, self._began, self._outer, 1)
        tally.counting = self._was


@types.coroutine
def timed(name: str, work: Awaitable[T]) -> Generator[Any, Any, T]:
    """Await this and count the CPU it takes between its waits. Not for work with stages inside."""
    steps = work.__await__()
    if not _tally.own.counts(name):
        return (yield from steps)
    thrown: BaseException | None = None
    runs = 1
    while True:
        tally = _tally.own
        outer, tally.inner = tally.inner, 0.0
        began = thread_time()
        try:
            waits_for = next(steps) if thrown is None else steps.throw(thrown)
        except StopIteration as end:
            value: T = end.value
            return value
        finally:
            tally.leave(name, began, outer, runs)
            runs = 0
        thrown = None
        try:
            yield waits_for
        except BaseException as error:  # noqa: BLE001 — it belongs to whoever is awaited
            thrown = error


def so_far() -> dict[str, tuple[float, int]]:
    """By stage: CPU-seconds and how often, of this process since its start, as its sixteenth part tells."""
    total: dict[str, tuple[float, int]] = {}
    for counted in _tallies:
        for name, (seconds, runs) in list(counted.items()):
            before = total.get(name, (0.0, 0))
            total[name] = (before[0] + seconds * EVERY, before[1] + int(runs) * EVERY)
    return total
