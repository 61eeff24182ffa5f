"""Matrix products by NumPy's BLAS, on one thread.

Thinc multiplies with BLIS, whose wheel knows few processors and takes its portable kernels on the others; there
NumPy's library is several times as fast. Thinc exchanges the product alone for Apple's processors in the same way.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from spacy.language import Language as Pipeline
from thinc.backends import NumpyOps, Ops
from threadpoolctl import ThreadpoolController


class BlasOps(NumpyOps):  # type: ignore[misc]  # thinc has no types of its extension modules
    """Thinc's operations on NumPy arrays, with NumPy's own product."""

    gemm = Ops.gemm


def use_blas(pipeline: Pipeline) -> None:
    """Let every layer of a pipeline multiply by NumPy's BLAS."""
    ops = BlasOps()
    for _, pipe in pipeline.pipeline:
        model: Any = getattr(pipe, "model", None)
        for layer in model.walk() if model is not None else ():
            layer.ops = ops


def on_one_thread() -> AbstractContextManager[Any]:
    """Keep BLAS on the thread that calls it: more of them gain nothing on a sentence, and take cores from a pool."""
    limits: AbstractContextManager[Any] = _libraries().limit(limits=1, user_api="blas")
    return limits


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()
