"""A Spark session with the settings that the reading needs, or what to install."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

JAVA: Final = 17
# docs/spark.md says what each is for.
SETTINGS: Final[Mapping[str, str]] = {
    "spark.app.name": "tawthiq",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",
    "spark.sql.files.maxPartitionBytes": "4m",
    "spark.sql.files.openCostInBytes": "64k",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.session.timeZone": "UTC",
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
    # Without a hidden file of sums beside each file of a lake.
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",
    "spark.ui.showConsoleProgress": "false",
}
# On one machine nothing listens to others.
_ALONE: Final = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
}
_GATEWAY: Final = "PYSPARK_GATEWAY_PORT"


class Missing(RuntimeError):  # noqa: N818 - it says what is missing
    """PySpark or Java is not there; says what to install."""


def check() -> None:
    """Raise ``Missing`` where Spark cannot start on this machine."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        raise Missing("Spark is not installed: pip install 'tawthiq[spark]'") from None
    if _GATEWAY in os.environ:  # spark-submit started Java already
        return
    found = _java()
    if found is None:
        raise Missing(
            f"Spark needs Java {JAVA} or newer, and there is none: install it "
            f"(apt install openjdk-{JAVA}-jre-headless) or set JAVA_HOME"
        )
    if found < JAVA:
        raise Missing(
            f"Spark needs Java {JAVA} or newer, and this is Java {found}: install "
            f"openjdk-{JAVA}-jre-headless, or set JAVA_HOME to a newer one"
        )


@contextlib.contextmanager
def session(
    master: str | None = None,
    settings: Mapping[str, str] | None = None,
    *,
    log: Path | None = None,
) -> Iterator[SparkSession]:
    """A session that ends with the block; ``settings`` go before ours.

    Without a master it is what ``spark-submit`` says, else all cores of this machine.
    Java's own messages go to the file ``log`` if one is given.  Raises ``Missing``.
    """
    check()
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import SparkSession

    conf = SparkConf()
    if master is not None:
        conf.setMaster(master)
    elif conf.get("spark.master") is None:
        conf.setMaster("local[*]")
    alone = str(conf.get("spark.master")).startswith("local")
    for key, value in {**SETTINGS, **(_ALONE if alone else {})}.items():
        conf.setIfMissing(key, value)
    for key, value in (settings or {}).items():
        conf.set(key, value)
    # Else workers may be another Python, without tawthiq.
    python = conf.get("spark.pyspark.python") or sys.executable
    os.environ.setdefault("PYSPARK_PYTHON", python)
    gateway: Any = None
    if _GATEWAY not in os.environ:
        with log.open("ab") if log else contextlib.nullcontext() as stream:
            streams = {"stderr": stream, "stdout": stream} if stream else {}
            gateway = _java_for(conf, streams)
    context = SparkContext(conf=conf, gateway=gateway)
    try:
        yield SparkSession(context)
    finally:
        context.stop()
        if gateway is not None:
            _end(gateway)


def _java_for(conf: SparkConf, streams: dict[str, Any]) -> Any:  # noqa: ANN401 - py4j's
    """A new Java for a session."""
    from pyspark import java_gateway

    launch: Callable[..., Any] = java_gateway.launch_gateway
    return launch(conf, streams)


def _end(gateway: Any) -> None:  # noqa: ANN401 - py4j's
    """End the Java that was started for a session, so that the next has its own."""
    from pyspark import SparkContext

    gateway.shutdown()
    gateway.proc.stdin.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        gateway.proc.wait(20)
    SparkContext._gateway = SparkContext._jvm = None  # noqa: SLF001 - it has no other


def new_log() -> Path:
    """A new file for what Java says."""
    with NamedTemporaryFile(prefix="tawthiq-spark-", suffix=".log", delete=False) as f:
        return Path(f.name)


def _java() -> int | None:
    """The version of the Java that Spark would start."""
    home = os.environ.get("JAVA_HOME")
    program = shutil.which("java", path=str(Path(home, "bin")) if home else None)
    if program is None:
        return None
    told = subprocess.run(  # noqa: S603 - the Java that Spark starts too
        [program, "-version"], capture_output=True, text=True, check=False
    )
    found = re.search(r'version "(?:1\.)?(\d+)', told.stderr)
    return int(found[1]) if found else None
