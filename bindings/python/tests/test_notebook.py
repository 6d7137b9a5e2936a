"""The tutorial, run from top to bottom by a real kernel."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import jupytext
import nbformat
import pytest
import vectors
from nbclient import NotebookClient
from nbconvert import HTMLExporter

DOCS = vectors.ROOT / "bindings/python/docs"


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> nbformat.NotebookNode:
    folder = tmp_path_factory.mktemp("tutorial")
    shutil.copy(DOCS / "twelve-places.csv", folder)
    notebook = jupytext.read(DOCS / "tutorial.py")
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": folder}}).execute()
    for theme in ("light", "dark"):
        page, _ = HTMLExporter(embed_images=True, theme=theme).from_notebook_node(notebook)
        (folder / f"tutorial-{theme}.html").write_text(page, encoding="utf-8")
    if keep := os.environ.get("PLACE_READINESS_KEEP"):
        shutil.copytree(folder, Path(keep), dirs_exist_ok=True)
    notebook["folder"] = str(folder)
    return notebook


def outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_it_writes_what_it_says(notebook: nbformat.NotebookNode) -> None:
    folder = Path(notebook["folder"])

    assert (folder / "ashmere-council-2026.html").read_text().startswith("<!doctype html>")
    assert (folder / "ashmere-profile.svg").read_text().startswith("<svg")


def test_nothing_shown_is_fetched(notebook: nbformat.NotebookNode) -> None:
    for output in outputs(notebook):
        for kind, text in output.get("data", {}).items():
            fetched = re.findall(r"""(?:src|href)=["']?(?!#)[^"'> ]+|url\(|@import|<script""", text)
            assert fetched == [], kind


def test_every_output_has_plain_text(notebook: nbformat.NotebookNode) -> None:
    shown = [output for output in outputs(notebook) if "data" in output]

    assert len(shown) > 15
    for output in shown:
        text = output["data"]["text/plain"]
        assert not re.search(r"<.* object at 0x", text)


def test_no_output_is_an_error_or_a_warning(notebook: nbformat.NotebookNode) -> None:
    for output in outputs(notebook):
        assert output["output_type"] != "error"
        assert output.get("name") != "stderr", output["text"]


def test_the_six_faults_are_all_named(notebook: nbformat.NotebookNode) -> None:
    printed = "".join(output.get("text", "") for output in outputs(notebook))

    for fault in ("'Amber'", "'7'", "'2.5'", "MON-4 always applies", "'charities'", "'3 or 4'"):
        assert fault in printed, fault
    assert "6 problems in the answers" in printed
