"""chaffer understand-eval"""

import time

import click

from chaffer.language.training.report import report, table
from chaffer.language.training.seeds import apart, lines


@click.command(name="understand-eval")
@click.option(
    "--seed", default=1, show_default=True, help="Which lines are held out; the same seed holds out the same."
)
@click.option(
    "--held-out", default=0.2, show_default=True, type=click.FloatRange(0.05, 0.9), help="The share of lines held out."
)
@click.option(
    "--by", default="line", show_default=True, type=click.Choice(["line", "sentence"]),
    help="What is held out: whole lines, which nothing else resembles, or sentences, whose like was learnt.",
)  # fmt: skip
def understand_eval(seed: int, held_out: float, by: str) -> None:
    """Measure the understanding: learn from a part of our sentences, be asked about the rest; a minute or two.

    A model that has not seen a whole line is worse than the one that is used, which has seen them all. Prints how many intents were right, how many sentences about nothing a shop does were told as such, and how many
    of our slot frames are exactly right.
    """
    some = list(lines()) if by == "line" else apart(lines())
    click.echo(table(report(seed, held_out, time.process_time, some)))
