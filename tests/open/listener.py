"""Reads server-sent events off a response, in a thread of its own."""

import contextlib
import threading
from dataclasses import dataclass, field
from typing import Any

import httpx


@dataclass(frozen=True)
class Told:
    """id: 0 for what is not in the feed."""

    id: int
    name: str
    data: str


@dataclass
class Listener:
    """heard: every event so far, in order. ended: whether the server closed the stream."""

    api: httpx.Client
    last: int | None = None
    asked: dict[str, Any] = field(default_factory=dict)
    heard: list[Told] = field(default_factory=list)
    ended: bool = False
    _stop: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> "Listener":
        threading.Thread(target=self._read, daemon=True).start()
        return self

    def stop(self) -> int:
        """Hang up; the number to go on after."""
        self._stop.set()
        return self.heard[-1].id

    def _read(self) -> None:
        headers = {} if self.last is None else {"last-event-id": str(self.last)}
        with (
            contextlib.suppress(httpx.HTTPError),
            self.api.stream("GET", "/stream", params=self.asked, headers=headers, timeout=60) as answer,
        ):
            fields: dict[str, str] = {}
            for line in answer.iter_lines():
                if self._stop.is_set():
                    return
                if line:
                    name, _, value = line.partition(":")
                    fields[name] = value.strip()
                elif "data" in fields:
                    self.heard.append(Told(int(fields.get("id", 0)), fields["event"], fields["data"]))
                    fields = {}
                else:
                    fields = {}
        self.ended = True
