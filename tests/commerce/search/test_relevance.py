"""What shoppers ask for, and what they must see. A new case is a line in relevance.tsv."""

from pathlib import Path

from tests.commerce.search.shop import SampleShop

CASES = [
    line.split("\t") for line in (Path(__file__).parent / "relevance.tsv").read_text().splitlines() if line[0] != "#"
]


def test_shoppers_find_what_they_ask_for(shop: SampleShop) -> None:
    wrong = []
    for query, count, expected, unwanted in CASES:
        found = shop.handles(query)
        missing = set(expected.split()) - set(found[: int(count)])
        intruders = set(unwanted.split()) & set(found[: max(int(count), 3)])
        if missing or intruders:
            wrong.append(f"{query}: {found[:6]}, missing {missing or ''} intruders {intruders or ''}")

    assert not wrong, "\n".join(wrong)
