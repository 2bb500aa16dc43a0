"""What all addresses of the chat share."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from chaffer.conversations.shops import Shops
from chaffer.runtime.file_links import FileLinks
from chaffer.runtime.streams import Streams
from chaffer.runtime.transaction import Transaction
from chaffer.web.backstage import Backstage
from chaffer.web.chat.ear import Ear
from chaffer.web.chat.errors import TokenRefused
from chaffer.web.chat.guest import Guest
from chaffer.web.chat.hub import Hub
from chaffer.web.chat.paces import Paces
from chaffer.web.chat.sites import site_account
from chaffer.web.chat.thread import Names
from chaffer.web.chat.tokens import Tokens
from chaffer.web.endpoint import client_of
from chaffer.web.known_accounts import KnownAccounts


@dataclass(slots=True)
class Lobby:
    """One for the process. streams: end when the process does."""

    backstage: Backstage
    hub: Hub
    streams: Streams
    tokens: Tokens
    known: KnownAccounts
    paces: Paces
    ear: Ear
    shops: Shops
    links: FileLinks

    async def guest(self, call: HTTPConnection, token: str) -> Guest:
        """Raises NoSuchSite, TokenRefused."""
        site = call.path_params["site"]
        account = await site_account(self.known, site)
        read = self.tokens.read(token, site, self.backstage.db.clock.now())
        if read is None or read.shop != account.shop_id:
            raise TokenRefused("begin a session")
        return Guest(account, read, self.address_of(call))

    def address_of(self, call: HTTPConnection) -> str:
        return client_of(call, self.backstage.settings.trusted_proxies)

    def names(self, tx: Transaction) -> Names:
        voice = self.shops.voice(tx)
        return Names(voice.assistant or voice.name, voice.name, self.links, tx.now)
