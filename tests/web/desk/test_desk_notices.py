"""The outbox: what people were told about the dossiers one may see, and what could not be delivered."""

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.factories.city import MONDAY_9, City
from tests.web.desk.conftest import SignIn
from tests.web.desk.offices import handed_in, page_of, taken_in, url

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Reason
from motcua.domain.dossiers.models import ReasonTarget
from motcua.domain.notices.models import Notice, Template

OUTBOX = "/ban-lam-viec/thong-bao/"
NASTY = "<script>alert(1)</script>"


@pytest.fixture
def reception(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["reception"])


def test_the_newest_notice_of_ones_dossiers_comes_first(town: City, birth: ProcedureVersion, reception: Client) -> None:
    dossier = taken_in(town, birth)

    rows = page_of(reception, OUTBOX).one("tbody").all("tr")

    assert [row.all("td")[1].text for row in rows] == ["Đã tiếp nhận", "Đã nộp hồ sơ"]
    assert rows[0].one("a", href=url(dossier)).text == dossier.code
    assert rows[0].all("td")[3].text == "uoc@example.vn"
    assert rows[0].all("td")[4].text == "Chờ gửi"


def test_notices_of_dossiers_one_may_not_see_do_not_exist(town: City, birth: ProcedureVersion, sign_in: SignIn) -> None:
    dossier = handed_in(town, birth)
    stranger = sign_in(town.other_ward.officers["leader"])
    notice = Notice.objects.get(dossier_id=dossier.pk)

    assert dossier.code not in page_of(stranger, OUTBOX).text
    assert "Chưa có thông báo nào" in page_of(stranger, OUTBOX).one("main").text
    assert stranger.get(f"{OUTBOX}{notice.pk}/").status_code == 404


def test_a_notice_is_shown_as_its_reader_reads_it_and_as_text_only(
    town: City, birth: ProcedureVersion, reception: Client
) -> None:
    dossier = handed_in(town, birth)
    reason = Reason(ReasonTarget.DOCUMENT, "d2", f"Ảnh mờ {NASTY}", f"Chụp lại {NASTY}")
    actions.refuse(dossier_id=dossier.pk, officer=town.ward.officers["reception"], reasons=[reason], at=MONDAY_9)
    notice = Notice.objects.get(dossier_id=dossier.pk, template=Template.REFUSED)

    page = page_of(reception, f"{OUTBOX}{notice.pk}/").one("main")

    assert dossier.code in page.one("h1").text
    assert f"Ảnh mờ {NASTY}" in page.one(cls="mc-letter").text
    assert not page.all("script")


def test_notices_that_could_not_be_delivered_are_told_apart_and_on_the_first_page(
    town: City, birth: ProcedureVersion, reception: Client
) -> None:
    dossier = taken_in(town, birth)
    dead = Notice.objects.filter(dossier_id=dossier.pk, template=Template.SUBMITTED)
    dead.update(state=Notice.State.DEAD, failure=Notice.Failure.REJECTED)

    rows = page_of(reception, f"{OUTBOX}?loai=khong-gui-duoc").one("tbody").all("tr")
    home = page_of(reception, "/ban-lam-viec/").one("main")

    assert [row.all("td")[1].text for row in rows] == ["Đã nộp hồ sơ"]
    assert rows[0].all("td")[4].text == "Không gửi được Máy chủ thư không nhận thư này"
    assert home.one("a", href=f"{OUTBOX}?loai=khong-gui-duoc").text == "1 thông báo không gửi được"


def test_jobs_that_failed_are_told_to_those_who_oversee_alone(town: City, sign_in: SignIn) -> None:
    with_right, without = sign_in(town.ward.officers["leader"]), sign_in(town.ward.officers["handler"])
    assert not ProcrastinateJob.objects.exists()
    assert not page_of(with_right, OUTBOX).all(id="viec-nen")
    _fail_a_job()

    assert "gui-thu" in page_of(with_right, OUTBOX).one("section", aria_labelledby="viec-nen").text
    assert page_of(with_right, "/ban-lam-viec/").one("main").one("a", href=f"{OUTBOX}#viec-nen").text == (
        "1 việc nền bị lỗi"
    )
    for address in (OUTBOX, "/ban-lam-viec/"):
        assert "việc nền" not in page_of(without, address).text.casefold()


def _fail_a_job() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts) "
            "VALUES ('default', 'gui-thu', '{}', 'failed', 3)"
        )


@pytest.mark.parametrize("asked", ["truoc=abc", "truoc=-1", "truoc=99999999999999999999", "loai=gi"])
def test_questions_that_make_no_sense_break_nothing(
    town: City, birth: ProcedureVersion, reception: Client, asked: str
) -> None:
    handed_in(town, birth)

    assert reception.get(f"{OUTBOX}?{asked}").status_code == 200


def test_older_notices_follow_on_the_next_page(
    town: City, birth: ProcedureVersion, reception: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.web.desk.views.notices._ROWS", 2)
    for number in range(3):
        handed_in(town, birth, name=f"Người {number}")

    first = page_of(reception, OUTBOX).one("main")
    older = next(one for one in first.all("a") if one.text == "Cũ hơn")
    second = page_of(reception, f"{OUTBOX}{older.attributes['href']}").one("tbody")

    assert len(first.one("tbody").all("tr")) == 2
    assert len(second.all("tr")) == 1
