import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffer.runtime.secrets import NotOurs, Secrets, load_secrets, lock, new_key, new_token, place, token_hash, unlock
from chaffer.runtime.settings import Settings, WrongSettings

HERE = place("shp_a", "channel_accounts", "sealed_secrets", "acc_1")


@given(st.binary(max_size=300))
@settings(max_examples=50, deadline=None)
def test_what_is_sealed_opens_again(plain: bytes) -> None:
    secrets = Secrets([b"a" * 32])

    sealed = secrets.seal(plain, HERE)

    assert secrets.open(sealed, HERE) == plain
    assert len(plain) < 8 or plain not in sealed


@pytest.mark.parametrize(
    "elsewhere",
    [
        place("shp_b", "channel_accounts", "sealed_secrets", "acc_1"),
        place("shp_a", "staff", "sealed_secrets", "acc_1"),
        place("shp_a", "channel_accounts", "other", "acc_1"),
        place("shp_a", "channel_accounts", "sealed_secrets", "acc_2"),
    ],
)
def test_a_sealed_value_does_not_open_elsewhere(elsewhere: bytes) -> None:
    secrets = Secrets([b"a" * 32])

    with pytest.raises(NotOurs):
        secrets.open(secrets.seal(b"token", HERE), elsewhere)


def test_no_changed_byte_goes_unnoticed() -> None:
    secrets = Secrets([b"a" * 32])
    sealed = secrets.seal(b"token", HERE)

    for n in range(len(sealed)):
        with pytest.raises(NotOurs):
            secrets.open(sealed[:n] + bytes([sealed[n] ^ 1]) + sealed[n + 1 :], HERE)
    for n in range(len(sealed)):
        with pytest.raises(NotOurs):
            secrets.open(sealed[:n], HERE)


def test_a_new_root_key_opens_the_old_values_and_reseals_them() -> None:
    old, new = b"a" * 32, b"b" * 32
    sealed = Secrets([old]).seal(b"token", HERE)
    both = Secrets([new, old])

    resealed = both.reseal(sealed, HERE)

    assert both.open(sealed, HERE) == b"token"
    assert (both.is_current(sealed), both.is_current(resealed)) == (False, True)
    assert Secrets([new]).open(resealed, HERE) == b"token"
    with pytest.raises(NotOurs):
        Secrets([new]).open(sealed, HERE)


def test_a_days_key_locks_and_unlocks() -> None:
    key = new_key()

    assert unlock(key, lock(key, b"body", HERE), HERE) == b"body"
    with pytest.raises(NotOurs):
        unlock(new_key(), lock(key, b"body", HERE), HERE)


def test_tokens_do_not_repeat_and_are_never_short() -> None:
    tokens = {new_token() for _ in range(1000)}

    assert len(tokens) == 1000
    assert min(map(len, tokens)) >= 43
    assert len({token_hash(token) for token in tokens}) == 1000
    with pytest.raises(AssertionError):
        new_token(bits=64)


def test_the_root_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    config = Settings(data_dir=tmp_path / "data")

    sealed = load_secrets(config).seal(b"token", HERE)

    assert load_secrets(config).open(sealed, HERE) == b"token"
    assert stat.S_IMODE((tmp_path / "data" / "root.key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["root.key"]


def test_a_root_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    load_secrets(Settings(data_dir=tmp_path))
    (tmp_path / "root.key").chmod(0o644)

    with pytest.raises(WrongSettings, match="chmod 600"):
        load_secrets(Settings(data_dir=tmp_path))


@pytest.mark.parametrize("wrong", ["short", "!!!", "YQ==", "a" * 43 + "*"])
def test_a_malformed_root_key_is_refused_without_showing_it(wrong: str) -> None:
    with pytest.raises(WrongSettings) as refused:
        load_secrets(Settings(root_key=wrong))

    assert wrong not in str(refused.value)


def test_an_emptied_key_file_is_refused_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "root.key").touch(mode=0o600)

    with pytest.raises(WrongSettings, match="backup"):
        load_secrets(Settings(data_dir=tmp_path))
