from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "motcua.domain.documents"
    label = "documents"
    verbose_name = "Giấy tờ"
