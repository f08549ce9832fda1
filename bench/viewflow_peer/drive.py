"""The ten steps in django-viewflow."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from viewflow.workflow.models import Task  # type: ignore[import-not-found]
from viewflow.workflow.status import PROCESS  # type: ignore[import-not-found]

from bench.steps import NODES, OUTCOMES, Steps, timed
from bench.viewflow_peer.flows import OWNER, Province

_ROWS = """
SELECT (SELECT sum(pg_column_size(t.*)) FROM viewflow_task t WHERE process_id = %s)
     + (SELECT sum(pg_column_size(p.*)) FROM viewflow_process p WHERE id = %s)
"""


def step(process: int, task: int, outcome: str) -> None:
    """Complete a task as viewflow's own view does: lock, read, start, execute."""
    with Province.lock(process), transaction.atomic():
        found = Task.objects.get(pk=task)
        activation = found.flow_task.activation_class(found)
        activation.start(None)
        activation.process.data = {"outcome": outcome}
        activation.process.save()
        activation.execute()


def waiting(process: int, node: str) -> int:
    """Return the task that waits at a node; not part of what is measured."""
    tasks = Task.objects.filter(process_id=process, status="ASSIGNED")
    return int(next(task.pk for task in tasks if task.flow_task.name == node))


def life(taken: Callable[[Callable[[], Any]], Any]) -> None:
    """Start a process and take its steps."""
    process = Province.submitted.run()
    for place, node in enumerate(NODES):
        task = waiting(process.pk, node)
        taken(lambda task=task, place=place: step(process.pk, task, OUTCOMES.get(place, "")))  # type: ignore[misc]
    process.refresh_from_db()
    if process.status != PROCESS.DONE:
        raise SystemExit("django-viewflow did not reach the end of the process.")


def statements() -> float:
    """Return how many statements a step sends, on the mean."""
    counts: list[int] = []

    def counted(taken: Callable[[], Any]) -> None:
        with CaptureQueriesContext(connection) as captured:
            taken()
        counts.append(len(captured))

    life(counted)
    return sum(counts) / len(counts)


def measure(lives: int) -> Steps:
    """Take the steps on an empty database."""
    call_command("migrate", verbosity=0)
    OWNER.append(get_user_model().objects.create(username="officer"))
    connection.ensure_connection()
    each = timed(connection.connection.info.backend_pid, lives, life).each()
    last = Task.objects.order_by("-pk").values_list("process_id", flat=True)[0]
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [last, last])
        stored = int(cursor.fetchone()[0])
    found = Steps(each.wall, each.client, each.database, statements(), stored)
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    return found
