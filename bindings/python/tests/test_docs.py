"""What the documentation shows is what happens."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import re
import shutil
import subprocess
import sys
from pathlib import Path

import place_readiness
import pytest
import vectors

PACKAGE = vectors.ROOT / "bindings/python"
FRONT_PAGES = [vectors.ROOT / "README.md", PACKAGE / "README.md"]


@pytest.mark.parametrize("page", FRONT_PAGES, ids=lambda it: str(it.relative_to(vectors.ROOT)))
def test_front_pages_run_as_printed(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sessions = re.findall(
        r"^```pycon\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    text = "\n".join(sessions)
    test = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test)

    assert runner.tries > 5
    assert runner.failures == 0


def test_the_cookbook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(PACKAGE / "docs/twelve-places.csv", tmp_path)
    text = (PACKAGE / "docs/cookbook.md").read_text("utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "cookbook.md", "exec"), names)

    assert len(blocks) >= 8
    assert {"to-mend.csv", "overall.csv", "change.svg", "ashmere.pdf"} <= set(
        path.name for path in tmp_path.iterdir()
    )


def test_the_reference_is_built_from_docstrings(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pdoc", "place_readiness", "--output-directory", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    page = (tmp_path / "place_readiness.html").read_text("utf-8")

    assert "Warn" not in done.stderr
    for name in set(place_readiness.__all__) - {"__version__"}:
        assert f'id="{name}"' in page, name


def modules() -> list[str]:
    found = pkgutil.walk_packages(place_readiness.__path__, "place_readiness.")
    return [it.name for it in found if not it.name.endswith(("__main__", "_core"))]


@pytest.mark.parametrize("name", ["place_readiness", *modules()])
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_everything_public_is_documented() -> None:
    bare = []
    for name in place_readiness.__all__:
        thing = getattr(place_readiness, name)
        if name == "__version__":
            continue
        if not inspect.getdoc(thing):
            bare.append(name)
        for member, value in vars(thing).items() if inspect.isclass(thing) else ():
            is_code = inspect.isfunction(value) or isinstance(value, property | classmethod)
            if (
                not member.startswith("_")
                and is_code
                and not inspect.getdoc(getattr(thing, member))
            ):
                bare.append(f"{name}.{member}")
    assert bare == []
