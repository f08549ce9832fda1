from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "motcua.domain.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"
