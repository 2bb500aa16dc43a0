"""Where a shop may say that its Graph API is: Meta's, unless the operator lets calls go anywhere."""

from chaffer.channels.whatsapp.endpoint import GRAPH
from chaffer.kernel.errors import Invalid
from chaffer.runtime.settings import Settings


def check_graph_address(url: str, settings: Settings) -> None:
    """Raises Invalid: a shop must not have us call addresses in the operator's own network. Our own stand-ins are fine."""
    told = url.rstrip("/")
    if told in ("", GRAPH) or told.startswith((f"{GRAPH}/v", f"{settings.address}/sandbox/")):
        return
    if settings.webhooks_out_to != "anywhere" or not told.startswith(("https://", "http://")):
        raise Invalid(f"the Graph API is at {GRAPH}", field="api_base_url")
