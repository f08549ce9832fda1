"""Electronic forms as data: what is asked, on which page, under which condition, and whether the answers may stand.

A form file holds a JSON Schema of the answers and a UI layer. `load` turns it into frozen values or says everything
that is wrong with it; the rest works on plain mappings and knows neither the web nor the clock.
"""

from motcua.core.forms.answering import PageResult, check_all, parse_page
from motcua.core.forms.display import ShownField, ShownPage, display, show, summary, to_inputs
from motcua.core.forms.errors import FieldError
from motcua.core.forms.loading import load
from motcua.core.forms.messages import ErrorKey
from motcua.core.forms.model import (
    Answer,
    Answers,
    Field,
    Form,
    Option,
    Page,
    Text,
    UnknownField,
    UnknownPage,
    Widget,
)
from motcua.core.forms.problems import FormProblem, InvalidForm
from motcua.core.forms.visibility import prune, visible_fields, visible_pages

__all__ = [
    "Answer",
    "Answers",
    "ErrorKey",
    "Field",
    "FieldError",
    "Form",
    "FormProblem",
    "InvalidForm",
    "Option",
    "Page",
    "PageResult",
    "ShownField",
    "ShownPage",
    "Text",
    "UnknownField",
    "UnknownPage",
    "Widget",
    "check_all",
    "display",
    "load",
    "parse_page",
    "prune",
    "show",
    "summary",
    "to_inputs",
    "visible_fields",
    "visible_pages",
]
