"""A page with the chat on it and a scripted server behind it: what is shown, without a shop."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Request, Route, WebSocketRoute

HERE = Path(__file__).parent
BUILT = Path(__file__).parents[3] / "src/chaffer/web/static/built"
GALLERY: dict[str, Any] = json.loads((HERE / "gallery.json").read_text("utf-8"))
HOME = "https://shop.example"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' wss://shop.example; "
    "require-trusted-types-for 'script'"
)
"""The strictest policy a shop may have: nothing inline, no eval, no markup made of strings."""
TILE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><path fill="{}" d="M0 0h4v5H0z"/><path fill="#fff8" d="M1 1h2l1 4H0z"/></svg>'
PAINTS = {"one": "#3f6ea8", "two": "#cfc4b2", "three": "#86b3d6"}


class Stage:
    """script: the messages the server has; earlier: those before, if asked for. heard: every frame that came, in order.
    asked: every session that was begun. refuses: the code with which whatever is said is refused."""

    def __init__(
        self, page: Page, script: Sequence[dict[str, Any]] = (), session: dict[str, Any] | None = None
    ) -> None:
        self.page = page
        self.script = list(script)
        self.earlier = 0
        self.session = {**GALLERY["session"], **(session or {})}
        self.heard: list[dict[str, Any]] = []
        self.asked: list[dict[str, Any]] = []
        self.sockets: list[WebSocketRoute] = []
        self.refuses = ""
        page.route(f"{HOME}/**", self._answer)
        page.route_web_socket(f"{HOME.replace('http', 'ws')}/**", self._connect)

    def open(self, attributes: str = "", head: str = "", body: str = "<h1>A shop</h1><a href='/x'>A link</a>") -> None:
        self.html = (
            f"<!doctype html><html lang=en><head><meta name=viewport content='width=device-width, initial-scale=1'>"
            f"<title>A shop</title>{head}<script src='/static/chaffer-chat.js' async></script></head>"
            f"<body>{body}<chaffer-chat site=k1 {attributes}></chaffer-chat></body></html>"
        )
        self.page.goto(f"{HOME}/")

    def tell(self, **frame: Any) -> None:
        self.sockets[-1].send(json.dumps(frame))

    def speak(self, text: str, seq: int, kind: str = "bot") -> None:
        """One more message of the server's."""
        told = {"author": kind, "at": "2026-11-22T10:00:00Z", "parts": [{"type": "text", "text": text}]}
        self.sockets[-1].send(json.dumps(self.message(seq, told)))

    def said(self) -> list[str]:
        return [frame["text"] for frame in self.heard if frame["type"] == "say"]

    def message(self, seq: int, told: dict[str, Any]) -> dict[str, Any]:
        author = {"kind": told["author"], "name": told.get("name", "Fig" if told["author"] == "bot" else "")}
        return {**told, "type": "message", "seq": seq, "id": told.get("id", f"m{seq}"), "author": author}

    def _connect(self, socket: WebSocketRoute) -> None:
        self.sockets.append(socket)
        socket.on_message(lambda text: self._hear(socket, json.loads(str(text))))
        socket.send(
            json.dumps({"type": "hello", "visitor": self.session["visitor"], "owner": "bot", "seq": len(self.script)})
        )
        for seq, told in enumerate(self.script, 1 + self.earlier):
            socket.send(json.dumps(self.message(seq, told)))

    def _hear(self, socket: WebSocketRoute, frame: dict[str, Any]) -> None:
        self.heard.append(frame)
        if "id" in frame and self.refuses:
            socket.send(json.dumps({"type": "error", "id": frame["id"], "code": self.refuses, "message": ""}))
        elif "id" in frame:
            socket.send(json.dumps({"type": "ack", "id": frame["id"]}))

    def _answer(self, route: Route, request: Request) -> None:
        path = request.url.removeprefix(HOME).partition("?")[0]
        if path == "/":
            route.fulfill(body=self.html, content_type="text/html", headers={"content-security-policy": POLICY})
        elif path.endswith("/sessions"):
            self.asked.append(json.loads(request.post_data or "{}"))
            route.fulfill(json=self.session)
        elif path.endswith("/messages"):
            text = {"author": "bot", "at": "2026-11-20T09:00:00Z", "parts": [{"type": "text", "text": "long ago"}]}
            route.fulfill(json={"messages": [self.message(seq, text) for seq in range(1, self.earlier + 1)], "seq": 9})
        elif path.startswith("/static/"):
            route.fulfill(path=BUILT / "widget/chaffer-chat.js", content_type="text/javascript; charset=utf-8")
        elif path.startswith("/media/"):
            paint = PAINTS.get(Path(path).stem, "#ccc")
            route.fulfill(body=TILE.format(paint), content_type="image/svg+xml")
        else:
            route.fulfill(status=404, body="")
