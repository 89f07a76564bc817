"""Matrix products by numpy's BLAS, in one thread.

Thinc multiplies with BLIS, which takes its plainest code on any processor that it does not know. Half of the time of a
pipeline is products; numpy's BLAS makes them up to six times as fast, and the sums differ in the last bits at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.language import Language


class Products(NumpyOps):  # type: ignore[misc,unused-ignore]
    """Thinc's operations, the product of matrices apart."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """``x @ y``, either of them transposed first where asked, written to ``out`` where given."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def use_products(nlp: Language) -> None:
    """Let the networks of ``nlp`` multiply so; another pipeline of the process is not touched."""
    ops = Products()
    for _, component in nlp.components:
        model: Any = getattr(component, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops


@contextmanager
def one_thread() -> Iterator[None]:
    """Products in between take one core: the matrices of one article are too small to share out."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
