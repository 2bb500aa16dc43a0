"""From which places to send what was ordered. Pure."""

from collections.abc import Mapping, Sequence

import msgspec


class Shelf(msgspec.Struct, frozen=True):
    """One variant in one place. left: units that can be promised; None: nobody counts."""

    variant_id: str
    location_id: str
    left: int | None


class Pick(msgspec.Struct, frozen=True):
    variant_id: str
    location_id: str
    quantity: int


def choose(demand: Mapping[str, int], shelves: Sequence[Shelf]) -> list[Pick] | str:
    """One place that has everything, if there is one; else as few places as a greedy choice finds.

    Returns the picks in the order (variant, place) in which rows are locked, or the variant that cannot be had.
    """
    rooms: dict[str, dict[str, int]] = {}
    for shelf in sorted((each for each in shelves if each.variant_id in demand), key=lambda each: each.location_id):
        wanted = demand[shelf.variant_id]
        can = wanted if shelf.left is None else max(0, min(shelf.left, wanted))
        rooms.setdefault(shelf.location_id, {})[shelf.variant_id] = can
    for variant_id in sorted(demand):
        if sum(room.get(variant_id, 0) for room in rooms.values()) < demand[variant_id]:
            return variant_id
    open_demand = dict(demand)
    picks: list[Pick] = []
    while any(open_demand.values()):
        location_id = max(rooms, key=lambda name: _fills(rooms[name], open_demand))
        for variant_id, can in rooms.pop(location_id).items():
            if quantity := min(can, open_demand[variant_id]):
                picks.append(Pick(variant_id, location_id, quantity))
                open_demand[variant_id] -= quantity
    return sorted(picks, key=lambda pick: (pick.variant_id, pick.location_id))


def _fills(room: Mapping[str, int], open_demand: Mapping[str, int]) -> int:
    """How many of the units still wanted this place has. max() takes the first of equals: the lowest id."""
    return sum(min(can, open_demand[variant_id]) for variant_id, can in room.items())
