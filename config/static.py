"""Static files under hashed names, compressed once."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Also rewrites the imports between our own JavaScript modules, so that those may be cached for ever."""

    support_js_module_import_aggregation = True
