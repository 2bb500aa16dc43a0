"""The demo shop's facts hold together."""

from decimal import Decimal

from chaffer.demo import shop


def test_the_shop_says_who_and_where_it_is() -> None:
    told = shop()

    assert (told["name"], told["slug"], told["currency"]) == ("Marlow & Fig", "marlow-fig", "USD")
    assert (told["language"], told["time_zone"], told["country"]) == ("en", "America/New_York", "US")
    assert told["assistant"]["name"] == "Fig"


def test_standard_shipping_at_home_is_free_over_75_dollars() -> None:
    home = next(zone for zone in shop()["shipping_zones"] if "US" in zone["countries"])
    rates = {rate["code"]: rate for rate in home["rates"]}

    assert (rates["standard"]["price"], rates["standard"]["free_over"]) == ("4.90", "75.00")
    assert rates["express"]["price"] == "14.90"


def test_no_country_stands_in_two_zones() -> None:
    for zones in (shop()["shipping_zones"], shop()["tax_zones"]):
        countries = [country for zone in zones for country in zone["countries"]]
        assert len(countries) == len(set(countries))


def test_every_rate_is_named_in_four_languages() -> None:
    for zone in shop()["shipping_zones"]:
        for rate in zone["rates"]:
            assert set(rate["name"]) == {"en", "fr", "ko", "ru"}
            assert Decimal(rate["price"]) > 0


def test_vat_is_included_in_europe_and_added_at_home() -> None:
    included = {country: zone["included"] for zone in shop()["tax_zones"] for country in zone["countries"]}

    assert included["FR"]
    assert included["DE"]
    assert not included["US"]


def test_a_dozen_questions_are_answered() -> None:
    assert len(shop()["faq"]) >= 12
    assert all(each["question"].endswith("?") and each["answer"] for each in shop()["faq"])


def test_each_call_gives_a_fresh_copy() -> None:
    shop()["faq"].clear()

    assert shop()["faq"]
