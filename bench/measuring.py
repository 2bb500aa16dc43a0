"""One window of load, and what it cost."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import psutil
from bench.gauge import Meter, percentile
from bench.meta import Meta
from bench.running import Running
from bench.shop import Number
from bench.shoppers import Crowd, Tally
from bench.stages import Stages, read_stages

STARVING = 0.85
"""Of a core: a load that takes as much may be what is slow."""


@dataclass(slots=True)
class Window:
    """cpu: CPU-seconds by group of processes. load_share: of a core, what the load itself took. stages: CPU-seconds."""

    seconds: float
    tally: Tally
    cpu: dict[str, float]
    load_share: float
    stages: Stages = field(default_factory=dict)

    @property
    def per_second(self) -> float:
        return self.tally.turns / self.seconds

    def per_thousand(self, group: str) -> float:
        return self.cpu.get(group, 0.0) * 1000 / max(self.tally.turns, 1)

    def latency_ms(self, share: float) -> float:
        return percentile(self.tally.latencies, share) * 1000

    def ack_ms(self, share: float) -> float:
        return percentile(self.tally.acks, share) * 1000


class Bench:
    """A server under measurement and who writes to it."""

    def __init__(self, server: Running, meta: Meta, groups: dict[str, list[int]]) -> None:
        self.server = server
        self.meta = meta
        self._groups = groups

    async def busy(
        self, numbers: Sequence[Number], *, echoes: bool, at_once: int, warm: float, seconds: float
    ) -> Window:
        """As much as so many shoppers at once can get out of it."""
        self.meta.echoes = echoes
        crowd = Crowd(self.meta, numbers)
        await crowd.closed(at_once, warm)
        await self.meta.reported()
        return await self._window(crowd, lambda: crowd.closed(at_once, seconds))

    async def steady(
        self, numbers: Sequence[Number], *, per_second: float, seconds: float, echoes: bool = False
    ) -> Window:
        """Messages at a given rate."""
        self.meta.echoes = echoes
        crowd = Crowd(self.meta, numbers, seed=2)
        return await self._window(crowd, lambda: crowd.open(per_second, seconds))

    async def _window(self, crowd: Crowd, load: Callable[[], Awaitable[None]]) -> Window:
        crowd.fresh()
        before = await asyncio.to_thread(read_stages, self.server)
        meter, own = Meter(self._groups), psutil.Process()
        own_before, began = own.cpu_times(), time.perf_counter()
        await load()
        await self.meta.reported()
        took = time.perf_counter() - began
        own_after = own.cpu_times()
        used = meter.used()
        after = await asyncio.to_thread(read_stages, self.server)
        share = (own_after.user + own_after.system - own_before.user - own_before.system) / took
        stages = {
            name: (v[0] - before.get(name, (0, 0))[0], v[1] - before.get(name, (0, 0))[1]) for name, v in after.items()
        }
        return Window(took, crowd.fresh(), used, share, stages)
