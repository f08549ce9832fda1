"""One posting of the questions: what it keeps, what is wrong, and what the screen shows next."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from motcua.core.forms import FieldError
from motcua.web.components.form_rendering import error_link
from motcua.web.components.languages import page_language
from motcua.web.desk.access import OfficerRequest
from motcua.web.desk.intake import desk_of
from motcua.web.desk.intake.counter import AGENCY, CounterIntake
from motcua.web.desk.intake.questions import Posted, card_told, error_links, read_all, sections, shown_names


@dataclass
class Asking:
    """The questions of one application in one request."""

    request: OfficerRequest
    intake: CounterIntake
    kept: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, FieldError] = field(default_factory=dict)
    card_error: str = ""
    card_read: bool = False
    is_changed: bool = False

    @property
    def pressed(self) -> str:
        """Which button was pressed; a scanner ends with Enter, which presses the first."""
        return self.request.POST.get("viec", "")

    @property
    def asked(self) -> list[str]:
        """Which answers this posting speaks of."""
        return [*(field.name for page in self.intake.form.pages for field in page.fields), AGENCY]

    @property
    def may_go_on(self) -> bool:
        """Whether the officer wants to go on and nothing is wrong."""
        return self.pressed == "tiep" and not self.errors and self.intake.agency is not None

    def read(self) -> None:
        """Read what was posted; a scanned card fills in its answers over what was typed."""
        posted = dict(self.request.POST.lists())
        found = read_all(self.intake, posted)
        self.kept = dict(found.values)
        if code := self.request.POST.get("noi-giai-quyet", ""):
            self.kept[AGENCY] = code[:35]
        scanned = self.request.POST.get("the", "").strip()
        if scanned:
            said, self.card_error = card_told(self.intake, scanned)
            self.kept.update(said)
            self.card_read = bool(said)
        self.errors = found.errors if self.pressed == "tiep" else {}

    def draw_anew(self) -> None:
        """Read the draft back, and see whether other questions apply now."""
        before = shown_names(self.intake)
        self.intake = desk_of.open_intake(self.request, self.intake.draft.pk)
        if self.pressed == "tiep":
            # Questions that came to apply only now were not on the screen, and are asked for by name.
            wrong = self.intake.errors.values()
            self.errors = {name: error for page in wrong for name, error in page.items()} | self.errors
        self.is_changed = bool(self.card_read or self.card_error or before != shown_names(self.intake))

    def context(self) -> dict[str, Any]:
        """What the page needs."""
        language = page_language()
        lines = error_links(self.intake.form, self.errors, language=language)
        if self.card_error:
            lines.insert(0, error_link("the", self.card_error))
        if self.pressed == "tiep" and self.intake.agency is None:
            lines.append(error_link("noi-giai-quyet", _("Chọn nơi giải quyết hồ sơ.")))
        return {
            "intake": self.intake,
            "sections": sections(self.intake, self._inputs(), self.errors, language=language),
            "errors": lines,
            "card_read": self.card_read,
        }

    def _inputs(self) -> Posted | None:
        """What was typed stays as typed, right or wrong; after a card was read, what is kept shows."""
        if self.request.method != "POST" or self.card_read:
            return None
        return dict(self.request.POST.lists())
