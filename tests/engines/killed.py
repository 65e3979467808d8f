"""Kills a worker during a question: the answer is whole, or there is an error, never a part.

Usage: killed.py ENGINE TABLES QUESTIONS [LINE]
  ENGINE     sail or spark
  TABLES     the folder of nodes.parquet, edges.parquet, closure.parquet and links.parquet
  QUESTIONS  lines of JSON from examples/sql_questions.rs
  LINE       which of them, from 1; else the one with the most mechanisms

Both have two workers, each with a process of its own: SPARK_MASTER is local-cluster[2,1,1024] by default, and SAIL_MODE
kubernetes-cluster, for which pods.py stands in.
"""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

from compare import shape
from engines import connect

os.environ.setdefault("SPARK_MASTER", "local-cluster[2,1,1024]")
os.environ.setdefault("SAIL_MODE", "kubernetes-cluster")
os.environ.setdefault("SAIL_CLUSTER__WORKER_INITIAL_COUNT", "2")
os.environ.setdefault("SAIL_CLUSTER__WORKER_MAX_COUNT", "2")
# What the command of a worker's process has in it.
WORKERS = {"spark": "CoarseGrainedExecutorBackend", "sail": "sail\0worker"}


def main() -> int:
    name, folder, path, *line = sys.argv[1:]
    questions = [json.loads(text) for text in Path(path).read_text(encoding="utf-8").splitlines()]
    question = questions[int(line[0]) - 1] if line else max(questions, key=lambda it: len(it["mechanisms"]))
    engine = connect(name, folder)
    expected = question["mechanisms"]
    began = time.monotonic()
    whole = answer(engine, question)
    taken = time.monotonic() - began
    print(f"undisturbed: {len(whole)} mechanisms in {taken:.1f} s, {'as' if whole == expected else 'other than'} the crate's")
    outcomes = []
    for part in (0.25, 0.5, 0.75):
        outcome = disturbed(engine, question, part * taken, WORKERS[name])
        print(f"a worker killed after {part * taken:.1f} s: {outcome}")
        outcomes.append(outcome)
    fine = all(it.startswith(("the same", "error")) for it in outcomes)
    return 0 if whole == expected and fine and not all(it.endswith("before") for it in outcomes) else 1


def answer(engine, question: dict) -> list:
    return [shape(row) for row in engine.rows(question["spark"]["paths"])]


def disturbed(engine, question: dict, after: float, worker: str) -> str:
    found: list = []

    def ask() -> None:
        try:
            found.append(answer(engine, question))
        except Exception as error:  # whatever the engine raises is an outcome
            found.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    time.sleep(after)
    workers = descendants(os.getpid(), worker)
    late = not thread.is_alive() or not workers
    if not late:
        os.kill(workers[0], signal.SIGKILL)
    thread.join()
    if isinstance(found[0], Exception):
        return f"error: {str(found[0]).splitlines()[0]}"
    if found[0] == question["mechanisms"]:
        return f"the same {len(found[0])} mechanisms{', which were there before' if late else ''}"
    return f"WRONG: {len(found[0])} mechanisms of {len(question['mechanisms'])}"


def descendants(root: int, name: str) -> list[int]:
    """The processes below one whose command has a name."""
    parents, commands = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                commands[int(entry.name)] = (entry / "cmdline").read_text()
            except OSError:
                continue

    def is_below(process: int) -> bool:
        while process in parents:
            if process == root:
                return True
            process = parents[process]
        return False

    return sorted(process for process, command in commands.items() if name in command and is_below(process))


if __name__ == "__main__":
    sys.exit(main())
