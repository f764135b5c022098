from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "agencies"
    verbose_name = "机关与人员"
    default_auto_field = "django.db.models.BigAutoField"
