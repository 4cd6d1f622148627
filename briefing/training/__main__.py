"""python -m briefing.training: fit, export and evaluate the tagger."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from torch import Tensor

ANALYSIS = Path(__file__).resolve().parent.parent / "analysis"
SAMPLES = ANALYSIS.parents[1] / "tests" / "accuracy"
FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group()
def main() -> None:
    """Make and measure the tagger. Start with `fit CORPORA`."""


def _say(line: str) -> None:
    click.echo(line, err=True)


@main.command()
@click.argument("corpora", type=FOLDER)
@click.option("--work", type=FOLDER, default=Path(".training"), help="Where checkpoints go.")
def fit(corpora: Path, work: Path) -> None:
    """Train on CORPORA, going on after the last finished epoch in the work folder."""
    from ..analysis.windows import Splitter
    from .corpora import read_development, read_training
    from .fitting import LATER, RUNS, averaged, fit
    from .network import write_vocabulary

    work.mkdir(parents=True, exist_ok=True)
    write_vocabulary(work / "tokenizer.json")
    splitter = Splitter(work / "tokenizer.json")
    held_out = read_development(corpora)
    for recipe, folder in zip(RUNS, _runs(work), strict=True):
        documents = read_training(corpora, rounds=recipe.rounds, invented=recipe.invented)
        fit(documents, held_out, splitter, recipe, folder, _say)
    documents = read_training(corpora, rounds=LATER.rounds, invented=LATER.invented)
    fit(documents, held_out, splitter, LATER, _later(work), _say, averaged(_runs(work)))


def _runs(work: Path) -> tuple[Path, Path]:
    return work / "run-1", work / "run-2"


def _later(work: Path) -> Path:
    return work / "later"


@main.command()
@click.argument("corpora", type=FOLDER)
@click.option("--work", type=FOLDER, default=Path(".training"), help="Where checkpoints are.")
@click.option("--to", "target", type=FOLDER, default=ANALYSIS, help="Where the files are written.")
def export(corpora: Path, work: Path, target: Path) -> None:
    """Write the mean of the trained networks as tagger.onnx, tokenizer.json and tagger.card.json."""
    from .card import write_card
    from .export import export
    from .fitting import LATER, RUNS
    from .network import Network, write_vocabulary

    network = Network()
    network.load_state_dict(_kept(work))
    export(network, target / "tagger.onnx")
    write_vocabulary(target / "tokenizer.json")
    made_as = (
        "the mean of the weights after each epoch of the last run, which began with the mean of the "
        "weights after the last two epochs of each of the others"
    )
    recipes = [*RUNS, LATER]
    write_card(target / "tagger.onnx", corpora, recipes, made_as=made_as, today=date.today())
    _say(f"written to {target}")


@main.command()
@click.argument("corpora", type=FOLDER)
@click.option("--work", type=FOLDER, default=Path(".training"), help="Where checkpoints are.")
@click.option("--to", "target", type=FOLDER, default=ANALYSIS, help="Where the file is written.")
def claims(corpora: Path, work: Path, target: Path) -> None:
    """Train what reads the stance of whole claims, and write it as stances.onnx."""
    from ..analysis.windows import Splitter
    from .card import STANCES, write_card
    from .export import export_stances
    from .stance_network import RECIPES, fit

    splitter = Splitter(work / "tokenizer.json")
    network = fit(corpora, _kept(work), splitter, RECIPES, _say)
    model = target / "stances.onnx"
    export_stances(network, model)
    made_as = (
        "the lower half of the tagger, trained on by each recipe; "
        "the mean of the weights in the last epochs"
    )
    write_card(model, corpora, RECIPES, made_as=made_as, today=date.today(), names=STANCES)
    _say(f"written to {model}")


def _kept(work: Path) -> dict[str, Tensor]:
    """The trained network."""
    from .fitting import learnt_on

    try:
        return learnt_on(_later(work))
    except FileNotFoundError as error:
        raise click.ClickException(f"no checkpoint {error.filename}: run fit first") from error


@main.command()
@click.argument("corpora", type=FOLDER)
@click.option("--to", "target", type=FOLDER, default=ANALYSIS, help="Where the file is written.")
def speakers(corpora: Path, target: Path) -> None:
    """Fit what finds whom a pronoun or a description means, after every new network."""
    from . import speakers

    found = speakers.examples(corpora, _say)
    known, nobody = speakers.cross_validated(found)
    _say(
        f"right on articles left out: {known:.3f} where somebody is meant, {nobody:.3f} where nobody is"
    )
    weights, tables = target / "antecedents.json", target / "senses.npy"
    speakers.write(speakers.fit(found), weights, tables)
    _say(f"written to {weights} and {tables}")


@main.command()
@click.argument("corpora", type=FOLDER)
@click.option("--to", "target", type=FOLDER, default=ANALYSIS, help="Where the file is written.")
def actors(corpora: Path, target: Path) -> None:
    """Fit what tells how much an article is about an actor, after `speakers`."""
    from . import actors

    found = actors.examples(corpora, _say)
    precision, recall, f = actors.cross_validated(found)
    _say(f"on articles left out: precision {precision:.3f}, recall {recall:.3f}, F {f:.3f}")
    actors.write(actors.fit(found), target / "salience.json")
    _say(f"written to {target / 'salience.json'}")


@main.command()
@click.argument("samples", type=FOLDER)
@click.argument("corpora", type=FOLDER)
@click.option("--to", "target", type=FOLDER, default=ANALYSIS, help="Where the file is written.")
def answers(samples: Path, corpora: Path, target: Path) -> None:
    """Fit what finds the claims that an answer answers, on the labels in SAMPLES (tests/accuracy)."""
    from . import answers

    own = answers.read(samples / "samples.jsonl")
    more = answers.read_more(samples / "answers.jsonl", corpora)
    answers.report("samples", own, more, _say)
    answers.report("corpora", more, own, _say)
    answers.write(answers.fit([*own, *more]), target / "answers.json")
    _say(f"written to {target / 'answers.json'}")


@main.command()
@click.argument("corpora", type=FOLDER)
def link(corpora: Path) -> None:
    """Learn from the annotators' marks which phrases go together."""
    from ..analysis.pairing import WEIGHTS
    from .corpora import read_training
    from .pairs import learn, write

    write(learn(read_training(corpora, invented=False)), WEIGHTS)
    _say(f"written to {WEIGHTS}")


