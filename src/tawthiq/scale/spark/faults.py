"""What went wrong on Spark, in our own words."""

from __future__ import annotations

import re
from typing import Final

_TOLD: Final = 300  # characters of what Spark says
_UNFIT: Final = re.compile(r"worker\.Unfit: (.+)")
_JAVA: Final = re.compile(r"\AAn error occurred while calling .*\s*: (?:[\w.$]+: )?")
_MODULE: Final = re.compile(r"(?:ModuleNotFoundError|ImportError): .*?'([\w.]+)'")
_KNOWN: Final[tuple[tuple[str, str], ...]] = (
    (
        r"Cannot run program \"([^\"]+)\"",
        "the executors have no Python at {}: set PYSPARK_PYTHON to one that every node has",
    ),
    (
        r"Python in worker has different version:? \(?([^ )]+)",
        "the executors have another Python ({}) than the driver: set PYSPARK_PYTHON",
    ),
    (
        r"All masters are unresponsive|Could not connect to (spark://[^\s;]+)",
        "the cluster does not answer: is --master right, and does its master run?",
    ),
    (
        r"java\.lang\.OutOfMemoryError",
        "Java had too little memory: give more with --conf spark.driver.memory=4g (local) or --conf spark.executor.memory=4g",
    ),
    (
        r"No space left on device",
        "a disk is full: Spark's own files go where --conf spark.local.dir=FOLDER says",
    ),
    (
        r"No FileSystem for scheme \"?(\w+)",
        "Spark has no library for {}: paths; add it with --conf spark.jars.packages=…",
    ),
    (r"Permission denied:? ?([^\n;]*)", "permission denied: {}"),
)


def told(error: Exception) -> str:
    """The reason of a failure for a person, and what to do where that is known."""
    text = str(error)
    found = _UNFIT.search(text)
    if found is not None:
        return found[1]
    found = _MODULE.search(text)
    if found is not None:
        return (
            f"the executors' Python has no {found[1]}: ship an environment with "
            "--archives, or install tawthiq on every node (docs/spark.md)"
        )
    for pattern, words in _KNOWN:
        found = re.search(pattern, text)
        if found is not None:
            return words.format(*(found.groups() or ("",)))
    # Java's message comes after py4j's own line, behind the name of its class.
    first = next((x for x in _JAVA.sub("", text).splitlines() if x.strip()), "")
    return f"Spark failed: {first or type(error).__name__}"[:_TOLD]
