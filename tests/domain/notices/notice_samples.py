"""One context of each template, as acts make them."""

from datetime import UTC, datetime

from motcua.domain.notices import contexts as c
from motcua.domain.notices.models import Template

AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
UNTIL = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
"""16:30 on Tuesday 24 November 2026 in Hà Nội."""
PROMISE = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
"""17:00 on Monday 30 November 2026 in Hà Nội."""

CODE = "H26.15-261123-0007"
PROCEDURE = "Đăng ký khai sinh"
HOLDER = "Công chức tư pháp, UBND phường Ba Đình"
LINK = "/theo-doi/k3y/"
WHOM = c.Contact(name="Bộ phận một cửa phường Ba Đình", phone="024 3845 0001")
REASONS = (
    c.Reason(about="Giấy chứng sinh", problem="Ảnh chụp bị mờ.", remedy="Chụp lại, thấy rõ số giấy."),
    c.Reason(about="Nơi cư trú", problem="Chưa khai số nhà.", remedy="Khai đủ số nhà, đường."),
)
FILES = (c.ReceivedFile(name="giấy chứng sinh.pdf", size=1_234_567, sha256="ab" * 32),)

SAMPLES: dict[Template, c.Context] = {
    Template.SUBMITTED: c.Submitted(
        code=CODE, procedure=PROCEDURE, link=LINK, contact=WHOM, holder=HOLDER, until=UNTIL, files=FILES
    ),
    Template.ACCEPTED: c.Accepted(
        code=CODE, procedure=PROCEDURE, link=LINK, contact=WHOM, holder=HOLDER, until=UNTIL, promise=PROMISE
    ),
    Template.REFUSED: c.Refused(
        code=CODE, procedure=PROCEDURE, link=LINK, contact=WHOM, agency="UBND phường Ba Đình", reasons=REASONS
    ),
    Template.SUPPLEMENT_REQUESTED: c.SupplementRequested(
        code=CODE,
        procedure=PROCEDURE,
        link=LINK,
        contact=WHOM,
        agency="UBND phường Ba Đình",
        reasons=REASONS,
        answer_by=UNTIL,
    ),
    Template.SUPPLIED: c.Supplied(
        code=CODE,
        procedure=PROCEDURE,
        link=LINK,
        contact=WHOM,
        holder=HOLDER,
        until=UNTIL,
        promise=PROMISE,
        files=FILES,
    ),
    Template.IN_HAND: c.InHand(
        code=CODE,
        procedure=PROCEDURE,
        link=LINK,
        contact=WHOM,
        step="Thẩm định",
        holder=HOLDER,
        until=UNTIL,
        promise=PROMISE,
    ),
    Template.STEP_FOR_OFFICER: c.StepForOfficer(
        code=CODE, procedure=PROCEDURE, link=LINK, step="Thẩm định", until=UNTIL, promise=PROMISE
    ),
    Template.RESULT_READY: c.ResultReady(
        code=CODE, procedure=PROCEDURE, link=LINK, contact=WHOM, collect_at="Bộ phận một cửa, 25 Liễu Giai"
    ),
    Template.RETURNED: c.Returned(code=CODE, procedure=PROCEDURE, link=LINK, contact=WHOM, returned_at=UNTIL),
    Template.WITHDRAWN: c.Withdrawn(code=CODE, procedure=PROCEDURE, link=LINK, contact=WHOM, withdrawn_at=UNTIL),
    Template.STOPPED: c.Stopped(
        code=CODE, procedure=PROCEDURE, link=LINK, contact=WHOM, ground="Chờ kết luận thanh tra", resumes_at=UNTIL
    ),
    Template.RESUMED: c.Resumed(
        code=CODE, procedure=PROCEDURE, link=LINK, contact=WHOM, holder=HOLDER, until=UNTIL, promise=PROMISE
    ),
    Template.EXTENDED: c.Extended(
        code=CODE,
        procedure=PROCEDURE,
        link=LINK,
        contact=WHOM,
        before=UNTIL,
        promise=PROMISE,
        reason="Cần xác minh thêm tại nơi cư trú cũ",
    ),
    Template.LATE_FOR_CITIZEN: c.LateForCitizen(
        code=CODE,
        procedure=PROCEDURE,
        link=LINK,
        contact=WHOM,
        step="Thẩm định",
        holder=HOLDER,
        until=UNTIL,
        promise=PROMISE,
    ),
    Template.LATE_FOR_OFFICER: c.LateForOfficer(
        code=CODE, procedure=PROCEDURE, link=LINK, step="Thẩm định", until=UNTIL, promise=PROMISE
    ),
    Template.LATE_FOR_LEADER: c.LateForLeader(
        code=CODE, procedure=PROCEDURE, link=LINK, step="Thẩm định", holder=HOLDER, until=UNTIL, promise=PROMISE
    ),
    Template.RESUME_LINK: c.ResumeLink(procedure=PROCEDURE, link=LINK, kept_until=UNTIL),
    Template.CHECKLIST: c.ChecklistLink(
        procedure=PROCEDURE,
        code="7K3QZ-M0XWB-4TR",
        link=LINK,
        kept_until=UNTIL,
        bring=("Giấy chứng sinh (1 bản chính)",),
        held=("Thẻ căn cước",),
    ),
}
