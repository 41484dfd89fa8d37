"""A cluster of two workers gives what one process gives, also where it loses one."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import lakes
import spark_runs

spark_runs.needed()


def test_a_cluster_that_loses_an_executor_gives_the_same(tmp_path: Path) -> None:
    from tawthiq.scale.spark import extract, session
    from tawthiq.scale.spark.progress import tasks

    inputs = tmp_path / "in"
    spark_runs.reports(inputs)
    many = tmp_path / "many.jsonl"
    many.write_text(lakes.lines(lakes.rows(1_500)), encoding="utf-8")
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
            whole = extract(spark, [str(inputs)], str(tmp_path / "whole"))
            before = [
                executors for w in workers for executors in spark_runs.executors(w)
            ]
            assert len(before) == 2
            lost: list[tuple[int, int]] = []

            def lose() -> None:
                """End an executor once some of the many tasks are done."""
                end = time.monotonic() + 60
                while time.monotonic() < end and not lost:
                    now = tasks(spark)
                    if now.total > 20 and now.done >= 3:
                        spark_runs.kill(before[0])
                        lost.append(now)
                    time.sleep(0.05)

            killer = threading.Thread(target=lose)
            killer.start()
            result = extract(spark, [str(many)], str(tmp_path / "lost"))
            killer.join()
            assert lost, "the work was done before an executor could be ended"
            done, total = lost[0]
            assert done < total
            after = [
                executors for w in workers for executors in spark_runs.executors(w)
            ]
            assert before[0] not in after
    assert whole.refused >= 8
    one = spark_runs.native(inputs, tmp_path / "whole.out", jobs=1)
    assert spark_runs.told(tmp_path / "whole") == one
    two = spark_runs.native(many, tmp_path / "many.out", jobs=2)
    assert result.read == len(two) == 1_500
    assert spark_runs.told(tmp_path / "lost") == two
