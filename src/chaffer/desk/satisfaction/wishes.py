"""When a shop wants its shoppers asked how they found it: in its settings, as `satisfaction`."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

SETTING = "satisfaction"


class Wishes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """on: ask when a person of the shop closes a conversation. after_minutes: so long after it was closed.
    not_within_days: nobody is asked more often. bot: also where no person took part.
    """

    on: bool = False
    after_minutes: Annotated[int, msgspec.Meta(ge=0, le=7 * 24 * 60)] = 10
    not_within_days: Annotated[int, msgspec.Meta(ge=0, le=365)] = 7
    bot: bool = True


def wishes_in(settings: Mapping[str, Any]) -> Wishes:
    """What makes no sense asks nobody."""
    try:
        return msgspec.convert(settings.get(SETTING) or {}, Wishes)
    except msgspec.ValidationError:
        return Wishes()
