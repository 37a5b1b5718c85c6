"""Bytes to text, whatever the mail says its characters are; never an error, never a NUL or half a character."""

import binascii
import codecs
from functools import lru_cache

_ALIASES = {
    "": "utf-8",
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "utf8": "utf-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "cp1255",
    "iso-8859-8-e": "cp1255",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "unicode-1-1-utf-7": "utf-7",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "windows-874": "cp874",
}
_NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
_PLAIN = {"utf-8", "cp1252"}


def text(raw: bytes | bytearray, charset: str = "") -> str:
    """`raw` read as `charset`, or as what it looks like where that is unknown or untrue."""
    codec = _codec(charset)
    try:
        decoded = raw.decode(codec)
    except (UnicodeError, ValueError):
        decoded = _guessed(raw, codec)
    if "\0" in decoded:
        decoded = decoded.replace("\0", "")
    return decoded if codec in _PLAIN else _whole(decoded)


def from_base64(raw: bytes | bytearray) -> bytes:
    try:
        return binascii.a2b_base64(raw)
    except (binascii.Error, ValueError):
        return _mended(raw)


@lru_cache(maxsize=256)
def _codec(charset: str) -> str:
    name = charset.strip(" \t\"'").lower()
    name = _ALIASES.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return "utf-8"
    is_text = getattr(info, "_is_text_encoding", False) and info.name not in _NO_CHARSETS
    return name if is_text else "utf-8"


def _guessed(raw: bytes | bytearray, codec: str) -> str:
    if codec == "utf-8":
        told = raw.decode("utf-8", "replace")
        strange = told.count("\ufffd")
        if 2 * strange <= sum(sign > "\x7f" for sign in told[:20_000]):
            return told
        return raw.decode("cp1252", "replace")
    if codec == "cp1252":
        return raw.decode("latin-1")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode(codec, "replace")
    except (UnicodeError, ValueError):
        return raw.decode("cp1252", "replace")


def _whole(decoded: str) -> str:
    """Without halves of characters, which some codecs let through."""
    return decoded.encode("utf-8", "ignore").decode("utf-8")


_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_OTHERS = bytes(set(range(256)) - set(_BASE64))


def _mended(raw: bytes | bytearray) -> bytes:
    """Broken base64: what stands before the first padding, as far as it makes whole groups."""
    signs = raw.partition(b"=")[0].translate(None, _OTHERS)
    signs = signs[: len(signs) - 1] if len(signs) % 4 == 1 else signs
    try:
        return binascii.a2b_base64(signs + b"=" * (-len(signs) % 4))
    except (binascii.Error, ValueError):
        return b""
