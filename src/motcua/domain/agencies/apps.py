from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "motcua.domain.agencies"
    label = "agencies"
    verbose_name = "Cơ quan"
