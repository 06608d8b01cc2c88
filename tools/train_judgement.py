"""Train the judgement (src/analysis/reading/judgement.py): labelled articles in, the two tables of weights out.

    make train        (python tools/train_judgement.py [--articles DIR --labels LABELS.csv] [--folds 5])

Reads training/invented/*.jsonl and the tuning half of tests/labelled; --articles adds texts of your own, named
ARTICLE_ID.txt, with their labels. First each of five parts is judged by what the others taught: that is printed, and
the weights of confidence are fitted to it. Then the models are fitted to all articles and written.

The stage model is multinomial logistic regression over an article whose sentences are pooled: the score of a stage is
the log of the sum, over sentences, of exp(the weights of the sentence's signs), plus the weights of the article's own
signs. So the sentence that tells the act is found in training, though only articles are labelled. The direction model
is logistic regression over signs by zone. Both are fitted by L-BFGS with a squared penalty, from zeros: the same
articles give the same weights.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from analysis.loaders.articles import article_files, open_article  # noqa: E402
from analysis.loaders.document import Document  # noqa: E402
from analysis.loaders.segments import segments_of  # noqa: E402
from analysis.reading.assemble import take_apart  # noqa: E402
from analysis.reading.confidence import signs_of  # noqa: E402
from analysis.reading.decisions import Event  # noqa: E402
from analysis.reading.judgement import (  # noqa: E402
    NONE,
    WEIGHTS,
    Described,
    Judgement,
    describe,
    likeliest,
    signs_of_direction,
)
from analysis.reading.main_act import main_act  # noqa: E402
from analysis.reading.news import weigh  # noqa: E402
from analysis.reading.record import record_of  # noqa: E402
from analysis.score import compare  # noqa: E402
from analysis.score_labels import Label, load_labels  # noqa: E402

# A sign counts where at least so many articles have it.
LEAST = 4
# The strength of the penalties: smaller holds the weights closer to zero.
STAGE_STRENGTH, DIRECTION_STRENGTH = 0.05, 0.05
# Weights that move nothing are not written.
SMALLEST = 0.004
# Main acts are never labelled so often enough to learn from.
RARE = {"in_force": "adopted"}
# An article labelled from a page weighs more than one invented for the purpose.
OF_A_PAGE = 2.5


class Example:
    """One labelled article: its signs, stage (NONE for no action), direction ('' for none), weight and group.

    ``label`` is the whole label of an article from a page, None for an invented one.
    """

    def __init__(
        self,
        document: Document,
        stage: str,
        direction: str,
        weight: float,
        group: str,
        label: Label | None = None,
    ):
        self.label = label
        self.article = take_apart(document)
        self.weighed = weigh(self.article)
        self.described: Described = describe(self.article, self.weighed)
        self.stage, self.direction, self.weight, self.group = RARE.get(stage, stage), direction, weight, group


def invented(folder: Path) -> list[Example]:
    """The invented articles: every *.jsonl of a folder, one article a line."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            text = "\n\n".join(filter(None, [row["title"], *row["text"].split("\n")]))
            document = Document(
                row["id"], text, segments_of(text, 0, row["title"]), title=row["title"], name=row["id"]
            )
            # Contrast sets stand together in the file: they share words, so they share a fold.
            found.append(
                Example(document, row["stage"] or NONE, row["direction"], 1.0, f"{path.stem}{number // 10}")
            )
    return found


def labelled(folder: Path, labels: Path) -> list[Example]:
    """The articles of a folder whose labels are for tuning."""
    files = {path.stem: path for path in article_files(folder)}
    found = []
    for label in load_labels(labels):
        if label.split != "hold" and label.article_id in files:
            stage = label.get("stage") if label.has_action else NONE
            way = label.get("direction") if label.has_action else ""
            document = open_article(files[label.article_id])
            found.append(Example(document, stage, way, OF_A_PAGE, label.article_id, label))
    return found


def numbered(signs_by_article: list[set[str]], least: int) -> dict[str, int]:
    """A number for each sign that enough articles have, in the order of the alphabet."""
    counts = Counter(sign for signs in signs_by_article for sign in signs)
    return {sign: i for i, sign in enumerate(sorted(sign for sign, n in counts.items() if n >= least))}


