"""The calendar at its secret address, for calendar programs on this machine: no session, nothing but reading."""

from django.http import HttpRequest, HttpResponse

from cordially.queries import feeds


def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The follow-ups as iCalendar; 304 where the reader has them already, 404 for any other address."""
    viewer = feeds.viewer_of(secret)
    if viewer is None:
        return HttpResponse("There is no such calendar.", status=404, content_type="text/plain; charset=utf-8")
    kind = feeds.TODO if request.GET.get("kind") == feeds.TODO else feeds.EVENT
    content = feeds.calendar(viewer, kind=kind, now=request.now)  # type: ignore[attr-defined]
    tag = feeds.tag(content)
    if tag in request.META.get("HTTP_IF_NONE_MATCH", ""):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="cordially.ics"'
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    return response
