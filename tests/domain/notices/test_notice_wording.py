"""What notices say: who holds the dossier, until when, what to do, whom to call; in plain text and in safe HTML."""

import dataclasses
import json
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.domain.notices import notice_samples as sample

from motcua.domain.notices import contexts as c
from motcua.domain.notices import storage
from motcua.domain.notices.models import Template
from motcua.domain.notices.wording import word

LANGUAGES = ("vi", "en")
LEFTOVERS = ("%(", "%s", "{{", "{%", "None", "datetime", "()", "tzinfo", "\\n", "\\g")
HOSTILE = '<img src="http://evil.example/x"> & "quoted" \r\nBcc: all@evil.example \u202e\x07'


class Reader(HTMLParser):
    """Reads a page's words and tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def hostile(context: Any) -> Any:
    """The same context with every word replaced by an attack (links stay links)."""

    def attacked(name: str, value: Any) -> Any:
        if isinstance(value, str):
            return value if name == "link" else HOSTILE
        if isinstance(value, tuple):
            return tuple(attacked(name, item) for item in value)
        return hostile(value) if dataclasses.is_dataclass(value) else value

    changed = {field.name: attacked(field.name, getattr(context, field.name)) for field in dataclasses.fields(context)}
    return dataclasses.replace(context, **changed)


def values_of(context: Any) -> list[str]:
    """Every word of a context that its reader must find in the message."""
    found: list[str] = []
    for field in dataclasses.fields(context):
        value = getattr(context, field.name)
        if isinstance(value, str) and field.name != "link":
            found.append(value)
        for item in value if isinstance(value, tuple) else [value]:
            if dataclasses.is_dataclass(item):
                found += values_of(item)
            elif isinstance(item, str) and isinstance(value, tuple):
                found.append(item)
    return found


def test_every_template_has_a_sample() -> None:
    assert set(sample.SAMPLES) == set(Template)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", Template)
def test_a_message_tells_all_its_facts_and_leaves_nothing_unfilled(template: Template, language: str) -> None:
    context = sample.SAMPLES[template]
    message = word(template, context, language=language)
    page = Reader(message.html)
    for written in (message.text, page.text):
        for value in values_of(context):
            assert value in written
        assert not [leftover for leftover in LEFTOVERS if leftover in written + message.subject]
    assert 10 < len(message.subject) <= 200
    assert "http://localhost:8000/theo-doi/k3y/" in message.text
    assert ("a", {"class": "button", "href": "http://localhost:8000/theo-doi/k3y/"}) in page.tags


@pytest.mark.parametrize("template", [t for t in Template if t not in (Template.REFUSED, Template.RESULT_READY)])
def test_moments_are_told_on_the_clock_of_the_office(template: Template) -> None:
    message = word(template, sample.SAMPLES[template], language="vi")
    assert "16:30, Thứ 3 ngày 24/11/2026" in message.text


@pytest.mark.parametrize("template", Template)
def test_no_word_of_a_context_becomes_markup_or_a_second_line_of_subject(template: Template) -> None:
    plain, attacked = (
        word(template, context, language="vi")
        for context in (sample.SAMPLES[template], hostile(sample.SAMPLES[template]))
    )
    assert Reader(attacked.html).tags == Reader(plain.html).tags
    assert attacked.subject.isprintable()


@pytest.mark.parametrize("template", Template)
def test_a_page_loads_nothing(template: Template) -> None:
    tags = Reader(word(template, sample.SAMPLES[template], language="vi").html).tags
    assert not {tag for tag, _ in tags} & {"img", "script", "link", "iframe", "object", "form", "base"}
    assert not [attributes for _, attributes in tags if {"src", "style", "background", "srcset"} & set(attributes)]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_a_link_leads_to_the_web_only(link: str) -> None:
    with pytest.raises(ValueError, match="web pages only"):
        word(Template.RESUME_LINK, c.ResumeLink(procedure="x", link=link), language="vi")


def test_without_a_link_there_is_no_button_and_without_a_number_a_name() -> None:
    context = c.Returned(code="X", procedure="Y", contact=c.Contact(name="Một cửa"), returned_at=sample.UNTIL)
    message = word(Template.RETURNED, context, language="vi")
    assert "Cần hỏi, xin liên hệ Một cửa." in message.text
    assert "a" not in [tag for tag, _ in Reader(message.html).tags]
    assert "Theo dõi hồ sơ" not in message.text


def test_a_supplement_request_as_it_is_read() -> None:
    message = word(Template.SUPPLEMENT_REQUESTED, sample.SAMPLES[Template.SUPPLEMENT_REQUESTED], language="vi")
    assert message.subject == "Hồ sơ H26.15-261123-0007: cần Ông/Bà bổ sung, chậm nhất ngày 24/11/2026"
    assert message.text == (
        "Kính gửi Ông/Bà,\n\n"
        "UBND phường Ba Đình cần Ông/Bà bổ sung những nội dung dưới đây thì mới giải quyết tiếp được.\n\n"
        "Mã hồ sơ: H26.15-261123-0007\n"
        "Thủ tục: Đăng ký khai sinh\n"
        "Bổ sung chậm nhất: 16:30, Thứ 3 ngày 24/11/2026\n\n"
        "Lý do và cách khắc phục:\n"
        "- Giấy chứng sinh\n"
        "  Ảnh chụp bị mờ.\n"
        "  Cách khắc phục: Chụp lại, thấy rõ số giấy.\n"
        "- Nơi cư trú\n"
        "  Chưa khai số nhà.\n"
        "  Cách khắc phục: Khai đủ số nhà, đường.\n\n"
        "Việc cần làm: bổ sung đúng những nội dung đã nêu, không phải nộp lại cả hồ sơ. "
        "Trong khi chờ Ông/Bà bổ sung, thời hạn giải quyết không tính tiếp.\n\n"
        "Bổ sung hồ sơ: http://localhost:8000/theo-doi/k3y/\n\n"
        "Cần hỏi, xin gọi số 024 3845 0001 (Bộ phận một cửa phường Ba Đình).\n\n"
        "--\n"
        "Thư này được gửi tự động, xin không trả lời. "
        "Chúng tôi không bao giờ hỏi mật khẩu hay mã xác thực qua thư.\n"
    )


@pytest.mark.parametrize("template", Template)
def test_a_context_comes_back_from_its_row_as_it_was(template: Template) -> None:
    context = sample.SAMPLES[template]
    stored = json.loads(json.dumps(storage.to_json(context)))
    assert storage.from_json(template, stored) == context


def test_a_row_written_before_a_field_was_added_is_still_read() -> None:
    stored = {"code": "X", "procedure": "Y", "step": "Z", "no_longer_used": 1}
    assert storage.from_json(Template.STEP_FOR_OFFICER, stored) == c.StepForOfficer(code="X", procedure="Y", step="Z")


def test_a_row_that_lacks_a_fact_is_an_error() -> None:
    with pytest.raises(TypeError, match="returned_at"):
        storage.from_json(Template.RETURNED, {"code": "X", "procedure": "Y", "contact": {"name": "N"}})
