from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "motcua.domain.accounts"
    label = "accounts"
    verbose_name = "Tài khoản"
