"""What providers of mail ask of a program that logs in: what each wants to be told in place of your usual password."""

_GOOGLE = "Google takes no usual password from programs: make an app password (myaccount.google.com/apppasswords)"
_MICROSOFT = (
    "Microsoft takes no passwords from programs any more, only its own way of logging in (OAuth), which is not known"
    " here"
)
_APPLE = "Apple wants an app-specific password (account.apple.com)"
_YAHOO = "Yahoo wants an app password (login.yahoo.com/account/security)"
_FASTMAIL = "Fastmail wants an app password (Settings, Privacy & Security)"
_UNITED = (
    "programs must be let in first, in the settings of your mail there (POP3/IMAP); with two-factor login they need a"
    " password of their own"
)
_BRIDGE = "Proton's bridge has a password of its own, which it shows"

_WISHES = {  # the last parts of a server's name: what it wants
    "gmail.com": _GOOGLE,
    "googlemail.com": _GOOGLE,
    "google.com": _GOOGLE,
    "outlook.com": _MICROSOFT,
    "office365.com": _MICROSOFT,
    "hotmail.com": _MICROSOFT,
    "live.com": _MICROSOFT,
    "me.com": _APPLE,
    "icloud.com": _APPLE,
    "yahoo.com": _YAHOO,
    "aol.com": _YAHOO,
    "fastmail.com": _FASTMAIL,
    "gmx.net": _UNITED,
    "gmx.com": _UNITED,
    "web.de": _UNITED,
}
_BRIDGE_PORTS = (1143, 1025)


def wish(host: str, port: int) -> str:
    """What this one is known to want; "" where nothing is known of it."""
    parts = host.lower().rstrip(".").split(".")
    if host in ("localhost", "127.0.0.1", "::1") and port in _BRIDGE_PORTS:
        return _BRIDGE
    return next((_WISHES[name] for at in range(len(parts)) if (name := ".".join(parts[at:])) in _WISHES), "")
