"""chaffer faq import, chaffer faq list, chaffer faq questions, chaffer faq eval"""

from pathlib import Path

import click

from chaffer.cli.failing import Failed
from chaffer.cli.ground import standing
from chaffer.commerce.faq.answering import PERHAPS, SURE
from chaffer.commerce.faq.evaluate import answers_of, evaluate, read_judged, table
from chaffer.commerce.faq.operations.import_file import Imported, import_part, parts, prune
from chaffer.commerce.faq.queries import list_entries, list_unanswered
from chaffer.kernel.errors import Invalid
from chaffer.kernel.locale import LANGUAGES

_SHOP = click.option("--shop", "slug", required=True, help="Short name of the shop.")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN_AT_MOST = 50
_BYTES_READ = 2_000_001


@click.group()
def faq() -> None:
    """What the shop answers to what people ask."""


@faq.command(name="import")
@_SHOP
@click.option("--language", type=click.Choice(sorted(LANGUAGES)), help="Of the file. The shop's own by default.")
@click.option("--dry-run", is_flag=True, help="Only tell what is in the file.")
@click.option(
    "--prune", "pruning", is_flag=True, help="Delete what a file of this name brought before and has no more."
)
@click.argument("file", type=_FILE)
def import_(slug: str, language: str | None, file: Path, *, dry_run: bool, pruning: bool) -> None:
    """Read questions (headings) and answers (the text below) from FILE, Markdown, or again what changed in it.

    A heading that names a language ("# Français") begins a part in it. {#key} behind a question is its key, by which
    a later import finds it again. Below "Also asked:" stand other wordings. What could not be taken is told line by
    line; exit code 1 if there was any such.
    """
    with file.open("rb") as source:
        content = source.read(_BYTES_READ)
    with standing() as ground:
        shop = ground.shop(slug)
        portions, problems = parts(content, language or shop.language)
        for each in problems[:_SHOWN_AT_MOST]:
            click.echo(f"{file.name}:{each.line}: {each.problem}", err=True)
        if len(problems) > _SHOWN_AT_MOST:
            click.echo(f"… and {len(problems) - _SHOWN_AT_MOST} more", err=True)
        entries = [each for portion in portions for each in portion]
        if dry_run:
            for entry in entries:
                click.echo(f"{file.name}:{entry.line}: {entry.language} {entry.key}: {entry.question}")
            click.echo(f"{len(entries)} answers, {len(problems)} refused, nothing written")
        else:
            done, gone = Imported(), 0
            for portion in portions:
                done += ground.db.write_now(shop.id, lambda tx, portion=portion: import_part(tx, portion, file.name))  # type: ignore[misc]
            if pruning and entries and not problems:
                gone = ground.db.write_now(shop.id, lambda tx: prune(tx, entries, file.name))
            told = f"{done.new} new, {done.changed} changed, {done.unchanged} unchanged, {len(problems)} refused"
            click.echo(told + (f", {gone} deleted" if pruning else ""))
    if problems:
        raise SystemExit(1)


@faq.command(name="list")
@_SHOP
@click.option("--language", default="", help="Only these. All by default.")
def list_(slug: str, language: str) -> None:
    """The shop's answers: id, language, key, question."""
    with standing() as ground:
        shop_id, after = ground.shop(slug).id, ""
        while found := ground.db.read_now(shop_id, lambda tx, after=after: list_entries(tx, language, after, 200)):  # type: ignore[misc]
            for each in found:
                click.echo(f"{each.id} {each.language} {each.key}: {each.question}")
            after = found[-1].id


@faq.command()
@_SHOP
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="How many at most.")
def questions(slug: str, limit: int) -> None:
    """Questions that nothing answered, the most asked first: how often, language, words."""
    with standing() as ground:
        found = ground.db.read_now(ground.shop(slug).id, lambda tx: list_unanswered(tx, "open", 2**31 - 1, "", limit))
    for each in found:
        click.echo(f"{each.count:>6} {each.language} {each.example}")


@faq.command(name="eval")
@click.option("--judged", required=True, type=_FILE, help="Lines of language, key (or -) and question, apart by tabs.")
@click.option("--language", default="en", show_default=True, help="Of what stands before any language's heading.")
@click.option("--sure", default=SURE, show_default=True, help="From this likeness on an answer is given.")
@click.option("--perhaps", default=PERHAPS, show_default=True, help="From this one on a question is offered.")
@click.argument("files", nargs=-1, required=True, type=_FILE)
def eval_(judged: Path, language: str, sure: float, perhaps: float, files: tuple[Path, ...]) -> None:
    """Measure how well the answers in FILES are found, on questions you have judged. Opens no database."""
    try:
        lines, misses = evaluate(answers_of(files, language), read_judged(judged), sure, perhaps)
    except Invalid as wrong:
        raise Failed(str(wrong)) from None
    click.echo(table(lines))
    for miss in misses:
        wanted = miss.judged
        click.echo(
            f"{miss.what}: {wanted.language} {wanted.question!r} ({wanted.key}) found {miss.found or '-'} {miss.score:.2f}"
        )
