"""python -m briefing.training: fit, export and evaluate the tagger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

ANALYSIS = Path(__file__).resolve().parent.parent / "analysis"
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group()
def main() -> None:
    """Make and measure the tagger. Start with: python -m briefing.training fit CORPORA"""


def _say(line: str) -> None:
    click.echo(line, err=True)


@main.command()
@click.argument("corpora", type=FOLDER)
@click.option("--work", type=FOLDER, default=Path(".training"), help="Where checkpoints go.")
@click.option("--epochs", type=int, help="Passes over the corpora.")
@click.option("--seed", type=int, help="The same seed gives the same network.")
def fit(corpora: Path, work: Path, epochs: int | None, seed: int | None) -> None:
    """Train on CORPORA, going on after the last finished epoch in the work folder."""
    from ..analysis.windows import Splitter
    from .corpora import read_development, read_training
    from .fitting import Recipe, fit
    from .network import write_vocabulary

    recipe = Recipe()
    if epochs is not None:
        recipe = replace(recipe, epochs=epochs)
    if seed is not None:
        recipe = replace(recipe, seed=seed)
    work.mkdir(parents=True, exist_ok=True)
    write_vocabulary(work / "tokenizer.json")
    fit(
        read_training(corpora),
        read_development(corpora),
        Splitter(work / "tokenizer.json"),
        recipe,
        work,
        _say,
    )


if __name__ == "__main__":
    main()
