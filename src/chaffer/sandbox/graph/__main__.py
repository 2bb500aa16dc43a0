"""python -m chaffer.sandbox.graph [--host H] [--port P] [--seed N] [--settings JSON]

Runs the stand-in by itself; prints its address as the first line. Numbers are added at POST /control/numbers.
"""

import argparse
import asyncio
import sys

import msgspec
import uvicorn

from chaffer.runtime.clock import SystemClock
from chaffer.sandbox.graph.app import graph_app
from chaffer.sandbox.graph.settings import Settings
from chaffer.sandbox.graph.world import Graph


async def run(host: str, port: int, seed: int, settings: Settings) -> None:
    graph = Graph(SystemClock(), seed=seed, settings=settings)
    config = uvicorn.Config(graph_app(graph), host=host, port=port, log_level="warning", lifespan="off", ws="none")
    listening = config.bind_socket()
    listening.listen()  # so that whoever reads the address may knock at once
    sys.stdout.write(f"http://{host}:{listening.getsockname()[1]}\n")
    sys.stdout.flush()
    try:
        await uvicorn.Server(config).serve(sockets=[listening])
    finally:
        await graph.close()


def main() -> None:
    asked = argparse.ArgumentParser(prog="chaffer.sandbox.graph", description="A stand-in for WhatsApp's Graph API.")
    asked.add_argument("--host", default="127.0.0.1")
    asked.add_argument("--port", type=int, default=0, help="0 takes a free one")
    asked.add_argument("--seed", type=int, default=0, help="makes ids and misbehaviour repeatable")
    asked.add_argument("--settings", default="{}", help="JSON, as in settings.py")
    told = asked.parse_args()
    settings = msgspec.json.decode(told.settings, type=Settings)
    asyncio.run(run(told.host, told.port, told.seed, settings))


if __name__ == "__main__":
    main()
