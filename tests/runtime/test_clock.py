from chaffer.runtime.clock import SystemClock


def test_ids_made_in_one_breath_sort_in_the_order_they_were_made() -> None:
    clock = SystemClock()

    made = [clock.new_id("message") for _ in range(5_000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)
