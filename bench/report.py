"""The tables."""

import argparse
import asyncio
import contextlib

from bench.gauge import peak_mb, resident_mb
from bench.measuring import STARVING, Window
from bench.meta import Meta
from bench.running import Running
from bench.shop import Shop


def seeded(asked: argparse.Namespace, shop: Shop) -> None:
    print(
        f"{asked.database}: {asked.products} products in {shop.import_seconds:.1f} s, "
        f"{asked.shoppers + asked.conversations} conversations in {shop.people_seconds:.1f} s"
    )


def costs(floor: Window, turn: Window, echoing: Window) -> None:
    """CPU-seconds of the server (and of PostgreSQL) per 1,000."""
    floor_cost = floor.per_thousand("server") + floor.per_thousand("postgresql")
    print(f"\n{'per 1,000':<24}{'server':>8}{'database':>10}{'x bare':>8}{'/s':>8}{'ms p50':>8}{'p99':>7}{'load':>7}")
    for name, window in (("bare durable webhook", floor), ("turn", turn), ("turn with its echoes", echoing)):
        cost = window.per_thousand("server") + window.per_thousand("postgresql")
        times = window.tally.latencies or window.tally.acks
        print(
            f"{name:<24}{window.per_thousand('server'):>8.2f}{window.per_thousand('postgresql'):>10.2f}"
            f"{cost / floor_cost:>8.1f}{window.per_second:>8.0f}{_ms(times, 0.5):>8.1f}{_ms(times, 0.99):>7.0f}"
            f"{window.load_share:>7.0%}"
        )
        if window.load_share > STARVING:
            print(f"  the load took {window.load_share:.0%} of a core: it may have starved the server")
        if window.tally.silent:
            print(f"  {window.tally.silent} messages had no answer in time")
    print("turns: " + ", ".join(f"{kind} {n}" for kind, n in sorted(turn.tally.kinds.items())))


def stages(turn: Window, echoing: Window) -> None:
    """What of it each stage took; the rest is the runtime's: the loop, HTTP, waiting threads."""
    if not turn.stages:
        return
    print(f"\n{'stage, ms CPU a turn':<24}{'turn':>8}{'runs':>7}{'echoes':>9}{'runs':>7}")
    names = sorted(turn.stages | echoing.stages, key=lambda name: -turn.stages.get(name, (0, 0))[0])
    for name in names:
        cells = []
        for window in (turn, echoing):
            seconds, runs = window.stages.get(name, (0.0, 0.0))
            turns = max(window.tally.turns, 1)
            cells.append((seconds * 1000 / turns, runs / turns))
        print(f"{name:<24}{cells[0][0]:>8.3f}{cells[0][1]:>7.2f}{cells[1][0]:>9.3f}{cells[1][1]:>7.2f}")
    rest = [
        window.per_thousand("server")
        - sum(seconds for seconds, _ in window.stages.values()) * 1000 / max(window.tally.turns, 1)
        for window in (turn, echoing)
    ]
    print(f"{'everything else':<24}{rest[0]:>8.3f}{'':>7}{rest[1]:>9.3f}")


def latency(rate: float, window: Window) -> None:
    print(
        f"\nreply at 30 % ({rate:.0f}/s): p50 {window.latency_ms(0.5):.1f} ms, p99 {window.latency_ms(0.99):.1f} ms"
        f" of {window.tally.turns} (load {window.load_share:.0%} of a core)"
    )


def acknowledgement(rate: float, window: Window) -> None:
    """More than the turns that can be taken meanwhile: they queue, the acknowledgements must not."""
    print(
        f"acknowledgement at {rate:.0f}/s: p50 {window.ack_ms(0.5):.1f} ms, "
        f"p99 {window.ack_ms(0.99):.1f} ms (reply p99 {window.latency_ms(0.99):.0f} ms, {window.tally.silent} silent)"
    )


def process(cold_seconds: float, resident: float, peak: float, failed: int) -> None:
    print(f"cold start {cold_seconds:.2f} s; memory {resident:.0f} MB, at most {peak:.0f}; {failed} webhooks not taken")


async def first_search(port: int, sink_port: int) -> None:
    """Somebody new asks, and the answer leaves, so that the index is built and used."""
    answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    meta = Meta(port)
    meta.heard = lambda *_: None if answered.done() else answered.set_result(None)
    await meta.start(sink_port)
    await meta.say("15550000001", {"type": "text", "text": {"body": "a linen shirt"}})
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(answered, 60)
    await meta.stop()


def weight(products: int, shop: Shop, server: Running, seconds: float) -> None:
    print(
        f"with {products} products: {resident_mb(server.pid):.0f} MB, at most {peak_mb(server.pid):.0f} MB; "
        f"imported in {shop.import_seconds:.0f} s, cold start {server.cold_seconds:.2f} s, "
        f"first answer {seconds:.2f} s"
    )


def _ms(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000 if ordered else 0.0
