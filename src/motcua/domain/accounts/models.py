"""Who signs in. What they may do hangs on their posts (agencies), never on the account."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by user name; accounts are made by `accounts.actions`."""


class Account(AbstractBaseUser):
    """A person who can sign in with a user name and a password."""

    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[AccountManager] = AccountManager()

    def __str__(self) -> str:
        return self.username


class Officer(models.Model):
    """A public servant, with or without an account; holds posts over time."""

    account = models.OneToOneField(Account, null=True, on_delete=models.PROTECT, related_name="officer")
    staff_code = models.CharField(max_length=30, unique=True)
    full_name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return self.full_name


class SecondFactor(models.Model):
    """The authenticator app an account signs in with beside its password; in use once a code was right."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=64, help_text="base32, as the app has it")
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=-1, help_text="half minute of the last code: none is good twice")
    recovery = models.JSONField(default=list, help_text="digests of the recovery codes left")

    def __str__(self) -> str:
        return f"second factor of {self.account_id}"


class Attempt(models.Model):
    """How often a secret was tried within a span. In the database, so that every server process counts together."""

    key = models.CharField(max_length=32, primary_key=True, help_text="digest: neither a name nor an address is kept")
    count = models.PositiveIntegerField()
    until = models.DateTimeField(help_text="when counting starts anew")

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"


class Booking(models.Model):
    """Up to when the requests of a subject are booked at its pace. Unlogged: it is worth nothing after a crash."""

    key = models.CharField(max_length=60, primary_key=True, help_text="pace and digest: no address is kept")
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key} until {self.until:%H:%M:%S}"