def matrix_of(rows: list[set[str] | frozenset[str]], numbers: dict[str, int]) -> csr_matrix:
    """Rows of signs as a sparse matrix of ones (rows x signs)."""
    pairs = [(i, numbers[sign]) for i, signs in enumerate(rows) for sign in sorted(signs) if sign in numbers]
    at = np.array(pairs).reshape(-1, 2).T
    return csr_matrix((np.ones(len(pairs)), (at[0], at[1])), shape=(len(rows), len(numbers)))


class StageTrainer:
    """Fits and applies the pooled stage model."""

    def fit(self, examples: list[Example]) -> "StageTrainer":
        described = [example.described for example in examples]
        self.signs = numbered([set().union(*(w | m for _, _, w, m in d.sentences)) for d in described], LEAST)
        self.whole = numbered([set(d.whole) for d in described], LEAST)
        self.stages = sorted({example.stage for example in examples})
        target = np.array([[example.stage == stage for stage in self.stages] for example in examples], float)
        weight = np.array([example.weight for example in examples])[:, None]
        sentences, owner, whole = self.matrices(described)
        a, b, k = len(self.signs), len(self.whole), len(self.stages)

        def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
            self.unpack(x, a, b, k)
            shares, attention = self.shares(sentences, owner, whole)
            slope = (shares - target) * weight
            value = -(weight * target * np.log(shares + 1e-12)).sum() + (x[:-k] ** 2).sum() / (
                2 * STAGE_STRENGTH
            )
            of_signs = sentences.T @ (attention * slope[owner]) + self.weights / STAGE_STRENGTH
            of_whole = whole.T @ slope + self.whole_weights / STAGE_STRENGTH
            return value, np.concatenate([of_signs.ravel(), of_whole.ravel(), slope.sum(axis=0)])

        best = minimize(
            loss, np.zeros((a + b + 1) * k), jac=True, method="L-BFGS-B", options={"maxiter": 150}
        )
        self.unpack(best.x, a, b, k)
        return self

    def unpack(self, x: np.ndarray, a: int, b: int, k: int) -> None:
        """The weights of the sentences' signs, of the article's and where each stage starts, from one vector."""
        self.weights, self.whole_weights = x[: a * k].reshape(a, k), x[a * k : (a + b) * k].reshape(b, k)
        self.start = x[-k:]

    def matrices(self, described: list[Described]) -> tuple[csr_matrix, np.ndarray, csr_matrix]:
        """Sentences x signs, the article that each sentence belongs to, articles x their own signs."""
        rows, owner = [], []
        for i, one in enumerate(described):
            for signs in [words | more for _, _, words, more in one.sentences] or [frozenset()]:
                rows.append(signs)
                owner.append(i)
        return (
            matrix_of(rows, self.signs),
            np.array(owner),
            matrix_of([d.whole for d in described], self.whole),
        )

    def shares(
        self, sentences: csr_matrix, owner: np.ndarray, whole: csr_matrix
    ) -> tuple[np.ndarray, np.ndarray]:
        """The share of each stage per article, and of each sentence in its article's score of a stage."""
        scores = sentences @ self.weights
        top = np.full((whole.shape[0], scores.shape[1]), -np.inf)
        np.maximum.at(top, owner, scores)
        parts = np.exp(scores - top[owner])
        sums = np.zeros_like(top)
        np.add.at(sums, owner, parts)
        total = top + np.log(sums) + whole @ self.whole_weights + self.start
        shares = np.exp(total - total.max(axis=1, keepdims=True))
        return shares / shares.sum(axis=1, keepdims=True), parts / sums[owner]

    def apply(self, described: list[Described]) -> tuple[list[str], np.ndarray, list[np.ndarray]]:
        """The stage of each article, the share of each, and the attention of its sentences (sentences x stages)."""
        sentences, owner, whole = self.matrices(described)
        shares, attention = self.shares(sentences, owner, whole)
        by_article = [attention[owner == i] for i in range(len(described))]
        taken = [likeliest(row, self.stages.index(NONE)) for row in shares]
        return [self.stages[i] for i in taken], shares[np.arange(len(taken)), taken], by_article


