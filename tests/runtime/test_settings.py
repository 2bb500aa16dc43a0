from pathlib import Path

import pytest

from chaffer.runtime.settings import Settings, WrongSettings, entries, read_settings


def test_without_an_environment_everything_has_a_default() -> None:
    settings = read_settings({})

    assert settings == Settings()
    assert settings.database == "sqlite:///.chaffer/chaffer.db"
    assert settings.address == "http://127.0.0.1:8000"


def test_every_wrong_setting_is_named_at_once() -> None:
    with pytest.raises(WrongSettings) as wrong:
        read_settings({
            "CHAFFER_PORT": "eighty", "CHAFFER_LOG_LEVEL": "loud", "CHAFFER_DATABASE_URL": "mysql://u:canary@h/d",
            "CHAFFER_REQUEST_TIMEOUT_SECONDS": "0", "CHAFFER_HOST": "0.0.0.0", "CHAFFER_PUBLIC_URL": "shop.example",
        })  # fmt: skip

    assert [problem.partition(":")[0] for problem in wrong.value.problems] == [
        "CHAFFER_PORT", "CHAFFER_DATABASE_URL", "CHAFFER_PUBLIC_URL", "CHAFFER_LOG_LEVEL",
        "CHAFFER_REQUEST_TIMEOUT_SECONDS",
    ]  # fmt: skip
    assert "canary" not in str(wrong.value)


def test_settings_are_read_from_the_environment() -> None:
    settings = read_settings({
        "CHAFFER_DATA_DIR": "/srv/chaffer", "CHAFFER_PORT": "9000", "CHAFFER_PUBLIC_URL": "https://shop.example/",
        "CHAFFER_DATABASE_URL": "postgresql://u@h/d", "CHAFFER_LOG_FORMAT": "json", "CHAFFER_HOST": "",
    })  # fmt: skip

    assert settings.data_dir == Path("/srv/chaffer")
    assert (settings.port, settings.address, settings.database) == (9000, "https://shop.example", "postgresql://u@h/d")
    assert (settings.log_format, settings.host) == ("json", "127.0.0.1")


def test_every_setting_has_a_meaning() -> None:
    assert [entry.variable for entry in entries() if len(entry.meaning) < 10] == []
