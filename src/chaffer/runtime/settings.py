"""Every setting of the server, on one page: its name, its meaning, its default.

Each field is read from `CHAFFER_` and its name in capitals. `docs/reference/settings.md` is written from this table.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

PREFIX = "CHAFFER_"


class Between(NamedTuple):
    """The bounds of a whole number, both allowed."""

    least: int
    most: int


class StartsWith(NamedTuple):
    """What a text must begin with, unless it is empty."""

    beginnings: tuple[str, ...]


SECRET = "secret"  # noqa: S105 — marks a field whose value is never shown
_ADDRESS = StartsWith(("http://", "https://"))
_DATABASE = StartsWith(("sqlite:///", "postgresql://", "postgres://"))


@dataclass(frozen=True, slots=True)
class Settings:
    """Durations end in `_seconds`, sizes in `_bytes`; everything else says its unit in its meaning."""

    data_dir: Annotated[Path, "folder of the database, the files and the root key"] = Path(".chaffer")
    host: Annotated[str, "address to listen on"] = "127.0.0.1"
    port: Annotated[int, "port for webhooks, APIs and pages; 0 takes a free one", Between(0, 65535)] = 8000
    database_url: Annotated[str, "where all state lives; empty: SQLite in the data folder", _DATABASE, SECRET] = ""
    root_key: Annotated[
        str, "the key that seals all secrets, 32 bytes in base64; several with commas: the first seals, all open. "
        "Empty: `root.key` in the data folder, made at the first start", SECRET,
    ] = ""  # fmt: skip
    public_url: Annotated[str, "how the outside reaches us; empty: http://host:port", _ADDRESS] = ""
    log_level: Annotated[Literal["debug", "info", "warning", "error"], "the least serious line that is written"] = (
        "info"
    )
    log_format: Annotated[Literal["console", "json"], "one line a person reads, or one JSON object a line"] = "console"
    metrics_token: Annotated[str, "bearer token for /metrics; empty: only this machine may read it", SECRET] = ""
    trusted_proxies: Annotated[
        str, "addresses, with commas, of proxies whose X-Forwarded-For we believe; empty: none"
    ] = ""
    request_timeout_seconds: Annotated[int, "give up on an API call after this", Between(1, 600)] = 30
    request_body_bytes: Annotated[int, "largest body of an API call", Between(1_000, 100_000_000)] = 1_000_000
    webhook_body_bytes: Annotated[int, "largest body of a webhook", Between(1_000, 100_000_000)] = 3_145_728
    requests_per_minute: Annotated[
        int, "API calls a key or a person may make in a minute, in the long run", Between(1, 10**6)
    ] = 600
    requests_burst: Annotated[int, "API calls a key or a person may make at once", Between(1, 10**6)] = 120
    session_idle_days: Annotated[int, "days without a call after which a person is signed out", Between(1, 90)] = 14
    session_days: Annotated[int, "days after which a person signs in anew, whatever happens", Between(1, 365)] = 60
    chat_messages_per_minute: Annotated[
        int, "messages a visitor of the web chat may write in a minute; what else they may do is in proportion",
        Between(1, 10**6),
    ] = 20  # fmt: skip
    chat_silence_seconds: Annotated[
        int, "close a web chat's socket after this long without a sign", Between(1, 3600)
    ] = 120
    idempotency_hours: Annotated[int, "hours for which the answer to an Idempotency-Key is kept", Between(24, 720)] = 24
    send_timeout_seconds: Annotated[int, "give up on one channel send after this", Between(1, 120)] = 10
    webhooks_out_to: Annotated[
        Literal["public", "anywhere"], "where webhooks of ours may go: only over https to addresses on the open network, "
        "or anywhere, which lets whoever holds an API key reach this machine's own network",
    ] = "public"  # fmt: skip
    sign_on_from: Annotated[
        Literal["public", "anywhere"], "which houses may say who somebody is (`chaffer sign-on`): only those on the open "
        "network, by https, or anywhere, which an operator chooses whose own stands in this machine's network",
    ] = "public"  # fmt: skip
    body_days: Annotated[int, "days after which the raw bodies of webhooks are shredded", Between(1, 90)] = 14
    shop_files_bytes: Annotated[int, "room for the files of one shop", Between(1_000_000, 10**14)] = 10_000_000_000
    test_payments: Annotated[
        Literal["auto", "on", "off"], "bring the test provider and the test carrier along, where nobody pays for real; "
        "auto: only while the outside cannot reach us (no public_url, or one on this machine)",
    ] = "auto"  # fmt: skip
    test_payments_url: Annotated[
        str, "where the test provider is if we do not bring it along: `http://api-key:webhook-secret@host:port`",
        _ADDRESS, SECRET,
    ] = ""  # fmt: skip
    vat_register_url: Annotated[
        str, "where VAT numbers are asked about: VIES or what speaks as it does; empty: the European Commission's, or the "
        "stand-in while test payments come along", _ADDRESS,
    ] = ""  # fmt: skip
    shutdown_seconds: Annotated[int, "how long a stop waits for work under way", Between(1, 600)] = 20

    @property
    def database(self) -> str:
        """The database's URL, with the default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'chaffer.db'}"

    @property
    def address(self) -> str:
        """How the outside reaches us, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.public_url or f"http://{host}:{self.port}").rstrip("/")


class WrongSettings(Exception):
    """The server refuses to start. `problems`: every wrong setting, one line each."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        count = "1 setting is" if len(problems) == 1 else f"{len(problems)} settings are"
        super().__init__("\n".join([f"{count} wrong:", *(f"  {problem}" for problem in problems)]))


