"""The sample form, loaded, and answers to it."""

import copy
from typing import Any

import pytest
from tests.core.forms.form_sample import SAMPLE

from motcua.core.forms import Form, load


@pytest.fixture
def sample_data() -> dict[str, Any]:
    """A fresh copy to break."""
    return copy.deepcopy(SAMPLE)


@pytest.fixture(scope="session")
def sample() -> Form:
    return load(copy.deepcopy(SAMPLE))


@pytest.fixture(scope="session")
def complete() -> dict[str, object]:
    """Answers that may be sent."""
    return {
        "full_name": "Nguyễn Thị Ánh",
        "id_number": "001190012345",
        "for_whom": "self",
        "born_on": "1990-05-17",
        "married": False,
        "agree": True,
    }
