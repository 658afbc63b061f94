"""Pictures of the smallest kind: as many bytes as tell their size."""


def png(width: int, height: int) -> bytes:
    """Return what begins a PNG of this size; line ends and a boundary's dashes in it must not matter."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4) + height.to_bytes(4) + b"\r\n--\r\n\0\xff"


def jpeg(width: int, height: int) -> bytes:
    """Return what begins a JPEG of this size: a comment, and the segment that begins the frame."""
    comment = b"\xff\xfe\x00\x06bao\0"
    return b"\xff\xd8" + comment + b"\xff\xc0\x00\x11\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x03"