def act_judged(example: Example, attention: np.ndarray, stage: str, stages: list[str]) -> Event | None:
    """The act that the rules and a judged stage agree on; None where no act is found."""
    if stage == NONE:
        return None
    column = attention[:, stages.index(stage)]
    by_index = {
        index: float(share) for (index, *_), share in zip(example.described.sentences, column, strict=False)
    }
    return main_act(example.article, example.weighed, Judgement(stage, 1.0, example.described, by_index))


def direction_signs(example: Example, event: Event | None) -> set[tuple[str, str]]:
    """The signs of the direction of an act, as (zone, sign); none where there is no act."""
    if event is None:
        return set()
    found = signs_of_direction(example.described, event, example.article)
    return {(zone, sign) for zone, signs in found.items() for sign in signs}


class DirectionTrainer:
    """Fits and applies the model of direction."""

    def fit(
        self, signs: list[set[tuple[str, str]]], directions: list[str], weights: list[float]
    ) -> "DirectionTrainer":
        self.signs = numbered(signs, LEAST)
        matrix, weight = matrix_of(signs, self.signs), np.array(weights)
        target = np.array([1.0 if direction == "extends" else -1.0 for direction in directions])

        def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
            margin = target * (matrix @ x[1:] + x[0])
            slope = -weight * target / (1 + np.exp(margin))
            value = (weight * np.logaddexp(0, -margin)).sum() + (x[1:] ** 2).sum() / (2 * DIRECTION_STRENGTH)
            return value, np.concatenate([[slope.sum()], matrix.T @ slope + x[1:] / DIRECTION_STRENGTH])

        x = minimize(
            loss, np.zeros(len(self.signs) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}
        ).x
        self.start, self.weights = x[0], x[1:]
        return self

    def apply(self, signs: list[set[tuple[str, str]]]) -> tuple[list[str], np.ndarray]:
        """limits or extends for each article, and the share of certainty."""
        totals = matrix_of(signs, self.signs) @ self.weights + self.start
        return ["extends" if total > 0 else "limits" for total in totals], 1 / (1 + np.exp(-np.abs(totals)))


def fit(examples: list[Example]) -> tuple[StageTrainer, DirectionTrainer]:
    """Both models, the direction from the articles that report an act."""
    stage = StageTrainer().fit(examples)
    acts = [example for example in examples if example.direction]
    _, _, attention = stage.apply([example.described for example in acts])
    signs = [
        direction_signs(e, act_judged(e, a, e.stage, stage.stages))
        for e, a in zip(acts, attention, strict=True)
    ]
    return stage, DirectionTrainer().fit(signs, [e.direction for e in acts], [e.weight for e in acts])


@dataclass(frozen=True)
class Outcome:
    """An article judged by models that had not seen it: what they found, and the signs of confidence of its row."""

    example: Example
    stage: str
    direction: str
    signs: dict[str, float] | None
    right: bool


def judged_unseen(examples: list[Example], folds: int) -> list[Outcome]:
    """Each article judged by models fitted to the articles of the other folds."""
    groups = sorted({example.group for example in examples})
    order = np.random.default_rng(0).permutation(len(groups))
    fold_of = {groups[i]: n % folds for n, i in enumerate(order)}
    outcomes = []
    for fold in range(folds):
        print(f"fold {fold + 1} of {folds} ...", file=sys.stderr, flush=True)
        stage, direction = fit([e for e in examples if fold_of[e.group] != fold])
        rest = [e for e in examples if fold_of[e.group] == fold]
        stages, shares, attention = stage.apply([e.described for e in rest])
        events = [act_judged(e, a, s, stage.stages) for e, a, s in zip(rest, attention, stages, strict=True)]
        ways, sure = direction.apply(
            [direction_signs(e, event) for e, event in zip(rest, events, strict=True)]
        )
        for e, found, share, event, way, how in zip(rest, stages, shares, events, ways, sure, strict=True):
            signs, right = None, found == e.stage and (found == NONE or way == e.direction)
            if event is not None and e.label is not None:
                action = record_of(event, e.article, is_main=True, judged=(float(share), way, float(how)))
                if action.get("jurisdiction"):
                    signs = signs_of(action, e.article, float(share), float(how))
                    right = compare(e.label, action).checks.get("record", False)
            outcomes.append(Outcome(e, found, way if found != NONE else "", signs, right))
    return outcomes