class Entry(NamedTuple):
    """One line of the table. `default` as one would write it in the environment."""

    name: str
    variable: str
    kind: Any
    meaning: str
    rules: tuple[object, ...]
    default: str

    @property
    def secret(self) -> bool:
        return SECRET in self.rules

    def allowed(self) -> str:
        """What may stand there, in words."""
        if get_origin(self.kind) is Literal:
            return ", ".join(f"`{choice}`" for choice in get_args(self.kind))
        for rule in self.rules:
            if isinstance(rule, Between):
                return f"{rule.least} to {rule.most}"
            if isinstance(rule, StartsWith):
                return ", ".join(f"`{beginning}…`" for beginning in rule.beginnings)
        return {int: "a whole number", Path: "a path"}.get(self.kind, "a text")


def entries() -> Iterator[Entry]:
    """The table, line by line."""
    hints = get_type_hints(Settings, include_extras=True)
    for field in fields(Settings):
        kind, meaning, *rules = get_args(hints[field.name])
        assert field.default is not MISSING, f"{field.name} has no default"
        yield Entry(field.name, PREFIX + field.name.upper(), kind, meaning, tuple(rules), str(field.default))


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from the environment; empty variables count as absent. Raises WrongSettings, naming every wrong one."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    for entry in entries():
        raw = environ.get(entry.variable, "").strip()
        if not raw:
            continue
        value, problem = _read(entry, raw)
        if problem:
            shown = "its value" if entry.secret else repr(raw)
            problems.append(f"{entry.variable}: {shown} {problem}")
        else:
            values[entry.name] = value
    if problems:
        raise WrongSettings(problems)
    return Settings(**values)


def _read(entry: Entry, raw: str) -> tuple[Any, str]:
    """The value, and what is wrong with it ("" if nothing is)."""
    if get_origin(entry.kind) is Literal:
        choices = get_args(entry.kind)
        return raw, "" if raw in choices else f"is none of {', '.join(choices)}"
    readers: dict[Any, Callable[[str], Any]] = {int: int, Path: Path, str: str}
    try:
        value = readers[entry.kind](raw)
    except ValueError:
        return None, "is not a whole number"
    for rule in entry.rules:
        if isinstance(rule, Between) and not rule.least <= value <= rule.most:
            return None, f"is not between {rule.least} and {rule.most}"
        if isinstance(rule, StartsWith) and not raw.startswith(rule.beginnings):
            return None, f"does not begin with {' or '.join(rule.beginnings)}"
    return value, ""
