"""A document's name and the file names of the forms attached to it, where the portal glued them together."""

import re

_FILE_END = re.compile(r"\.(?:docx?|xlsx?|pdf|rtf|odt|zip|rar)(?=$|[^a-zA-Z]|[A-ZĐ])")
_CAPITAL = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_SMALL = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
# Where one cell can end and the next begin: a small letter, bracket or stop with a capital or digit right after it,
# and capitals that a capitalised word follows (NĐ-CP|Mẫu).
_SEAM = re.compile(
    rf"(?<=[{_SMALL}])(?=[{_CAPITAL}0-9])"
    rf"|(?<=[.;,:)])(?=[{_CAPITAL}{_SMALL}0-9])"
    rf"|(?<=[{_CAPITAL}]{{2}})(?=[{_CAPITAL}][{_SMALL}])"
    rf"|(?<=[{_CAPITAL}])(?=PHỤ LỤC|MẪU )"
)
# How names of form files begin.
_FORM_WORD = re.compile(
    r"(?:[0-9]{1,3}(?:\.[0-9])?[.-]\s?)?(?:m[ẫãa]u|mus?|ms|phụ lục|phu ?lu?c|phlc|pl|biểu|tk|tphs|tờ khai|đơn)"
    r"(?=[\s0-9_.-]|[A-Z])",
    re.IGNORECASE,
)
_LONGEST_FILE_NAME = 120


def split_form(label: str) -> tuple[str, str, bool]:
    """Return name, form files (joined by `; `) and whether the two could be told apart.

    Where they cannot, the name keeps everything, so that nothing is lost.
    """
    label = label.strip()
    ends = [match.end() for match in _FILE_END.finditer(label)]
    if not ends or ends[-1] != len(label):
        return label, "", True
    seam = _seam(label[: ends[0]])
    if seam is None:
        return label, "", False
    starts = [seam, *ends[:-1]]
    return label[:seam], "; ".join(label[begin:end].strip() for begin, end in zip(starts, ends, strict=True)), True


def _seam(head: str) -> int | None:
    """Return where the first file name begins: at the only seam, else at the first one a form's name follows."""
    seams = [match.start() for match in _SEAM.finditer(head[: head.rindex(".")])]
    if len(seams) != 1:
        seams = [seam for seam in seams if _FORM_WORD.match(head, seam)][:1]
    return seams[0] if seams and len(head) - seams[0] <= _LONGEST_FILE_NAME else None
