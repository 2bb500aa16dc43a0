import pytest

from chaffer.accounts.staff.errors import WeakPassword
from chaffer.accounts.staff.passwords import check_password, common

OWN = ("Ana Marlow", "ana.marlow@figs.example", "Marlow & Fig")


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("elevenchars", "short"), ("", "short"), ("x" * 129, "long"), ("password1234", "common"), ("Password1234!", "common"),
        ("P@ssw0rd2026!!", "common"), ("qwertyuiop12", "common"), ("123456789012", "common"), ("abcdefghijkl", "common"),
        ("aaaaaaaaaaaa", "common"), ("ababababababab", "common"), ("iloveyou1234", "common"), ("dragonmonkey", "common"),
        ("Welcome2026!", "common"), ("111111111111", "common"), ("zyxwvutsrqpo", "common"), ("qwertyqwerty", "common"),
        ("anamarlow2026", "own"), ("Ana.Marlow@figs.example", "own"), ("marlowmarlow1", "own"), ("marlow-and-fig", "own"),
    ],
)  # fmt: skip
def test_what_is_tried_first_is_refused(password: str, reason: str) -> None:
    with pytest.raises(WeakPassword) as refused:
        check_password(password, *OWN)

    assert refused.value.details["reason"] == reason


@pytest.mark.parametrize(
    "password",
    [
        "correct tandem gravel spoon", "twelve chars", "비밀번호를 길게 적어 봐요", "длинная фраза без цифр", "Ana rides to work at dawn",
        "tH8#kq9Lw2$z", "x7-Ferris-Wheel", "🦊🦔🐙🦉🐝🦕🦑🐞🦩🐌🦚🐢",
    ],
)  # fmt: skip
def test_a_phrase_needs_no_digits_capitals_or_signs(password: str) -> None:
    check_password(password, *OWN)


def test_the_list_holds_a_few_hundred_and_nothing_twice() -> None:
    assert 300 < len(common()) < 1000
