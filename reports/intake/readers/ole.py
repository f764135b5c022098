"""What an OLE file (.doc .xls .wps, encrypted Office) holds, by the names of its streams. Pure."""

from __future__ import annotations

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRY = 128  # bytes of a directory entry
END = 0xFFFFFFFA  # sector numbers from here on are marks
MOST_SECTORS = 4096  # of a directory


def streams(data: bytes) -> frozenset[str]:
    """The names of all streams and storages, at any depth; empty for a file too damaged to tell."""
    try:
        return frozenset(_names(data))
    except (struct.error, IndexError):
        return frozenset()


def _names(data: bytes) -> list[str]:
    shift, first = struct.unpack_from("<H", data, 30)[0], struct.unpack_from("<I", data, 48)[0]
    size = 512 if shift not in (9, 12) else 1 << shift
    names = []
    for start in _chain(data, first, size):
        for at in range(start, min(start + size, len(data) - ENTRY + 1), ENTRY):
            (length,) = struct.unpack_from("<H", data, at + 64)
            if data[at + 66] in (1, 2) and 2 <= length <= 64:
                names.append(data[at : at + length - 2].decode("utf-16-le", "replace"))
    return names


def _chain(data: bytes, sector: int, size: int) -> list[int]:
    """Where each sector of a chain begins, in bytes. The table of chains itself is found through the file's head."""
    table = struct.unpack_from("<109I", data, 76)
    each = size // 4
    places: list[int] = []
    while sector < END and len(places) < MOST_SECTORS:
        places.append((sector + 1) * size)
        (sector,) = struct.unpack_from("<I", data, (table[sector // each] + 1) * size + sector % each * 4)
    return places
