"""The coverage table: every row of the notes, with the cards that teach it and the exercises that compute it."""

import pytest

from studyapp.deck.models import Entry, Exercise

ANY = frozenset[str]()
ROWS = {
    "1 normalisation and standardisation of data": ({"scaling": ANY}, 8, 3),
    "2 regularisation": ({"regularisation": ANY}, 8, 3),
    "3 1-D, 2-D and 3-D convolution": ({"convolution": ANY}, 8, 3),
    "4 vanishing and exploding gradients": ({"gradients": ANY}, 8, 3),
    "5 loss weights": ({"optimisers": {"loss-weights"}}, 8, 3),
    "6 multi-label, binary, multi-class": ({"classification": ANY}, 8, 3),
    "7 BatchNorm": ({"normalisation": {"batch-norm"}}, 8, 3),
    "8 SGD": ({"optimisers": {"sgd", "finite-difference", "gradient-descent", "momentum", "learning-rate"}}, 8, 3),
    "9 max pooling": ({"pooling": {"max-pooling"}}, 8, 3),
    "10 average pooling": ({"pooling": {"average-pooling", "adaptive-pooling", "global-pooling"}}, 8, 3),
    "11 convolution from scratch": ({"convolution": {"implementation", "im2col", "backward"}}, 8, 3),
    "12 BatchNorm from scratch": ({"normalisation": {"running-statistics", "batch-norm"}}, 8, 3),
    "13 squared error": ({"losses": {"mse", "robust", "reduction"}}, 5, 2),
    "14 cross-entropy": ({"losses": {"cross-entropy", "kl"}}, 5, 2),
    "15 Dice": ({"losses": {"dice"}, "segmentation-losses": {"dice"}}, 5, 2),
    "16 soft IoU": ({"segmentation-losses": {"iou", "soft-iou"}, "detection": {"iou", "giou"}}, 5, 2),
    "17 weighted": ({"losses": {"class-weights", "pos-weight"}, "imbalance": {"class-weights"}}, 5, 2),
    "18 focal": ({"losses": {"focal"}}, 5, 2),
    "19 contrastive": ({"metric-learning": {"contrastive"}}, 5, 2),
    "20 triplet": ({"metric-learning": {"triplet"}}, 5, 2),
    "21 multi-similarity": ({"metric-learning": {"multi-similarity"}}, 5, 2),
    "22 imbalance": ({"imbalance": ANY}, 8, 3),
    "23 grouped convolution": ({"grouped-dilated": {"groups", "depthwise", "pointwise", "shuffle"}}, 8, 3),
    "24 dilated convolution": ({"grouped-dilated": {"dilation"}}, 8, 3),
    "25 FPN": ({"feature-pyramids": {"fpn"}}, 8, 3),
    "26 FPN and SSD": ({"feature-pyramids": {"ssd"}}, 8, 3),
}


def covering(entries: dict[str, Entry], decks: dict[str, frozenset[str]]) -> list[Entry]:
    return [
        entry
        for key, entry in entries.items()
        if (deck := key.partition("/")[0]) in decks and (not decks[deck] or set(entry.tags) & decks[deck])
    ]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_notes_is_taught_and_computed(entries: dict[str, Entry], row: str) -> None:
    decks, concepts, exercises = ROWS[row]
    cards = covering(entries, decks)
    computed = sum(isinstance(card, Exercise) for card in cards)
    assert computed >= exercises
    assert len(cards) - computed >= concepts


def test_every_row_is_there() -> None:
    assert [int(row.split()[0]) for row in ROWS] == list(range(1, 27))
