"""Which address leads to which page."""

from django.urls import URLPattern, path, register_converter
from django.urls.converters import IntConverter

from cordially.web import (
    assets,
    briefs,
    check,
    drafts,
    events,
    feed,
    followups,
    health,
    imports,
    interactions,
    introductions,
    leaving,
    links,
    listening,
    paths,
    people,
    person,
    promises,
    rhythms,
    said,
    search,
    settings,
    shelf,
    tips,
    today,
)


class Number(IntConverter):
    """A number that the database can hold."""

    regex = "[0-9]{1,15}"


register_converter(Number, "number")
register_converter(said.Marks, "mark")
register_converter(followups.Marks, "one")

urlpatterns: list[URLPattern] = [
    path("", today.today),
    path("people", people.people),
    path("people/add", people.add),
    path("people/<number:person>", person.person),
    path("people/<number:person>/listening", listening.listening),
    path("people/<number:person>/brief", briefs.brief),
    path("people/<number:person>/draft", drafts.draft),
    path("people/<number:person>/follow-up", followups.write),
    path("people/<number:person>/rhythm", rhythms.ask),
    path("people/<number:person>/circle", rhythms.put),
    path("people/<number:person>/gift", shelf.give),
    path("people/<number:person>/note", person.note),
    path("people/<number:person>/met", interactions.met),
    path("people/<number:person>/correct", person.correct),
    path("people/<number:person>/withdraw", person.withdraw),
    path("people/<number:person>/hats", person.dress),
    path("people/<number:person>/name", person.rename),
    path("people/<number:person>/works", person.employ),
    path("people/<number:person>/split", person.split),
    path("people/<number:person>/same/<number:other>", person.same),
    path("people/<number:person>/apart/<number:other>", person.apart),
    path("people/<number:person>/later", today.later),
    path("people/<number:person>/done", today.looked_after),
    path("people/<number:person>/not-suggested", today.not_suggested),
    path("interactions/<number:number>", interactions.interaction),
    path("met", interactions.met_several),
    path("promises", promises.promises),
    path("answers", promises.answers),
    path("hear", promises.hear),
    path("said/<mark:mark>", said.said),
    path("said/<mark:mark>/confirm", said.confirm),
    path("said/<mark:mark>/dismiss", said.dismiss),
    path("said/<mark:mark>/keep", said.ended, {"kind": "promise"}),
    path("said/<mark:mark>/answered", said.ended, {"kind": "ask"}),
    path("said/<mark:mark>/let-go", said.let_go),
    path("said/<mark:mark>/reopen", said.reopen),
    path("said/<mark:mark>/correct", said.correct),
    path("check", check.check),
    path("follow-ups", followups.followups),
    path("follow-ups/<one:mark>/done", followups.followed),
    path("follow-ups/<one:mark>/later", followups.later),
    path("follow-ups/<one:mark>/let-go", followups.let_go),
    path("ahead", briefs.ahead),
    path("debrief", briefs.debrief),
    path("gifts/<number:number>/told", shelf.tell),
    path("paths", paths.paths),
    path("tips", tips.tips),
    path("shelf", shelf.shelf),
    path("shelf/<number:number>/off", shelf.unshelve),
    path("introductions", introductions.introductions),
    path("introductions/<number:number>/yes/<number:person>", introductions.answer, {"is_yes": True}),
    path("introductions/<number:number>/no/<number:person>", introductions.answer, {"is_yes": False}),
    path("introductions/<number:number>/made", introductions.introduced),
    path("search", search.search),
    path("imports", imports.imports),
    path("doctor", health.health),
    path("settings", settings.settings),
    path("settings/pace", settings.pace),
    path("settings/mail", settings.mail),
    path("settings/try", settings.tried),
    path("history", events.history),
    path("undo/<number:event>", events.undo),
    path("leave", leaving.leave),
    path("link/<str:token>", links.link),
    path("feed/<str:secret>.ics", feed.feed),
    path("static/<str:name>", assets.serve),
]
handler400 = "cordially.web.problems.bad_request"
handler404 = "cordially.web.problems.not_found"
handler500 = "cordially.web.problems.failed"
