"""What every route can reach: given once, when the application is put together."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from chaffer.accounts.staff.passwords import Hashing
from chaffer.conversations.shops import Shops
from chaffer.desk.operations.be_there import LastSigns
from chaffer.kernel.http import Http
from chaffer.runtime.database import Database
from chaffer.runtime.http import Client
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings
from chaffer.web.open_streams import OpenStreams
from chaffer.web.shared_rows import SharedRows
from chaffer.web.tallies import Tallies
from chaffer.web.understood import Understood


@dataclass(slots=True)
class Backstage:
    """ready: what keeps this process from serving, in words; an empty list when it can.

    indexes: the search indexes of this process, by shop. understood: reads texts as a shop's own.
    inlet: where webhooks go. live: the feed of changes. streams: those that are open.
    signs: of people typing. shops: their facts and voices.

    hashing: of passwords, two at a time. refused_after_seconds: so long a sign-in that fails takes at least, whatever
    made it fail. asking: how houses that sign people on are asked; None: as the settings say. http: how platforms are
    asked while somebody waits for the answer.
    """

    settings: Settings
    db: Database
    secrets: Secrets
    indexes: Any = None
    inlet: Any = None
    live: Any = None
    streams: Any = None
    ready: Callable[[], list[str]] = field(default=list)
    open_streams: OpenStreams = field(default_factory=OpenStreams)
    http: Http = field(default_factory=Client)
    signs: LastSigns = field(default_factory=LastSigns)
    shops: Shops = field(default_factory=Shops)
    hashing: Hashing = field(default_factory=Hashing)
    refused_after_seconds: float = 0.4
    asking: Any = None
    tallies: Tallies = field(default_factory=Tallies)
    rows: SharedRows = field(default_factory=SharedRows)
    understood: Understood = field(init=False)

    def __post_init__(self) -> None:
        self.understood = Understood(self.db)
        if self.live is not None:
            self.live.hook(self.rows.note)
