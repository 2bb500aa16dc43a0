"""What processes use: CPU-seconds, memory."""

from collections.abc import Iterable
from pathlib import Path

import psutil


def family(pid: int) -> list[psutil.Process]:
    """A process and all that it started."""
    head = psutil.Process(pid)
    return [head, *head.children(recursive=True)]


def cpu_seconds(processes: Iterable[psutil.Process]) -> float:
    """User and system together, of the processes that still live."""
    total = 0.0
    for process in processes:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total


def resident_mb(pid: int) -> float:
    return float(psutil.Process(pid).memory_info().rss) / 1e6


def peak_mb(pid: int) -> float:
    """The most it ever held, as Linux remembers it; 0 elsewhere."""
    try:
        with Path(f"/proc/{pid}/status").open() as lines:
            return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
    except OSError:
        return 0.0


class Meter:
    """CPU-seconds used between two looks, by name of a group of processes."""

    def __init__(self, groups: dict[str, list[int]]) -> None:
        self._groups = groups
        self._before = self._look()

    def used(self) -> dict[str, float]:
        now = self._look()
        return {name: now[name] - self._before[name] for name in now}

    def _look(self) -> dict[str, float]:
        return {name: cpu_seconds(p for pid in pids for p in family(pid)) for name, pids in self._groups.items()}


def percentile(values: list[float], share: float) -> float:
    """In the values' own unit; 0 of none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
