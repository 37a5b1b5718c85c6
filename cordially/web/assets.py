"""Our own style sheets, scripts and pictures: exactly the files of the package, and no path from a request."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
YEAR = "private, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    kind: str
    content: bytes
    mark: str


@cache
def all_of_them() -> dict[str, Asset]:
    found = {}
    for file in files("cordially").joinpath("static").iterdir():
        kind = TYPES.get(f".{file.name.rpartition('.')[2]}")
        if kind and file.is_file():
            content = file.read_bytes()
            found[file.name] = Asset(kind, content, hashlib.sha256(content).hexdigest()[:16])
    return found


def address(name: str) -> str:
    return f"/static/{name}?{all_of_them()[name].mark}"


@require_safe
def serve(request: HttpRequest, name: str) -> HttpResponse:
    found = all_of_them().get(name)
    if found is None:
        raise Http404
    mark = f'"{found.mark}"'
    is_known = request.headers.get("If-None-Match") == mark
    response = HttpResponseNotModified() if is_known else HttpResponse(found.content, content_type=found.kind)
    response["ETag"] = mark
    response["Cache-Control"] = YEAR if request.META.get("QUERY_STRING") == found.mark else "no-cache"
    return response
