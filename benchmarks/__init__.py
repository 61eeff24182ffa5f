"""How fast the program reads, against the parser's full pipeline on the same text."""

import os

# The parser's matrix library must not take more than one core, in this process and in those that it starts.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
