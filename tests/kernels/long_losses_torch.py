"""The comparison with torch at length, for a machine with time: `pytest tests/kernels/long_losses_torch.py -n 0`."""

import numpy as np
import pytest
from loss_cases import CASES
from test_kernels_losses_torch import compare


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("name", sorted(CASES))
def test_agrees_with_torch_at_length(name, seed):
    rng = np.random.default_rng([seed, *(ord(letter) for letter in name)])
    for _ in range(1000):
        compare(name, rng)
