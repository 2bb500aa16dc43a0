"""What can be set about the stand-in, and who takes part."""

from typing import Literal

import msgspec


class Number(msgspec.Struct):
    """A merchant's number, with what the merchant typed into Meta's forms, and how it does."""

    phone_number_id: str
    display: str = "15550001111"
    waba_id: str = "100000000000001"
    access_token: str = "sandbox-token"  # noqa: S105 — opens nothing but the stand-in
    app_secret: str = "sandbox-secret"  # noqa: S105 — signs nothing but the stand-in's webhooks
    callback_url: str = ""
    verified_name: str = "A shop"
    quality: str = "GREEN"
    status: str = "CONNECTED"


class Shopper(msgspec.Struct):
    """A person with a phone.

    hides: how a number stays hidden behind a username: the fields are omitted, empty, or carry the user id instead.
    """

    wa_id: str
    name: str = ""
    username: str = ""
    user_id: str = ""
    parent_user_id: str = ""
    hides: Literal["", "omit", "empty", "user_id"] = ""


class Webhooks(msgspec.Struct):
    """How webhooks are delivered. Chances are from 0 to 1; seconds are real seconds.

    batch:     updates in one call at most; the real one rarely sends more than one, but may send 1,000.
    retry_seconds: waits between attempts until a 200 comes; then the update is lost, as after Meta's seven days.
    """

    batch: int = 1
    workers: int = 8
    timeout_seconds: float = 10.0
    retry_seconds: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
    duplicate: float = 0.0
    shuffle: float = 0.0
    drop: float = 0.0
    delay: float = 0.0
    delay_seconds: float = 2.0


class Settings(msgspec.Struct):
    """Limits can be switched off for load: 0 means none.

    strict_reads: reading a message that the stand-in never told of is refused; load made elsewhere needs False.
    user_ids: every shopper has a business-scoped user id, as since 2026.
    template_review: the state of a template that was just handed in.
    sent, delivered, read: seconds after acceptance until that status is told; None means never.
    """

    sent: float | None = 0.05
    delivered: float | None = 0.2
    read: float | None = 1.0
    per_second: float = 80.0
    pair_every_seconds: float = 6.0
    pair_burst: int = 45
    window_seconds: int = 86_400
    user_ids: bool = True
    strict_reads: bool = True
    window_closed: Literal["answer", "status"] = "answer"
    template_review: Literal["APPROVED", "PENDING", "REJECTED"] = "APPROVED"
    calls_kept: int = 20_000
    events_kept: int = 500
    shoppers_kept: int = 50_000
    media_bytes_kept: int = 200_000_000
    webhooks: Webhooks = msgspec.field(default_factory=Webhooks)
