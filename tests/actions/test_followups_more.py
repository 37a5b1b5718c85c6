"""More follow-ups: birthdays, new jobs, introductions, gatherings, what was told to happen; and when none comes."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cordially.actions import events, followups, interactions, introductions, notes, people
from cordially.models import Need
from cordially.queries import followups as query
from cordially.queries import letters, turning
from cordially.viewer import Viewer
from tests.actions.world import World
from tests.people import ANA, BEN, CHLOE, ME, mail


@pytest.fixture
def world(viewer: Viewer, tmp_path: Path, now: datetime) -> World:
    return World(viewer, tmp_path, now)


def card(name: str, *lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"UID:{name}", f"FN:{name}", *lines, "END:VCARD", ""])


def meeting(title: str, start: datetime, *others: str, organizer: str = ME[1]) -> str:
    guests = [f"ATTENDEE;PARTSTAT=ACCEPTED;CN={one.partition('@')[0].title()}:mailto:{one}" for one in (ME[1], *others)]
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", f"UID:{title}-{start:%Y%m%d}@calendar.example",
        "DTSTAMP:20260101T000000Z", f"DTSTART:{start:%Y%m%dT%H%M%SZ}", "DURATION:PT2H",
        f"SUMMARY:{title}", f"ORGANIZER:mailto:{organizer}", *guests, "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(lines)


@pytest.mark.parametrize("told", ["1989-11-26", "--11-26"])
def test_a_birthday_comes_on_its_day_and_goes_three_days_after(world: World, told: str) -> None:
    world.read("book.vcf", card(ANA[0], f"EMAIL:{ANA[1]}", f"BDAY:{told}"))
    (coming,) = world.list("birthday")
    assert (coming.state, coming.on, coming.first) == ("coming", date(2026, 11, 26), "Wish Ana a happy birthday.")
    states = [world.list("birthday", now=world.now + timedelta(days=n))[0].state for n in range(1, 6)]
    assert states == ["due", "due", "due", "due", "ended"]


def test_two_that_are_one_have_one_birthday_on_the_list_and_on_today(world: World) -> None:
    world.read("book.vcf", card(ANA[0], f"EMAIL:{ANA[1]}", "BDAY:--11-25"))
    world.read("other.vcf", card(BEN[0], f"EMAIL:{BEN[1]}", "BDAY:1989-12-03"))
    people.merge(world.viewer, world.who("Ana"), world.who("Ben"), now=world.now)
    (one,) = world.list("birthday")
    assert (one.on, one.state) == (date(2026, 12, 3), "resting")  # the one that is told with its year
    assert "birthday" not in {reason.about for reason in turning.due(world.viewer, now=world.now)}


def test_a_birthday_is_that_of_the_day_where_you_are(world: World) -> None:
    world.read("book.vcf", card(ANA[0], f"EMAIL:{ANA[1]}", "BDAY:1989-11-26"))
    late = datetime.fromisoformat("2026-11-26T02:00:00+09:00")
    assert world.list("birthday", now=late)[0].state == "due"
    assert world.list("birthday", now=late.astimezone(world.now.tzinfo))[0].state == "coming"


def test_who_was_born_on_a_29th_of_february_has_a_birthday_every_year(world: World) -> None:
    world.read("book.vcf", card(ANA[0], f"EMAIL:{ANA[1]}", "BDAY:1992-02-29"))
    for year, day in ((2027, date(2027, 2, 28)), (2028, date(2028, 2, 29))):
        (found,) = world.list("birthday", now=world.now.replace(year=year, month=2, day=20))
        assert found.on == day


def test_a_wish_ends_a_birthday_and_another_word_before_it_does_not(world: World, now: datetime) -> None:
    world.tell(mail(ANA, ME, now - timedelta(days=2), "Could be."))
    world.read("book.vcf", card(ANA[0], f"EMAIL:{ANA[1]}", "BDAY:--11-26"), now=now)
    world.tell(mail(ME, ANA, now + timedelta(hours=1), "The slides are attached."), now=now + timedelta(hours=2))
    assert world.list("birthday")[0].state == "coming"
    world.tell(mail(ME, ANA, now + timedelta(hours=3), "Happy birthday for tomorrow!"), now=now + timedelta(hours=4))
    assert world.list("birthday", now=now + timedelta(days=1))[0].state == "ended"


def test_birthdays_of_those_who_never_answered_are_not_listed(world: World, now: datetime) -> None:
    world.tell(mail(ME, CHLOE, now - timedelta(days=9), "Hello there"), mail(ME, CHLOE, now - timedelta(days=5), "Hi?"))
    world.read(
        "book.vcf",
        card(CHLOE[0], f"EMAIL:{CHLOE[1]}", "BDAY:--11-25") + card("Gran", "TEL:+351912345678", "BDAY:--11-25"),
    )
    assert [query.followups(world.viewer, now=now)[0].name] == ["Gran"]


def test_work_that_changed_between_two_imports_is_congratulated_on_once(world: World, now: datetime) -> None:
    before, after = (card(ANA[0], f"EMAIL:{ANA[1]}", f"ORG:{org}", f"TITLE:{title}") for org, title in
                     (("Acme Ltd", "Designer"), ("Harbour Museum", "Head of design")))  # fmt: skip
    world.read("book.vcf", before, now=now - timedelta(days=40))
    world.read("book.vcf", before.replace("Acme Ltd", "ACME"), now=now - timedelta(days=20))
    assert world.list("new job") == []
    world.read("book.vcf", after, now=now - timedelta(days=2))
    (job,) = world.list("new job")
    assert (job.state, job.first) == (
        "due", "Congratulate Ana: Head of design, Harbour Museum. Ask what they look forward to.")  # fmt: skip
    followups.followed(world.viewer, job.mark, now=now)
    world.read("book.vcf", before, now=now - timedelta(days=1))
    world.read("book.vcf", after, now=now)
    assert [one.state for one in world.list("new job")] == ["ended"]


def test_a_second_book_that_tells_of_the_same_work_is_no_news(world: World, now: datetime) -> None:
    def book(number: int, org: str, title: str, days: int) -> None:
        told = card(ANA[0], f"EMAIL:{ANA[1]}", f"ORG:{org}", f"TITLE:{title}").replace("UID:", f"UID:{number}")
        world.read("book.vcf", told, now=now - timedelta(days=days))

    for number in (1, 2):
        book(number, "Acme", "Designer", 40)
    book(1, "Harbour Museum", "Head of design", 10)
    world.tell(mail(ME, ANA, now - timedelta(days=8), "What news!"))
    book(2, "The Harbour Museum", "Design lead", 2)
    assert [one.state for one in world.list("new job")] == ["ended"]


def test_a_new_job_that_you_wrote_down_ends_when_you_wrote_and_goes_with_undo(world: World, now: datetime) -> None:
    ben = world.who("Ben")
    people.employ(world.viewer, ben, "Carpenter, Okri & Sons", now=now - timedelta(days=90))
    people.employ(world.viewer, ben, "Teacher, City School", now=now - timedelta(days=3))
    assert [one.state for one in world.list("new job")] == ["due"]
    world.tell(mail(ME, BEN, now - timedelta(days=1), "How wonderful!"))
    assert [one.state for one in world.list("new job")] == ["ended"]
    events.undo(world.viewer, now=now)
    events.undo(world.viewer, now=now)
    assert world.list("new job") == []


def test_what_they_tell_of_a_new_job_is_one_follow_up_not_two(world: World, now: datetime) -> None:
    world.tell(mail(ANA, ME, now - timedelta(days=2), "I got the job! I start next month.", subject="News"))
    people.employ(world.viewer, world.who("Ana"), "Designer, Acme", since="2026-11", now=now)
    assert [one.kind for one in world.list(state="due") if one.kind in ("new job", "life event")] == ["new job"]


@pytest.mark.parametrize("text", ["My interview at the press is on 1 December.", "My interview is on the 1st."])
def test_a_good_word_before_and_a_question_after(world: World, now: datetime, text: str) -> None:
    told = now - timedelta(days=2)
    world.tell(mail(ANA, ME, told, text, subject="News"), mail(ME, ANA, told + timedelta(hours=2), "How good!"))
    (before,), (after,) = world.list("before their day"), world.list("life event")
    assert (before.on, after.on) == (date(2026, 11, 30), date(2026, 12, 2))
    morning = datetime(2026, 12, 1, 8, tzinfo=now.tzinfo)
    assert world.list("before their day", now=morning)[0].state == "due"
    world.tell(mail(ME, ANA, morning, "Good luck today!"), now=morning + timedelta(hours=1))
    assert world.list("before their day", now=morning + timedelta(hours=1))[0].state == "ended"
    assert world.list("life event", now=morning + timedelta(days=1))[0].state == "due"


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Mein Vorstellungsgespräch ist am 12. Dezember.", date(2026, 12, 11), date(2026, 12, 13)),
        ("Am Freitag habe ich Fahrprüfung.", date(2026, 11, 26), date(2026, 11, 28)),
        ("Meine Mutter wird am 1. Dezember operiert.", date(2026, 11, 30), date(2026, 12, 2)),
        ("I'm giving a talk tomorrow.", date(2026, 11, 25), date(2026, 11, 27)),
        ("We are moving to Porto on 3 December.", None, date(2026, 12, 4)),
    ],
)
def test_the_day_is_read_in_english_and_german(
    world: World, now: datetime, text: str, before: date | None, after: date
) -> None:
    told = {"space": world.viewer.space, "person_id": world.who("Ana"), "kind": "life event", "text": text}
    Need.objects.create(**told, mine=False, sure=True, said_at=int(now.timestamp()) - 3600, confirmed_at=now)
    assert [one.on for one in world.list("before their day")] == ([] if before is None else [before])
    assert [one.on for one in world.list("life event")] == [after]


@pytest.mark.parametrize(
    "text", ["She starts with us in the new year.", "We are moving in the spring.", "I retire next year."]
)
def test_nobody_asks_how_a_season_went_before_it_has_come(world: World, now: datetime, text: str) -> None:
    told = {"space": world.viewer.space, "person_id": world.who("Ana"), "kind": "life event", "text": text}
    Need.objects.create(**told, mine=False, sure=True, said_at=int(now.timestamp()) - 5 * 86_400, confirmed_at=now)
    assert world.list("life event") == []


def test_a_goal_that_names_a_day_is_asked_after_when_it_has_come(world: World, now: datetime) -> None:
    world.tell(mail(ANA, ME, now - timedelta(days=200), "My goal is to run a marathon on 29 November.", subject="Run"))
    (goal,) = world.list("life event")
    assert (goal.on, goal.first[:24]) == (date(2026, 11, 30), "Ask Ana how it goes: “My")


def test_an_introduction_is_asked_after_and_then_what_came_of_it(world: World, now: datetime) -> None:
    ana, ben = world.who("Ana"), world.who("Ben")
    row = introductions.introduce(world.viewer, ana, ben, why="both build boats", now=now)
    for who in (ana, ben):
        introductions.answer(world.viewer, row.id, who, is_yes=True, now=now)
    introductions.introduced(world.viewer, row.id, now=now)
    (asked,) = world.list("introduction")
    assert (asked.on, asked.first) == (now.date() + timedelta(10), "Ask Ana whether they and Ben got to speak.")
    met = now + timedelta(days=3)
    world.tell(mail(ANA, [BEN, ME], met, "Shall we meet?"), now=met)
    first, second = world.list("introduction", now=met)[::-1]
    assert (first.state, second.mark, second.on) == ("ended", f"i{row.id}-2", met.date() + timedelta(7))
    introductions.introduced(world.viewer, row.id, outcome="they build one together", now=met)
    assert {one.state for one in world.list("introduction", now=met)} == {"ended"}


def test_who_introduced_me_is_thanked_and_told_how_it_went(world: World, now: datetime) -> None:
    at = now - timedelta(days=4)
    world.tell(mail(ANA, [ME, CHLOE], at, "Lena, meet Chloé. Chloé, meet Lena.", subject="Introducing you two"))
    (thanks,) = world.list("introduction")
    assert (thanks.state, thanks.first) == ("due", "Thank Ana for introducing you to Chloé.")
    world.tell(mail(ME, [ANA, CHLOE], at + timedelta(hours=3), "Thank you!"), mail(CHLOE, ME, now, "Coffee?"))
    told = {one.mark[-1]: (one.state, one.on) for one in world.list("introduction")}
    assert told == {"1": ("ended", at.date() + timedelta(1)), "2": ("coming", now.date() + timedelta(7))}


def test_of_a_gathering_a_few_are_followed_up_and_it_is_the_same_few_when_one_is_done(
    world: World, now: datetime
) -> None:
    guests = [f"guest{number:02}@guests.example" for number in range(30)]
    world.read("night.ics", meeting("Portfolio Night", now - timedelta(days=1), ANA[1], BEN[1], *guests))
    found = world.list("gathering")
    assert (len(found), {world.who("Ana"), world.who("Ben")} <= {one.person for one in found}) == (5, True)
    assert {one.state for one in found} == {"due"} | {one.state for one in found if one.on > now.date()}
    world.tell(mail(ME, ANA, now - timedelta(hours=1), "What an evening!"))
    again = world.list("gathering")
    assert {one.mark for one in again} == {one.mark for one in found}
    assert [one.person for one in again if one.state == "ended"] == [world.who("Ana")]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Portfolio Night", "good to see you at “Portfolio Night” on 24 November."),
        ("", "good to see you on 24 November."),
    ],
)
def test_the_first_lines_after_a_gathering_name_it(world: World, now: datetime, title: str, line: str) -> None:
    guests = [f"guest{number:02}@guests.example" for number in range(30)]
    world.read("night.ics", meeting(title, now - timedelta(days=1), ANA[1], BEN[1], *guests))
    mark = next(one.mark for one in world.list("gathering") if one.person == world.who("Ana"))
    assert line in letters.letter(world.viewer, mark=mark, now=now).body


def test_of_a_conference_nobody_new_is_followed_up_but_whom_you_wrote_down(world: World, now: datetime) -> None:
    guests = [f"guest{number:02}@guests.example" for number in range(60)]
    world.read("conference.ics", meeting("Conference", now - timedelta(days=1), *guests))
    assert world.list("gathering") == []
    notes.write(world.viewer, world.who(guests[7]), "Draws maps of ferries", now=now)
    assert [one.person for one in world.list("gathering")] == [world.who(guests[7])]


def test_what_takes_place_every_week_is_no_gathering(world: World, now: datetime) -> None:
    team = [f"guest{number:02}@acme.example" for number in range(20)]
    for days in (8, 1):
        world.read("week.ics", meeting("All hands", now - timedelta(days=days), ANA[1], *team))
    assert {one.on for one in world.list("gathering")} == {(now - timedelta(days=7)).date()}


def test_a_call_that_a_transcript_tells_of_is_followed_up(world: World, now: datetime) -> None:
    turns = ("01.000 --> 00:00:09.000\n<v Ana Silva>Good to see you.", "10.000 --> 00:00:19.000\n<v Lena Hart>And you!")
    words = "WEBVTT\n\n" + "".join(f"00:00:{turn}</v>\n\n" for turn in turns)
    world.read("2026-11-24 Ana.vtt", words)
    assert [(one.state, one.on) for one in world.list("after meeting")] == [("due", date(2026, 11, 25))]


def test_a_promise_said_twice_or_to_several_is_one_follow_up(world: World, now: datetime) -> None:
    said = now - timedelta(days=4)
    world.tell(mail(ME, [ANA, BEN], said, "I'll send you both the slides by 27 November.", subject="Slides"))
    world.tell(mail(ME, ANA, said + timedelta(days=1), "I'll send you the slides by 28 November.", subject="Slides"))
    (promised,) = world.list("promised")
    assert promised.on == date(2026, 11, 28)


def test_no_day_offers_more_than_the_pace(world: World, now: datetime) -> None:
    world.read("book.vcf", "".join(card(f"Cousin {n:02}", f"TEL:+3519123456{n:02}", "BDAY:--11-25") for n in range(40)))
    interactions.met(world.viewer, [world.who("Ana")], on=now.date() - timedelta(1), now=now)
    assert len(world.list("birthday", state="due")) == 40
    assert len(query.offered(world.viewer, now=now)) == 5
