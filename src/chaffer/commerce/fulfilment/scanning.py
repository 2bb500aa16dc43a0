"""How far a parcel is, by what it was seen doing. Pure."""

ORDER = ("packed", "shipped", "in_transit", "out_for_delivery", "delivered")
ENDS = ("delivered", "returned", "lost", "cancelled")
STATE_BY_CODE = {
    "picked_up": "in_transit",
    "in_transit": "in_transit",
    "arrived": "in_transit",
    "customs": "in_transit",
    "delayed": "in_transit",
    "out_for_delivery": "out_for_delivery",
    "failed_attempt": "in_transit",
    "delivered": "delivered",
    "returned": "returned",
    "lost": "lost",
}
"""Our codes, to which each carrier's adapter translates its own."""


def state_after(state: str, code: str) -> str:
    """The parcel's state after this scan. It only moves forward: scans come late, twice and shuffled."""
    reached = STATE_BY_CODE.get(code, state)
    if state in ENDS or reached == state:
        return state
    if reached in ENDS:
        return reached
    return reached if ORDER.index(reached) > ORDER.index(state) else state
