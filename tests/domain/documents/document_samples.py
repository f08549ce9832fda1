"""Files as people send them, and as attackers do. Built here, byte by byte where a library would refuse to."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_WORD_DOCUMENT = b'<?xml version="1.0"?><document><body>Don de nghi</body></document>'


def pdf(*, pages: int = 1, drawn: bool = True, password: str = "") -> bytes:
    """A PDF of A4 pages with a line on each."""
    writer = PdfWriter()
    for number in range(pages):
        page = writer.add_blank_page(595, 842)
        if drawn:
            stream = DecodedStreamObject()
            stream.set_data(f"72 {700 - number} m 300 700 l S".encode())
            page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def raw_pdf(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of the given objects with a correct cross-reference table."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    offsets = {}
    for number, body in objects.items():
        offsets[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for number in sorted(offsets):
        out.write(b"%010d 00000 n \n" % offsets[number])
    out.write(b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start))
    return out.getvalue()


def aes_pdf() -> bytes:
    """A PDF that says it is encrypted with AES-256 (its keys are noise: nobody gets that far)."""
    key = b"<" + b"41" * 48 + b">"
    encrypt = (
        b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O %s /U %s /OE <%s> /UE <%s> /Perms <%s>"
        b" /CF << /StdCF << /CFM /AESV3 /AuthEvent /DocOpen /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>"
    ) % (key, key, b"41" * 32, b"41" * 32, b"41" * 16)
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>", 3: encrypt}
    return raw_pdf(objects, b"/Root 1 0 R /Encrypt 3 0 R /ID [<41> <41>]")


def picture(form: str = "JPEG", *, size: tuple[int, int] = (640, 480), mode: str = "RGB", **options: object) -> bytes:
    """A picture with something on it."""
    out = io.BytesIO()
    gradient(size, mode).save(out, form, **options)
    return out.getvalue()


def gradient(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Black above, white below."""
    return Image.linear_gradient("L").resize(size).convert(mode)


def blank_png(width: int, height: int, *, rows: int | None = None) -> bytes:
    """A grey PNG that says it has this size; `rows` sets how many lines really follow."""
    header = struct.pack("!IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packer = zlib.compressobj(1)
    line = bytes(width + 1)
    lines = b"".join(packer.compress(line) for _ in range(height if rows is None else rows)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", lines) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack("!I", len(data)) + name + data + struct.pack("!I", zlib.crc32(name + data))


def package(
    main_type: str, parts: Mapping[str, bytes], *, main_part: str = "word/document.xml", extra: str = ""
) -> bytes:
    """An office package with the given parts and a content types part that names the main one."""
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>{extra}'
        f'<Override PartName="/{main_part}" ContentType="{main_type}"/></Types>'
    )
    return archive({"[Content_Types].xml": types.encode(), **parts})


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def docx(**more_parts: bytes) -> bytes:
    """A Word document."""
    return package(WORD_MAIN, {"word/document.xml": _WORD_DOCUMENT, **more_parts})


def xlsx() -> bytes:
    """An Excel workbook."""
    return package(SHEET_MAIN, {"xl/workbook.xml": b"<workbook/>"}, main_part="xl/workbook.xml")


def docm() -> bytes:
    """A Word document with macros, honestly declared."""
    declared = '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    macro_main = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return package(macro_main, {"word/document.xml": _WORD_DOCUMENT, "word/vbaProject.bin": b"Sub"}, extra=declared)


def lying_docx() -> bytes:
    """A document one of whose parts unpacks to far more than its directory entry says."""
    sound = bytearray(docx(**{"word/media/scan.bin": bytes(5_000_000)}))
    at = sound.rindex(b"word/media/scan.bin")
    struct.pack_into("<I", sound, at - 22, 10)  # uncompressed size in the central directory
    return bytes(sound)


def cut(content: bytes, *, part: float = 0.6) -> bytes:
    """The beginning of a file whose transfer broke off."""
    return content[: int(len(content) * part)]


def drawn_many_times(*, uses: int, commands: int) -> bytes:
    """A small PDF whose pages all show the same long packed drawing: reading it page by page never ends."""
    packed = zlib.compress(b"0 0 m 1 1 l S\n" * commands, 9)
    drawing = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents [3 0 R 3 0 R 3 0 R 3 0 R] >>"
    kids = b" ".join(b"%d 0 R" % number for number in range(4, 4 + uses))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, uses),
        3: drawing,
    }
    return raw_pdf(objects | dict.fromkeys(range(4, 4 + uses), page))
