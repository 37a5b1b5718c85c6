"""Addresses are brought to one form."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordially.core import addresses


@pytest.mark.parametrize(
    ("told", "form"),
    [
        ("Ana@Example.ORG", "ana@example.org"),
        (" Ana Silva <ANA@Example.ORG> ", "ana@example.org"),
        ("mailto:ana@example.org?subject=hi", "ana@example.org"),
        ("mailto:ana%40example.org", "ana@example.org"),
        ("smtp:ana@example.org", "ana@example.org"),
        ("'ana@example.org'", "ana@example.org"),
        ("ana@example.org (Ana Silva)", "ana@example.org"),
        ("ana＠example.org", "ana@example.org"),
        ("\u202eana@example.org\u200b", "ana@example.org"),
        ("ana@example.org.", "ana@example.org"),
        ("ana@xn--mnchen-3ya.de", "ana@münchen.de"),
        ("ana@MÜNCHEN.de", "ana@münchen.de"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("ana@localhost", "ana@localhost"),
        ("", ""),
        ("Ana Silva", ""),
        ("a@b@c.de", ""),
        ("ana@example..org", ""),
        ("/o=ExchangeLabs/ou=Exchange/cn=Recipients/cn=ana", ""),
        ("a" * 400 + "@example.org", ""),
    ],
)
def test_an_email_address_has_one_form(told: str, form: str) -> None:
    assert addresses.email(told) == form


@pytest.mark.parametrize(
    ("told", "region", "form"),
    [
        ("+351 912 345 678", "", "+351912345678"),
        ("00351 912345678", "", "+351912345678"),
        ("912 345 678", "pt", "+351912345678"),
        ("912 345 678", "", "~912345678"),
        ("+49 (0)89 123456", "", "+4989123456"),
        ("tel:+1-212-555-0100;ext=55", "", "+12125550100;ext=55"),
        ("(212) 555-0100 x12", "US", "+12125550100;ext=12"),
        ("٠٩١٢٣٤٥٦٧٨", "", "~0912345678"),
        ("112", "PT", "~112"),
        ("n/a", "PT", ""),
        ("9" * 500, "PT", ""),
    ],
)
def test_a_phone_number_has_one_form(told: str, region: str, form: str) -> None:
    assert addresses.phone(told, region) == form


@pytest.mark.parametrize(
    ("told", "form"),
    [
        ("https://pt.linkedin.com/in/Ana-Silva/?trk=x", "in/ana-silva"),
        ("www.linkedin.com/in/ana-silva", "in/ana-silva"),
        ("HTTP://LinkedIn.com/in/ana-silva/en#top", "in/ana-silva"),
        ("https://www.linkedin.com/in/jos%C3%A9", "in/josé"),
        ("in/ana-silva", "in/ana-silva"),
        ("https://www.linkedin.com/pub/ana-silva/1/2a/3b4", "pub/ana-silva/1/2a/3b4"),
        ("https://www.linkedin.com/profile/view?id=123", "profile/123"),
        ("https://www.linkedin.com/company/acme", ""),
        ("https://linkedin.com.example.org/in/ana", ""),
        ("http://[bad/in/ana", ""),
        ("", ""),
    ],
)
def test_a_linkedin_page_has_one_form(told: str, form: str) -> None:
    assert addresses.linkedin(told) == form


@pytest.mark.parametrize(
    "address", ["noreply@x.org", "do_not_reply@x.org", "jobs-noreply@linkedin.com", "me@noreply.x.org"]
)
def test_an_address_that_nobody_reads_says_so(address: str) -> None:
    assert addresses.is_no_reply(address)
    assert addresses.is_robot(address)


@pytest.mark.parametrize(
    "address", ["info@x.org", "hr@x.org", "hr-uk@x.org", "jobs@x.org", "support.team@x.org", "club@lists.x.org"]
)
def test_a_role_has_a_shared_address(address: str) -> None:
    assert addresses.is_shared(address)


@pytest.mark.parametrize(
    "address",
    [
        "notifications@github.com",
        "mailer-daemon@x.org",
        "bounce+abc123=ana@y.org",
        "reply+AAAB3sdf@reply.github.com",
        "0100018f4b1d9a2c-1d2e3f4a-000000@x.org",
        "newsletter@x.org",
        "billing.alerts@x.org",
        "auto-confirm@amazon.com",
        "club-bounces@lists.x.org",
        "club-bounces+ana=y.org@x.org",
        "c_1a2b@group.calendar.google.com",
    ],
)
def test_a_program_has_a_robots_address(address: str) -> None:
    assert addresses.is_robot(address)


@pytest.mark.parametrize(
    "address",
    [
        "ana@x.org",
        "steve.jobs@x.org",
        "ana.root@x.org",
        "johannes123456@gmx.de",
        "a.very.long.name-of.a.person@x.org",
        "ana+news@x.org",
    ],
)
def test_a_person_has_neither(address: str) -> None:
    assert not addresses.is_no_reply(address)
    assert not addresses.is_shared(address)
    assert not addresses.is_robot(address)


def test_dots_and_tags_are_free_only_at_gmail() -> None:
    assert addresses.mailbox_key("an.a+work@googlemail.com") == addresses.mailbox_key("ana@gmail.com")
    assert addresses.mailbox_key("an.a@example.org") != addresses.mailbox_key("ana@example.org")


def test_a_public_domain_joins_nobody() -> None:
    assert addresses.is_public_domain(addresses.domain("ana@gmail.com"))
    assert not addresses.is_public_domain(addresses.domain("ana@example.org"))


@settings(deadline=None)
@given(st.text() | st.text(alphabet="aB.@-<>() \"'+:;%40xn", max_size=30))
def test_every_form_is_its_own_form(text: str) -> None:
    for form in (addresses.email, addresses.phone, addresses.linkedin):
        once = form(text)
        assert form(once) == once


@settings(deadline=None)
@given(st.text(alphabet="+0123456789 -()x#;ext=", max_size=40))
def test_a_phones_form_is_its_own_form(text: str) -> None:
    once = addresses.phone(text, "PT")
    assert addresses.phone(once, "PT") == once


def test_phone_numbers_are_only_looked_up_when_there_are_any() -> None:
    import subprocess

    code = "import sys, cordially.core.addresses; sys.exit('phonenumbers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
