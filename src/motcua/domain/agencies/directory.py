"""Agencies with their calendars and main posts, kept in memory while nothing about them changes.

The database gives its organisation a new edition (a random text) with every change of an agency, a post or a calendar,
in the transaction that makes the change. Who reads the edition with his own first statement may use the directory of
that edition: no process can go on with an agency that was changed before that statement began.
"""

from collections.abc import Mapping
from functools import lru_cache

from motcua.domain.agencies.models import Agency, Post
from motcua.domain.calendars.models import Calendar
from motcua.domain.ledger.rows import Rows, fetch_all, fetch_one

EDITION = "(SELECT edition FROM agencies_edition)"
"""SQL for the present edition, to be read together with something else."""

_AGENCIES, _CALENDARS, _POSTS = Rows(Agency), Rows(Calendar), Rows(Post)
_AGENCY = f"""
    SELECT {_AGENCIES.columns("a")}, {_CALENDARS.columns("c")}
    FROM agencies_agency a JOIN calendars_calendar c ON c.id = a.calendar_id WHERE a.id = %s"""  # noqa: S608
_MAIN_POSTS = f"SELECT {_POSTS.columns('p')} FROM agencies_post p WHERE p.agency_id = %s AND p.is_main"  # noqa: S608


class Directory:
    """One edition; rows are read when first asked for. Its instances are shared: nobody changes them."""

    def __init__(self, edition: str) -> None:
        """Begin empty."""
        self.edition = edition
        self._agencies: dict[int, Agency] = {}
        self._posts: dict[int, Mapping[str, Post]] = {}

    def agency(self, agency_id: int) -> Agency:
        """Return an agency with its calendar. Raises Agency.DoesNotExist."""
        found = self._agencies.get(agency_id)
        if found is None:
            found = self._agencies[agency_id] = _read(agency_id)
        return found

    def main_posts(self, agency_id: int) -> Mapping[str, Post]:
        """Return the posts that get the agency's work, by role."""
        found = self._posts.get(agency_id)
        if found is None:
            posts = [_POSTS.read(row) for row in fetch_all(_MAIN_POSTS, [agency_id])]
            found = self._posts[agency_id] = {post.role: post for post in posts}
        return found


def _read(agency_id: int) -> Agency:
    row = fetch_one(_AGENCY, [agency_id])
    if row is None:
        raise Agency.DoesNotExist(f"there is no agency {agency_id}")
    first_of_calendar = len(_AGENCIES.names)
    agency = _AGENCIES.read(row[:first_of_calendar])
    agency.calendar = _CALENDARS.read(row[first_of_calendar:])
    return agency


@lru_cache(maxsize=4)
def directory(edition: str) -> Directory:
    """Return the directory of an edition just read from the database."""
    return Directory(edition)
