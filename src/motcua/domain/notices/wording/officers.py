"""The words to officers and leaders: which dossier waits for them, and since when it should not."""

from django.utils.translation import gettext as _

from motcua.domain.notices import contexts as c
from motcua.domain.notices.wording.blocks import Wording, facts, moment


def step_for_officer(context: c.StepForOfficer) -> Wording:
    return _about(
        context,
        subject=_("Việc mới: hồ sơ %(code)s, bước “%(step)s”"),
        opening=_("Hồ sơ dưới đây đang chờ Anh/Chị xử lý."),
        holder="",
        next_step=_("Nếu việc này không thuộc Anh/Chị, hãy đề nghị phân công lại ngay, đừng để hồ sơ chờ."),
    )


def late_for_officer(context: c.LateForOfficer) -> Wording:
    return _about(
        context,
        subject=_("Quá hạn: hồ sơ %(code)s, bước “%(step)s”"),
        opening=_("Bước này đã quá hạn lúc %(moment)s. Người nộp hồ sơ và lãnh đạo đơn vị đã được báo.")
        % {"moment": moment(context.until)},
        holder="",
        next_step=_("Hãy xử lý ngay. Nếu vướng, hãy ghi rõ lý do và báo lãnh đạo."),
    )


def late_for_leader(context: c.LateForLeader) -> Wording:
    return _about(
        context,
        subject=_("Quá hạn trong đơn vị: hồ sơ %(code)s, bước “%(step)s”"),
        opening=_("Một bước trong đơn vị của Anh/Chị đã quá hạn lúc %(moment)s. Người nộp hồ sơ đã được báo.")
        % {"moment": moment(context.until)},
        holder=context.holder,
        next_step=_("Hãy đôn đốc, phân công lại, hoặc quyết định gia hạn trước khi lỡ hẹn trả kết quả."),
    )


def _about(
    context: c.StepForOfficer | c.LateForOfficer | c.LateForLeader,
    *,
    subject: str,
    opening: str,
    holder: str,
    next_step: str,
) -> Wording:
    return Wording(
        subject=subject % {"code": context.code, "step": context.step},
        greeting=_("Kính gửi Anh/Chị,"),
        opening=opening,
        facts=facts(
            (_("Mã hồ sơ"), context.code),
            (_("Thủ tục"), context.procedure),
            (_("Bước"), context.step),
            (_("Nơi đang giữ hồ sơ"), holder),
            (_("Hạn xong bước này"), context.until),
            (_("Hẹn trả kết quả"), context.promise),
        ),
        next_step=next_step,
        button=_("Mở hồ sơ"),
        link=context.link,
    )
