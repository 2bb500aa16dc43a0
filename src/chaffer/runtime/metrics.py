"""What the server counts of itself, for Prometheus. No label ever holds a person, a shop or an id: labels are few.

Counters are of this process; the backlog is read from the database when somebody asks.
"""

from collections.abc import Iterator, Mapping, Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector

from chaffer.runtime.stages import so_far

REGISTRY = CollectorRegistry()
_FAST = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

WEBHOOKS = Counter("chaffer_webhooks", "webhook calls, by what we answered", ["channel", "status"], registry=REGISTRY)
WEBHOOK_SECONDS = Histogram(
    "chaffer_webhook_seconds", "from the first byte to the answer", ["channel"], buckets=_FAST, registry=REGISTRY
)
ACCOUNT_NEWS = Counter(
    "chaffer_account_news", "what platforms told of our accounts: good, bad, broken, other",
    ["channel", "kind", "verdict"], registry=REGISTRY,
)  # fmt: skip
API_SECONDS = Histogram(
    "chaffer_api_seconds", "API calls by route and status", ["method", "route", "status"], buckets=_FAST,
    registry=REGISTRY,
)  # fmt: skip
ERRORS = Counter("chaffer_errors", "faults nobody expected, by where", ["where"], registry=REGISTRY)
BACKLOG = Gauge("chaffer_backlog", "work not done yet: jobs, messages and events by state", ["what", "state"],
                registry=REGISTRY)  # fmt: skip


class _Stages(Collector):
    """What `runtime.stages` counted."""

    def collect(self) -> Iterator[CounterMetricFamily]:
        seconds = CounterMetricFamily("chaffer_stage_cpu_seconds", "CPU by stage of the path", labels=["stage"])
        runs = CounterMetricFamily("chaffer_stage_runs", "how often each stage ran", labels=["stage"])
        for name, (took, times) in so_far().items():
            seconds.add_metric([name], took)
            runs.add_metric([name], times)
        yield seconds
        yield runs


REGISTRY.register(_Stages())


def note_backlog(what: str, counted: Mapping[str, int], states: Sequence[str]) -> None:
    """Set the gauges of one kind of work; a state that was not counted is at zero."""
    for state in states:
        BACKLOG.labels(what, state).set(counted.get(state, 0))


def exposition() -> bytes:
    """Everything counted, in Prometheus' text format."""
    return generate_latest(REGISTRY)
