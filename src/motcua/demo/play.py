"""A city lives: citizens and officers act through the real actions, in simulated time, from one seed.

Nothing is inserted by hand: what the play leaves behind is what the same people would have left behind by clicking.
"""

import hashlib
import heapq
import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import count

from django.conf import settings
from django.utils import timezone

from motcua.demo import temper
from motcua.demo.cast import Cast
from motcua.demo.citizens import Citizens
from motcua.demo.desks import Desks
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.refusals import CannotAct
from motcua.domain.ledger.actions import ensure_partitions, seal_days
from motcua.domain.ledger.models import Event
from motcua.domain.notices.actions import deliver_due

Progress = Callable[[int, int], None]
Move = Callable[[datetime], None]
_DAY = timedelta(days=1)


@dataclass
class Life:
    """A span of the city's life. `play` runs it; `acts` counts what happened, by act."""

    seed: int
    start: datetime
    end: datetime
    per_day: int
    acts: Counter[str] = field(default_factory=Counter)
    _agenda: list[tuple[datetime, int, Move]] = field(default_factory=list)
    _order: count = field(default_factory=count)  # type: ignore[type-arg]

    def play(self, progress: Progress) -> None:
        """Play from start to end; `progress` is told days done and days in all."""
        chance = random.Random(self.seed)
        cast = Cast.gather(self.start)
        ensure_partitions(first=timezone.localdate(self.start), last=timezone.localdate(self.end) + 60 * _DAY)
        third = (self.end - self.start) / 3
        jam = temper.Jam("105", self.start + third, self.start + 2 * third, factor=4.0)
        desks = Desks(cast, chance, self.seed, jam, self.plan, self.acts)
        citizens = Citizens(cast, chance, self.plan, self.acts, desks)
        days = self._days()
        for number, day in enumerate(days, 1):
            for at in temper.arrivals(day, self.per_day, chance):
                self.plan(at, citizens.arrive)
            self.plan(day + timedelta(hours=6), self._morning)
            self._until(min(day + _DAY, self.end))
            progress(number, len(days))

    def digest(self) -> str:
        """Return a digest of every event of dossiers opened in the span, without the database's own clock."""
        digest = hashlib.sha256()
        opened = Dossier.objects.filter(submitted_at__gte=self.start, submitted_at__lt=self.end)
        codes = dict(opened.values_list("pk", "code"))
        months = {timezone.localdate(self.start).replace(day=1), timezone.localdate(self.end).replace(day=1)}
        events = Event.objects.filter(opened_month__gte=min(months), opened_month__lte=max(months))
        for event in events.order_by("dossier_id", "seq").iterator():
            if event.dossier_id in codes:
                facts = (codes[event.dossier_id], event.seq, event.verb, event.at.isoformat(), event.officer_id)
                digest.update(json.dumps([*facts, event.payload], sort_keys=True).encode())
        return digest.hexdigest()

    def plan(self, at: datetime, move: Move) -> None:
        """Put a move on the agenda. What lies beyond the end stays undone: the city is left in the middle of work."""
        heapq.heappush(self._agenda, (at, next(self._order), move))

    def _until(self, end: datetime) -> None:
        while self._agenda and self._agenda[0][0] < end:
            at, _, move = heapq.heappop(self._agenda)
            try:
                move(at)
            except CannotAct as refusal:
                self.acts[f"overtaken: {refusal.why}"] += 1

    def _morning(self, at: datetime) -> None:
        """What the worker does by the clock, once a morning."""
        actions.fire_due_timers(at=at)
        while actions.tell_late(at=at):
            continue
        deliver_due(at=at)
        seal_days(authority=settings.AUTHORITY, until=at)

    def _days(self) -> list[datetime]:
        first, last = timezone.localdate(self.start), timezone.localdate(self.end)
        return [
            timezone.make_aware(datetime.combine(first + number * _DAY, time()))
            for number in range((last - first).days + 1)
        ]
