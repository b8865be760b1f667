"""Exercises that the tests draw: the two examples of the deck format and one of every form of answer."""

from collections.abc import Mapping

from studyapp.deck.models import Exercise, Level, Mistake, Option
from studyapp.deck.text import Text


def text(english: str) -> Text:
    return Text({"en": english})


def mistake(name: str, says: str = "That is wrong.", **keys: object) -> Mistake:
    return Mistake(id=name, says=text(says), **keys)  # type: ignore[arg-type]


def exercise(answer: str, *, q: str = "What is it?", **keys: object) -> Exercise:
    return Exercise(id="sample", q=text(q), answer=answer, **keys)  # type: ignore[arg-type]


FOCAL = exercise(
    "-alpha_t * modulating * log_p_t",
    q=r"Binary focal loss with $\alpha = {{alpha}}$, $\gamma = {{gamma}}$, p = {{p}} and y = {{y}}.",
    draw={
        "p": "pick(0.2, 0.3, 0.4, 0.6, 0.7, 0.8)",
        "y": "pick(0, 1)",
        "alpha": "pick(0.25, 0.75)",
        "gamma": "pick(2, 3)",
    },
    steps={
        "p_t": "p if y == 1 else 1 - p",
        "alpha_t": "alpha if y == 1 else 1 - alpha",
        "modulating": "(1 - p_t) ** gamma",
        "log_p_t": "ln(p_t)",
    },
    kernel="sigmoid_focal_loss(logit(p), y, alpha=alpha, gamma=gamma)",
    decimals=4,
    mistakes=(
        mistake("no-alpha", r"That leaves out $\alpha_t$.", steps={"alpha_t": "1"}),
        mistake("alpha-not-switched", when="y == 0", steps={"alpha_t": "alpha"}),
        mistake("p-for-p_t", when="y == 0", steps={"p_t": "p"}),
        mistake("p_t-power", steps={"modulating": "p_t ** gamma"}),
        mistake("log10", steps={"log_p_t": "log10(p_t)"}),
    ),
)

BN_TRAIN = exercise(
    "reshape(y, 4)",
    q="One channel, $\\gamma = {{gamma}}$, $\\beta = {{beta}}$. Normalise:\n{{x}}\n",
    draw={
        "x": "ints((4, 1), -4, 4, distinct=True)",
        "gamma": "pick(2, 3)",
        "beta": "pick(-1, 1, 3)",
        "eps": "pick(1)",
    },
    where=("var(x) + eps == 2.25 or var(x) + eps == 6.25",),
    steps={
        "mu": "mean(x)",
        "variance": "mean((x - mu) ** 2)",
        "sigma": "sqrt(variance + eps)",
        "xhat": "(x - mu) / sigma",
        "y": "gamma * xhat + beta",
    },
    kernel="reshape(batch_norm(x, None, None, weight=[gamma], bias=[beta], training=True, eps=eps), 4)",
    decimals=2,
    mistakes=(
        mistake("no-eps", steps={"sigma": "sqrt(variance)"}),
        mistake("no-root", steps={"sigma": "variance + eps"}),
        mistake("sample-variance", steps={"variance": "sum((x - mu) ** 2) / 3"}),
        mistake("beta-inside", steps={"y": "gamma * (xhat + beta)"}),
    ),
)

MAX_POOL = exercise(
    "max_pool2d(x, 2)",
    q="Max pooling, window 2:\n{{x}}\n",
    draw={"x": "ints((1, 4, 4), 0, 9)"},
    mistakes=(
        mistake("averaged", "That is average pooling.", answer="avg_pool2d(x, 2)"),
        mistake("stride-one", "The stride is the window's size.", answer="max_pool2d(x, 2, stride=1)"),
    ),
)

OUTPUT_SHAPE = exercise(
    "shape(conv2d(zeros((n, 3, size, size)), zeros((c, 3, k, k)), stride=2))",
    draw={"n": "int(1, 2)", "c": "pick(4, 8)", "size": "int(9, 14)", "k": "pick(3, 5)"},
    mistakes=(
        mistake("stride-one", answer="(n, c, size - k + 1, size - k + 1)"),
        mistake("channels-kept", answer="(n, 3, (size - k) // 2 + 1, (size - k) // 2 + 1)"),
    ),
)

HARDNESS = exercise(
    "triplet_kind([0.0], [d_ap], [d_an], margin=margin)",
    q="The distances are {{d_ap}} and {{d_an}}, the margin {{margin}}. Which kind of triplet is it?",
    draw={"d_ap": "decimals((), 0.5, 3, 0.5)", "d_an": "decimals((), 0.5, 4, 0.5)", "margin": "pick(1.0)"},
    where=("d_an != d_ap and d_an != d_ap + margin",),
    options=(Option(text("easy")), Option(text("semi-hard")), Option(text("hard"))),
    mistakes=(
        mistake("margin-left-out", answer="'hard' if d_an < d_ap else 'easy'", when="d_ap < d_an < d_ap + margin"),
    ),
)

PARAMETERS = exercise(
    "total",
    q="A {{k}}×{{k}} convolution from {{c_in}} to {{c_out}} channels with bias has how many parameters?",
    draw={"c_in": "pick(3, 16, 32)", "c_out": "pick(8, 24, 64)", "k": "pick(3, 5)"},
    steps={"weights": "c_in * c_out * k * k", "total": "weights + c_out"},
    kernel="conv_parameters(c_in, c_out, k)",
    mistakes=(
        mistake("no-bias", steps={"total": "weights"}),
        mistake("bias-per-input", steps={"total": "weights + c_in"}),
        mistake("one-input-channel", steps={"weights": "c_out * k * k"}),
    ),
    levels={2: Level(draw={"c_in": "pick(64, 128)"})},
)

SAMPLES: Mapping[str, Exercise] = {
    "focal": FOCAL,
    "bn": BN_TRAIN,
    "pool": MAX_POOL,
    "shape": OUTPUT_SHAPE,
    "hardness": HARDNESS,
    "parameters": PARAMETERS,
}
