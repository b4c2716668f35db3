"""Static files in production: hashed names, gzip, and no brotli, which takes minutes."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, compressing with gzip alone."""

    def create_compressor(self, **options: Any) -> Compressor:
        """Return a compressor that leaves brotli out."""
        return Compressor(**{**options, "use_brotli": False})
