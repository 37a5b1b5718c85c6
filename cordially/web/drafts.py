"""First lines to somebody: looked over here, opened in your mail program or put into your Drafts folder."""

from dataclasses import replace

from django.http import HttpResponse

from cordially.actions import drafts as actions
from cordially.core.drafts import mailto
from cordially.errors import Problem
from cordially.outside import accounts, imap
from cordially.outside.drafts import Mailbox
from cordially.queries import letters
from cordially.queries.letters import Letter
from cordially.web import asking
from cordially.web.answering import filled, noted, page
from cordially.web.asking import Request


@filled
def draft(request: Request, person: int) -> HttpResponse:
    """For a follow-up, where the address names one, or simply to the person."""
    mark = request.GET.get("for", "")[:40]
    letter = letters.letter(request.viewer, person=person, mark=mark, now=request.now)
    if request.method != "POST":
        return _shown(request, letter)
    subject, body = asking.text(request, "subject"), asking.text(request, "body").replace("\r\n", "\n")
    letter = replace(letter, subject=subject, body=body)
    try:
        if request.POST.get("what") == "look":
            return _shown(request, letter)
        again = bool(request.POST.get("again"))
        put = actions.put(request.viewer, letter, Mailbox(imap.box()), again=again, now=request.now)
    except Problem as problem:
        response = _shown(request, letter, problem=problem)
        response.status_code = 400
        return response
    if put.is_new:
        return noted(request, put.what, at=f"/people/{letter.person}")
    return _shown(request, letter, put=put)


def _shown(
    request: Request, letter: Letter, problem: Problem | None = None, put: actions.Put | None = None
) -> HttpResponse:
    return page(
        request,
        "drafts/page.html",
        "people",
        letter=letter,
        link=mailto.link(letter.to, letter.subject, letter.body),
        has_box=accounts.is_told("imap"),
        problem=problem,
        put=put,
    )
