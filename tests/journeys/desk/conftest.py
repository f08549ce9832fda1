"""The city the desk's journeys walk in."""

import pytest
from tests.factories import procedures
from tests.factories.city import City, city

from motcua.domain.accounts.actions import change_password
from motcua.domain.agencies.models import Agency, PostRight, Right

PASSWORD = "mot-cau-dai-de-nho"


@pytest.fixture
def town(transactional_db: None) -> City:
    """A city whose ward has a reception desk that may take in, and officers who know their password."""
    founded = city()
    Agency.objects.filter(pk=founded.ward.agency.pk).update(
        ward_code="00004", short_name="Phường Ba Đình", name="Ủy ban nhân dân phường Ba Đình"
    )
    PostRight.objects.create(post=founded.ward.posts["reception"], right=Right.RECEIVE, agency=founded.ward.agency)
    procedures.process(procedures.shipped("ward_default"))
    for officer in founded.ward.officers.values():
        assert officer.account is not None
        change_password(account=officer.account, password=PASSWORD)
    return founded
