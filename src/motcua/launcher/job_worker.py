"""The worker: procrastinate's, on the queue in our database."""

import os

import django
from procrastinate.contrib.django import app as jobs
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import DeleteJobCondition

from motcua.launcher.children import CHILD_MARK
from motcua.launcher.orphan import stop_when_orphaned

_STOP_SECONDS = 8.0


def work(*, concurrency: int) -> None:
    """Run jobs until asked to stop; jobs under way get a moment to end and are taken up again otherwise."""
    if CHILD_MARK in os.environ:
        stop_when_orphaned()
    django.setup()
    connector = jobs.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError(f"The queue must be the one in Django's database, not {type(connector).__name__}.")
    with jobs.replace_connector(connector.get_worker_connector()) as app:
        app.run_worker(
            concurrency=concurrency, shutdown_graceful_timeout=_STOP_SECONDS, delete_jobs=DeleteJobCondition.SUCCESSFUL
        )
