"""The shopper's browser."""

import re
import urllib.error
import urllib.parse
import urllib.request
from html import unescape

import msgspec

from chaffer.rehearsal.seen import Differs

_TIMEOUT_SECONDS = 20
_BACK = re.compile(r'class="back" href="([^"]+)"')
CARDS = {"paid": "pays", "declined": "declines"}
"""Which test card makes which event happen."""
STRIPE = "/sandbox/stripe"
_OF_STRIPE = {"pays": "pays", "declines": "declined"}


class Pages:
    """payments: the address of the test provider, whose pages ours lead to. Nothing leaves this machine."""

    def __init__(self, payments: str) -> None:
        self._payments = payments
        home = re.escape(payments.rpartition("/sandbox/")[0])
        self._go_and_pay = re.compile(rf'href="({re.escape(payments)}/pay/[^"]+|{home}{STRIPE}/c/pay/[^"]+)"')
        self._open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open

    def pay(self, url: str, card: str, details: list[str]) -> None:
        """Open the link we sent, follow it to the provider, choose a test card there. Raises Differs.

        details: at Stripe's page, "keep" to have the card saved, and which card of its own it is.
        """
        ours = self.open(url)
        found = self._go_and_pay.search(ours)
        if found is None:
            raise Differs("the page behind the link leads to nothing to pay")
        form = {"card": card}
        if STRIPE in found[1]:
            form = {"card": next((each for each in details if each != "keep"), _OF_STRIPE[card]), "answer": "yes"}
            form |= {"keep": "yes"} if "keep" in details else {}
        self._fetch(unescape(found[1]), urllib.parse.urlencode(form).encode())

    def save_card(self, url: str, card: str) -> None:
        """Open the link we sent, follow it to the provider, have this test card kept there. Raises Differs."""
        found = self._go_and_pay.search(self.open(url))
        if found is None:
            raise Differs("the page behind the link leads to nothing to save a card on")
        seen = self._fetch(unescape(found[1]), urllib.parse.urlencode({"card": card, "answer": "yes"}).encode())
        if back := _BACK.search(seen):  # the card did not do, and the shopper has had enough of the page
            self.open(unescape(back[1]))

    def open(self, url: str) -> str:
        """What the page holds. Raises Differs if it does not open."""
        return self._fetch(url, None)

    def provider_tells_first(self) -> None:
        """The provider's webhook comes before the shopper is sent back, and nobody waits for it longer."""
        self._fetch(f"{self._payments}/control/modes", b'{"webhook":"before"}')

    def stripe_tells(self, base_url: str, webhook: str) -> None:
        """Where the stand-in for Stripe posts what happens."""
        self._fetch(f"{base_url}/control/listen", msgspec.json.encode({"url": webhook}))

    def _fetch(self, url: str, form: bytes | None) -> str:
        try:
            with self._open(url, form, timeout=_TIMEOUT_SECONDS) as answer:
                return str(answer.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as error:
            with error:
                raise Differs(f"{error.url} answers {error.code}") from error
        except (OSError, ValueError) as error:
            raise Differs(f"{url} does not open: {error}") from error
