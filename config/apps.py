from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Only so that the checks are found."""

    name = "config"

    def ready(self):
        from config import checks  # noqa: F401  importing registers them
