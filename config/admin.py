"""What the programme's libraries put on /repair/ by themselves and nobody should repair there."""

from django.apps import apps
from django.contrib import admin

for model in apps.get_app_config("procrastinate").get_models():  # English tables of a queue that mends itself
    if admin.site.is_registered(model):
        admin.site.unregister(model)
