"""A procedure's facts, and a catalogue of a few, for the tests of answering."""

from dataclasses import dataclass, field, replace

from motcua.core.answering.facts import Basis, Charge, Citation, Fact, Facts, NotPublished, Paper, Stated, Way
from motcua.core.search.found import Confidence, Found, Hit
from motcua.core.worktime import Limit, Unit


def cited(fact: Fact, code: str = "1.001193", place: str = "") -> Citation:
    return Citation(code, 3, "1857/QĐ-BTP", fact, place, "https://dichvucong.example/1.001193")


def way(kind: str, days: int | None = 3, fee: int | None = 8000) -> Way:
    limit = NotPublished(cited(Fact.TIME)) if days is None else Stated(Limit(days, Unit.WORKING_DAY), cited(Fact.TIME))
    charges: tuple[Charge, ...] = () if fee is None else (Charge("Lệ phí hộ tịch", fee),)
    fees = Stated(charges, cited(Fact.FEE)) if charges else NotPublished(cited(Fact.FEE))
    return Way(kind, limit, fees)


def facts(code: str = "1.001193", name: str = "Đăng ký khai sinh", ways: tuple[Way, ...] | None = None) -> Facts:
    papers = tuple(
        Stated(paper, cited(Fact.DOCUMENTS, code, f"d{number}"))
        for number, paper in enumerate(
            (Paper("Giấy chứng sinh", originals=1), Paper("Tờ khai đăng ký khai sinh", form="Mẫu TP/HT-2025")), 1
        )
    )
    return Facts(
        code=code,
        name=Stated(name, cited(Fact.NAME, code)),
        papers=Stated(papers, cited(Fact.DOCUMENTS, code)),
        ways=Stated(ways or (way("direct"), way("online")), cited(Fact.CHANNELS, code)),
        agency=Stated("Ủy ban nhân dân cấp xã", cited(Fact.PLACE, code)),
        levels=Stated(("ward",), cited(Fact.LEVELS, code)),
        results=Stated(("Giấy khai sinh",), cited(Fact.RESULT, code)),
        conditions=Stated((), cited(Fact.CONDITIONS, code)),
        audience=Stated(("citizen",), cited(Fact.AUDIENCE, code)),
        bases=Stated((Basis("60/2014/QH13", "Luật Hộ tịch"),), cited(Fact.LEGAL_BASIS, code)),
        steps=Stated(("Nộp hồ sơ.",), cited(Fact.STEPS, code)),
        online_level=NotPublished(cited(Fact.ONLINE, code)),
    )


def empty_facts(code: str = "1.000001") -> Facts:
    """A procedure of which only the name is published."""
    known = facts(code, "Cấp giấy phép bán lẻ rượu")
    nothing = {
        name: NotPublished(cited(fact, code))
        for name, fact in (
            ("papers", Fact.DOCUMENTS), ("ways", Fact.CHANNELS), ("agency", Fact.PLACE), ("levels", Fact.LEVELS),
            ("results", Fact.RESULT), ("conditions", Fact.CONDITIONS), ("audience", Fact.AUDIENCE),
            ("bases", Fact.LEGAL_BASIS), ("steps", Fact.STEPS),
        )
    }  # fmt: skip
    return replace(known, **nothing)  # type: ignore[arg-type]


@dataclass
class FewProcedures:
    """A catalogue that finds what it is told to find; `searched` are the questions it got."""

    known: dict[str, Facts]
    finds: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    trusted: float = 1.0
    trusts: dict[str, float] = field(default_factory=dict)
    searched: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    def search(self, question: str) -> Found:
        self.searched.append(question)
        hits = self.finds.get(question, [(code, 100.0 - 20 * place) for place, code in enumerate(self.known)])
        return Found(tuple(Hit(code, score) for code, score in hits), (), None, Confidence())

    def trust(self, question: str, found: Found) -> float:
        return self.trusts.get(question, self.trusted)

    def name_of(self, code: str) -> Stated[str] | None:
        return self.known[code].name if code in self.known else None

    def field_of(self, code: str) -> str:
        return self.fields.get(code, "")

    def facts_of(self, code: str) -> Facts | None:
        return self.known.get(code)
