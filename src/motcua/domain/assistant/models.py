"""What the assistant keeps: the lexicon staff extend, what was asked (masked), threads, requests for a person.

Nothing here says who asked: no account, no address, no name. Questions are masked before they are stored, and rows go
after a while (`actions.purge`).
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.domain.accounts.models import Officer


class LexiconEntry(models.Model):
    """A way people say something and the catalogue's words for it, with the question that shows it helps."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Bản nháp")
        LIVE = "live", _("Đang dùng")
        WITHDRAWN = "withdrawn", _("Đã rút")

    said = models.CharField(max_length=200)
    meant = models.CharField(max_length=300)
    field = models.CharField(max_length=200, blank=True, help_text="name of a field of the catalogue")
    life_event = models.SlugField(max_length=40, blank=True)
    question = models.CharField(max_length=300, help_text="the test: must find the procedure before this goes live")
    expected = models.CharField(max_length=40, help_text="code of the procedure the test must find")
    state = models.CharField(max_length=9, choices=State.choices, default=State.DRAFT)
    proposed_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["said", "meant"], condition=~Q(state="withdrawn"), name="said_once"),
            models.CheckConstraint(condition=Q(state="draft") | Q(decided_at__isnull=False), name="decided_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.said} → {self.meant}"


class SearchQuestion(models.Model):
    """A search as it was typed, folded and masked, how much it found and which place was clicked."""

    class Channel(models.TextChoices):
        PORTAL = "portal", _("Cổng")
        KIOSK = "kiosk", _("Kiosk")
        API = "api", _("API")
        ASSISTANT = "assistant", _("Hỏi đáp")

    day = models.DateField()
    question = models.CharField(max_length=200)
    results = models.PositiveSmallIntegerField()
    clicked = models.PositiveSmallIntegerField(default=0, help_text="0 none, 1, 2, 3: third or later")
    channel = models.CharField(max_length=9, choices=Channel.choices)
    outside = models.CharField(
        max_length=12, blank=True, help_text="whose matter it was, where nothing was found because it is no procedure's"
    )

    class Meta:
        indexes = [models.Index(fields=["day", "question"], name="searches_by_day")]
        constraints = [models.CheckConstraint(condition=Q(clicked__lte=3), name="clicked_is_a_place")]

    def __str__(self) -> str:
        return self.question


class Conversation(models.Model):
    """A thread: references it needs to be gone on with, no person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=9, choices=SearchQuestion.Channel.choices)
    procedure = models.CharField(max_length=40, blank=True, help_text="code of the procedure in talk")
    asked = models.JSONField(default=list, help_text="the facts asked for last")
    options = models.JSONField(default=list, help_text="codes of the options shown last")
    last_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.pk)


class Turn(models.Model):
    """One question of a thread, masked, and how its answer ended."""

    class Rating(models.IntegerChoices):
        USELESS = -1, _("Không giúp được")
        USEFUL = 1, _("Có ích")

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="turns")
    at = models.DateTimeField(db_index=True)
    question = models.CharField(max_length=500, help_text="masked")
    status = models.CharField(max_length=20)
    route = models.CharField(max_length=10)
    procedure = models.CharField(max_length=40, blank=True)
    field = models.CharField(max_length=12, blank=True)
    follows_clarify = models.BooleanField(default=False, help_text="the turn before asked back")
    composer = models.CharField(max_length=24, blank=True, help_text="used, or why the template was shown; empty: off")
    rating = models.SmallIntegerField(null=True, choices=Rating.choices)
    told = models.JSONField(default=dict, help_text="the answer as it was shown: published facts only")

    def __str__(self) -> str:
        return f"{self.status} {self.question[:60]}"


class HandOff(models.Model):
    """Somebody asks for a person. The contact is the one personal thing kept, for as long as the answer takes."""

    class State(models.TextChoices):
        OPEN = "open", _("Chờ trả lời")
        DONE = "done", _("Đã trả lời")

    conversation = models.ForeignKey(Conversation, null=True, on_delete=models.SET_NULL, related_name="hand_offs")
    message = models.CharField(max_length=2000)
    contact = models.CharField(max_length=120, blank=True, help_text="telephone or e-mail; emptied when done")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=4, choices=State.choices, default=State.OPEN)
    done_by = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["asked_at"], condition=Q(state="open"), name="open_hand_offs")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", done_at=None) | Q(state="done", contact="", done_at__isnull=False),
                name="contact_goes_when_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.asked_at:%Y-%m-%d}"
