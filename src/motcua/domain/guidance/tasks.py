"""What the worker does for checklists by the clock."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from motcua.domain.guidance import actions


@app.periodic(cron="35 1 * * *")
@app.task(queueing_lock="checklists", name="guidance.purge_checklists")
def purge(timestamp: int) -> None:
    """Each night: take away the checklists that have expired."""
    actions.purge_checklists(at=datetime.fromtimestamp(timestamp, UTC))
