"""What the API answers. Everywhere null means *not published*: never "free", never "no limit", never "nothing needed".

Descriptions are interface texts: marked here, put into the reader's language when the document is shown.
"""

from datetime import date, datetime
from typing import Literal

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema

LevelCode = Literal["ward", "province", "ministry"]
AudienceCode = Literal["citizen", "foreigner", "business", "organisation", "agency"]
ChannelCode = Literal["direct", "online", "postal"]
UnitCode = Literal["hour", "working_day", "day", "month", "same_day"]


class FieldOut(Schema):
    """A field of procedures."""

    code: str = Field(description=_("Mã lĩnh vực của hệ thống này"), examples=["ho-tich"])
    name: str
    name_en: str | None = Field(description=_("Tên tiếng Anh; null: chưa có"))


class SummaryOut(Schema):
    """A procedure as lists show it."""

    code: str = Field(description=_("Mã thủ tục quốc gia"), examples=["1.001193"])
    name: str
    name_en: str | None = Field(description=_("Tên tiếng Anh; null: chưa có"))
    field: FieldOut
    levels: list[LevelCode] = Field(description=_("Cấp giải quyết; danh sách rỗng: chưa công bố"))
    online: bool = Field(description=_("Nộp được trên cổng này"))
    version: int = Field(description=_("Số của bản đang áp dụng"))
    valid_from: datetime = Field(description=_("Bản này áp dụng từ"))
    decision: str | None = Field(description=_("Số quyết định công bố; null: chưa công bố"))
    url: str = Field(description=_("Trang dành cho người đọc"))


class PageOut(Schema):
    """A page of the list."""

    items: list[SummaryOut]
    total: int = Field(description=_("Số thủ tục của cả danh sách"))
    page: int
    pages: int
    per_page: int
    next: str | None = Field(description=_("Địa chỉ trang sau; null: hết"))
    previous: str | None = Field(description=_("Địa chỉ trang trước; null: đây là trang đầu"))


class LimitOut(Schema):
    """A time limit."""

    value: float
    unit: UnitCode = Field(
        description=_("hour: giờ làm việc; working_day: ngày làm việc; day: ngày lịch; same_day: trong ngày")
    )


class FeeOut(Schema):
    """A fee."""

    name: str
    amount: int = Field(description=_("Đồng; 0: quyết định công bố ghi là miễn phí"))
    note: str | None


class ChannelOut(Schema):
    """One way of handing in."""

    channel: ChannelCode
    limit: LimitOut | None = Field(description=_("Thời hạn; null: chưa công bố"))
    fees: list[FeeOut] | None = Field(description=_("Phí, lệ phí; danh sách rỗng: miễn phí; null: chưa công bố"))
    note: str | None


class DocumentOut(Schema):
    """A paper to hand in."""

    id: str
    name: str
    form_code: str | None
    originals: int | None = Field(description=_("Số bản chính; null: chưa công bố"))
    copies: int | None = Field(description=_("Số bản sao; null: chưa công bố"))
    required: bool = Field(description=_("false: chỉ nộp nếu có hoặc trong trường hợp nêu ở tên"))
    reuse: str | None = Field(description=_("Nguồn dữ liệu nhà nước đã có giấy này"))
    note: str | None


class CaseOut(Schema):
    """The papers of one case."""

    name: str | None = Field(description=_("Tên trường hợp; null: thủ tục không chia trường hợp"))
    documents: list[DocumentOut]


class ConditionOut(Schema):
    """A requirement or condition."""

    id: str
    text: str


class ResultOut(Schema):
    """What the person gets."""

    code: str | None = Field(description=_("Mã giấy tờ quốc gia; null: chưa công bố"))
    name: str


class LegalBasisOut(Schema):
    """A legal document the procedure rests on."""

    number: str | None
    name: str


class DecisionOut(Schema):
    """The publication decision."""

    number: str | None
    issued_on: date | None
    effective_on: date | None
    published_on: date | None


class AgenciesOut(Schema):
    """Who executes, decides, cooperates, as the publication names them."""

    executing: str | None
    deciding: str | None
    cooperating: str | None


class VersionOut(Schema):
    """Which version this is, and where it comes from."""

    number: int
    current: bool
    valid_from: datetime
    valid_to: datetime | None = Field(description=_("null: đang áp dụng"))
    source: str | None = Field(description=_("Nguồn của bản này; null: không ghi"))
    origin: Literal["own", "national"] = Field(
        description=_("own: cơ quan tự công bố; national: lấy từ Cổng Dịch vụ công quốc gia")
    )
    digest: str = Field(description=_("SHA-256 của nội dung: hai bản cùng mã này có nội dung như nhau"))


class UnreadOut(Schema):
    """A value the source states in words that could not be read; it is null above."""

    path: str = Field(examples=["channels[0].limit"])
    text: str


class ProcedureOut(Schema):
    """Everything published of one version of a procedure."""

    code: str = Field(description=_("Mã thủ tục quốc gia"), examples=["1.001193"])
    name: str
    name_en: str | None
    field: FieldOut
    ministry: str | None
    levels: list[LevelCode] | None
    audience: list[AudienceCode] | None
    summary: str | None
    summary_en: str | None
    steps: list[str] | None
    conditions: list[ConditionOut] | None = Field(
        description=_("Yêu cầu, điều kiện; danh sách rỗng: không có; null: chưa công bố")
    )
    channels: list[ChannelOut] | None = Field(description=_("Thời hạn và phí theo từng cách nộp"))
    cases: list[CaseOut] | None = Field(description=_("Thành phần hồ sơ theo từng trường hợp"))
    results: list[ResultOut] | None
    legal_bases: list[LegalBasisOut] | None
    agency: AgenciesOut
    decision: DecisionOut
    online_level: int | None = Field(description=_("Mức dịch vụ công trực tuyến: 2, 3 hoặc 4"))
    unverified: list[str] = Field(description=_("Những mục chưa được đối chiếu với quyết định công bố"))
    unread: list[UnreadOut] = Field(description=_("Những giá trị nguồn có ghi nhưng không đọc được"))
    version: VersionOut
    url: str = Field(description=_("Trang dành cho người đọc"))


class HitOut(Schema):
    """A procedure found."""

    place: int = Field(description=_("Thứ hạng, từ 1"))
    score: float = Field(description=_("Điểm; chỉ so sánh được trong cùng một câu hỏi"))
    why: list[str] = Field(description=_("Những từ đã đưa thủ tục này lên"))
    procedure: SummaryOut


class SearchOut(Schema):
    """What was found for a question."""

    repaired: str | None = Field(description=_("Câu hỏi sau khi sửa lỗi gõ; null: không phải sửa"))
    confidence: float = Field(description=_("Từ 0 đến 1: kết quả đầu đáng tin đến đâu"))
    items: list[HitOut]


class SuggestionsOut(Schema):
    """Questions that begin as typed."""

    suggestions: list[str]


class ParameterProblem(Schema):
    """A parameter that makes no sense."""

    parameter: str
    detail: str


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ParameterProblem] = Field(default_factory=list)
