"""Connections keep the plans of what pages and acts run often."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_more_plans_are_kept_than_the_driver_keeps_by_itself() -> None:
    statements = [f"SELECT {number}" for number in range(150)]
    with connection.cursor() as cursor:
        for statement in statements * 6:  # a statement is prepared once it has run five times
            cursor.execute(statement)
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement = ANY(%s)", [statements])
        assert cursor.fetchone() == (150,)
