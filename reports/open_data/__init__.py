"""What is published, as data for those who count and compare: columns, rows, descriptions, packages. Pure."""