@main.command()
@click.argument("corpora", type=FOLDER)
@click.option("--measures", type=FOLDER, help="The folder of score.py.")
def calibrate(corpora: Path, measures: Path | None) -> None:
    """Fit the confidence of claims on the development articles."""
    from .calibration import calibrate

    within, across = calibrate(corpora, measures or corpora.resolve().parent)
    _say(f"expected calibration error {within:.3f}; each half by the other's weights {across:.3f}")


@main.command()
@click.argument("corpora", type=FOLDER)
@click.option("--to", "target", type=FOLDER, default=ANALYSIS, help="Where the files are written.")
def cues(corpora: Path, target: Path) -> None:
    """Fit what tells stances and open questions from wording and network, after every new network or
    word of the lexicon.
    """
    from . import loglinear, questions, stances

    found = questions.sentences(corpora)
    questions.report(found, _say)
    questions.write(questions.fit(found), target / "questions.json")
    _say(f"written to {target / 'questions.json'}")
    loglinear.write(stances.fit(corpora, _say), target / "stances.json")
    _say(f"written to {target / 'stances.json'}")


@main.command()
@click.argument("corpora", type=FOLDER)
@click.option(
    "--measures",
    type=FOLDER,
    help="The folder of score.py and score_summary.py; by default the one CORPORA lies in.",
)
@click.option("--json", "as_json", is_flag=True, help="Every figure, for programs.")
@click.option("--cards", is_flag=True, help="Write the figures into the model cards, too.")
def evaluate(corpora: Path, measures: Path | None, as_json: bool, cards: bool) -> None:
    """Measure the installed program on the development corpora and print one table."""
    from .card import add_figures
    from .evaluation import evaluate, table

    scores = evaluate(corpora, measures or corpora.resolve().parent, _say)
    if cards:
        for model in ("tagger.onnx", "stances.onnx"):
            add_figures(ANALYSIS / model, scores)
    click.echo(json.dumps(scores, indent=1) if as_json else table(scores, corpora))


@main.command()
@click.argument("corpora", type=FOLDER)
@click.option("--measures", type=FOLDER, help="The folder of score.py.")
def robustness(corpora: Path, measures: Path | None) -> None:
    """Measure the installed program on changed articles: quotation marks, capitals, names, punctuation."""
    from .robustness import robustness

    click.echo(robustness(corpora, measures or corpora.resolve().parent, _say))


@main.command()
@click.argument("corpora", type=FOLDER)
@click.argument("samples", type=FOLDER, default=SAMPLES)
@click.option("--work", type=FOLDER, default=Path(".training"), help="Where checkpoints go.")
@click.pass_context
def everything(ctx: click.Context, corpora: Path, samples: Path, work: Path) -> None:
    """From nothing to the table of figures: all the other commands, in their order.

    Two to four hours on two idle cores. What is fitted on the network's marks follows the network.
    """
    ctx.invoke(fit, corpora=corpora, work=work)
    ctx.invoke(export, corpora=corpora, work=work)
    ctx.invoke(claims, corpora=corpora, work=work)
    ctx.invoke(link, corpora=corpora)
    ctx.invoke(speakers, corpora=corpora)
    ctx.invoke(actors, corpora=corpora)
    ctx.invoke(cues, corpora=corpora)
    ctx.invoke(answers, samples=samples, corpora=corpora)
    ctx.invoke(calibrate, corpora=corpora)
    ctx.invoke(evaluate, corpora=corpora, cards=True)


if __name__ == "__main__":
    main()
