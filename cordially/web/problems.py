"""When something goes wrong: a page that says what happened and what to do."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from cordially import errors
from cordially.web.guard import Answer

STATUS: dict[type[errors.Problem], int] = {
    errors.NotFound: 404,
    errors.Unclear: 409,
    errors.WrongUse: 400,
    errors.UndoneAlready: 409,
    errors.NothingToUndo: 409,
    errors.HeldByLater: 409,
    errors.DatabaseBusy: 503,
    errors.DiskFull: 507,
}
OURS = "Something in Cordially itself went wrong."
OURS_HELP = "Nothing was changed by it. The window in which `cordially serve` runs tells more."


class InWords:
    """Turns what is raised into a page."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        problem = _known(error)
        return None if problem is None else page(request, problem)


def _known(error: Exception) -> errors.Problem | None:
    if isinstance(error, errors.Problem):
        return error
    if isinstance(error, DatabaseError):
        said = str(error)
        if "locked" in said or "busy" in said:
            return errors.DatabaseBusy()
        return errors.DiskFull() if "full" in said else errors.DatabaseDamaged(f"The database is damaged ({said}).")
    return None


def page(request: HttpRequest, problem: errors.Problem) -> HttpResponse:
    status = next((number for kind, number in STATUS.items() if isinstance(problem, kind)), 500)
    choices = getattr(problem, "choices", ())
    return _say(request, status, problem.what, problem.help, choices)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _say(request, 404, "There is no such page here.")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _say(request, 400, "That could not be understood.", "Go back and try once more.")


def failed(request: HttpRequest) -> HttpResponse:
    return _say(request, 500, OURS, OURS_HELP)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The CSRF check did not pass; that is a form of an earlier session far more often than an attack."""
    what = "This form is from an earlier visit, so nothing was changed."
    return _say(request, 403, what, "Go back, load the page again, and send it once more.")


def _say(request: HttpRequest, status: int, what: str, help_: str = "", choices: tuple[str, ...] = ()) -> HttpResponse:
    content = {"what": what, "help": help_, "choices": choices}
    return render(request, "problems/problem.html", content, status=status)
