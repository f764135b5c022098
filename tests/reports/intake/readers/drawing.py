"""PDF files drawn by hand, as no library writes them: locked, garbled, ruled in every way."""

from collections.abc import Iterable
from hashlib import md5

PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
LATIN = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
MUTE = (  # a font that does not say which characters it draws
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Mute /Encoding /Identity-H /DescendantFonts [<< /Type /Font"
    b" /Subtype /CIDFontType2 /BaseFont /Mute /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    b" /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Mute /Flags 4 >> >>] >>"
)


def page(content: str, font: bytes = LATIN, info: bytes = b"", lock: bytes | None = None) -> bytes:
    """A file of one page 600 points wide and 800 high. ``lock`` is the password that opens it."""
    stream, sealed = content.encode(), b""
    if lock is not None:
        key, sealed = _lock(lock)
        stream = _rc4(md5(key + b"\4\0\0\0\0", usedforsecurity=False).digest()[:10], stream)
    return b"\n".join(
        [
            b"%PDF-1.4",
            b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
            b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj",
            b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            b" /Resources << /Font << /F " + font + b" >> >> >> endobj",
            b"4 0 obj << /Length %d >> stream\n%s\nendstream endobj" % (len(stream), stream),
            b"5 0 obj << " + info + b" >> endobj",
            b"trailer << /Root 1 0 R /Info 5 0 R " + sealed + b" >>",
            b"%%EOF",
        ]
    )


def said(x: float, y: float, text: str) -> str:
    return f"BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET "


def stroked(*stretches: tuple[float, float, float, float]) -> str:
    return "".join(f"{x0} {y0} m {x1} {y1} l S " for x0, y0, x1, y1 in stretches)


def filled(boxes: Iterable[tuple[float, float, float, float]]) -> str:
    return "".join(f"{x} {y} {width} {height} re f " for x, y, width, height in boxes)


def _lock(password: bytes) -> tuple[bytes, bytes]:
    """The key of PDF 1.1's lock, and the entry that describes it."""
    owner, permissions, name = b"o" * 32, -4, b"n" * 16
    padded = (password + PADDING)[:32]
    key = md5(
        padded + owner + permissions.to_bytes(4, "little", signed=True) + name, usedforsecurity=False
    ).digest()[:5]
    entry = b"/ID [<%s> <%s>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>" % (
        name.hex().encode(),
        name.hex().encode(),
        owner.hex().encode(),
        _rc4(key, PADDING).hex().encode(),
        permissions,
    )
    return key, entry


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
