"""What happened to endpoints."""

import msgspec


class WebhookDisabled(msgspec.Struct, frozen=True, tag="webhook_disabled"):
    """An endpoint is told nothing any more: it failed for days, or said that it is gone.

    {"type": "webhook_disabled", "endpoint_id": "whk_7", "url": "https://shop.example/hook", "reason": "failed for days"}
    """

    endpoint_id: str
    url: str
    reason: str
