"""`cordially serve`."""

import click

from cordially import config
from cordially.cli.opening import opened


@click.command("serve", short_help="Open the page, on this machine only.")
@click.option("--port", type=click.IntRange(0, 65535), help="Where to listen; 0 takes a free one.")
@click.option("--open/--no-open", "is_opened", default=True, help="Open it in the browser.")
def serve_command(port: int | None, is_opened: bool) -> None:
    """Open the page in the browser: on this machine only, by a link that works once."""
    opened()
    from cordially import jobs
    from cordially.web import serving

    chosen = int(config.PORT.value) if port is None else port
    serving.serve(port=chosen, open_browser=is_opened, announce=click.echo, clock=config.now, beside=jobs.beside)
