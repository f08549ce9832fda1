from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    name = "motcua.domain.processes"
    label = "processes"
    verbose_name = "Quy trình"
