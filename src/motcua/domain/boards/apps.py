from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "motcua.domain.boards"
    label = "boards"
    verbose_name = "Bảng QR"
