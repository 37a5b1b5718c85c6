"""Which address leads to which page."""

from django.urls import URLPattern, path, register_converter
from django.urls.converters import IntConverter

from cordially.web import assets, events, feed, imports, interactions, leaving, people, person, search, today


class Number(IntConverter):
    """A number that the database can hold."""

    regex = "[0-9]{1,15}"


register_converter(Number, "number")

urlpatterns: list[URLPattern] = [
    path("", today.today),
    path("people", people.people),
    path("people/add", people.add),
    path("people/<number:person>", person.person),
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
    path("search", search.search),
    path("imports", imports.imports),
    path("history", events.history),
    path("undo/<number:event>", events.undo),
    path("leave", leaving.leave),
    path("feed/<str:secret>.ics", feed.feed),
    path("static/<str:name>", assets.serve),
]
handler400 = "cordially.web.problems.bad_request"
handler404 = "cordially.web.problems.not_found"
handler500 = "cordially.web.problems.failed"
