"""One pool of connections to Stripe for the process, and a client for each shop's keys on it."""

import stripe
from stripe import AIOHTTPClient, StripeClient

from chaffer.commerce.payments.accounts import PaymentAccount
from chaffer.integrations.payments.stripe.provider import StripeProvider

stripe.enable_telemetry = False  # what our calls took is nobody's business but the operator's


class Connector:
    """Clients are made for each pair of key and address, and kept."""

    def __init__(self, timeout_seconds: float) -> None:
        self._http = AIOHTTPClient(timeout=timeout_seconds)
        self._clients: dict[tuple[str, str], StripeClient] = {}

    def provider(self, account: PaymentAccount) -> StripeProvider:
        key = (account.secrets["secret_key"], account.settings.get("api_base_url", ""))
        client = self._clients.get(key)
        if client is None:
            client = self._clients[key] = self._client(*key)
        webhook_secrets = tuple(account.secrets["webhook_secret"].split())
        return StripeProvider(client, webhook_secrets)

    async def close(self) -> None:
        self._clients.clear()
        await self._http.close_async()  # type: ignore[no-untyped-call]

    def _client(self, secret_key: str, base_url: str) -> StripeClient:
        """Retries are ours: a job's, with the same idempotency key."""
        if base_url:
            return StripeClient(
                secret_key, http_client=self._http, max_network_retries=0, base_addresses={"api": base_url}
            )
        return StripeClient(secret_key, http_client=self._http, max_network_retries=0)
