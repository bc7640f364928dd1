"""Pictures of the pages with the quotes outlined, for plantoets toon --beeld."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.scherm import aantal, zeg

if TYPE_CHECKING:
    from classify import Bevinding
    from corpus import Dossier, Project
    from generate.paginabeeld import Paginabeeld

    Bewaarder = Callable[[Paginabeeld, str], Path]

MAPNAAM = "beelden"


def teken_dossier(
    project: Project, dossier: Dossier, bevindingen: Sequence[Bevinding], map_: Path | None, wachtwoord: str | None
) -> None:
    """Draw the pages of a service's plan, in the project's output unless a folder is given, and say where they are."""
    from corpus import bestandsnaam, schrijf_beschermd
    from corpus.uitvoer import Herkomst
    from generate.paginabeeld import bewaar_beeld

    assert dossier.plan is not None, "what was assessed came from a file"
    afkorting = bestandsnaam(dossier.dienst.afkorting)
    in_project = project.uitvoer / MAPNAAM / dossier.ronde.id

    def bewaar(beeld: Paginabeeld, naam: str) -> Path:
        if map_ is not None:
            return bewaar_beeld(beeld, map_ / naam)
        herkomst = Herkomst(dossier.ronde.id, dossier.dienst.afkorting, "beeld")
        return schrijf_beschermd(project, in_project / naam, lambda plek: bewaar_beeld(beeld, plek), herkomst)[0]

    _teken(dossier.plan, afkorting, bevindingen, bewaar, wachtwoord)


def teken_plan(plan: Path, bevindingen: Sequence[Bevinding], map_: Path | None, wachtwoord: str | None) -> None:
    """Draw the pages of a loose file, beside it in a folder of their own unless one is given."""
    from generate.paginabeeld import bewaar_beeld

    doel = map_ or plan.parent / MAPNAAM
    _teken(plan, plan.stem, bevindingen, lambda beeld, naam: bewaar_beeld(beeld, doel / naam), wachtwoord)


def _teken(plan: Path, naam: str, bevindingen: Sequence[Bevinding], bewaar: Bewaarder, wachtwoord: str | None) -> None:
    from generate.paginabeeld import teken_paginas

    citaten = [(bevinding.nummer, bewijs) for bevinding in bevindingen for bewijs in bevinding.bewijs]
    welk = f"-criterium-{bevindingen[0].nummer}" if len(bevindingen) == 1 else ""
    paden = [
        bewaar(beeld, f"{naam}{welk}-pagina-{beeld.pagina:03}.png")
        for beeld in teken_paginas(plan, citaten, wachtwoord=wachtwoord)
    ]
    for pad in paden:
        click.echo(pad)
    zeg(f"{aantal(len(paden), 'beeld', 'beelden')} gemaakt." if paden else "Er zijn geen citaten om te tekenen.")
    zonder = sum(not bewijs.plaatsen for _, bewijs in citaten)
    if zonder:
        zeg(f"Niet getekend, want de plek op de pagina is niet bekend: {aantal(zonder, 'citaat', 'citaten')}.")
