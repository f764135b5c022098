"""One module a format; writers and readers side by side."""
