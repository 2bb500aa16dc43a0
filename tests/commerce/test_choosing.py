from hypothesis import given
from hypothesis import strategies as st

from chaffer.commerce.checkout.choosing import Pick, Shelf, choose

names = st.sampled_from(["a", "b", "c"])
places = st.sampled_from(["x", "y", "z"])


@given(
    st.dictionaries(names, st.integers(1, 6), min_size=1),
    st.lists(
        st.builds(Shelf, names, places, st.none() | st.integers(-2, 8)),
        unique_by=lambda shelf: (shelf.variant_id, shelf.location_id),
    ),
)
def test_what_is_picked_is_what_was_wanted_and_is_there(demand: dict[str, int], shelves: list[Shelf]) -> None:
    left = {(shelf.variant_id, shelf.location_id): shelf.left for shelf in shelves}
    picks = choose(demand, shelves)

    if isinstance(picks, str):
        have = [shelf.left for shelf in shelves if shelf.variant_id == picks]
        assert None not in have
        assert sum(max(each or 0, 0) for each in have) < demand[picks]
        return
    assert {name: sum(pick.quantity for pick in picks if pick.variant_id == name) for name in demand} == demand
    for pick in picks:
        there = left[pick.variant_id, pick.location_id]
        assert there is None or pick.quantity <= there
    assert picks == sorted(picks, key=lambda pick: (pick.variant_id, pick.location_id))


def test_one_place_that_has_everything_is_preferred() -> None:
    shelves = [Shelf("a", "x", 5), Shelf("a", "y", 5), Shelf("b", "y", 1), Shelf("b", "z", 9)]
    assert choose({"a": 2, "b": 1}, shelves) == [Pick("a", "y", 2), Pick("b", "y", 1)]


def test_what_one_place_lacks_comes_from_another() -> None:
    shelves = [Shelf("a", "x", 2), Shelf("a", "y", 5)]
    assert choose({"a": 6}, shelves) == [Pick("a", "x", 1), Pick("a", "y", 5)]
