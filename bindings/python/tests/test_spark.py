"""The snippets of the cookbook on a real Spark: a master and a worker on this machine."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import vectors
from place_readiness import Rubric

pyspark = pytest.importorskip("pyspark")

# What Spark leaves open, and what it says of pandas, is its own.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]

HOST = "127.0.0.1"
COOKBOOK = vectors.ROOT / "bindings/python/docs/cookbook.md"


def snippets() -> list[str]:
    """The blocks of the cookbook that are for Spark."""
    text = COOKBOOK.read_text("utf-8")
    return re.findall(r"^```python spark\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    port = free_port()
    settings = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": HOST}
    os.environ.update(settings)
    daemons = [
        start(folder, "master.Master", "--host", HOST, "--port", str(port), "--webui-port", "0"),
        start(folder, "worker.Worker", "--host", HOST, "--webui-port", "0", "--cores", "2",
              "--memory", "1g", "--work-dir", str(folder / "work"), f"spark://{HOST}:{port}"),
    ]  # fmt: skip
    wait_for(port)
    session = (
        SparkSession.builder.master(f"spark://{HOST}:{port}")
        .config("spark.driver.host", HOST)
        .config("spark.driver.bindAddress", HOST)
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.executor.memory", "512m")
        .getOrCreate()
    )
    yield session
    session.stop()
    for daemon in reversed(daemons):
        daemon.terminate()
        daemon.wait(timeout=20)


def start(folder: Path, name: str, *arguments: str) -> subprocess.Popen[bytes]:
    program = Path(pyspark.__file__).parent / "bin" / "spark-class"
    command = [str(program), f"org.apache.spark.deploy.{name}", *arguments]
    with (folder / f"{name}.log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)


def wait_for(port: int) -> None:
    for _ in range(120):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.25)
    raise TimeoutError("the Spark master did not start")


def wide_rows(rubric: Rubric, places: int = 40) -> list[dict[str, str]]:
    """A row a Place, with levels that differ from Place to Place."""
    return [
        {"place": f"Place {n}", "date": "2026-09-30"}
        | {id: str((n * 7 + at * 3) % 5) for at, id in enumerate(rubric)}
        for n in range(places)
    ]


def long_rows(rubric: Rubric) -> list[dict[str, str]]:
    return [
        {"place": row["place"], "date": row["date"], "criterion": id, "level": row[id]}
        for row in wide_rows(rubric)
        for id in rubric
    ]


def test_java_is_there() -> None:
    assert shutil.which("java") or os.environ.get("JAVA_HOME")


@pytest.mark.parametrize("shape", ["long", "wide"])
def test_a_snippet_scores_as_here(spark: Any, rubric: Rubric, shape: str) -> None:
    rows = long_rows(rubric) if shape == "long" else wide_rows(rubric)
    names = {"rubric": rubric, f"{shape}_answers": spark.createDataFrame(rows).repartition(3)}
    exec(compile(snippets()[0 if shape == "long" else 1], "cookbook.md", "exec"), names)
    scored = names["by_place" if shape == "long" else "by_row"].collect()

    wanted = {score.place: (score.score, score.coverage) for score in rubric.score(rows)}
    assert {row.place: (row.score, row.coverage) for row in scored} == wanted
    assert len(scored) == 40


def test_a_frame_of_spark_is_read_as_it_is(spark: Any, rubric: Rubric) -> None:
    rows = long_rows(rubric)
    scores = rubric.score(spark.createDataFrame(rows))

    assert {it.place: it.score for it in scores} == {
        it.place: it.score for it in rubric.score(rows)
    }


def test_what_a_worker_refuses_reaches_the_driver(spark: Any, rubric: Rubric) -> None:
    rows = [{"place": "Ashmere", "date": "2026-09-30", "SCO-1": "Amber"}]
    names = {"rubric": rubric, "wide_answers": spark.createDataFrame(rows)}
    exec(compile(snippets()[1], "cookbook.md", "exec"), names)

    with pytest.raises(Exception, match="Amber"):
        names["by_row"].collect()
