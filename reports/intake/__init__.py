"""Documents come in: any file is read into a Source, matched by official labels into a Draft. Pure."""
