from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "motcua.domain.notices"
    label = "notices"
    verbose_name = "Thông báo"
