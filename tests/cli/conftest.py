"""Commands as one runs them: through click, in an installation of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chaffer.cli.commands import main

Chaffer = Callable[..., Result]


@pytest.fixture
def environment(tmp_path: Path, database_url: str) -> dict[str, str]:
    return {"CHAFFER_DATA_DIR": str(tmp_path / "data"), "CHAFFER_DATABASE_URL": database_url}


@pytest.fixture
def chaffer(environment: dict[str, str]) -> Chaffer:
    """`chaffer("shop", "list")`; fails the test unless the exit code is the one expected."""

    def run(*words: str, code: int = 0, **more: str) -> Result:
        result = CliRunner().invoke(main, words, env={**environment, **more}, catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return run


@pytest.fixture
def shop(chaffer: Chaffer) -> str:
    chaffer("shop", "create", "--slug", "marlow", "--name", "Marlow & Fig", "--currency", "USD", "--language", "en")
    return "marlow"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "catalogue.jsonl"
    path.write_text(
        '{"id": "mug", "title": "Red mug", "price": "19.90", "sku": "MUG", "stock": 5}\n'
        '{"id": "cup", "title": "Blue cup", "price": "9.90", "sku": "CUP", "stock": 5}\n'
        "{broken\n"
    )
    return path
