"""What a classifier confuses, and the scores read off it."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kernels._checks import Array, as_int, as_integers, check_same_shape
from kernels.one_hot import check_labels


def confusion_matrix(prediction: ArrayLike, target: ArrayLike, num_classes: int) -> Array:
    r"""Count how often each class was taken for each.

    $M_{tp} = \left|\{i : y_i = t,\; \hat y_i = p\}\right|$: rows are targets, columns predictions

    Both are class indices of one shape, any. Returns int64 (num_classes, num_classes). Raises ValueError for different
    shapes, IndexError for a label that is not a class. Source: scikit-learn's `confusion_matrix`, which takes the
    target first. Rival convention: some texts put predictions in rows.

    >>> confusion_matrix([1, 1, 0], [1, 0, 0], 2)
    array([[1, 1],
           [0, 1]])
    """
    classes = as_int("num_classes", num_classes, least=1)
    predicted = as_integers("prediction", prediction)
    actual = as_integers("target", target)
    check_same_shape("prediction", predicted, "target", actual)
    check_labels("prediction", predicted, classes)
    check_labels("target", actual, classes)
    cells = np.bincount((actual * classes + predicted).reshape(-1), minlength=classes * classes)
    return cells.reshape(classes, classes)


def precision_recall_f1(prediction: ArrayLike, target: ArrayLike, positive: Any = 1) -> tuple[float, float, float]:
    r"""Return how many of the finds are right, how many of the right ones are found, and the harmonic mean of both.

    $P = \frac{TP}{TP + FP}$, $R = \frac{TP}{TP + FN}$, $F_1 = \frac{2PR}{P + R} = \frac{2TP}{2TP + FP + FN}$

    Both are labels of one shape, any; `positive` is the label that counts as a find. Returns three floats in [0, 1],
    where 0/0 is 0. Raises ValueError for different shapes. Source: scikit-learn's `precision_recall_fscore_support`
    with average="binary" and zero_division=0. $F_1$ is the Dice coefficient of both sets.

    >>> precision_recall_f1([1, 1, 1, 0], [1, 0, 0, 0])
    (0.3333333333333333, 1.0, 0.5)
    """
    found = np.asarray(prediction)
    wanted = np.asarray(target)
    check_same_shape("prediction", found, "target", wanted)
    hits = int(np.count_nonzero((found == positive) & (wanted == positive)))
    finds = int(np.count_nonzero(found == positive))
    wants = int(np.count_nonzero(wanted == positive))
    return _share(hits, finds), _share(hits, wants), _share(2 * hits, finds + wants)


def _share(part: int, whole: int) -> float:
    """Return a quotient of counts, 0 where there is nothing to share."""
    return part / whole if whole else 0.0
