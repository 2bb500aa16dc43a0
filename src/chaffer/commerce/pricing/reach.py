"""Whether a place of ours is near enough to an address for the same day. Pure."""

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Annotated, Any

import msgspec

EARTH_KM = 6371.0

Postcode = Annotated[str, msgspec.Meta(min_length=1, max_length=20, examples=["972"])]


class Reach(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How far a place drives on the same day: to postcodes that begin so, or so many kilometres as the crow flies.

    at: where the place is, "latitude,longitude" in degrees. A distance counts only for an address with a pin.
    """

    postcodes: Annotated[tuple[Postcode, ...], msgspec.Meta(max_length=500)] = ()
    km: Annotated[float, msgspec.Meta(ge=0, le=500)] = 0
    at: Annotated[str, msgspec.Meta(max_length=40, pattern=r"^($|-?[0-9.]+,-?[0-9.]+$)")] = ""


def reaches(reach: Reach, country: str, address: Mapping[str, Any]) -> bool:
    """country: the place's; "" is any."""
    if country and str(address.get("country", "")).upper() != country:
        return False
    code = _plain(str(address.get("postcode", "")))
    if code and any(code.startswith(_plain(each)) for each in reach.postcodes):
        return True
    here, there = _point(reach.at), _point(str(address.get("place", "")))
    return bool(reach.km and here and there and kilometres(here, there) <= reach.km)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Over a round earth. Points: latitude and longitude in degrees."""
    (lat, lon), (lat2, lon2) = ((radians(a), radians(b)) for a, b in (one, other))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def _plain(code: str) -> str:
    return code.replace(" ", "").replace("-", "").upper()


def _point(text: str) -> tuple[float, float] | None:
    first, comma, second = text.partition(",")
    try:
        return (float(first), float(second)) if comma else None
    except ValueError:
        return None
