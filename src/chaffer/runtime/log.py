"""Structured logs: one line an event, one correlation id a message or request, nobody's words and nobody's address.

Code logs facts as `log.info("sent", extra={"channel": "whatsapp", "count": 3})`. Every value passes `redact` on its way
out: that is the net below the rule that personal data are not logged, not a licence to do so.
"""

import json
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

correlation: ContextVar[str] = ContextVar("correlation", default="")
"""The id that ties together all that one message or request caused."""

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_HIDDEN_NAMES = re.compile(
    r"secret|token|password|authorization|cookie|body|\btext\b|address|email|phone|profile|api_?key", re.IGNORECASE
)
_HIDDEN = "[hidden]"
_PATTERNS = (
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{6,}"), r"\1 [hidden]"),
    (re.compile(r"\b(?:chf_|whsec_|sk_|EAA)[\w-]{6,}"), "[key]"),
    (
        re.compile(r"(?i)((?:[\w-]*(?:secret|token|password|signature))[\"']?\s*[=:]\s*[\"']?)[^\s\"'&,;]+"),
        r"\1[hidden]",
    ),
    (re.compile(r"(?i)\b(\w+://[^\s:/@]+:)[^\s@]+@"), r"\1[hidden]@"),
    (re.compile(r"(/(?:pay|order)/)[\w-]{16,}"), r"\1[link]"),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[email]"),
    (re.compile(r"(?<![\w.-])\+?\d(?:[ .()-]?\d){7,18}(?![\w-])"), "[number]"),
)


def redact(text: str) -> str:
    """The text without keys, tokens, e-mail addresses, phone and card numbers."""
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


@contextmanager
def correlated(id_: str) -> Iterator[None]:
    """Everything logged inside carries this id."""
    token = correlation.set(id_)
    try:
        yield
    finally:
        correlation.reset(token)


def set_up_logs(level: str, form: str) -> None:
    """Write to standard error. form: "console" or "json"."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else ConsoleLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in ("alembic", "asyncio", "aiohttp.access", "uvicorn", "uvicorn.access", "uvicorn.error"):
        noisy = logging.getLogger(name)
        noisy.handlers[:] = []
        noisy.setLevel("WARNING")


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts(record), ensure_ascii=False, default=str)


class ConsoleLines(logging.Formatter):
    """One line a person reads; a traceback below it."""

    def format(self, record: logging.LogRecord) -> str:
        told = facts(record)
        error = told.pop("error", "")
        at, level, logger, event = (told.pop(name) for name in ("at", "level", "logger", "event"))
        rest = " ".join(f"{name}={value}" for name, value in told.items())
        line = f"{at[11:23]} {level:<7} {logger}: {event} {rest}".rstrip()
        return f"{line}\n{error}" if error else line


def facts(record: logging.LogRecord) -> dict[str, Any]:
    """What a log line tells, redacted."""
    told: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name.removeprefix("chaffer."),
        "event": redact(record.getMessage()),
    }
    if id_ := correlation.get():
        told["correlation"] = id_
    for name, value in vars(record).items():
        if name not in _STANDARD:
            told[name] = _HIDDEN if _HIDDEN_NAMES.search(name) else _plain(value)
    if record.exc_info and record.exc_info[1] is not None:
        told["error"] = redact(traceback_of(record.exc_info[1]))
    return told


def traceback_of(error: BaseException) -> str:
    """Where it went wrong and what kind of error it was. Its message may quote a person, so ours alone is kept."""
    lines, at = [], error.__traceback__
    while at is not None:
        code = at.tb_frame.f_code
        lines.append(f"  {code.co_filename}:{at.tb_lineno} in {code.co_name}")
        at = at.tb_next
    lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
    if error.__cause__ is not None:
        lines.append("caused by\n" + traceback_of(error.__cause__))
    return "\n".join(lines)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    return redact(str(value))
