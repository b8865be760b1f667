"""Knows a file again by its content."""

from hashlib import blake2b


def content_hash(data: bytes) -> bytes:
    """Return the hash of a file's bytes."""
    return blake2b(data, digest_size=16).digest()
