"""Arbitrary things to say, in any script, for property tests."""

from hypothesis import strategies as st
from msgspec.structs import replace

from chaffer.kernel.message import (
    AskLocation,
    Card,
    CartCard,
    CartLine,
    Catalogue,
    Choice,
    Choices,
    ContactCard,
    Field,
    Form,
    Link,
    Location,
    Media,
    OrderCard,
    OrderReceipt,
    OrderStatus,
    Part,
    PaymentRequest,
    PixCode,
    ProductCard,
    ProductCards,
    Reaction,
    Template,
    Text,
    Times,
    Voucher,
)
from chaffer.kernel.money import Money
from chaffer.sandbox.payments.br_code import KEY, br_code, merchant_name

SAMPLES = (
    "Blue dress", "*Bold* words", "파란 드레스", "Синее платье", "蓝色连衣裙", "فستان أزرق", "สีน้ำเงิน", "👗👩‍👩‍👧‍👦🇫🇷🇺🇸",
    "e\u0301" * 9, "\u200b", "\u3164", " ", "", "a\nb\n\nc", "Add to cart", "add to cart", "1", "x" * 70, "word " * 300,
    "Satz. " * 900, "段落。" * 800, "👍🏽" * 600,
)  # fmt: skip
words = st.one_of(st.sampled_from(SAMPLES), st.text(max_size=60), st.text(max_size=12).map(lambda each: each * 9))
short = st.one_of(st.sampled_from(SAMPLES[:19]), st.text(max_size=30))
ids = st.one_of(
    st.integers(0, 30).map("id:{}".format), st.just(""), st.just("i" * 300), st.text(min_size=1, max_size=8)
)
urls = st.sampled_from(
    ["https://shop.example/p/1", "http://127.0.0.1:8000/i.jpg", "", "not a url", "https://x.example/" + "y" * 2100]
)
choice = st.builds(Choice, ids, short, st.one_of(st.just(""), short))
choices = st.lists(choice, max_size=13).map(tuple)
few = st.one_of(
    st.just(()),
    st.lists(choice, max_size=3).map(tuple),
    st.integers(1, 2).map(lambda n: tuple(Choice(f"a:{i}", f"Do {i}") for i in range(n))),
)
card = st.builds(ProductCard, st.just("prd_1"), short, words, short, words, urls, urls, few)
line = st.builds(CartLine, short, st.integers(1, 99), short, st.none(), short)
lines = st.lists(line, max_size=4).map(tuple)
priced = st.builds(
    lambda sku, count, title, minor: CartLine(sku or "S", count, title, Money(minor, "INR")),
    short, st.integers(1, 9), short, st.integers(0, 10**7),
)  # fmt: skip
pix = st.builds(
    lambda name, minor: PixCode(br_code(KEY, name, minor, "a"), merchant_name(name), KEY, "EVP"),
    short, st.integers(1, 10**9),
)  # fmt: skip
in_reais = st.builds(
    lambda body, some, code, boleto: PaymentRequest(
        body, "Pay", "https://shop.example/pay/1",
        Money(sum(line.unit_price.minor * line.quantity for line in some if line.unit_price), "BRL"), "chk_1",
        tuple(replace(line, unit_price=Money(line.unit_price.minor, "BRL")) for line in some if line.unit_price),
        pix=code, boleto=boleto,
    ),
    words, st.lists(priced, min_size=1, max_size=4), st.none() | pix, st.text("0123456789 .", max_size=60),
)  # fmt: skip
bill = st.builds(
    lambda body, some, extra: PaymentRequest(
        body, "Pay", "https://shop.example/pay/1",
        Money(sum(line.unit_price.minor * line.quantity for line in some if line.unit_price) + extra, "INR"), "chk_1",
        tuple(some), shipping=Money(extra, "INR"),
    ),
    words, st.lists(priced, min_size=1, max_size=4), st.integers(0, 900),
)  # fmt: skip
alike = st.builds(
    lambda count, taps: tuple(
        ProductCard(f"p{i}", f"s{i}", f"Dress {i} " * 9, f"${i}0.00", "Silk, long " * 9, f"https://shop.example/{i}.jpg", "",
                    tuple(Choice(f"t{i}:{tap}", f"Tap {tap}") for tap in range(taps)))
        for i in range(count)
    ),
    st.integers(1, 23), st.integers(0, 3),
)  # fmt: skip

parts: st.SearchStrategy[Part] = st.one_of(
    st.builds(Text, words),
    st.builds(Choices, words, choices, short, words, urls),
    st.builds(
        Media,
        st.sampled_from(["image", "video", "audio", "document", "sticker"]),
        urls,
        st.just(""),
        st.sampled_from(["", "123"]),
        st.just(""),
        words,
        short,
        short,
    ),
    st.builds(ProductCards, words, st.one_of(alike, st.lists(card, max_size=12).map(tuple)), few, short, words),
    st.builds(CartCard, lines, words, short, st.just(""), choices),
    st.builds(PaymentRequest, words, short, urls, st.just(Money(100, "USD")), st.just("chk_1")),
    st.builds(OrderReceipt, words, st.just("ord_1"), short, lines, short, urls, short),
    st.builds(OrderCard, words, st.just("ord_1"), short, short, urls, short, few),
    st.builds(Voucher, words, short, short, urls),
    st.builds(Form, words, short, short, st.lists(st.builds(Field, short, short), max_size=3).map(tuple)),
    st.builds(
        Form,
        words,
        st.just("address"),
        short,
        st.just(()),
        choices=few,
        values=st.just({"name": "Ann", "line": "1 A St"}),
    ),
    bill,
    in_reais,
    st.builds(OrderStatus, words, st.just("msg_1"), st.sampled_from(["processing", "shipped"]), st.booleans()),
    st.builds(Catalogue, words, choices, st.sampled_from(["", "MUG"]), short),
    st.builds(Times, words, choices, st.just("Europe/Paris")),
    st.builds(Link, words, urls, short, urls),
    st.builds(Location, st.floats(-90, 90), st.floats(-180, 180), short, short),
    st.builds(AskLocation, words),
    st.builds(ContactCard, short, st.lists(short, max_size=2).map(tuple), st.just(())),
    st.builds(Template, st.just("hello"), st.just("en_US"), st.just("utility"), st.lists(words, max_size=2).map(tuple)),
    st.builds(Card, words, words, short, urls, urls, few),
    st.builds(Reaction, st.just("wamid.X"), st.sampled_from(["", "👍"])),
)
several = st.lists(parts, min_size=1, max_size=3)
