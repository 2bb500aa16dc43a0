"""What the README's figures come from: `make bench`. Prints, keeps nothing.

The server runs in a process of its own; shoppers and Meta's side run in this one.
"""

import argparse
import asyncio
import shutil
import tempfile
import time
from pathlib import Path

import psutil
import uvloop
from bench import report
from bench.floor import measure_floor
from bench.gauge import peak_mb, resident_mb
from bench.measuring import Bench
from bench.meta import Meta
from bench.running import serve
from bench.shop import Shop, build
from bench.where import Where, open_where

from chaffer.rehearsal.listening import free_port


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--products", type=int, default=1_000)
    parser.add_argument("--shoppers", type=int, default=10_000)
    parser.add_argument("--conversations", type=int, default=0, help="that are stored beside those of the shoppers")
    parser.add_argument("--many-products", type=int, default=50_000, help="for the memory figure; 0 leaves it out")
    parser.add_argument("--at-once", type=int, default=32, help="shoppers who wait for an answer at the same time")
    parser.add_argument("--seconds", type=float, default=12.0, help="of each window")
    parser.add_argument("--quick", action="store_true", help="turns and turns with echoes only, without the rest")
    return parser.parse_args()


async def run(asked: argparse.Namespace, where: Where, shop: Shop, sink_port: int) -> None:
    port = free_port()
    seconds = asked.seconds
    floor = await measure_floor(where, 3.0 if asked.quick else 5.0, asked.at_once)
    server = serve(where.folder, port, where.url)
    try:
        meta = Meta(port)
        await meta.start(sink_port)
        groups = {"server": [server.pid], **where.groups()}
        bench = Bench(server, meta, groups)
        turn = await bench.busy(shop.quiet, echoes=False, at_once=asked.at_once, warm=4.0, seconds=seconds)
        echoing = await bench.busy(shop.echoing, echoes=True, at_once=asked.at_once, warm=2.0, seconds=seconds)
        report.costs(floor, turn, echoing)
        report.stages(turn, echoing)
        if not asked.quick:
            rate = 0.3 * turn.per_second
            report.latency(rate, await bench.steady(shop.quiet, per_second=rate, seconds=seconds))
            report.acknowledgement(500, await bench.steady(shop.quiet, per_second=500, seconds=seconds / 2))
        report.process(server.cold_seconds, resident_mb(server.pid), peak_mb(server.pid), meta.failed)
        await meta.stop()
    finally:
        server.stop()


def weigh(asked: argparse.Namespace, where: Where) -> None:
    """How much memory a large catalogue takes, with its index loaded and searched."""
    port, sink_port = free_port(), free_port()
    shop = build(where.url, where.folder, sink_port, asked.many_products, 0)
    server = serve(where.folder, port, where.url)
    try:
        began = time.perf_counter()
        asyncio.run(report.first_search(port, sink_port))
        report.weight(asked.many_products, shop, server, time.perf_counter() - began)
    finally:
        server.stop()


def main() -> None:
    asked = arguments()
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="chaffer-bench-"))
    try:
        with open_where(asked.database, folder / "one") as where:
            sink_port = free_port()
            shop = build(where.url, where.folder, sink_port, asked.products, asked.shoppers, asked.conversations)
            report.seeded(asked, shop)
            uvloop.run(run(asked, where, shop, sink_port))
        if asked.many_products and not asked.quick:
            with open_where("sqlite", folder / "two") as where:
                weigh(asked, where)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{time.monotonic() - began:.0f} s in all, {psutil.cpu_count()} cores")


main()
