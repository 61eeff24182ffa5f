"""The notebook of the documentation runs as it stands, on the record of the examples."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from dateline.cli import main

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
# The kernel is the interpreter that runs the tests, whatever kernels are installed.
RUN = """
import sys, nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

class OwnInterpreter(KernelSpecManager):
    def get_kernel_spec(self, kernel_name):
        return KernelSpec(argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"])

notebook = nbformat.read(sys.argv[1], as_version=4)
client = NotebookClient(notebook, km=AsyncKernelManager(kernel_spec_manager=OwnInterpreter()), timeout=120)
client.owns_km = True
client.execute()
nbformat.write(notebook, sys.argv[2])
"""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> nbformat.NotebookNode:
    """The notebook after it was run."""
    folder = tmp_path_factory.mktemp("notebook")
    record, done = folder / "story.db", folder / "done.ipynb"
    assert main(["add", str(ROOT / "examples" / "reports"), "--record", str(record)]) == 0
    folders = {"IPYTHONDIR": str(folder), "JUPYTER_RUNTIME_DIR": str(folder)}
    surroundings = {**os.environ, **folders, "DATELINE_RECORD": str(record)}
    subprocess.run([sys.executable, "-c", RUN, str(NOTEBOOK), str(done)], cwd=folder, env=surroundings, check=True)
    return nbformat.read(done, as_version=4)


def shown(notebook: nbformat.NotebookNode, kind: str) -> str:
    outputs = [o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs]
    return "\n".join(o.get("text", "") or "".join(o.get("data", {}).get(kind, "")) for o in outputs)


def test_it_tells_what_became_of_the_talks(ran: nbformat.NotebookNode) -> None:
    told = shown(ran, "text/plain")
    assert "Talks between Ingrid Solberg-Dahl, Rustam Yuldashov and Daniyar Seitkali in Oslo" in told
    assert "2025-10-25 postponed" in told
    assert "('planned', '2025-10-28')" in told


def test_it_shows_tables_and_charts(ran: nbformat.NotebookNode) -> None:
    drawn = shown(ran, "text/html")
    assert drawn.count("<svg") == 3
    assert "<th>outcome</th>" in drawn


def test_it_is_kept_without_its_outputs() -> None:
    kept = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(kept)
    assert [cell.outputs for cell in kept.cells if cell.cell_type == "code" and cell.outputs] == []
    assert NOTEBOOK.stat().st_size < 20_000
