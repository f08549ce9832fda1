"""Making accounts and officers."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from motcua.domain.accounts.models import Account, Officer


@transaction.atomic
def register_officer(
    *, staff_code: str, full_name: str, username: str, password: str | None, email: str = "", phone: str = ""
) -> Officer:
    """Register an officer with an account. Without a password the account exists but cannot sign in."""
    account = Account.objects.create(username=username, email=email, password=make_password(password))
    return Officer.objects.create(account=account, staff_code=staff_code, full_name=full_name, phone=phone, email=email)


@transaction.atomic
def change_password(*, account: Account, password: str) -> None:
    """Give the account a new password, checked before by the face. Other sessions of the account end with it."""
    account.set_password(password)
    account.save(update_fields=["password"])


@transaction.atomic
def open_account(*, officer: Officer, username: str, password: str) -> Account:
    """Give an officer who has none an account to sign in with."""
    account = Account.objects.create(username=username, email=officer.email, password=make_password(password))
    officer.account = account
    officer.save(update_fields=["account"])
    return account
