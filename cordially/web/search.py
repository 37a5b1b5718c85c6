"""Finding words in what was written, and people by name."""

from django.http import HttpResponse

from cordially.queries import search as query
from cordially.web.answering import looked, page
from cordially.web.asking import Request


@looked
def search(request: Request) -> HttpResponse:
    words = request.GET.get("q", "").replace("\0", "").strip()[:300]
    hits = query.find(request.viewer, words, now=request.now, limit=30)
    return page(request, "search/page.html", "search", words=words, hits=hits)
