"""Pages as the crawler stores them, built from small facts."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

CHANNELS = "Hình thức nộpThời gianPhí, lệ phíMô tả"
DOCUMENTS = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
BASES = "Tên văn bản pháp lýMã văn bản"


def portal_page(code: str = "1.001193", **changes: Any) -> dict[str, Any]:
    """A page without defects; `changes` replace sections."""
    row = {
        "ma_thu_tuc": code,
        "ten_thu_tuc": f"Đăng ký thử {code}",
        "bo_chu_quan": "Bộ Tư pháp",
        "linh_vuc": "Hộ tịch",
        "cap_thuc_hien": ["Cấp xã"],
        "loai_thu_tuc": "TTHC được giao luật quy định chi tiết",
        "so_quyet_dinh": "163/QĐ-BTP",
        "doi_tuong": "Công dân Việt Nam, Người nước ngoài",
        "co_quan_thuc_hien": "Ủy ban nhân dân cấp xã",
        "co_quan_tham_quyen": "",
        "co_quan_phoi_hop": "",
        "cach_thuc": [crawled("Trực tiếp", 3.0, "Ngày làm việc", 8000)],
        "cach_thuc_raw": CHANNELS + "Trực tiếp3 Ngày làm việc8,000 Việt Nam Đồng(8.000 đồng/bản)",
        "thanh_phan_ho_so": [
            {"ten_giay_to": "Tờ khai theo mẫu", "ban_chinh": 1, "ban_sao": 0, "mau_don": []},
            {"ten_giay_to": "Giấy chứng sinh", "ban_chinh": 0, "ban_sao": 1, "mau_don": []},
        ],
        "thanh_phan_raw": f"--{DOCUMENTS}Tờ khai theo mẫu1 bản chínhGiấy chứng sinh0 bản chính,1 bản sao",
        "trinh_tu": "Bước 1: Nộp hồ sơ.\nBước 2: Nhận kết quả.",
        "yeu_cau_dieu_kien": "Không có thông tin",
        "ket_qua": [{"ten": "Giấy khai sinh", "ma": "KQ.G15.000002"}],
        "can_cu_phap_ly_raw": BASES + "Luật Hộ tịch60/2014/QH13",
        "url": f"https://dichvucong.gov.vn/thu-tuc-hanh-chinh/{code}",
    }
    return row | changes


def crawled(channel: str, value: float | None, unit: str | None, fee: int | None) -> dict[str, Any]:
    """The crawler's own reading of a channel row."""
    return {"kenh": channel, "thoi_han": value, "don_vi": unit, "phi_le_phi_vnd": fee, "ghi_chu": ""}


def write_file(path: Path, rows: Iterable[dict[str, Any] | str]) -> Path:
    """Write a catalogue file; a row given as text is written as it is."""
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")))
    return path
