from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "motcua.domain.ledger"
    label = "ledger"
    verbose_name = "Sổ cái"
