import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaffer.channels.whatsapp.identities import canonical, equivalents, identity_of
from chaffer.kernel.message import Identity

SAME = [
    ("Brazil, mobile with and without the ninth digit", "+5511987654321", "+551187654321"),
    ("Mexico, with and without the one", "+5215512345678", "+525512345678"),
    ("Argentina, with and without the nine", "+5491123456789", "+541123456789"),
]
APART = [
    ("Brazil, a landline never got a ninth digit", "+551133334444", "+5511933334444"),
    ("two people in the United States", "+16505551234", "+16505551235"),
    ("Brazil, two area codes", "+5511987654321", "+5521987654321"),
    ("a number of Mexico and a number of Brazil", "+525512345678", "+555512345678"),
]


@pytest.mark.parametrize(("name", "one", "other"), SAME, ids=[case[0] for case in SAME])
def test_two_spellings_of_a_number_are_one_person(name: str, one: str, other: str) -> None:
    first, second = Identity("phone", one), Identity("phone", other)

    assert canonical(first) == canonical(second)
    assert {each.value for each in equivalents(first)} == {each.value for each in equivalents(second)} == {one, other}


@pytest.mark.parametrize(("name", "one", "other"), APART, ids=[case[0] for case in APART])
def test_two_people_stay_two(name: str, one: str, other: str) -> None:
    assert canonical(Identity("phone", one)) != canonical(Identity("phone", other))


@pytest.mark.parametrize(
    ("value", "kind", "known_as"),
    [
        ("16505551234", "phone", "+16505551234"),
        ("+1 (650) 555-1234", "phone", "+16505551234"),
        ("US.13491208655302741918", "bsuid", "US.13491208655302741918"),
        ("BR.abcDEF123", "bsuid", "BR.abcDEF123"),
        ("US.ENT.11815799212886844830", "parent_bsuid", "US.ENT.11815799212886844830"),
    ],
)
def test_an_address_is_known_by_its_form(value: str, kind: str, known_as: str) -> None:
    found = identity_of(value)

    assert found is not None
    assert (found.kind, found.value) == (kind, known_as)


@pytest.mark.parametrize("value", ["", " ", "ana", "0", "us.123", "US.", "US.a b", "+0123456789", "1" * 40])
def test_what_is_no_address_is_none(value: str) -> None:
    assert identity_of(value) is None


@given(st.from_regex(r"\+(55|52|54|1|44)[1-9][0-9]{6,11}", fullmatch=True))
def test_the_canonical_form_is_its_own(number: str) -> None:
    best = canonical(Identity("phone", number))

    assert canonical(best) == best
    assert equivalents(best)[0] == best
    assert all(canonical(each) == best for each in equivalents(Identity("phone", number)))


def test_usernames_are_compared_without_case_and_sign() -> None:
    assert canonical(Identity("username", "@Ana.Souza")) == canonical(Identity("username", "ana.souza"))
