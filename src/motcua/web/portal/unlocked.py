"""Which drafts and dossiers this browser may open: kept in the session, for a while, never in an address."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest

from motcua.web.components import clock

OPEN_FOR = timedelta(hours=1)
"""How long a dossier stays open to a browser that has shown the second factor."""
_MOST = 20
_DOSSIERS = "portal.dossiers"
_DRAFTS = "portal.drafts"


def unlock_dossier(request: HttpRequest, dossier_id: int) -> None:
    """Let this browser see the dossier's personal part. The session gets a new key, so that none can be planted."""
    request.session.cycle_key()
    until = (clock.now() + OPEN_FOR).timestamp()
    kept = {**request.session.get(_DOSSIERS, {}), str(dossier_id): until}
    request.session[_DOSSIERS] = dict(list(kept.items())[-_MOST:])


def may_open(request: HttpRequest, dossier_id: int) -> bool:
    """Whether this browser has shown the second factor not long ago."""
    until = request.session.get(_DOSSIERS, {}).get(str(dossier_id), 0)
    return bool(clock.now().timestamp() < until)


def lock_all(request: HttpRequest) -> None:
    """Forget everything: for a machine that others use too."""
    request.session.flush()


def unlock_draft(request: HttpRequest, draft_id: UUID) -> None:
    """Let this browser go on with the draft."""
    kept = [one for one in request.session.get(_DRAFTS, []) if one != str(draft_id)]
    request.session[_DRAFTS] = [*kept, str(draft_id)][-_MOST:]


def may_edit(request: HttpRequest, draft_id: UUID) -> bool:
    """Whether this browser began the draft or took it up by its link."""
    return str(draft_id) in request.session.get(_DRAFTS, [])
