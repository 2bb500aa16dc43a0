"""chaffer test"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from chaffer.cli.failing import Failed
from chaffer.cli.outside import PAYMENTS
from chaffer.cli.rehearsed_shop import DemoShop, OwnShop
from chaffer.cli.serving import assemble
from chaffer.commerce.catalog.formats import FORMATS
from chaffer.kernel.locale import LANGUAGES
from chaffer.rehearsal.play import transcript
from chaffer.rehearsal.script import Script, WrongScript, load
from chaffer.rehearsal.seen import Seen, as_text
from chaffer.rehearsal.theatre import Fill, Outcome, Theatre
from chaffer.runtime.log import set_up_logs

SHOWN_AT_MOST = 240
_ENDINGS = (".yaml", ".yml")


@click.command()
@click.argument("files", nargs=-1, metavar="FILE_OR_FOLDER...", type=click.Path(exists=True, path_type=Path))
@click.option("-k", "word", default="", metavar="WORD", help="Only files whose name or `about` has this word in it.")
@click.option(
    "--catalogue", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Products to play with; without "
    "them the demo shop.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), help="What the catalogue is.")
@click.option("--shop-name", default="The Shop", show_default=True, help="What a shop with your catalogue is called.")
@click.option("--assistant", default="", help="Under which name its bot speaks.")
@click.option("--currency", default="USD", show_default=True, help="Of a shop with your catalogue.")
@click.option("--country", default="US", show_default=True, help="Where a shop with your catalogue sells from.")
@click.option(
    "--language", default="", type=click.Choice(["", *LANGUAGES]), metavar="LANGUAGE",
    help=f"What the shop answers in while the shopper's is unknown: {', '.join(LANGUAGES)}.",
)  # fmt: skip
@click.option(
    "--database-url", default="", help="An empty database to play in; without it each file has a new SQLite file."
)
@click.option("--keep", is_flag=True, help="Leave the databases of the files behind, and say where.")
@click.option("-v", "--verbose", is_flag=True, help="Show each conversation whole.")
def test(
    files: tuple[Path, ...], word: str, catalogue: Path | None, form: str | None, shop_name: str, assistant: str,
    currency: str, country: str, language: str, database_url: str, *, keep: bool, verbose: bool,
) -> None:  # fmt: skip
    """Play conversation files and say which do not go as written.

    Through WhatsApp's own format and a real server on a database of its own, with stand-ins for WhatsApp, a payment
    provider and a carrier; nothing leaves this machine. docs/howto/write-a-conversation-test.md explains the files.
    Exit code 1 if one goes otherwise, 2 if one cannot be read.
    """
    scripts = _chosen(_loaded(files), word)
    if (catalogue is None) != (form is None):
        raise click.UsageError("--catalogue and --format go together.")
    if database_url and not database_url.startswith(("sqlite:///", "postgresql://", "postgres://")):
        raise click.UsageError("--database-url begins with sqlite:/// or postgresql://.")
    set_up_logs("error", "console")
    with _folder(keep=keep) as folder:
        fill: Fill = DemoShop(language, folder)
        if catalogue is not None and form is not None:
            fill = OwnShop(catalogue, form, shop_name, currency.upper(), country.upper(), language or "en", assistant)
        theatre = Theatre(folder, assemble, PAYMENTS, fill, database_url)
        outcomes = []
        for script in scripts:
            outcomes.append(theatre.perform(script))
            _tell(outcomes[-1], verbose=verbose)
    failed = sum(outcome.differs is not None for outcome in outcomes)
    click.echo(f"{_files(len(outcomes))}: {len(outcomes) - failed} ok, {failed} failed")
    if failed:
        raise SystemExit(1)


def _loaded(named: tuple[Path, ...]) -> list[Script]:
    """Raises Failed naming every file that cannot be read, with the line."""
    paths: dict[Path, None] = {}
    for name in named:
        inside = sorted(each for each in name.rglob("*") if each.suffix in _ENDINGS) if name.is_dir() else [name]
        if not inside:
            raise Failed(f"{name} has no conversation in it (*.yaml)")
        paths |= dict.fromkeys(inside)
    if not paths:
        raise click.UsageError(
            "Name the conversation files to play, or a folder of them; "
            "docs/howto/write-a-conversation-test.md tells how to write one."
        )
    scripts, wrong = [], []
    for path in paths:
        try:
            scripts.append(load(path))
        except WrongScript as error:
            wrong.append(str(error))
    if wrong:
        raise Failed("\n".join(wrong))
    return scripts


def _chosen(scripts: list[Script], word: str) -> list[Script]:
    chosen = [each for each in scripts if word.casefold() in f"{Path(each.path).stem} {each.about}".casefold()]
    if not chosen:
        raise Failed(f"no file has {word!r} in its name or its `about`")
    return chosen


@contextmanager
def _folder(*, keep: bool) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="chaffer-test-"))
    try:
        yield folder
    finally:
        if keep:
            click.echo(f"kept: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _tell(outcome: Outcome, *, verbose: bool) -> None:
    script, differs = outcome.script, outcome.differs
    if differs is None:
        click.echo(f"ok      {script.path} ({len(script.steps)} steps, {outcome.seconds:.1f} s)")
    else:
        instead = f"; instead: {_short(differs.seen)}" if differs.seen else ""
        click.echo(f"FAILED  {script.path}:{differs.line}: {differs.problem}{instead}")
    if verbose:
        click.echo("\n".join(f"    {line}" for line in transcript(script, outcome.history).splitlines()))


def _short(seen: Seen) -> str:
    """All of it on one line."""
    told = " ".join(as_text(seen).split())
    return (told if len(told) <= SHOWN_AT_MOST else f"{told[:SHOWN_AT_MOST]}…") or "silence"


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
