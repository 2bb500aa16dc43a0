"""Lines that are fed to a reader of rows, and can be taken back from it."""

from collections import deque
from collections.abc import Iterator


class FedLines(Iterator[str]):
    """at: how many lines of the file were given out."""

    def __init__(self, lines: Iterator[str], above: int) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self._row: list[str] = []
        self.at = above

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self._row.append(line)
        self.at += 1
        return line

    def begin_row(self) -> int:
        """The number of the line that comes next."""
        self._row = []
        return self.at + 1

    def keep_first(self) -> str:
        """The first line of this row; the others are given out again."""
        first, *others = self._row
        self._back.extendleft(reversed(others))
        self.at -= len(others)
        return first
