"""SpiffWorkflow taking the ten steps: restore the instance from its row, complete the task, serialise, write back."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import psycopg
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer.workflow import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from bench.steps import NODES, OUTCOMES, Steps, timed

_STATEMENTS = 2  # lock and read, write


class Peer:
    """Keeps instances in a table, as JSON."""

    def __init__(self, connection: psycopg.Connection[Any], xml: str) -> None:
        """Parse the model once and make the table."""
        self.connection = connection
        parser = BpmnParser()
        parser.add_bpmn_io(BytesIO(xml.encode()))
        self.spec = parser.get_spec("province_default")
        self.serializer = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure())
        connection.execute("CREATE TABLE spiff (id bigserial PRIMARY KEY, state text NOT NULL)")

    def start(self) -> int:
        """Start an instance and return its row."""
        workflow = BpmnWorkflow(self.spec)
        workflow.data["outcome"] = ""
        workflow.do_engine_steps()
        state = self.serializer.serialize_json(workflow)
        row = self.connection.execute("INSERT INTO spiff (state) VALUES (%s) RETURNING id", [state]).fetchone()
        assert row is not None
        return int(row[0])

    def step(self, instance: int, node: str, outcome: str) -> None:
        """Complete the task that waits at `node`."""
        with self.connection.transaction():
            row = self.connection.execute("SELECT state FROM spiff WHERE id = %s FOR UPDATE", [instance]).fetchone()
            assert row is not None
            workflow = self.serializer.deserialize_json(row[0])
            task = next(task for task in workflow.get_tasks(state=TaskState.READY) if task.task_spec.bpmn_id == node)
            task.data["outcome"] = outcome
            task.run()
            workflow.do_engine_steps()
            state = self.serializer.serialize_json(workflow)
            self.connection.execute("UPDATE spiff SET state = %s WHERE id = %s", [state, instance])


def measure(address: str, xml: str, lives: int) -> Steps:
    """Take the steps on an empty database."""
    with psycopg.connect(address, autocommit=True) as connection:
        peer = Peer(connection, xml)

        def life(step: Callable[[Callable[[], Any]], Any]) -> None:
            instance = peer.start()
            for place, node in enumerate(NODES):
                step(lambda place=place, node=node: peer.step(instance, node, OUTCOMES.get(place, "")))  # type: ignore[misc]

        each = timed(connection.info.backend_pid, lives, life).each()
        ended = connection.execute("SELECT state FROM spiff ORDER BY id DESC LIMIT 1").fetchone()
    assert ended is not None
    if not json.loads(ended[0])["completed"]:
        raise SystemExit("SpiffWorkflow did not reach the end of the process.")
    return Steps(each.wall, each.client, each.database, _STATEMENTS, len(ended[0].encode()))
