from django.apps import AppConfig


class AssistantConfig(AppConfig):
    name = "motcua.domain.assistant"
    label = "assistant"
    verbose_name = "Hỏi đáp"
