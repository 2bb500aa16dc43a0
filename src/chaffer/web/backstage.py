"""What every route can reach: given once, when the application is put together."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from chaffer.runtime.database import Database
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.settings import Settings


@dataclass(slots=True)
class Backstage:
    """ready: what keeps this process from serving, in words; an empty list when it can.

    indexes: the search indexes of this process, by shop. inlet: where webhooks go.
    """

    settings: Settings
    db: Database
    secrets: Secrets
    indexes: Any = None
    inlet: Any = None
    ready: Callable[[], list[str]] = field(default=list)
