"""`chaffer test`: conversation files of a merchant, against a catalogue of theirs."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chaffer.cli.commands import main
from tests.cli.conftest import Chaffer
from tests.conversations.shelf import HERE, SHOP

OURS = ("--catalogue", str(SHOP), "--format", "jsonl", "--shop-name", "Marlow & Fig", "--assistant", "Fig")


@pytest.fixture
def rehearse(tmp_path: Path) -> Chaffer:
    """`chaffer test`, in an installation whose database would not open: it is nobody's business here."""

    def run(*words: str, code: int = 0, **more: str) -> Result:
        environ = {"CHAFFER_DATA_DIR": str(tmp_path / "data"), "CHAFFER_DATABASE_URL": "mysql://nowhere", **more}
        result = CliRunner().invoke(main, words, env=environ, catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "talks"
    made.mkdir()
    return made


def write(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_files_that_go_as_written_are_told_in_a_line_each(rehearse: Chaffer) -> None:
    """Also one with a payment, and one in which a day goes by."""
    files = [str(HERE / name) for name in ("buys_a_prom_dress.yaml", "returns_after_a_day.yaml")]

    said = rehearse("test", *files, *OURS).stdout.splitlines()

    assert [line.split()[:2] for line in said[:-1]] == [["ok", name] for name in files]
    assert said[-1] == "2 files: 2 ok, 0 failed"


def test_what_was_said_instead_stands_behind_file_and_line(rehearse: Chaffer, folder: Path) -> None:
    wrong = write(
        folder, "wrong.yaml", "about: This goes otherwise.", "steps:", "- shopper: candle", "  bot:",
        "    says:", "    - Fig leaf candle", "    - We sell no candles.", "- shopper: never heard",
    )  # fmt: skip
    right = write(folder, "right.yaml", "steps:", "- shopper: candle", "  bot: {says: Fig leaf candle, bubbles: 1}")

    said = rehearse("test", str(folder), *OURS, code=1).stdout.splitlines()

    assert said[0].startswith(f"ok      {right} (1 steps")
    assert said[1].startswith(f"FAILED  {wrong}:7: does not say 'We sell no candles.'; instead: Hello, this is Fig")
    assert said[2:] == ["2 files: 1 ok, 1 failed"]


@pytest.mark.parametrize(
    ("step", "line", "problem"),
    [
        ("- {shopper: candle, bot: {silent: true}}", 2, "the bot should be silent"),
        ("- {shopper: candle, bot: {taps: [Buy]}}", 2, "the taps are ['Add to cart', 'Keep looking'], not ['Buy']"),
        ("- {shopper: candle, bot: {not: Fig}}", 2, "says 'Fig'"),
        ("- {shopper: candle, bot: {bubbles: 3}}", 2, "1 bubbles, not 3"),
        ("- {shopper: candle, bot: {pays: $5}}", 2, "asks to pay nothing, not $5"),
        ("- {shopper: candle, holds: {cart: {CANDLE: 1}}}", 2, "cart is {}, not {'CANDLE': 1}"),
        ("- {shopper: candle, holds: {owner: team}}", 2, "owner is 'bot', not 'team'"),
        ("- shopper: candle\n- tap: Fly", 3, "there is nothing to tap called 'Fly'"),
        ("- shopper: candle\n- event: paid", 3, "there is nothing to pay yet"),
        ("- shopper: candle\n- event: shipped", 3, "nothing is ordered yet"),
        ("- event: packed", 2, "nobody has written yet"),
        ("- shopper: candle\nshop:\n  stock: {NONE: 3}", 3, "the shop has no article 'NONE'"),
        ("- shopper: candle\n- event: stock NONE 3", 3, "the shop has no article 'NONE'"),
    ],
)
def test_every_kind_of_expectation_can_fail(
    rehearse: Chaffer, folder: Path, step: str, line: int, problem: str
) -> None:
    """The control of all the others: a check that cannot go red is none."""
    path = write(folder, "one.yaml", "steps:", step)

    assert f"FAILED  {path}:{line}: {problem}" in rehearse("test", str(path), *OURS, code=1).stdout


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("steps:\n- shopper: hi\n  bott: {}\n", 3, "nobody knows 'bott' here"),
        ("steps:\n- shopper: hi\n  bot:\n    bubbles: many\n", 4, "here belongs a whole number, not a text"),
        ("steps:\n- shopper: hi\n  tap: Buy\n", 2, "a step does one thing"),
        ("steps:\n- bot: {silent: true}\n", 2, "here is none of them"),
        ("steps:\n- shopper: hi\n- event: rained\n", 3, "nobody knows the event 'rained'"),
        ("steps:\n- shopper: hi\n- waits: long\n", 3, "'long' is no time: write '25 hours'"),
        ("steps:\n- sends: money\n", 2, "nobody can send 'money'"),
        ("steps:\n- shopper: hi\n  bot: {says: a}\n  bot: {says: b}\n", 4, "'bot' stands here twice"),
        ("steps:\n- shopper: [hi\n", 2, "expected"),
        ("about: nothing happens\n", 1, "required field `steps`"),
        ("", 1, "the file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(folder: Path, text: str, line: int, problem: str, rehearse: Chaffer) -> None:  # fmt: skip
    path = write(folder, "bad.yaml", text)

    told = rehearse("test", str(path), code=2)

    assert told.stderr.startswith(f"chaffer: {path}:{line}: ")
    assert problem in told.stderr
    assert told.stdout == ""


def test_all_unreadable_files_are_named_and_nothing_is_played(rehearse: Chaffer, folder: Path) -> None:
    write(folder, "a.yaml", "steps: 3")
    write(folder, "b.yaml", "steps:", "- shopper: hi")
    write(folder, "c.yml", "- shopper: hi")

    told = rehearse("test", str(folder), code=2)

    assert [line.rsplit("/", 1)[1].split(":")[0] for line in told.stderr.splitlines()] == ["a.yaml", "c.yml"]
    assert told.stdout == ""


def test_without_files_nothing_is_played_and_the_way_is_told(rehearse: Chaffer, folder: Path) -> None:
    assert "Name the conversation files to play" in rehearse("test", code=2).stderr
    assert "has no conversation in it" in rehearse("test", str(folder), code=2).stderr
    write(folder, "b.yaml", "about: Of hats.", "steps:", "- shopper: hi")
    assert "no file has 'shoes' in its name" in rehearse("test", str(folder), "-k", "shoes", code=2).stderr
    assert "go together" in rehearse("test", str(folder), "--format", "jsonl", code=2).stderr


def test_a_word_chooses_among_the_files(rehearse: Chaffer, folder: Path) -> None:
    write(folder, "a.yaml", "about: Of hats.", "steps:", "- shopper: candle")
    write(folder, "b.yaml", "steps:", "- shopper: candle", "  bot: {silent: true}")

    assert rehearse("test", str(folder), "-k", "HATS", *OURS).stdout.endswith("1 file: 1 ok, 0 failed\n")


def test_the_demo_shop_is_there_when_no_catalogue_is_named(rehearse: Chaffer, folder: Path) -> None:
    path = write(
        folder, "hello.yaml", "steps:", "- shopper: hello", "  bot: {says: Marlow & Fig}", "- shopper: a gown",
        "  bot: {bubbles: 1}",
    )  # fmt: skip

    said = rehearse("test", str(path), "-v", "--language", "fr").stdout

    assert "    > shopper: a gown\n" in said
    assert "1 file: 1 ok" in said


def test_databases_are_thrown_away_unless_they_are_to_be_kept(rehearse: Chaffer, folder: Path) -> None:
    path = write(folder, "hello.yaml", "steps:", "- shopper: hello")

    kept = Path(rehearse("test", str(path), "--keep", *OURS).stdout.splitlines()[-2].removeprefix("kept: "))

    assert list(kept.glob("hello-*/chaffer.db"))
    for each in sorted(kept.rglob("*"), reverse=True):
        each.rmdir() if each.is_dir() else each.unlink()
    kept.rmdir()


def test_a_database_of_ones_own_is_played_in_twice(chaffer: Chaffer, folder: Path, database_url: str) -> None:
    path = write(folder, "hello.yaml", "steps:", "- shopper: hello", "  bot: {bubbles: 1}")

    for _ in range(2):
        chaffer("test", str(path), "--database-url", database_url, *OURS)


def test_a_database_with_a_shop_in_it_is_refused(chaffer: Chaffer, shop: str, folder: Path, database_url: str) -> None:
    path = write(folder, "hello.yaml", "steps:", "- shopper: hello")

    told = chaffer("test", str(path), "--database-url", database_url, *OURS, code=2).stderr

    assert told == f"chaffer: this database holds the shop '{shop}': conversations are tried in one that is empty\n"


def test_products_without_pictures_are_shown_in_the_text(rehearse: Chaffer, folder: Path) -> None:
    """They stand there as headings, with their titles to tap."""
    catalogue = folder / "plain.jsonl"
    catalogue.write_text(
        '{"id": "a", "title": "Red mug", "price": "9", "stock": 5}\n{"id": "b", "title": "Tall mug", "price": "9", "stock": 5}\n'
    )
    mugs = ("--catalogue", str(catalogue), "--format", "jsonl")
    good = write(
        folder, "good.yaml", "steps:", "- shopper: a mug", "  bot: {shows: [Red mug, Tall mug]}", "- tap: Tall mug",
        "  bot: {hides: [Red mug]}",
    )  # fmt: skip
    bad = write(folder, "bad.yaml", "steps:", "- shopper: a mug", "  bot: {hides: [Tall mug]}")

    assert "1 ok" in rehearse("test", str(good), *mugs).stdout
    assert "shows 'Tall mug'" in rehearse("test", str(bad), *mugs, code=1).stdout
