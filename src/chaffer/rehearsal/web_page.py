"""A visitor's page: a session and a real WebSocket, as a browser opens them."""

import contextlib
import itertools
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

Json = dict[str, Any]
TIMEOUT_SECONDS = 20
_numbers = itertools.count(1)
"""Of frames: a visitor may have several pages, and ids count within the visitor."""
_open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


class WebPage:
    """base: the server's address. messages: by seq, as they came; frames: everything else that came."""

    def __init__(self, base: str, site: str, origin: str) -> None:
        self.base, self.site, self.origin = base, site, origin
        self.token = ""
        self.messages: dict[int, Json] = {}
        self.arrivals: list[int] = []
        self.frames: list[Json] = []
        self._socket: ClientConnection | None = None
        self._stack = contextlib.ExitStack()

    def begin(self, **asked: Any) -> Json:
        """Begin or go on with a session; what the server told. Raises HTTPError."""
        status, told = self.call("POST", "sessions", {**({"token": self.token} if self.token else {}), **asked})
        assert status == 200, told
        self.token = told["token"]
        return told

    def call(self, method: str, path: str, body: Json | None = None, **headers: str) -> tuple[int, Json]:
        """One HTTP call of this page: status and JSON."""
        request = urllib.request.Request(  # noqa: S310 — our own server's address
            f"{self.base}/chat/{self.site}/{path}", None if body is None else json.dumps(body).encode(), method=method,
            headers={"content-type": "application/json", **({"origin": self.origin} if self.origin else {}),
                     **({"authorization": f"Bearer {self.token}"} if self.token else {}), **headers},
        )  # fmt: skip
        try:
            with _open(request, timeout=TIMEOUT_SECONDS + 10) as answer:
                return answer.status, json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read() or b"{}")

    def upload(self, content: bytes, kind: str, id_: str = "", **asked: str) -> tuple[int, Json]:
        """Send a file; status and JSON. kind: the content type it is announced as."""
        query = urllib.parse.urlencode({"id": id_ or f"m{next(_numbers)}", **asked})
        request = urllib.request.Request(  # noqa: S310 — our own server's address
            f"{self.base}/chat/{self.site}/files?{query}", content, method="POST",
            headers={"content-type": kind, "authorization": f"Bearer {self.token}",
                     **({"origin": self.origin} if self.origin else {})},
        )  # fmt: skip
        try:
            with _open(request, timeout=TIMEOUT_SECONDS + 10) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read() or b"{}")

    def open(self, after: int | None = None, token: str = "") -> Json:
        """Open the socket; the first frame. after: None for what this page has."""
        seq = max(self.messages, default=0) if after is None else after
        self.close()
        self._socket = self._stack.enter_context(connect(
            f"{self.base.replace('http', 'ws', 1)}/chat/{self.site}/socket?after={seq}",
            origin=Origin(self.origin) if self.origin else None, proxy=None, compression=None,
            subprotocols=[Subprotocol("chaffer.v1"), Subprotocol(token or self.token)],
        ))  # fmt: skip
        return self.next()

    def close(self) -> None:
        self._stack.close()
        self._socket = None

    def send(self, frame: Json | str | bytes) -> None:
        assert self._socket is not None
        self._socket.send(json.dumps(frame) if isinstance(frame, dict) else frame)

    def say(self, text: str, **more: Any) -> str:
        """Send words; the frame's id."""
        return self._said({"type": "say", "text": text, **more})

    def tap(self, choice: str, label: str, **more: Any) -> str:
        return self._said({"type": "tap", "choice": choice, "label": label, **more})

    def _said(self, frame: Json) -> str:
        told = {"id": f"m{next(_numbers)}", **frame}
        self.send(told)
        return str(told["id"])

    def next(self, seconds: float = TIMEOUT_SECONDS) -> Json:
        """The next frame. Raises TimeoutError, ConnectionClosed."""
        assert self._socket is not None
        frame: Json = json.loads(self._socket.recv(seconds))
        if frame["type"] == "message":
            if frame["seq"] not in self.messages:  # the same seq is the same message
                self.arrivals.append(frame["seq"])
            self.messages[frame["seq"]] = frame
        else:
            self.frames.append(frame)
        return frame

    def until(self, kind: str, seconds: float = TIMEOUT_SECONDS, **fields: Any) -> Json:
        """Read on until a frame of this type with these fields. Raises TimeoutError, ConnectionClosed."""
        ends = time.monotonic() + seconds
        while True:
            frame = self.next(max(0.01, ends - time.monotonic()))
            if frame["type"] == kind and all(frame.get(name) == value for name, value in fields.items()):
                return frame

    def answer(self, seconds: float = TIMEOUT_SECONDS) -> Json:
        """The next message that is not the visitor's own."""
        while True:
            frame = self.until("message", seconds)
            if frame["author"]["kind"] != "shopper":
                return frame

    def drain(self, seconds: float = 0.3) -> list[Json]:
        """Everything that comes until nothing comes for so long."""
        found = []
        while True:
            try:
                found.append(self.next(seconds))
            except TimeoutError:
                return found

    def closed_with(self, seconds: float = TIMEOUT_SECONDS) -> int:
        """Read on until the server closes; the close code."""
        try:
            while True:
                self.next(seconds)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006
