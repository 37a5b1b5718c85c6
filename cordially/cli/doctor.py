"""`cordially doctor`."""

from typing import Any

import click

from cordially.cli import plain
from cordially.cli.opening import as_json, opened
from cordially.cli.waiting import patient


@click.command("doctor", short_help="Is all well?")
@click.option("--servers", "is_tried", is_flag=True, help="Ask your servers, too, whether they let you in.")
@as_json
def doctor_command(is_tried: bool, is_json: bool) -> int:
    """Is the database sound, what do the imports cover, what is missing, and are your accounts told whole?

    Your servers are asked only with --servers; nothing is sent, put or changed there.
    """
    viewer, now = opened()
    from cordially.actions import health
    from cordially.outside import checks
    from cordially.queries import digests, todos

    found = health.examine(viewer, now=now)
    with patient("your servers"):
        accounts = checks.look({**digests.needs(viewer), **todos.needs(viewer)}, is_tried=is_tried)
    if is_json:
        plain.print_json({**found.as_plain(), "accounts": _plain(accounts)})
    else:
        _tell([f"Fault: {fault}" for fault in found.faults] or ["The database is sound."])
        _tell(found.facts)
        _tell(accounts.facts)
        _tell([f"Fault: {fault}" for fault in accounts.faults])
        _tell(found.advice)
    return 1 if found.faults or accounts.faults else 0


def _plain(accounts: Any) -> dict[str, Any]:
    each = [
        {"section": one.section, "told": one.is_told, "where": one.where or None, "tried": one.is_tried,
         "fault": one.trouble or None}
        for one in accounts.each
    ]  # fmt: skip
    return {"fault": accounts.file or None, "each": each}


def _tell(lines: Any) -> None:
    for line in lines:
        click.echo(plain.clean(line))
