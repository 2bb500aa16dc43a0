"""Whoever stands behind a call: a site, a token, an address."""

from dataclasses import dataclass

from chaffer.accounts.channels import OpenAccount
from chaffer.web.chat.tokens import Token


@dataclass(frozen=True, slots=True)
class Guest:
    """origin: the network address, for pace alone."""

    account: OpenAccount
    token: Token
    origin: str

    @property
    def shop_id(self) -> str:
        return self.account.shop_id

    @property
    def visitor(self) -> str:
        return self.token.visitor
