"""The papers of an application: a list of what is needed, and a page for each to upload its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.domain.dossiers.actions.drafts import TooManyFiles, add_file, remove_file
from motcua.web.components import clock
from motcua.web.components.form_rendering import error_link
from motcua.web.components.rendering import leave, render
from motcua.web.portal.application import Application, Way, next_open
from motcua.web.portal.uploads import take_in, too_many_files
from motcua.web.portal.views.access import for_draft
from motcua.web.portal.words import ACCEPTED_FILES

_METHODS = ("GET", "HEAD", "POST")


@never_cache
@require_http_methods(_METHODS)
@for_draft
def papers(request: HttpRequest, application: Application) -> HttpResponse:
    """What is in, what is missing; on only when nothing is missing."""
    if application.case is None:
        return redirect("portal:case", application.draft.pk)
    missing = application.missing_papers()
    if request.method == "POST" and not missing:
        return redirect(next_open(application))
    found = [
        error_link(f"giay-{slot.document.id}", _("Tải lên “%(paper)s”") % {"paper": slot.document.name})
        for slot in missing
        if request.method == "POST"
    ]
    context = {"application": application, "errors": found, "back": Way.of(application).before(request.path)}
    return render(request, "portal/apply/papers.html", context)


@never_cache
@require_http_methods(_METHODS)
@for_draft
def paper(request: HttpRequest, application: Application, key: str) -> HttpResponse:
    """Files of one paper. The form takes in what is chosen, whichever button sends it."""
    slot = application.paper(key)
    if slot is None:
        raise Http404
    refusals: tuple[str, ...] = ()
    if request.method == "POST":
        refusals = _receive(request, application, key)
        if not refusals and request.POST.get("viec") == "tiep":
            return leave(request, reverse("portal:papers", args=[application.draft.pk]))
        slot = Application(application.draft).paper(key)
    context = {
        "application": application,
        "slot": slot,
        "refusals": refusals,
        "errors": [error_link("tep", words) for words in refusals],
        "accept": ACCEPTED_FILES,
        "back": reverse("portal:papers", args=[application.draft.pk]),
    }
    return render(request, "portal/apply/paper.html", context, fragment="files")


def _receive(request: HttpRequest, application: Application, key: str) -> tuple[str, ...]:
    draft_id, at = application.draft.pk, clock.now()
    number = request.POST.get("bo", "")
    if number.isascii() and number.isdigit():
        remove_file(draft_id=draft_id, draft_file_id=int(number))
    taken = take_in(request.FILES.getlist("tep"), at=at)
    try:
        for file, name in taken.files:
            add_file(draft_id=draft_id, document_key=key, file=file, name=name, at=at)
    except TooManyFiles:
        return (*taken.refusals, too_many_files())
    return taken.refusals
