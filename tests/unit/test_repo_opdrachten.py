"""Every command of the console script explains itself, with an example, and stands in the README and the manual."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli.main import hoofd

ROOT = Path(__file__).parents[2]


def walk(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command that does something, with the words that call it."""
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None, f"{name} is listed and does not exist"
        if isinstance(command, click.Group):
            yield from walk(command, (*path, name))
        else:
            yield (*path, name), command


COMMANDS = [pytest.param(path, command, id=" ".join(path)) for path, command in walk(hoofd)]


@pytest.mark.parametrize(("path", "command"), COMMANDS)
def test_a_command_has_help_with_an_example(path: tuple[str, ...], command: click.Command) -> None:
    result = CliRunner().invoke(hoofd, [*path, "--help"], prog_name="plantoets")
    assert result.exit_code == 0, result.output
    assert command.help
    assert "Voorbeeld" in result.output
    assert f"plantoets {' '.join(path)}" in result.output.partition("Voorbeeld")[2]


@pytest.mark.parametrize(("path", "command"), COMMANDS)
def test_every_option_of_a_command_is_explained(path: tuple[str, ...], command: click.Command) -> None:
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert [f"{' '.join(path)} {option.opts}" for option in options if not option.help] == []


@pytest.mark.parametrize("document", ["README.md", "docs/handleiding.md"])
@pytest.mark.parametrize(("path", "command"), COMMANDS)
def test_a_command_stands_in_the_documents(path: tuple[str, ...], command: click.Command, document: str) -> None:
    assert command.name == path[-1]
    assert f"plantoets {' '.join(path)}" in (ROOT / document).read_text(encoding="utf-8")
