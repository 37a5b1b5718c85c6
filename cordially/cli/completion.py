"""`cordially completion`."""

import click

_SAY = {
    "bash": 'eval "$(_CORDIALLY_COMPLETE=bash_source cordially)"',
    "zsh": 'eval "$(_CORDIALLY_COMPLETE=zsh_source cordially)"',
    "fish": "_CORDIALLY_COMPLETE=fish_source cordially | source",
}


@click.command("completion", short_help="Shell completion.")
@click.argument("shell", type=click.Choice(sorted(_SAY)))
def completion_command(shell: str) -> None:
    """Print the line that completes these commands, and names, in your shell; put it into its start-up file."""
    click.echo(_SAY[shell])
