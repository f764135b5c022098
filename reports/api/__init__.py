"""The open interface, version 1: what is published, to be read by programs. Nothing is written here."""
