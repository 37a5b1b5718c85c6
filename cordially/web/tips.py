"""What your last weeks show, line by line of the method: a small picture, the same in words, one suggestion."""

from dataclasses import dataclass

from django.http import HttpResponse

from cordially.core.tips import NOTHING_TOLD, Tip
from cordially.queries import promises
from cordially.queries import tips as query
from cordially.web.answering import looked, page
from cordially.web.asking import Request
from cordially.web.weeks import Picture, picture

WAYS = {  # where one can go on with a line of the method
    0: ("/check", "Look over a draft"),
    1: ("/people", "Your warmest people"),
    2: ("/shelf", "What you can give"),
    3: ("/check", "Look over a draft"),
    5: ("/people", "Your people"),
    6: ("/shelf", "Whom you could help"),
    9: ("/promises", "Promises"),
    10: ("/people?sort=longest+quiet", "Who was quiet longest"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    tip: Tip
    picture: Picture
    way: tuple[str, str] | None


@looked
def tips(request: Request) -> HttpResponse:
    found = query.tips(request.viewer, now=request.now)
    shown = [Shown(tip, picture(tip.rows, now=request.now), WAYS.get(tip.number)) for tip in found]
    nothing = "" if any(tip.is_told for tip in found) else NOTHING_TOLD
    waiting = promises.unheard(request.viewer)
    return page(request, "tips/page.html", "tips", tips=shown, nothing=nothing, waiting=waiting)
