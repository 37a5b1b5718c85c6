"""How mail programs write: their Message-IDs, how they quote what they answer, and the HTML beside the text."""

import html
from collections.abc import Callable
from datetime import datetime

from cordially.demo.letters import Letter, Mailbox
from cordially.demo.phrases import DAYS, MONTHS

DEEPEST = 3  # letters that a quote carries along

ID_STYLES: dict[str, Callable[[str, str, datetime], str]] = {
    "gmail": lambda code, address, at: f"CA+{code[:12]}={code[12:36]}@mail.example.com",
    "phone": lambda code, address, at: _apple_id(code, address),
    "apple": lambda code, address, at: _apple_id(code, address),
    "outlook": lambda code, address, at: f"{code[:12].upper()}.{code[12:24].upper()}@prod.outlook.example",
    "outlook-de": lambda code, address, at: f"{code[:12].upper()}.{code[12:24].upper()}@prod.outlook.example",
    "japanese": lambda code, address, at: f"{at:%Y%m%d%H%M%S}.{code[:8].upper()}@{_host(address)}",
    "thunderbird": lambda code, address, at: f"{code[:8]}-{code[8:12]}-{code[12:16]}-{code[16:28]}@{_host(address)}",
}


def _apple_id(code: str, address: str) -> str:
    parts = (code[:8], code[8:12], code[12:16], code[16:20], code[20:32])
    return f"{'-'.join(parts).upper()}@{_host(address)}"


def _host(address: str) -> str:
    return address.rpartition("@")[2]


def plain(letter: Letter, depth: int = 0) -> str:
    """The whole text as sent: new words, signature, and the earlier letters quoted."""
    own = letter.text
    if letter.client == "phone":
        own += "\n\nSent from my phone" if depth == 0 else ""
    elif letter.signature:
        own += f"\n\n{'-- ' if letter.client not in ('outlook', 'outlook-de') else ''}\n{letter.signature}".rstrip(" ")
    if letter.answers is None or depth >= DEEPEST:
        return own
    earlier = plain(letter.answers, depth + 1)
    if letter.client in ("outlook", "outlook-de"):
        return f"{own}\n\n{_outlook_head(letter)}\n\n{earlier}"
    quoted = "\n".join(f">{line}" if line.startswith(">") else f"> {line}".rstrip() for line in earlier.split("\n"))
    return f"{own}\n\n{attribution(letter)}\n{quoted}"


def attribution(letter: Letter) -> str:
    """The line above a quote."""
    earlier = letter.answers
    if earlier is None:
        return ""
    at, who = earlier.at.astimezone(letter.at.tzinfo), earlier.sender
    if letter.client == "thunderbird":
        return f"Am {at:%d.%m.%Y} um {at:%H:%M} schrieb {who.name}:"
    if letter.client in ("apple", "phone"):
        return f"\nOn {at.day} {MONTHS['en'][at.month - 1][:3]} {at.year}, at {at:%H:%M}, {_full(who)} wrote:\n"
    line = f"On {DAYS['en'][at.weekday()][:3]}, {MONTHS['en'][at.month - 1][:3]} {at.day}, {at.year} at {_clock(at)}"
    broken = f"{line} {_full(who)}\nwrote:" if len(line) + len(_full(who)) > 68 else f"{line} {_full(who)} wrote:"
    return f"{broken}\n"


def _clock(at: datetime) -> str:
    return f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"


def _full(mailbox: Mailbox) -> str:
    return f"{mailbox.name} <{mailbox.address}>"


def _outlook_head(letter: Letter) -> str:
    return "\n".join(f"{name}: {value}" for name, value in _outlook_fields(letter))