def calibrated(outcomes: list[Outcome]) -> dict[str, float]:
    """The weights of the signs of confidence, by logistic regression over rows of articles from pages."""
    rows = [outcome for outcome in outcomes if outcome.signs is not None]
    names = ["start", *rows[0].signs]
    matrix = np.array([[1.0, *row.signs.values()] for row in rows])
    target = np.where([row.right for row in rows], 1.0, -1.0)

    def loss(x: np.ndarray) -> tuple[float, np.ndarray]:
        margin = target * (matrix @ x)
        slope = -target / (1 + np.exp(margin))
        return np.logaddexp(0, -margin).sum() + (x[1:] ** 2).sum() / 2, matrix.T @ slope + np.array(
            [0.0, *x[1:]]
        )

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names, best, strict=True))


def write(stage: StageTrainer, direction: DirectionTrainer) -> None:
    """The two tables of weights, in the order of their signs."""
    WEIGHTS.mkdir(exist_ok=True)
    with (WEIGHTS / "stage.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["scope", "sign", *stage.stages])
        out.writerow(["start", "", *(f"{value:.3f}" for value in stage.start)])
        for scope, numbers, weights in (
            ("article", stage.whole, stage.whole_weights),
            ("sentence", stage.signs, stage.weights),
        ):
            for sign, i in numbers.items():
                if np.abs(weights[i]).max() >= SMALLEST * 5:
                    out.writerow([scope, sign, *(shortened(value) for value in weights[i])])
    with (WEIGHTS / "direction.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["zone", "sign", "weight"])
        out.writerow(["start", "", f"{direction.start:.3f}"])
        for (zone, sign), i in direction.signs.items():
            if abs(direction.weights[i]) >= SMALLEST:
                out.writerow([zone, sign, f"{direction.weights[i]:.3f}"])


def shortened(value: float) -> str:
    """A weight to three decimals, nothing for one that is zero then."""
    text = f"{value:.3f}"
    return "" if float(text) == 0 else text


def write_confidence(weights: dict[str, float]) -> None:
    """The table of the weights of confidence."""
    with (WEIGHTS / "confidence.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["sign", "weight"])
        out.writerows([name, f"{value:.3f}"] for name, value in weights.items())


def told(outcomes: list[Outcome]) -> list[str]:
    """How often stage, direction and both were right, a line for pages and one for invented articles."""
    lines = []
    for kind, of_page in (("invented", False), ("from pages", True)):
        chosen = [o for o in outcomes if (o.example.label is not None) == of_page]
        acts = [o for o in chosen if o.example.direction]
        none = [o for o in chosen if not o.example.direction]
        right = sum(o.stage == o.example.stage for o in chosen)
        both = sum(o.stage == o.example.stage and o.direction == o.example.direction for o in acts)
        false = sum(o.stage != NONE for o in none)
        lines.append(
            f"{kind}: {len(chosen)} articles, stage (or no act) right in {right}; of {len(acts)} acts "
            f"stage and direction right in {both}; of {len(none)} without an act {false} were given one"
        )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=Path, help="a folder of labelled articles of your own")
    parser.add_argument("--labels", type=Path, help="their labels, as tests/labelled/labels.csv")
    parser.add_argument(
        "--folds", type=int, default=5, help="parts that are judged by what the others taught"
    )
    given = parser.parse_args()
    print("Reading the articles to learn from ...", file=sys.stderr, flush=True)
    examples = invented(ROOT / "training/invented")
    examples += labelled(ROOT / "tests/labelled/digests", ROOT / "tests/labelled/labels.csv")
    if given.articles and given.labels:
        examples += labelled(given.articles, given.labels)
    print(f"{len(examples)} articles. Fitting ...", file=sys.stderr, flush=True)
    outcomes = judged_unseen(examples, given.folds)
    print("\n".join(told(outcomes)))
    write(*fit(examples))
    write_confidence(calibrated(outcomes))
    print(
        f"wrote {WEIGHTS.relative_to(ROOT)}: stage.csv, direction.csv, confidence.csv, from {len(examples)} articles"
    )


if __name__ == "__main__":
    main()
