"""A city with a published procedure, a keeper of boards, and one board."""

import pytest
from tests.factories import procedures
from tests.factories.city import MONDAY_9, City, city

from motcua.domain.boards.actions import make_board
from motcua.domain.boards.models import Board, TargetKind
from motcua.domain.boards.targets import Target
from motcua.domain.catalogue.models import ProcedureVersion

BIRTH = Target(TargetKind.PROCEDURE, "1.001193")
CHILD = Target(TargetKind.LIFE_EVENT, "sinh-con")
SEARCH = Target(TargetKind.SEARCH)


@pytest.fixture
def town(db: None) -> City:
    """The test city."""
    return city()


@pytest.fixture
def birth(town: City) -> ProcedureVersion:
    """A published procedure."""
    return procedures.procedure()


@pytest.fixture
def board(town: City, birth: ProcedureVersion) -> Board:
    """A board of the ward with a procedure, a life event and the search page."""
    return make_board(
        agency=town.ward.agency, name="Thủ tục hay làm", place="Nhà văn hóa thôn Đông", size=Board.Size.A4,
        targets=[BIRTH, CHILD, SEARCH], officer=town.ward.officers["leader"], at=MONDAY_9,
    )  # fmt: skip
