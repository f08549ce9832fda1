"""The words to the person a dossier belongs to: what happened, who holds it, until when, what to do, whom to call."""

from django.utils.translation import gettext as _

from motcua.domain.notices import contexts as c
from motcua.domain.notices.wording.blocks import (
    Fact,
    Listing,
    Point,
    Wording,
    contact_line,
    day,
    facts,
    file_list,
    moment,
    reason_list,
)


def submitted(context: c.Submitted) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: đã nộp"),
        opening=_(
            "Chúng tôi đã nhận được hồ sơ của Ông/Bà. Nơi nhận sẽ kiểm tra và trả lời có tiếp nhận hồ sơ hay không."
        ),
        more=facts((_("Nơi đang giữ hồ sơ"), context.holder), (_("Trả lời chậm nhất"), context.until)),
        listing=file_list(context.files),
        next_step=_("Ông/Bà chưa phải làm gì thêm. Hãy giữ thư này để chứng minh đã nộp hồ sơ."),
    )


def accepted(context: c.Accepted) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: đã tiếp nhận, hẹn trả kết quả ngày %(day)s"),
        day=day(context.promise),
        opening=_("Hồ sơ của Ông/Bà đã được tiếp nhận."),
        more=_holding(context.holder, None, context),
        next_step=_("Ông/Bà chưa phải làm gì thêm. Chúng tôi sẽ báo ngay khi có kết quả hoặc khi cần bổ sung."),
    )


def refused(context: c.Refused) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: không được tiếp nhận, có nêu lý do"),
        opening=_("%(agency)s không tiếp nhận hồ sơ này vì những lý do dưới đây.") % {"agency": context.agency},
        listing=reason_list(context.reasons),
        next_step=_(
            "Sau khi khắc phục, Ông/Bà có thể nộp hồ sơ mới. Nếu không đồng ý với lý do đã nêu, "
            "Ông/Bà có quyền khiếu nại, hoặc phản ánh với nơi tiếp nhận theo số điện thoại dưới đây."
        ),
    )


def supplement_requested(context: c.SupplementRequested) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: cần Ông/Bà bổ sung, chậm nhất ngày %(day)s"),
        day=day(context.answer_by),
        opening=_("%(agency)s cần Ông/Bà bổ sung những nội dung dưới đây thì mới giải quyết tiếp được.")
        % {"agency": context.agency},
        more=facts((_("Bổ sung chậm nhất"), context.answer_by)),
        listing=reason_list(context.reasons),
        next_step=_(
            "Việc cần làm: bổ sung đúng những nội dung đã nêu, không phải nộp lại cả hồ sơ. "
            "Trong khi chờ Ông/Bà bổ sung, thời hạn giải quyết không tính tiếp."
        ),
        button=_("Bổ sung hồ sơ"),
    )


def supplied(context: c.Supplied) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: đã nhận phần bổ sung"),
        opening=_("Chúng tôi đã nhận được phần bổ sung của Ông/Bà. Hồ sơ được giải quyết tiếp."),
        more=_holding(context.holder, None, context),
        listing=file_list(context.files),
        next_step=_nothing_to_do(),
    )


def in_hand(context: c.InHand) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: chuyển sang bước “%(step)s”"),
        step=context.step,
        opening=_("Hồ sơ của Ông/Bà đã chuyển sang bước mới."),
        more=_holding(context.holder, context.step, context),
        next_step=_nothing_to_do(),
    )


def result_ready(context: c.ResultReady) -> Wording:
    come = _(
        "Việc cần làm: xem kết quả qua liên kết dưới đây, hoặc đến nơi nhận kết quả trong giờ làm việc, "
        "mang theo giấy tờ tùy thân và mã hồ sơ."
    )
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: đã có kết quả"),
        opening=_("Hồ sơ của Ông/Bà đã giải quyết xong và có kết quả."),
        more=facts((_("Nơi nhận kết quả"), context.collect_at)),
        next_step=come if context.collect_at else _("Việc cần làm: xem kết quả và cách nhận qua liên kết dưới đây."),
        button=_("Xem kết quả"),
    )


def returned(context: c.Returned) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: đã trả kết quả"),
        opening=_("Kết quả đã được trả. Việc giải quyết hồ sơ kết thúc tại đây."),
        more=facts((_("Trả kết quả lúc"), context.returned_at)),
        next_step=_("Nếu Ông/Bà chưa nhận được kết quả hoặc kết quả có sai sót, hãy gọi ngay cho chúng tôi."),
    )


def withdrawn(context: c.Withdrawn) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: đã rút"),
        opening=_("Hồ sơ đã được rút theo yêu cầu và sẽ không được giải quyết tiếp."),
        more=facts((_("Rút lúc"), context.withdrawn_at)),
        next_step=_("Nếu Ông/Bà không yêu cầu rút hồ sơ này, hãy gọi ngay cho chúng tôi."),
    )


