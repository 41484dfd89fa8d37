"""A cluster of two workers gives what one process gives, also where it loses one."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import lakes
import spark_runs

spark_runs.needed()

_MANY = 500
_WAIT = 120.0  # seconds


def test_a_cluster_that_loses_an_executor_gives_the_same(tmp_path: Path) -> None:
    from tawthiq.scale.spark import extract, session
    from tawthiq.scale.spark.progress import Tasks, tasks

    inputs = tmp_path / "in"
    spark_runs.reports(inputs)
    rows = lakes.lines(lakes.rows(_MANY, first=spark_runs.GOOD))
    (inputs / "many.jsonl").write_text(rows, encoding="utf-8")
    lost: list[Tasks] = []
    ended: list[int] = []
    with spark_runs.cluster(tmp_path) as (url, workers):
        settings = {
            **spark_runs.SETTINGS,
            "spark.cores.max": "2",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.executor.cores": "1",
            "spark.executor.memory": "512m",
            "spark.ui.enabled": "false",
        }
        with session(url, settings, log=tmp_path / "driver.log") as spark:

            def lose() -> None:
                """End an executor once both work and some of the many tasks are done."""
                end = time.monotonic() + _WAIT
                while time.monotonic() < end and not lost:
                    now = tasks(spark)
                    running = [spark_runs.executors(worker) for worker in workers]
                    if now.total > 10 and now.done >= 3 and all(running):
                        ended.append(running[0][0])
                        spark_runs.kill(ended[0])
                        lost.append(now)
                    time.sleep(0.05)

            killer = threading.Thread(target=lose)
            killer.start()
            result = extract(spark, [str(inputs)], str(tmp_path / "lake"))
            killer.join()
            after = [n for worker in workers for n in spark_runs.executors(worker)]
    assert lost, "the work was done before an executor could be ended"
    assert lost[0].done < lost[0].total
    assert ended[0] not in after
    one = spark_runs.native(inputs, tmp_path / "one.out", jobs=1)
    assert result.read == len(one) > _MANY
    assert result.refused >= 8
    assert spark_runs.told(tmp_path / "lake") == one
