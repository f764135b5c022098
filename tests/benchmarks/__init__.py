"""Measured by hand, never in the suite: ``.venv/bin/python -m tests.benchmarks.<name>``. Trust the ratios."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DEMO", "true")  # no site of its own: the settings of the demo do
