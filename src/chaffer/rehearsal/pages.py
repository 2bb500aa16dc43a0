"""The shopper's browser."""

import re
import urllib.error
import urllib.parse
import urllib.request
from html import unescape

from chaffer.rehearsal.seen import Differs

_TIMEOUT_SECONDS = 20
CARDS = {"paid": "pays", "declined": "declines"}
"""Which test card makes which event happen."""


class Pages:
    """payments: the address of the test provider, whose pages ours lead to. Nothing leaves this machine."""

    def __init__(self, payments: str) -> None:
        self._payments = payments
        self._go_and_pay = re.compile(rf'href="({re.escape(payments)}/pay/[^"]+)"')
        self._open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open

    def pay(self, url: str, card: str) -> None:
        """Open the link we sent, follow it to the provider, choose a test card there. Raises Differs."""
        ours = self.open(url)
        found = self._go_and_pay.search(ours)
        if found is None:
            raise Differs("the page behind the link leads to nothing to pay")
        self._fetch(unescape(found[1]), urllib.parse.urlencode({"card": card}).encode())

    def open(self, url: str) -> str:
        """What the page holds. Raises Differs if it does not open."""
        return self._fetch(url, None)

    def provider_tells_first(self) -> None:
        """The provider's webhook comes before the shopper is sent back, and nobody waits for it longer."""
        self._fetch(f"{self._payments}/control/modes", b'{"webhook":"before"}')

    def _fetch(self, url: str, form: bytes | None) -> str:
        try:
            with self._open(url, form, timeout=_TIMEOUT_SECONDS) as answer:
                return str(answer.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as error:
            with error:
                raise Differs(f"{error.url} answers {error.code}") from error
        except (OSError, ValueError) as error:
            raise Differs(f"{url} does not open: {error}") from error
