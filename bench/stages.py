"""What the server counted of its own stages, read from /metrics."""

import re

from bench.running import Running

Stages = dict[str, tuple[float, float]]
"""By stage: CPU-seconds of the threads that did it, how often it was done."""

_LINE = re.compile(r'chaffer_stage_(cpu_seconds|runs)_total\{stage="([^"]+)"\} (\S+)')


def read_stages(server: Running) -> Stages:
    seconds: dict[str, float] = {}
    runs: dict[str, float] = {}
    for what, stage, value in _LINE.findall(server.get("/metrics")):
        (seconds if what == "cpu_seconds" else runs)[stage] = float(value)
    return {stage: (seconds[stage], runs.get(stage, 0.0)) for stage in seconds}
