"""One screen per act: what it asks, what it does, and what it says to whoever comes second."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.factories.city import MONDAY_9, City, hired
from tests.web.desk.conftest import SignIn
from tests.web.desk.offices import (
    ANSWERS,
    TYPED,
    act_url,
    decided,
    errors_of,
    fresh,
    handed_in,
    obstacle,
    open_step,
    page_of,
    sent,
    taken_in,
    told,
    url,
    verbs,
)
from tests.web.page_reading import read_page
from tests.web.portal.published import published
from tests.web.portal.walking import picture

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers.models import ActReason, ClockPause, Holder, Result, Status
from motcua.domain.ledger.models import Verb
from motcua.domain.notices.models import Notice

CHANNEL: dict[str, Any] = {"channel": "online", "fees": [], "note": None}


@pytest.fixture
def desk(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["reception"])


@pytest.fixture
def handler(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["handler"])


@pytest.fixture
def leader(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["leader"])


def test_accepting_tells_the_promise_before_it_is_given(town: City, birth: ProcedureVersion, desk: Client) -> None:
    dossier = handed_in(town, birth)
    address = act_url(dossier, "tiep-nhan")

    shown = page_of(desk, address).one("main").text
    response = sent(desk, address)

    assert "3 ngày làm việc" in shown
    assert "Hẹn trả sẽ là 09:00 thứ Năm 04/06/2026" in shown
    assert response["Location"] == url(dossier)
    assert fresh(dossier).due_at == timezone.make_aware(datetime(2026, 6, 4, 9, 0))
    assert told(desk, dossier) == f"✓ Đã tiếp nhận hồ sơ {dossier.code}."


def test_what_came_online_runs_from_when_it_was_sent_not_from_the_click(
    town: City, birth: ProcedureVersion, desk: Client
) -> None:
    dossier = handed_in(town, birth, at=MONDAY_9 - timedelta(days=3))

    sent(desk, act_url(dossier, "tiep-nhan"))

    assert fresh(dossier).received_at == MONDAY_9 - timedelta(days=3)


def test_a_limit_that_is_not_published_is_entered_with_its_basis(town: City, desk: Client) -> None:
    version = published(channels=[{**CHANNEL, "limit": None}])
    dossier = handed_in(town, version)
    address = act_url(dossier, "tiep-nhan")

    nothing = sent(desk, address)
    half = sent(desk, address, limit_value="1,5", limit_unit="day", limit_basis="Điều 1")
    done = sent(desk, address, limit_value="5", limit_unit="working_day", limit_basis="Điều 16 Luật Hộ tịch")

    assert nothing.status_code == half.status_code == 200
    assert errors_of(read_page(nothing.content)) == [
        "Nhập số ngày hoặc giờ mà pháp luật quy định.",
        "Ghi điều, khoản và văn bản quy định thời hạn này.",
    ]
    assert errors_of(read_page(half.content)) == ["Không tính được hạn từ số này: ngày và tháng phải là số nguyên."]
    assert done.status_code == 302
    accepted = fresh(dossier)
    assert f"{accepted.limit_value:f} {accepted.limit_unit}" == "5.00 working_day"
    assert accepted.limit_basis == "Điều 16 Luật Hộ tịch"


def test_where_several_limits_are_published_the_officer_says_which(town: City, desk: Client) -> None:
    limits = [{"value": 3, "unit": "working_day"}, {"value": 8, "unit": "working_day"}]
    dossier = handed_in(town, published(channels=[{**CHANNEL, "limit": limit} for limit in limits]))

    response = sent(
        desk, act_url(dossier, "tiep-nhan"), limit_value="8", limit_unit="working_day", limit_basis="Khoản 2 Điều 16"
    )

    assert response.status_code == 302
    assert fresh(dossier).limit_value == 8


def test_a_refusal_is_read_as_the_citizen_will_read_it_before_it_is_sent(
    town: City, birth: ProcedureVersion, desk: Client
) -> None:
    dossier = handed_in(town, birth)
    address = act_url(dossier, "tu-choi")

    preview = read_page(sent(desk, address, **TYPED, viec="xem").content).one("main")
    still = fresh(dossier).status
    done = desk.post(address, {**preview.one("form").values(), "viec": "gui"})

    letter = preview.one(cls="mc-letter").text
    for words in ("Giấy chứng sinh", TYPED["problem-0"], TYPED["remedy-0"], dossier.code):
        assert words in letter
    assert still == Status.SUBMITTED
    assert done.status_code == 302
    assert fresh(dossier).status == Status.REFUSED
    reason = ActReason.objects.get(dossier=dossier)
    assert (reason.target, reason.target_key, reason.problem) == ("document", "d2", TYPED["problem-0"])
    assert reason.legal_basis == "Điều 16 Luật Hộ tịch"


def test_a_preview_can_be_taken_back_and_nothing_typed_is_lost(
    town: City, birth: ProcedureVersion, desk: Client
) -> None:
    address = act_url(handed_in(town, birth), "tu-choi")
    preview = read_page(sent(desk, address, **TYPED, viec="xem").content).one("main")

    back = read_page(desk.post(address, {**preview.one("form").values(), "viec": "sua"}).content).one("main")

    assert TYPED.items() <= back.one("form").values().items()
    assert errors_of(back) == []


def test_reasons_are_added_and_taken_away_without_a_script(town: City, birth: ProcedureVersion, desk: Client) -> None:
    address = act_url(handed_in(town, birth), "tu-choi")

    two = read_page(sent(desk, address, **TYPED, viec="them").content).one("main")
    second = {"target-1": "condition:c1", "problem-1": "Trẻ đã đăng ký ở nơi khác", "remedy-1": "Xin bản sao ở nơi đó"}
    typed = {**two.one("form").values(), **second}
    one = read_page(desk.post(address, {**typed, "viec": "bo-0"}).content).one("main")

    assert [legend.text for legend in two.all("legend")] == ["Lý do 1", "Lý do 2"]
    assert errors_of(two) == []
    left = one.one("form").values()
    assert (left["target-0"], left["problem-0"]) == ("condition:c1", "Trẻ đã đăng ký ở nơi khác")
    assert len(one.all("legend")) == 1


def test_the_part_that_htmx_asks_for_equals_the_reloaded_page(
    town: City, birth: ProcedureVersion, desk: Client
) -> None:
    address = act_url(handed_in(town, birth), "tu-choi")
    posted = {**TYPED, "viec": "them", "seen": "1"}

    whole = read_page(desk.post(address, posted).content).one("div", id="reasons")
    part = read_page(desk.post(address, posted, headers={"HX-Request": "true"}).content)

    assert part.values() == whole.values()
    assert part.text == whole.text
    assert len(part.all("fieldset")) == 2


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"target-0": ""}, "Lý do 1: chọn lý do này về giấy tờ hay nội dung nào."),
        ({"target-0": "document:d99"}, "Lý do 1: chọn lý do này về giấy tờ hay nội dung nào."),
        ({"target-0": "lung-tung"}, "Lý do 1: chọn lý do này về giấy tờ hay nội dung nào."),
        ({"problem-0": "sai"}, "Lý do 1: viết rõ sai hoặc thiếu ở đâu, từ 10 đến 2.000 ký tự."),
        ({"remedy-0": "x" * 2001}, "Lý do 1: viết người nộp cần làm gì, từ 10 đến 2.000 ký tự."),
        ({"basis-0": "x" * 301}, "Lý do 1: căn cứ dài quá 300 ký tự, hãy viết gọn."),
    ],
)
@pytest.mark.parametrize("pressed", ["xem", "gui"])
def test_a_reason_nobody_can_act_on_is_not_sent(
    town: City, birth: ProcedureVersion, desk: Client, changes: dict[str, str], error: str, pressed: str
) -> None:
    dossier = handed_in(town, birth)

    response = sent(desk, act_url(dossier, "tu-choi"), **{**TYPED, **changes}, viec=pressed)

    assert response.status_code == 200
    page = read_page(response.content)
    assert errors_of(page) == [error]
    assert page.one("main").one("a", href=f"#{next(iter(changes))}").text == error
    assert verbs(dossier) == [Verb.SUBMITTED]


def test_a_refusal_without_any_reason_is_not_sent(town: City, birth: ProcedureVersion, desk: Client) -> None:
    dossier = handed_in(town, birth)

    response = sent(desk, act_url(dossier, "tu-choi"), viec="gui")

    assert response.status_code == 200
    assert len(errors_of(read_page(response.content))) == 3
    assert fresh(dossier).status == Status.SUBMITTED


def test_a_supplement_is_asked_for_until_a_day(town: City, birth: ProcedureVersion, handler: Client) -> None:
    dossier = taken_in(town, birth)
    address = act_url(dossier, "yeu-cau-bo-sung")

    preview = read_page(sent(handler, address, **TYPED, answer_by="12/6/2026", viec="xem").content).one("main")
    handler.post(address, {**preview.one("form").values(), "viec": "gui"})

    step = open_step(dossier)
    assert "12/06/2026" in preview.one(cls="mc-letter").text
    assert step.holder == Holder.CITIZEN
    assert step.due_at == timezone.make_aware(datetime(2026, 6, 12, 17, 0))
    assert ClockPause.objects.filter(dossier=dossier, until=None).exists()


@pytest.mark.parametrize(
    ("day", "error"), [("1/1/2026", "Chọn một ngày sau hôm nay."), ("mai", "Viết ngày như 27/3/2026.")]
)
def test_a_day_that_will_not_do_is_told_beside_its_field(
    town: City, birth: ProcedureVersion, handler: Client, day: str, error: str
) -> None:
    dossier = taken_in(town, birth)

    response = sent(handler, act_url(dossier, "yeu-cau-bo-sung"), **TYPED, answer_by=day, viec="gui")

    assert response.status_code == 200
    assert errors_of(read_page(response.content)) == [error]
    assert open_step(dossier).holder == Holder.POST


def test_a_step_is_given_to_a_colleague(town: City, birth: ProcedureVersion, leader: Client) -> None:
    dossier = taken_in(town, birth)
    colleague = hired(town.ward.posts["handler"], "handler-2")
    address = act_url(dossier, "phan-cong")
    offered = page_of(leader, address).one("main").all("label")

    response = sent(leader, address, to=colleague.pk)

    assert [label.text for label in offered] == ["Cán bộ H26.1-handler", "Cán bộ handler-2"]
    assert response.status_code == 302
    assert open_step(dossier).officer == colleague


def test_a_step_is_not_given_to_somebody_outside_its_post(town: City, birth: ProcedureVersion, leader: Client) -> None:
    dossier = taken_in(town, birth)

    response = sent(leader, act_url(dossier, "phan-cong"), to=town.other_ward.officers["handler"].pk)

    assert response.status_code == 200
    assert open_step(dossier).officer is None


def test_a_step_is_completed(town: City, birth: ProcedureVersion, handler: Client) -> None:
    dossier = taken_in(town, birth)

    response = sent(handler, act_url(dossier, "hoan-thanh"))

    assert response.status_code == 302
    assert open_step(dossier).node == "approve"


def test_the_decision_is_recorded_with_its_paper(town: City, birth: ProcedureVersion, leader: Client) -> None:
    dossier = decided(town, birth)
    address = act_url(dossier, "ghi-ket-qua")
    suggested = page_of(leader, address).one("input", name="name").attributes["value"]

    response = sent(leader, address, outcome="approve", file=picture("ket-qua.png"))

    result = Result.objects.get(dossier=dossier)
    assert suggested == "Giấy khai sinh"
    assert response.status_code == 302
    assert (result.outcome, result.name, result.code) == ("approve", "Giấy khai sinh", "KQ.G15.000031")
    assert result.file is not None
    assert result.file.media_type == "image/png"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, "Chọn một kết luận."),
        ({"outcome": "bừa"}, None),
        ({"outcome": "approve", "name": " "}, "Ghi tên giấy tờ kết quả, ví dụ “Giấy khai sinh”."),
    ],
)
def test_a_decision_that_is_not_one_is_not_recorded(
    town: City, birth: ProcedureVersion, leader: Client, data: dict[str, str], error: str | None
) -> None:
    dossier = decided(town, birth)

    response = sent(leader, act_url(dossier, "ghi-ket-qua"), **data)

    assert response.status_code == 200
    assert error is None or errors_of(read_page(response.content)) == [error]
    assert not Result.objects.exists()


def test_a_result_file_that_is_not_taken_says_why_and_the_rest_stays(
    town: City, birth: ProcedureVersion, leader: Client
) -> None:
    dossier = decided(town, birth)
    data = {"outcome": "reject", "name": "Văn bản trả lời số 12"}

    response = sent(
        leader, act_url(dossier, "ghi-ket-qua"), **data, file=SimpleUploadedFile("a.pdf", b"khong phai pdf")
    )

    page = read_page(response.content)
    assert response.status_code == 200
    assert "a.pdf" in errors_of(page)[0]
    assert page.one("main").one("form").values()["name"] == "Văn bản trả lời số 12"
    assert not Result.objects.exists()


def test_the_result_is_handed_over(town: City, birth: ProcedureVersion, leader: Client, sign_in: SignIn) -> None:
    dossier = decided(town, birth)
    sent(leader, act_url(dossier, "ghi-ket-qua"), outcome="approve")
    desk = sign_in(town.ward.officers["return"])

    response = sent(desk, act_url(dossier, "tra-ket-qua"))

    assert response.status_code == 302
    assert fresh(dossier).status == Status.RETURNED


WISHES = ANSWERS | {"request_details": "Xin cấp", "result_address": "12 Ngọc Hà, Hà Nội"}


def wished(way: str) -> dict[str, Any]:
    return {**WISHES, "result_delivery": way}


def test_a_result_awaited_as_a_file_is_not_recorded_without_one(town: City, leader: Client) -> None:
    dossier = decided(town, published(form=None), answers=wished("electronic"))
    address = act_url(dossier, "ghi-ket-qua")

    shown = page_of(leader, address).one("main").text
    without = sent(leader, address, outcome="approve", name="Giấy khai sinh")
    refused = sent(leader, address, outcome="reject", name="Văn bản trả lời")

    assert "Người nộp muốn nhận Bản điện tử" in shown
    assert errors_of(read_page(without.content)) == ["Người nộp chọn nhận bản điện tử: đính kèm tệp kết quả."]
    assert refused.status_code == 302, "a written refusal may be on paper"


def test_handing_over_shows_where_the_result_is_to_go(town: City, leader: Client, sign_in: SignIn) -> None:
    dossier = decided(town, published(form=None), answers=wished("post"))
    sent(leader, act_url(dossier, "ghi-ket-qua"), outcome="approve", name="Giấy khai sinh")

    shown = page_of(sign_in(town.ward.officers["return"]), act_url(dossier, "tra-ket-qua")).one("main").text

    assert "12 Ngọc Hà, Hà Nội" in shown
    assert "Gửi kết quả theo địa chỉ" in shown


@pytest.mark.parametrize(
    ("way", "words", "others"),
    [
        ("post", "12 Ngọc Hà, Hà Nội", "Đăng ký nhận kết quả tại"),
        ("electronic", "Bản điện tử", "12 Ngọc Hà"),
        ("service_point", "Đăng ký nhận kết quả tại: Cơ quan H26.1", "12 Ngọc Hà"),
    ],
)
def test_the_receipt_names_the_way_the_applicant_chose(
    town: City, desk: Client, way: str, words: str, others: str
) -> None:
    dossier = taken_in(town, published(form=None), answers=wished(way))

    paper = page_of(desk, f"{url(dossier)}giay-hen/").one("article").text

    assert words in paper
    assert others not in paper


def test_handling_stops_until_a_day_and_goes_on(town: City, birth: ProcedureVersion, leader: Client) -> None:
    dossier = taken_in(town, birth)

    missing = sent(leader, f"{url(dossier)}lam/dung/", kind="until", ground="Chờ kết luận thanh tra", viec="xem")
    sent(
        leader, f"{url(dossier)}lam/dung/", kind="until", until="15/6/2026", ground="Chờ kết luận thanh tra", viec="gui"
    )
    stopped = fresh(dossier).status
    sent(leader, f"{url(dossier)}lam/tiep-tuc/", viec="gui")

    assert errors_of(read_page(missing.content)) == ["Nhập ngày xem lại, ví dụ 27/3/2026."]
    assert stopped == Status.STOPPED
    assert fresh(dossier).status == Status.IN_PROGRESS


def test_a_forecast_tells_promise_hand_and_letter_and_does_nothing(
    town: City, birth: ProcedureVersion, leader: Client
) -> None:
    dossier = taken_in(town, birth)
    address = f"{url(dossier)}lam/gia-han/"
    before = (verbs(dossier), Notice.objects.count(), fresh(dossier).due_at)

    forecast = read_page(
        sent(leader, address, value="2", unit="working_day", reason="Chờ xác minh ở nơi khác", viec="xem").content
    ).one("main")

    facts = forecast.one(cls="mc-desk-facts").text
    assert "Hẹn trả mới 09:00 thứ Hai 08/06/2026" in facts
    assert "H26.1" in facts
    letter = forecast.one(cls="mc-letter").text
    assert "Chờ xác minh ở nơi khác" in letter
    assert "08/06/2026" in letter
    assert (verbs(dossier), Notice.objects.count(), fresh(dossier).due_at) == before
    leader.post(address, {**forecast.one("form").values(), "viec": "gui"})
    assert fresh(dossier).due_at != before[2]


def test_a_forecast_of_a_step_can_be_taken_back_without_doing_it(
    town: City, birth: ProcedureVersion, handler: Client
) -> None:
    dossier = taken_in(town, birth)
    address = act_url(dossier, "hoan-thanh")

    forecast = read_page(sent(handler, address, viec="xem").content).one("main")
    back = handler.post(address, {**forecast.one("form").values(), "viec": "sua"})

    assert "Phê duyệt: Lãnh đạo phê duyệt H26.1" in forecast.one(cls="mc-desk-facts").text
    assert back.status_code == 200
    assert verbs(dossier) == ["submitted", "accepted"]


def test_a_forecast_of_what_is_refused_says_why_beside_the_field(
    town: City, birth: ProcedureVersion, leader: Client
) -> None:
    dossier = taken_in(town, birth)

    page = read_page(
        sent(leader, f"{url(dossier)}lam/dung/", kind="until", until="1/1/2020", ground="Chờ", viec="xem").content
    )

    assert errors_of(page) == ["Chọn một ngày sau hôm nay."]
    assert verbs(dossier) == ["submitted", "accepted"]


def test_handling_stops_for_good(town: City, birth: ProcedureVersion, leader: Client) -> None:
    dossier = taken_in(town, birth)

    sent(leader, f"{url(dossier)}lam/dung/", kind="final", ground="Người nộp đã mất", viec="gui")

    assert not fresh(dossier).is_open


def test_the_promise_moves_once(town: City, birth: ProcedureVersion, leader: Client) -> None:
    dossier = taken_in(town, birth)
    address = f"{url(dossier)}lam/gia-han/"
    data = {"value": "2", "unit": "working_day", "reason": "Chờ xác minh ở nơi khác"}

    sent(leader, address, **data, viec="gui")
    moved = fresh(dossier).due_at
    again = leader.get(address)

    assert dossier.due_at is not None
    assert moved == dossier.due_at + timedelta(days=4)  # a weekend lies between
    assert obstacle(again).one("h2").text == "Hồ sơ đã gia hạn một lần; quy định không cho gia hạn lần thứ hai."
    assert not read_page(again.content).one("main").all("form")
