"""One row of the list as it is kept."""

from datetime import datetime

import msgspec


class Row(msgspec.Struct, frozen=True):
    """Named as the columns of `desk_rows`."""

    id: str
    contact_id: str
    channel: str
    account_id: str
    state: str
    owner_kind: str
    owner_id: str
    team_id: str
    priority: int
    unread: int
    last_seq: int
    active_at: datetime
    waits_since: datetime
    due_at: datetime
    window_until: datetime | None
    snoozed_until: datetime | None
    value_minor: int
    currency: str
    units: int
    labels: list[str]
    moved_at: datetime
    updated_at: datetime
