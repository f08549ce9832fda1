"""What an officer's worklist can be filtered by, and the posts behind it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import PostRight, Right
from motcua.domain.dossiers.models import Holder
from motcua.domain.dossiers.permissions import delegations_to, posts_of
from motcua.domain.dossiers.queries.hands import hands


@dataclass(frozen=True, slots=True)
class OwnPost:
    """A post whose work is this officer's today; `stands_in` under a delegation."""

    post_id: int
    name: str
    agency: str
    rights: tuple[Right, ...]
    stands_in: bool


@dataclass(frozen=True, slots=True)
class WorkChoices:
    """The posts, steps and fields that occur among the officer's open steps, each as (value, name), by name."""

    posts: list[tuple[int, str]]
    steps: list[str]
    fields: list[tuple[str, str]]


def work_choices(posts: Collection[int]) -> WorkChoices:
    """Return the choices that lead to at least one row of these posts. One query.

    The posts come as keys, not as a subquery: with that, the server read every open step of the city.
    """
    field = "dossier__procedure__field"
    found = (
        hands()
        .filter(post__in=posts, holder__in=(Holder.POST, Holder.CITIZEN))
        .values_list("post_id", "post__name", "name", f"{field}__code", f"{field}__name")
        .distinct()
    )
    rows = list(found)
    return WorkChoices(
        posts=sorted({(post, name) for post, name, *_ in rows}, key=lambda pair: pair[1]),
        steps=sorted({step for _, _, step, *_ in rows}),
        fields=sorted({(code, name) for *_, code, name in rows}, key=lambda pair: pair[1]),
    )


def own_posts(officer: Officer, *, at: datetime) -> list[OwnPost]:
    """Return the posts the officer holds or stands in for today, with their rights. Three queries."""
    day = timezone.localdate(at)
    held = [row.post for row in posts_of(officer.pk, day).select_related("post__agency").order_by("post__name")]
    given = delegations_to(officer.pk, day).select_related("post__agency").order_by("post__name")
    rights: dict[int, set[Right]] = {}
    for post_id, right in PostRight.objects.filter(post__in=held).values_list("post_id", "right"):
        rights.setdefault(post_id, set()).add(Right(right))
    return [
        OwnPost(post.pk, post.name, post.agency.name, tuple(sorted(rights.get(post.pk, ()))), stands_in)
        for post, stands_in in [*((post, False) for post in held), *((row.post, True) for row in given)]
    ]
