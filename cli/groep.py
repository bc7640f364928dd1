"""Click's commands and groups, made Dutch, lazy, and with one way of ending."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as vertaal
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from cli.fouten import meld

_LOCALES = Path(__file__).resolve().parent / "locale"
_BREEDTE = 100


@dataclass
class Keuzes:
    """What was said on the command line for every command alike."""

    project: Path | None = None
    uitgebreid: bool = False


class Opdracht(click.Command):
    """A command with Dutch headings, an example, and -v."""

    def __init__(self, *args: Any, voorbeelden: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        """Make a command; ``voorbeelden`` are command lines that --help shows."""
        kwargs.setdefault("options_metavar", "[OPTIES]")
        super().__init__(*args, **kwargs)
        self.voorbeelden = tuple(voorbeelden)
        self.params.append(
            click.Option(
                ["-v", "--uitgebreid"],
                is_flag=True,
                expose_value=False,
                callback=_onthoud_uitgebreid,
                help="Toon bij een fout ook waar in het programma die ontstond.",
            )
        )

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples below the options."""
        if self.voorbeelden:
            with formatter.section("Voorbeeld" if len(self.voorbeelden) == 1 else "Voorbeelden"):
                for voorbeeld in self.voorbeelden:
                    formatter.write(f"{' ' * formatter.current_indent}{voorbeeld}\n")
        super().format_epilog(ctx, formatter)


class Groep(click.Group):
    """A group of commands that are imported only when they are used."""

    def __init__(self, *args: Any, lui: Mapping[str, str] | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        """Make a group; ``lui`` maps the name of a command to "module:attribute"."""
        kwargs.setdefault("options_metavar", "[OPTIES]")
        kwargs.setdefault("subcommand_metavar", "OPDRACHT [ARGUMENTEN]...")
        super().__init__(*args, **kwargs)
        self._lui = dict(lui or {})

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which they are used, not by alphabet."""
        return [*self._lui, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command, None when there is none with this name."""
        if cmd_name not in self._lui:
            return super().get_command(ctx, cmd_name)
        module, _, naam = self._lui[cmd_name].partition(":")
        return getattr(import_module(module), naam)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or suggest the one that was probably meant: click only knows those it has imported."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from corpus.errors import bedoelde_u

            hulp = bedoelde_u(args[0], self.list_commands(ctx))
            raise click.UsageError(f'De opdracht "{args[0]}" bestaat niet. {hulp}', ctx)
        return super().resolve_command(ctx, args)


class Hoofdgroep(Groep):
    """The command line as a whole: it keeps consoles from crashing, and turns errors into codes."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ANN401 - click's own
        """Run a command and end the process with its exit code."""
        _laat_uitvoer_nooit_crashen()
        kwargs["standalone_mode"] = False
        keuzes = kwargs.setdefault("obj", Keuzes())
        try:
            code = super().main(*args, **kwargs) or 0
        except Exception as fout:  # noqa: BLE001 - the one place where every error becomes a line and a code
            code = meld(fout, uitgebreid=keuzes.uitgebreid)
        sys.exit(code)


def spreek_nederlands() -> None:
    """Let click take its own words from our catalogue, whatever the language of the system."""
    os.environ["LANGUAGE"] = "nl"
    gettext.bindtextdomain("messages", str(_LOCALES))
    assert vertaal("Usage:") != "Usage:", "the catalogue of click's words is missing from the installation"


def instellingen_van_click() -> dict[str, Any]:
    """Return the context settings that all commands share."""
    return {"help_option_names": ["-h", "--help"], "max_content_width": _BREEDTE}


def _laat_uitvoer_nooit_crashen() -> None:
    """Replace what a Windows console in an old code page cannot show, rather than stopping halfway."""
    for stroom in (sys.stdout, sys.stderr):
        if isinstance(stroom, TextIOWrapper):
            stroom.reconfigure(errors="replace")


def _onthoud_uitgebreid(ctx: click.Context, _param: click.Parameter, waarde: bool) -> None:
    keuzes = ctx.find_object(Keuzes)
    if keuzes and waarde:
        keuzes.uitgebreid = True


# At import, because click translates the names of some types when an option is made, before any command runs.
spreek_nederlands()


def opdracht(*args: Any, voorbeelden: Sequence[str], **kwargs: Any) -> Callable[[Callable[..., Any]], Opdracht]:  # noqa: ANN401 - click's own
    """Make a function a command of ours, with examples for --help."""
    return click.command(
        *args, cls=Opdracht, voorbeelden=voorbeelden, context_settings=instellingen_van_click(), **kwargs
    )
