"""What the worker does for the assistant: old threads and searches go."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from motcua.domain.assistant import actions


@app.periodic(cron="40 2 * * *")
@app.task(queueing_lock="assistant.purge", name="assistant.purge")
def purge(timestamp: int) -> None:
    """Each night: take away what is past its time."""
    actions.purge(at=datetime.fromtimestamp(timestamp, UTC))
