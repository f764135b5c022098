"""One module a file format, writer and reader side by side; each walks the data of reports/document.py."""
