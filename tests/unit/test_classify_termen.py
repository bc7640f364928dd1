"""Terms widened over the words of one plan: which places they find, and which they must leave alone."""

from __future__ import annotations

import pytest

from classify import document_uit_tekst
from classify.eenheden import maak_taal, ontleed
from classify.termen import Term, Vindplaatsen, Wijze, Woord

NLP = maak_taal()


def gevonden(term: str, tekst: str) -> list[str]:
    """Return what a term finds in a text, as it stands there."""
    doc = ontleed(document_uit_tekst(tekst), NLP).doc
    gelezen = Term.uit(term)
    return [doc[treffer.start : treffer.end].text for treffer in Vindplaatsen(doc, [gelezen])[gelezen]]


@pytest.mark.parametrize(
    ("term", "tekst", "plaatsen"),
    [
        # inflection
        ("innovatieagenda", "Twee innovatieagenda's liggen klaar.", ["innovatieagenda's"]),
        ("opleidingsbudget", "De opleidingsbudgetten zijn op.", ["opleidingsbudgetten"]),
        ("besteden", "Wij besteedden veel; dit jaar besteden wij minder.", ["besteedden", "besteden"]),
        ("vast contract", "Met vaste contracten.", ["vaste contracten"]),
        # capitals at the beginning, hyphens, written apart
        ("innovatieagenda", "Innovatieagenda vastgesteld.", ["Innovatieagenda"]),
        ("innovatieagenda", "De innovatie-agenda volgt.", ["innovatie-agenda"]),
        ("innovatieagenda", "De innovatie agenda volgt.", ["innovatie agenda"]),
        ("datavisie", "Onze data visie.", ["data visie"]),
        ("meerjarenopleidingsplan", "Het meerjaren opleidings plan.", ["meerjaren opleidings plan"]),
        # compounds by their head or their beginning
        ("*budget", "Het scholingsbudget en het budget.", ["scholingsbudget", "budget"]),
        ("*budget", "De innovatiebudgetten.", ["innovatiebudgetten"]),
        ("data*", "Datagestuurd werken.", ["Datagestuurd"]),
        # samentrekking, both ways
        ("opleidingsbudget", "Het opleidings- en innovatiebudget.", ["opleidings- en innovatiebudget"]),
        (
            "opleidingsbudget",
            "De opleidings-, reis- en congresbudgetten.",
            ["opleidings-, reis- en congresbudgetten"],
        ),
        ("innovatiebudget", "De innovatieagenda en -budget.", ["innovatieagenda en -budget"]),
        # split terms and separable verbs
        ("stelt ... vast", "Het bestuur stelt in het najaar de agenda vast.", ["stelt in het najaar de agenda vast"]),
        ("vast ... contract", "Een vast en goed betaald contract.", ["vast en goed betaald contract"]),
        # exact, and abbreviations in capitals
        ("=bestuur", "Het bestuur en de besturen.", ["bestuur"]),
        ("BI", "Onze BI is klaar.", ["BI"]),
        ("OD's", "Met andere OD's.", ["OD's"]),
        ("OD's", "Met andere OD’s.", ["OD's"]),  # Word's apostrophe
        ("agenda", "Twee agenda’s.", ["agenda's"]),
        # both sides of a slash, both sides of a line end
        ("innovatieagenda", "De innovatieagenda/kalender.", ["innovatieagenda"]),
        ("algemeen bestuur", "Het algemeen bestuur.", ["algemeen bestuur"]),
    ],
)
def test_a_term_finds_the_forms_that_a_reader_would_accept(term: str, tekst: str, plaatsen: list[str]) -> None:
    assert gevonden(term, tekst) == plaatsen


@pytest.mark.parametrize(
    ("term", "tekst"),
    [
        ("doel", "Dit is zo bedoeld."),  # never infix
        ("fusie", "De diffusie van stikstof en de fusietafel."),
        ("fusie", "Er was confusie."),
        ("agenda", "Een agendapunt."),
        ("*budget", "De budgettering en de budgethouder."),  # the head stands last
        ("data*", "De datum en data."),  # the bare word is no compound
        ("data*", "Metadata."),
        ("=omgevingsdiensten", "Onze omgevingsdienst."),
        ("BI", "bi de hand, Bi-nationaal"),
        ("AB", "het Abdijplein"),
        ("stelt ... vast", "Het bestuur stelt vragen. De agenda ligt vast."),  # never over a full stop
        ("stelt ... vast", "Het stelt een twee drie vier vijf zes zeven acht negen vast."),  # too far
        ("stelt ... vast", "Vast staat wat hij stelt."),  # in this order
        ("opleidingsbudget", "Het opleidings- en reisprogramma."),
        ("opleidingsbudget", "Opleidings-. Ons innovatiebudget."),
        ("innovatiebudget", "De fusieagenda en -budget."),
        ("vast contract", "Het contract is vast."),
        ("kort", "Ver weg is het kortweg."),
    ],
)
def test_a_term_leaves_other_words_alone(term: str, tekst: str) -> None:
    assert gevonden(term, tekst) == []


@pytest.mark.parametrize(
    ("notatie", "wijze"),
    [
        ("budget", Wijze.HEEL),
        ("*budget", Wijze.KOP),
        ("data*", Wijze.BEGIN),
        ("=bestuur", Wijze.EXACT),
        ("BI", Wijze.HOOFDLETTERS),
        ("OD's", Wijze.HOOFDLETTERS),
        ("Seveso-netwerk", Wijze.HEEL),
    ],
)
def test_the_notation_says_how_a_word_is_compared(notatie: str, wijze: Wijze) -> None:
    assert Term.uit(notatie).delen[0][0].wijze is wijze


def test_a_term_with_dots_has_parts() -> None:
    assert [[woord.tekst for woord in deel] for deel in Term.uit("vast ... twee woorden").delen] == [
        ["vast"],
        ["twee", "woorden"],
    ]


def test_the_forms_found_are_listed_each_once_as_written() -> None:
    doc = ontleed(document_uit_tekst("Budget, budgetten en budget."), NLP).doc
    term = Term.uit("budget")
    assert Vindplaatsen(doc, [term]).vormen(term) == ("Budget", "budgetten", "budget")


def test_a_document_without_words_has_no_places() -> None:
    doc = ontleed(document_uit_tekst("•"), NLP).doc
    term = Term.uit("stelt ... vast")
    assert Vindplaatsen(doc, [term])[term] == []


def test_two_words_with_the_same_spelling_rule_are_equal() -> None:
    assert Woord.uit("Budget", exact=False) == Woord.uit("budget", exact=False)
