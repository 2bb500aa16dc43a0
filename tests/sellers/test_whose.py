"""Whom a message of a marketplace's shopper is for: never a seller who is not meant for sure."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chaffer.conversations.dialogue.selling import SHOP, Known, Letter, Whose, whose

NORD = Known("nord", "Atelier Nord", here=True, titles=("Isla satin gown",))
SUD = Known("sud", "Maison Sud", here=True, titles=("Hearth mug", "Red bowl"))
WEST = Known("west", "Casa Oeste", here=False, titles=("Red bowl",))
ALL = (NORD, SUD, WEST)


def to(text: str, *floor: str, quotes: str | None = None, plain: bool = True) -> Whose:
    return whose(Letter(text, quotes, floor, plain), ALL, ("Moor wool throw",))


def test_whoever_spoke_last_is_answered() -> None:
    assert to("yes please", "nord") == Whose("nord")
    assert to("yes please") == Whose(SHOP)


def test_a_quoted_message_is_its_sellers_whoever_spoke_last() -> None:
    assert to("yes please", "sud", quotes="nord") == Whose("nord")
    assert to("yes please", "sud", quotes=SHOP) == Whose(SHOP)


def test_a_name_counts_more_than_who_spoke_last() -> None:
    assert to("Maison Sud, is it safe?", "nord") == Whose("sud")
    assert to("a message for Casa Oeste", "nord") == Whose(SHOP)


def test_two_who_may_be_meant_are_asked_about() -> None:
    assert to("how soon?", "nord", "sud") == Whose(between=("nord", "sud"))
    assert to("Maison Sud or Atelier Nord, who is quicker?", "nord") == Whose(between=("nord", "sud"))
    assert to("the maison one", "nord") == Whose(between=("nord", "sud"))
    assert to("tell Maison Sud that", "nord", quotes="nord") == Whose(between=("nord", "sud"))


def test_a_product_of_somebody_elses_does_not_go_to_who_spoke_last() -> None:
    assert to("does the Hearth mug break?", "nord") == Whose(between=("nord", "sud"))
    assert to("and the Moor wool throw?", "nord") == Whose(SHOP)
    assert to("the red bowl?", "sud") == Whose(SHOP)


def test_what_the_shop_is_asked_stays_with_the_shop() -> None:
    assert to("where is my order", "nord", plain=False) == Whose(SHOP)
    assert to("hello", "nord", SHOP) == Whose(SHOP)


_words = st.lists(
    st.sampled_from(["Atelier", "Nord", "Maison", "Sud", "Casa", "Oeste", "isla", "satin", "gown", "hearth", "mug", "and", "please"]),
    max_size=8,
)  # fmt: skip
_floors = st.lists(st.sampled_from(["nord", "sud", SHOP]), unique=True, max_size=3)


@given(_words, _floors, st.sampled_from([None, "nord", "sud", SHOP]), st.booleans())
@settings(max_examples=400, deadline=None)
def test_whoever_reads_it_is_meant_and_nobody_else_is(
    said: list[str], floor: list[str], quotes: str | None, plain: bool
) -> None:
    text = " ".join(said)
    answer = to(text, *floor, quotes=quotes, plain=plain)

    lower = text.lower()
    for other, name in (("nord", "atelier nord"), ("sud", "maison sud")):
        third = "sud" if other == "nord" else "nord"
        if answer.seller_id == third:
            assert name not in lower, "it names somebody else"
            assert quotes in (None, third)
            assert third in floor or quotes == third or {"nord": "nord", "sud": "sud"}[third] in lower
    assert answer.seller_id in ("nord", "sud", SHOP)
    assert not (answer.seller_id and answer.between)
    assert set(answer.between) <= {"nord", "sud"}
