"""What the stand-in carrier knows: labels and where each parcel was seen. Kept in memory; no HTTP in here."""

from datetime import datetime

import msgspec

from chaffer.kernel.clock import Clock
from chaffer.kernel.ids import encode

CODES = ("picked_up", "in_transit", "out_for_delivery", "delivered")
NUMBER_BITS = 50
TOKEN_BITS = 160


class Modes(msgspec.Struct):
    """How the carrier behaves.

    waits_seconds: how long after the one before each of the four scans is posted; empty: only when asked for
    ("/control/next"). duplicate: each scan is posted twice. shuffle: the second and third come in the wrong order.
    fails_first: nobody is in at the first attempt. loses_after, stalls_after: after so many sightings a parcel is
    lost, or nothing is heard of it any more.
    """

    waits_seconds: tuple[float, ...] = (4.0, 6.0, 6.0, 6.0)
    duplicate: bool = False
    shuffle: bool = False
    fails_first: bool = False
    loses_after: int | None = None
    stalls_after: int | None = None


class LabelWish(msgspec.Struct, frozen=True):
    """reference: the merchant's own id of the shipment."""

    reference: str
    city: str = ""
    country: str = ""
    notify_url: str = ""


class Scan(msgspec.Struct, frozen=True):
    id: str
    code: str
    place: str
    at: datetime


class Parcel(msgspec.Struct):
    """token: names its tracking page, which shows no address."""

    id: str
    number: str
    token: str
    wish: LabelWish
    scans: list[Scan] = []


class Refused(Exception):
    """The carrier says no, with a code and an HTTP status."""

    def __init__(self, code: str, status: int = 422) -> None:
        self.code, self.status = code, status
        super().__init__(code)


class Depot:
    """All parcels. Every change goes through here."""

    def __init__(self, clock: Clock, modes: Modes | None = None) -> None:
        self.clock = clock
        self.modes = modes or Modes()
        self.parcels: dict[str, Parcel] = {}
        self._keys: dict[str, tuple[LabelWish, str]] = {}
        self._by_token: dict[str, str] = {}

    def label(self, key: str, wish: LabelWish) -> tuple[Parcel, bool]:
        """The parcel of this key, and whether it is new. Raises Refused."""
        if not key:
            raise Refused("idempotency_key_missing", 400)
        before, number = self._keys.get(key, (wish, ""))
        if before != wish:
            raise Refused("idempotency_key_reused", 409)
        if number:
            return self.parcels[number], False
        number = f"CT{encode(self.clock.chance(NUMBER_BITS), NUMBER_BITS // 5).upper()}"
        parcel = Parcel(
            f"tl_{number.lower()}", number, encode(self.clock.chance(TOKEN_BITS), TOKEN_BITS // 5), wish, []
        )
        self.parcels[number] = parcel
        self._by_token[parcel.token] = number
        self._keys[key] = (wish, number)
        return parcel, True

    def codes(self) -> tuple[str, ...]:
        """What will be told of a parcel, in order, as the modes are now."""
        modes = self.modes
        if modes.loses_after is not None:
            return (*CODES[: modes.loses_after], "lost")
        if modes.stalls_after is not None:
            return CODES[: modes.stalls_after]
        if modes.fails_first:
            return (*CODES[:3], "failed_attempt", *CODES[2:])
        return CODES

    def get(self, number: str) -> Parcel:
        """Raises Refused if there is none."""
        if number not in self.parcels:
            raise Refused("parcel_unknown", 404)
        return self.parcels[number]

    def behind(self, token: str) -> Parcel:
        """The parcel whose page this is. Raises Refused."""
        return self.get(self._by_token.get(token, ""))

    def scan(self, parcel: Parcel) -> Scan | None:
        """See the parcel one step further; None once it has come to its end, or nothing is heard of it."""
        step, codes = len(parcel.scans), self.codes()
        if step >= len(codes):
            return None
        place = "" if step < 2 else parcel.wish.city
        scan = Scan(f"{parcel.number}-{step + 1}", codes[step], place, self.clock.now())
        parcel.scans.append(scan)
        return scan