def _outlook_fields(letter: Letter) -> list[tuple[str, str]]:
    earlier = letter.answers
    if earlier is None:
        return []
    at = earlier.at.astimezone(letter.at.tzinfo)
    to = "; ".join(_full(mailbox) for mailbox in earlier.to)
    if letter.client == "outlook-de":
        sent = f"{DAYS['de'][at.weekday()]}, {at.day}. {MONTHS['de'][at.month - 1]} {at.year} {at:%H:%M}"
        return [("Von", _full(earlier.sender)), ("Gesendet", sent), ("An", to), ("Betreff", earlier.subject)]
    sent = f"{DAYS['en'][at.weekday()]}, {MONTHS['en'][at.month - 1]} {at.day}, {at.year} {_clock(at)}"
    return [("From", _full(earlier.sender)), ("Sent", sent), ("To", to), ("Subject", earlier.subject)]


def page(letter: Letter, depth: int = 0) -> str:
    """The same as HTML, the way each program dresses it."""
    if letter.html:
        return letter.html
    dress = _DRESSES.get(letter.client, _gmail)
    body = dress(letter, depth)
    meta = "" if letter.client.startswith("outlook") else '<meta charset="utf-8">'
    return body if depth else f"<html><head>{meta}</head><body>{body}</body></html>"


def _gmail(letter: Letter, depth: int) -> str:
    own = f'<div dir="ltr">{_lines(letter.text)}</div>'
    if letter.signature:
        own += '<br><span class="gmail_signature_prefix">-- </span><br>'
        own += f'<div dir="ltr" class="gmail_signature">{_lines(letter.signature)}</div>'
    if letter.answers is None or depth >= DEEPEST:
        return own
    head = f'<div dir="ltr" class="gmail_attr">{html.escape(" ".join(attribution(letter).split()))}<br></div>'
    style = "margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"
    quote = f'<blockquote class="gmail_quote" style="{style}">{_gmail(letter.answers, depth + 1)}</blockquote>'
    return f'{own}<br><div class="gmail_quote gmail_quote_container">{head}{quote}</div>'


def _apple(letter: Letter, depth: int) -> str:
    own = f'<div style="overflow-wrap: break-word;">{_lines(letter.text)}</div>'
    if letter.client == "phone" and depth == 0:
        own += '<br><div dir="ltr">Sent from my phone</div>'
    elif letter.signature:
        own += f"<div><br></div><div>-- <br>{_lines(letter.signature)}</div>"
    if letter.answers is None or depth >= DEEPEST:
        return own
    head = html.escape(attribution(letter).strip())
    earlier = _apple(letter.answers, depth + 1)
    quote = f'<blockquote type="cite">{head}<br><br></blockquote><blockquote type="cite">{earlier}</blockquote>'
    return f"{own}<div><br>{quote}</div>"


def _outlook(letter: Letter, depth: int) -> str:
    text = f"{letter.text}\n\n{letter.signature}" if letter.signature else letter.text
    own = "".join(f'<p class="MsoNormal">{html.escape(line) or "&nbsp;"}<o:p></o:p></p>' for line in text.split("\n"))
    if letter.answers is not None and depth < DEEPEST:
        fields = "<br>".join(f"<b>{name}:</b> {html.escape(value)}" for name, value in _outlook_fields(letter))
        border = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"
        own += f'<div><div style="{border}"><p class="MsoNormal">{fields}</p></div></div>'
        own += _outlook(letter.answers, depth + 1)
    return own if depth else f'<div class="WordSection1">{own}</div>'


def _thunderbird(letter: Letter, depth: int) -> str:
    own = f"<p>{_lines(letter.text)}</p>"
    if letter.signature:
        own += f'<pre class="moz-signature" cols="72">-- \n{html.escape(letter.signature)}</pre>'
    if letter.answers is None or depth >= DEEPEST:
        return own
    head = f'<div class="moz-cite-prefix">{html.escape(attribution(letter))}<br></div>'
    cite = (
        f'<blockquote type="cite" cite="mid:{letter.answers.id}">{_thunderbird(letter.answers, depth + 1)}</blockquote>'
    )
    return f"{own}{head}{cite}"


def _lines(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>\n")


_DRESSES = {"apple": _apple, "phone": _apple, "outlook": _outlook, "outlook-de": _outlook, "thunderbird": _thunderbird}
