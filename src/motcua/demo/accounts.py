"""Accounts to try the desk with: every role of one ward and one department, and the procedure-control office."""

from dataclasses import dataclass

from motcua.demo import PASSWORD
from motcua.domain.accounts.actions import open_account
from motcua.domain.agencies.models import Agency, PostHolder, PostRole


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A user name and whose desk it opens."""

    username: str
    suffix: str  # agency
    role: PostRole
    what: str


ACCOUNTS = (
    DemoAccount("tiepnhan.badinh", "201", PostRole.RECEPTION, "Tiếp nhận, Phường Ba Đình"),
    DemoAccount("chuyenvien.badinh", "201", PostRole.HANDLER, "Chuyên viên, Phường Ba Đình"),
    DemoAccount("lanhdao.badinh", "201", PostRole.LEADER, "Lãnh đạo, Phường Ba Đình"),
    DemoAccount("vanthu.badinh", "201", PostRole.CLERK, "Văn thư, Phường Ba Đình"),
    DemoAccount("traketqua.badinh", "201", PostRole.RETURN, "Trả kết quả, Phường Ba Đình"),
    DemoAccount("tiepnhan.trungtam", "150", PostRole.RECEPTION, "Tiếp nhận, Trung tâm thành phố"),
    DemoAccount("phancong.soxaydung", "105", PostRole.COORDINATOR, "Phân công, Sở Xây dựng"),
    DemoAccount("chuyenvien.soxaydung", "105", PostRole.HANDLER, "Chuyên viên, Sở Xây dựng"),
    DemoAccount("lanhdao.soxaydung", "105", PostRole.LEADER, "Lãnh đạo, Sở Xây dựng"),
    DemoAccount("kiemsoat", "101", PostRole.LEADER, "Kiểm soát thủ tục hành chính"),
)


def open_demo_accounts(agencies: dict[str, Agency]) -> None:
    """Give an account to the first officer of each of these posts."""
    for account in ACCOUNTS:
        holders = PostHolder.objects.filter(post__agency=agencies[account.suffix], post__role=account.role)
        holder = holders.select_related("officer").order_by("pk")[0]
        open_account(officer=holder.officer, username=account.username, password=PASSWORD)


def account_lines() -> list[str]:
    """Return what `motcua run` prints: each account and whose desk it opens."""
    width = max(len(account.username) for account in ACCOUNTS)
    return [
        "  Portal   /             citizens, no account needed",
        f"  Desk     /ban-lam-viec/  password of every demo account: {PASSWORD}",
        *(f"           {account.username:<{width}}  {account.what}" for account in ACCOUNTS),
    ]
