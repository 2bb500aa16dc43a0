"""What a turn can reach. Put together once, in the server."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chaffer.channels.contract import Channel
from chaffer.conversations.known_facets import KnownFacets
from chaffer.conversations.listener import Listener
from chaffer.conversations.shops import Shops
from chaffer.conversations.skills.table import Skill
from chaffer.inbox.bodies import Bodies
from chaffer.outbox.pace import Pace
from chaffer.runtime.database import Database


@dataclass(slots=True)
class House:
    """queries, commands: what the dialogue may ask for, by name. indexes: search, by shop. shops: facts of each shop."""

    db: Database
    bodies: Bodies
    channels: Mapping[str, Channel]
    queries: Mapping[str, Skill]
    commands: Mapping[str, Skill]
    indexes: Any
    facets: KnownFacets
    shops: Shops
    public_url: str
    release: str
    listeners: Mapping[str, Listener] = field(default_factory=dict)
    pace: Pace = field(default_factory=lambda: Pace(time.monotonic()))
    sender: str = ""
    """This process's name if it also sends; then a reply may be claimed in the transaction that promises it."""