def stopped(context: c.Stopped) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: dừng giải quyết, có nêu lý do"),
        opening=_("Cơ quan giải quyết đã dừng giải quyết hồ sơ này vì lý do dưới đây."),
        more=facts((_("Lý do"), context.ground), (_("Dự kiến giải quyết tiếp"), context.resumes_at)),
        next_step=_("Ông/Bà chưa phải làm gì thêm. Chúng tôi sẽ báo khi hồ sơ được giải quyết tiếp."),
    )


def resumed(context: c.Resumed) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: được giải quyết tiếp"),
        opening=_("Hồ sơ của Ông/Bà được giải quyết tiếp."),
        more=_holding(context.holder, None, context),
        next_step=_nothing_to_do(),
    )


def extended(context: c.Extended) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: xin lỗi và hẹn lại ngày trả kết quả"),
        opening=_("Hồ sơ của Ông/Bà chưa thể có kết quả đúng hẹn. Chúng tôi xin lỗi Ông/Bà."),
        more=facts(
            (_("Lý do"), context.reason), (_("Đã hẹn trả"), context.before), (_("Hẹn trả mới"), context.promise)
        ),
        next_step=_nothing_to_do(),
    )


def late(context: c.LateForCitizen) -> Wording:
    return _about(
        context,
        subject=_("Hồ sơ %(code)s: đang chậm, chúng tôi xin lỗi"),
        opening=_(
            "Bước “%(step)s” đáng lẽ xong lúc %(moment)s mà đến nay chưa xong. Chúng tôi xin lỗi Ông/Bà. "
            "Cán bộ đang giữ hồ sơ và lãnh đạo đơn vị đã được nhắc."
        )
        % {"step": context.step, "moment": moment(context.until)},
        more=facts((_("Nơi đang giữ hồ sơ"), context.holder), (_("Hẹn trả kết quả"), context.promise)),
        next_step=_("Ông/Bà chưa phải làm gì thêm. Nếu muốn biết lý do, hãy gọi cho chúng tôi."),
    )


def resume_link(context: c.ResumeLink) -> Wording:
    return Wording(
        subject=_("Liên kết để làm tiếp hồ sơ: %(procedure)s") % {"procedure": context.procedure},
        greeting=_("Kính gửi Ông/Bà,"),
        opening=_("Phần Ông/Bà đã khai vẫn được giữ. Mở liên kết dưới đây để làm tiếp."),
        facts=facts((_("Thủ tục"), context.procedure), (_("Được giữ đến"), context.kept_until)),
        next_step=_(
            "Ai có liên kết này đều mở được phần đã khai, vì vậy đừng chuyển thư cho người khác. "
            "Nếu không phải Ông/Bà yêu cầu, hãy bỏ qua thư này."
        ),
        button=_("Làm tiếp hồ sơ"),
        link=context.link,
    )


def checklist(context: c.ChecklistLink) -> Wording:
    held = tuple(_("%(paper)s: không cần nộp nếu cơ quan tra cứu được") % {"paper": paper} for paper in context.held)
    points = tuple(Point(line, ()) for line in (*context.bring, *held))
    return Wording(
        subject=_("Giấy tờ cần chuẩn bị: %(procedure)s") % {"procedure": context.procedure},
        greeting=_("Kính gửi Ông/Bà,"),
        opening=_("Đây là danh mục giấy tờ Ông/Bà vừa lập cho thủ tục dưới đây."),
        facts=facts(
            (_("Thủ tục"), context.procedure), (_("Mã danh mục"), context.code), (_("Mở được đến"), context.kept_until)
        ),
        listing=Listing(_("Giấy tờ"), points) if points else None,
        next_step=_(
            "Mở liên kết để xem phí, thời hạn và nơi nộp, hoặc để in. Khi đến quầy, đưa mã danh mục để cán bộ mở ngay. "
            "Chúng tôi không giữ lại địa chỉ thư này."
        ),
        button=_("Mở danh mục"),
        link=context.link,
    )


def _about(
    context: c.ToCitizen,
    *,
    subject: str,
    opening: str,
    next_step: str,
    more: tuple[Fact, ...] = (),
    listing: Listing | None = None,
    button: str = "",
    **in_subject: str,
) -> Wording:
    return Wording(
        subject=subject % {"code": context.code, **in_subject},
        greeting=_("Kính gửi Ông/Bà,"),
        opening=opening,
        facts=facts((_("Mã hồ sơ"), context.code), (_("Thủ tục"), context.procedure)) + more,
        next_step=next_step,
        listing=listing,
        contact=contact_line(context.contact),
        button=button or _("Theo dõi hồ sơ"),
        link=context.link,
    )


def _holding(
    holder: str, step: str | None, context: c.Accepted | c.Supplied | c.InHand | c.Resumed
) -> tuple[Fact, ...]:
    return facts(
        (_("Bước"), step),
        (_("Nơi đang giữ hồ sơ"), holder),
        (_("Hạn xong bước này"), context.until),
        (_("Hẹn trả kết quả"), context.promise),
    )


def _nothing_to_do() -> str:
    return _("Ông/Bà chưa phải làm gì thêm.")
