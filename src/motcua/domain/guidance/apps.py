from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "motcua.domain.guidance"
    label = "guidance"
    verbose_name = "Hướng dẫn chuẩn bị hồ sơ"
