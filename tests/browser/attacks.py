"""Mail as an attacker would write it: each name, subject and text tries to run or to fetch something."""

from datetime import datetime, timedelta
from email.message import EmailMessage

from tests.people import ME, mail

RUN = "console.error('RAN')"
FAR = "https://far.example/x"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea></style></template><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><img src={FAR} onerror={RUN}>',
    f"' onmouseover={RUN} autofocus onfocus={RUN} x='",
    f'" onfocus={RUN} autofocus tabindex=1 x="',
    f"<svg onload={RUN}>",
    f"<svg><script href={FAR} /></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src=javascript:{RUN}></iframe>",
    f"<object data={FAR}></object><embed src={FAR}>",
    f"<link rel=stylesheet href={FAR}><link rel=prefetch href={FAR}>",
    f"<style>@import '{FAR}'; * {{ background: url({FAR}) }}</style>",
    f"<meta http-equiv=refresh content='0;url={FAR}'>",
    f"<base href={FAR}>",
    f"<form action={FAR}><input name=q autofocus><button formaction={FAR}>x</button></form>",
    f"<details open ontoggle={RUN}>",
    f"<video src={FAR} onerror={RUN} poster={FAR}></video><audio src={FAR}>",
    f"<input onfocus={RUN} autofocus>",
    f"<body onload={RUN}><marquee onstart={RUN}>",
    f"<a href=javascript:{RUN}>x</a> javascript:{RUN} {FAR}",
    f"<template><script>{RUN}</script></template><noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<!--><img src=x onerror={RUN}>-->",
    f"<![CDATA[><img src=x onerror={RUN}>]]>",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;img src=x onerror={RUN}&#62;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    "{% load x %}{{ request }}{{ 7|add:7 }}{% include 'base.html' %}${7*7}<%= 7*7 %>",
    f"\u202e<script>{RUN}</script>\u2066\U000e0041\U000e0042",
    f"＜script＞{RUN}＜/script＞ ʺ＞＜img src=x onerror={RUN}＞",
)


def letters(now: datetime) -> list[EmailMessage]:
    """Each payload as a name, a subject and a text; each answered once, so that its author is a person."""
    written = []
    for number, payload in enumerate(PAYLOADS):
        author = (f"M{number} {payload}"[:200].replace("\r", "").replace("\n", ""), f"m{number}@evil.example")
        at = now - timedelta(days=40 + number)
        key = f"{number}@evil.example"
        written.append(mail(author, ME, at, payload * 2, subject=payload, key=key))
        written.append(mail(ME, author, at + timedelta(hours=1), payload, subject=f"Re: {payload}", answers=key))
    return written
