"""What a webhook costs that is kept and nothing else."""

import asyncio
import itertools
import time

from bench.gauge import Meter
from bench.measuring import Window
from bench.meta import Meta
from bench.running import serve_bare
from bench.shoppers import Tally
from bench.where import Where

from chaffer.rehearsal.listening import free_port


async def measure_floor(where: Where, seconds: float, at_once: int) -> Window:
    port = free_port()
    server = serve_bare(where.folder, port, where.bare_url)
    try:
        meta = Meta(port)
        tally, numbers = Tally(), itertools.count()

        async def writer(until: float) -> None:
            while time.perf_counter() < until:
                sender = f"1555{next(numbers):07d}"
                tally.acks.append(await meta.say(sender, {"type": "text", "text": {"body": "a linen shirt, size M"}}))
                tally.turns += 1

        async def everybody(seconds: float) -> None:
            until = time.perf_counter() + seconds
            await asyncio.gather(*(writer(until) for _ in range(at_once)))

        await everybody(1.0)
        tally.turns = 0
        meter, began = Meter({"server": [server.pid], **where.groups()}), time.perf_counter()
        await everybody(seconds)
        return Window(time.perf_counter() - began, tally, meter.used(), 0.0)
    finally:
        server.stop()
