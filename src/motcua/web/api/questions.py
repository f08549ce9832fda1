"""What may be asked of the API: a parameter nobody knows is refused, so that a slip does not widen the answer."""

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from ninja.errors import ValidationError

from motcua.domain.catalogue.listing import Narrowing
from motcua.web.api.schemas import AudienceCode, LevelCode

_FIELD = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def refuse_unknown(request: HttpRequest, known: type[Schema]) -> None:
    """Raise ValidationError for parameters `known` has not."""
    strange = sorted(set(request.GET) - set(known.model_fields))
    if strange:
        raise ValidationError([{"type": "extra_forbidden", "loc": ("query", name)} for name in strange])


class NarrowingQuery(Schema):
    """Which procedures are meant."""

    field: str | None = Field(None, max_length=100, pattern=_FIELD, description=_("Mã lĩnh vực"), examples=["ho-tich"])
    level: LevelCode | None = Field(None, description=_("Cấp giải quyết"))
    audience: AudienceCode | None = Field(None, description=_("Đối tượng thực hiện"))
    online: bool = Field(False, description=_("true: chỉ thủ tục nộp được trên cổng này"))

    @property
    def narrowing(self) -> Narrowing:
        """The same for the catalogue."""
        return Narrowing(
            field=self.field or "", level=self.level or "", audience=self.audience or "", online=self.online
        )


class ListQuery(NarrowingQuery):
    """A page of the list."""

    page: int = Field(1, ge=1, le=100_000, description=_("Trang, từ 1"))
    per_page: int = Field(50, ge=1, le=200, description=_("Số thủ tục một trang"))


class SearchQuery(NarrowingQuery):
    """A question in one's own words."""

    q: str = Field(
        min_length=1,
        max_length=200,
        description=_("Câu hỏi bằng lời thường, có dấu hay không; hoặc mã thủ tục"),
        examples=["lam giay khai sinh cho con"],
    )
    limit: int = Field(10, ge=1, le=50, description=_("Nhiều nhất bao nhiêu kết quả"))


class SuggestQuery(Schema):
    """The beginning of a question."""

    q: str = Field(min_length=1, max_length=100, description=_("Những chữ đã gõ"), examples=["khai s"])
    limit: int = Field(8, ge=1, le=20, description=_("Nhiều nhất bao nhiêu gợi ý"))


class VersionQuery(Schema):
    """Which version."""

    version: int | None = Field(None, ge=1, le=1_000_000, description=_("Số của bản; bỏ trống: bản đang áp dụng"))
