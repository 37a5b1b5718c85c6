"""All commands by name, each loaded only when it is called."""

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from cordially.cli import plain
from cordially.errors import NotFound, Problem, Unclear, WrongUse

COMMANDS = {  # command: (module in this folder, what it is for)
    "import": ("imports", "Read files, folders and archives into your history."),
    "imports": ("imports", "What was imported, and what came of it."),
    "today": ("today", "Whom to turn to today, and why."),
    "people": ("people", "Your people, warmest first."),
    "person": ("people", "One person: who they are, and how alive it is."),
    "timeline": ("timeline", "What happened between somebody and you."),
    "search": ("search", "Find words in what was written, and names."),
    "promises": ("words", "What you promised, and what was promised to you."),
    "owed": ("words", "Whose answer you owe, and whose you wait for."),
    "needs": ("words", "What people try to reach, in their words."),
    "offers": ("words", "What people would gladly give."),
    "keep": ("keeping", "A promise was kept."),
    "reopen": ("keeping", "A promise is open after all."),
    "let-go": ("keeping", "Let a promise or an answer go."),
    "confirm": ("keeping", "It is what it was taken for."),
    "correct": ("keeping", "It is right, but for its words, its day or its people."),
    "dismiss": ("keeping", "It is not what it was taken for."),
    "promise": ("keeping", "Write down a promise."),
    "shelf": ("shelf", "What you can share: ideas, resources, people."),
    "shelve": ("shelf", "Put something on your shelf."),
    "unshelve": ("shelf", "Take something off your shelf."),
    "follow-ups": ("followups", "Whom to turn to about what, and when."),
    "follow-up": ("followups", "Write down to turn to somebody on a day."),
    "followed": ("followups", "A follow-up is done."),
    "later": ("followups", "Put a follow-up off until a later day."),
    "rhythms": ("rhythms", "How often you would like to be in touch, and what would fit."),
    "rhythm": ("rhythms", "Say how often you would like to be in touch."),
    "pace": ("rhythms", "To how many people a day you want to turn."),
    "feed": ("feeds", "Your follow-ups in your calendar."),
    "todos": ("todos", "Your follow-ups as to-dos on your calendar server, both ways."),
    "digest": ("jobs", "A mail in the morning with whom to turn to."),
    "jobs": ("jobs", "What runs by itself: words that wait, the morning's mail."),
    "circles": ("circles", "Your inner, close, active and wider circle."),
    "circle": ("circles", "Put somebody in a circle."),
    "help": ("matches", "Whom you could help, and how."),
    "gave": ("gifts", "Write down what you gave somebody."),
    "got": ("gifts", "Write down what somebody gave you."),
    "gifts": ("gifts", "What was given and received, in words."),
    "introduce": ("introductions", "Begin to introduce two people; each is asked first."),
    "introductions": ("introductions", "Introductions under way, and whom to introduce."),
    "agreed": ("introductions", "One side of an introduction said yes."),
    "declined": ("introductions", "One side of an introduction said no."),
    "introduced": ("introductions", "You introduced them; what came of it."),
    "path": ("paths", "Through whom a company or a person can be reached."),
    "brief": ("briefs", "Before you meet: who they are, in ten seconds."),
    "debrief": ("briefs", "After a meeting: one line becomes notes, needs and promises."),
    "tips": ("tips", "What your last weeks show, line by line, and one suggestion each."),
    "spot": ("spot", "What a text promises, asks, offers and tells."),
    "draft": ("drafts", "First lines to somebody, in your own mail program."),
    "check": ("check", "Look over a draft before you send it."),
    "listen": ("listen", "How much you listen, with whom, and in a call."),
    "hear": ("words", "Read the words of what was imported."),
    "add": ("hand", "Add somebody you know."),
    "note": ("hand", "Write something down about somebody."),
    "met": ("hand", "Say whom you met, on which day."),
    "rename": ("hand", "Call somebody by the name you give them."),
    "works": ("hand", "Say where somebody works, and which hats they wear."),
    "closer": ("corrections", "Say that you are closer to somebody than it looks."),
    "farther": ("corrections", "Say that you are less close to somebody than it looks."),
    "not-suggested": ("corrections", "Never suggest somebody on Today."),
    "withdraw": ("corrections", "Take back what you said about a relationship."),
    "snooze": ("today", "Put somebody off until a later day."),
    "done": ("today", "Say that you turned to somebody."),
    "merge": ("same", "Say that two are one person."),
    "split": ("same", "Take addresses out into a person of their own."),
    "same": ("same", "Who may be one person, waiting for a yes or a no."),
    "me": ("me", "Which addresses are yours."),
    "undo": ("undo", "Take back the last command, or a named event."),
    "history": ("undo", "What was done, and can be undone."),
    "doctor": ("doctor", "Is the database sound, what is covered, what is missing?"),
    "serve": ("serve", "Open the page, on this machine only."),
    "completion": ("completion", "Print what makes your shell complete these commands."),
}


class Commands(click.Group):
    """Lists what there is without loading it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"cordially.cli.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, f"{name.replace('-', '_')}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cordially", message="Cordially %(version)s")
def cordially() -> None:
    """Connect instead of network: who your warmest people are, and whom to turn to today.

    Begin with “cordially import” and a mailbox, an address book, a calendar or a LinkedIn archive.
    """


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    _print_what_can_be_printed()
    try:
        code = cordially.main([_typed(part) for part in arguments], prog_name="cordially", standalone_mode=False)
    except click.ClickException as error:
        error.message = plain.clean(error.message)  # type: ignore[misc]
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was stored is safe; the same command carries on.", err=True)
        return 130
    except Problem as problem:
        return _tell(problem)
    except BrokenPipeError:
        return 0
    except Exception as error:
        told = _in_words(error)
        if told is None:
            raise
        return _tell(told)
    return code if isinstance(code, int) else 0


def _print_what_can_be_printed() -> None:
    """A terminal that lacks a sign gets another in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _typed(part: str) -> str:
    """Bytes that are no text stay only where they name a file."""
    if part.isprintable() or os.path.lexists(part):
        return part
    return part.encode("utf-8", "replace").decode("utf-8")


def _tell(problem: Problem) -> int:
    click.echo(plain.clean(problem.what), err=True)
    if isinstance(problem, Unclear):
        for choice in problem.choices:
            click.echo(f"  {plain.clean(choice)}", err=True)
    if isinstance(problem, NotFound) and problem.lists:
        click.echo(f"“cordially {problem.lists}” lists them.", err=True)
    if problem.help:
        click.echo(problem.help, err=True)
    return 2 if isinstance(problem, WrongUse | Unclear) else 1


def _in_words(error: Exception) -> Problem | None:
    """What the system or the database said, as a Problem; None where it is our own mistake."""
    from cordially.actions.spaces import in_words

    return in_words(error)
