"""A question for the text index: what people type, and what they are told when it cannot be read."""

from __future__ import annotations

import pytest

from corpus import OnbekendFout
from corpus.zoekvraag import lees_vraag


@pytest.mark.parametrize(
    ("vraag", "gelezen"),
    [
        ("fusie*", "fusie*"),
        ("opleiding EN budget", "opleiding budget"),
        ("datavisie OF datastrategie", "datavisie OF datastrategie"),
        ("fusie NIET kosten", "fusie -kosten"),
        ('fusie EN NIET "vaste dienst"', 'fusie -"vaste dienst"'),
        ('"vaste dienst" -inhuur', '"vaste dienst" -inhuur'),
        ("“vaste dienst”", '"vaste dienst"'),
        ("80%", "80%"),
        ("en of niet", "en of niet"),
    ],
)
def test_a_question_is_read(vraag: str, gelezen: str) -> None:
    assert lees_vraag(vraag) == gelezen


@pytest.mark.parametrize(
    ("vraag", "wat"),
    [
        ("", "er is niets om naar te zoeken"),
        ("OF fusie", "OF hoort tussen twee woorden"),
        ("fusie EN", "EN hoort tussen twee woorden"),
        ("fusie EN OF kosten", "OF hoort tussen twee woorden"),
        ("fusie NIET", "achter NIET hoort een woord"),
        ("NIET fusie", "noem ook iets zonder NIET"),
        ("-fusie", "noem ook iets zonder NIET"),
        ('"vaste dienst', "een aanhalingsteken is niet gesloten"),
        ("(fusie OF samengaan) kosten", "haakjes zijn niet mogelijk"),
        ("fu*sie", "sterretje op een plek waar het niet kan"),
        ("*fusie", "sterretje op een plek waar het niet kan"),
        ("*", "geen letter of cijfer"),
        ("fusie %", "geen letter of cijfer"),
    ],
)
def test_a_bad_question_is_explained_with_examples(vraag: str, wat: str) -> None:
    with pytest.raises(OnbekendFout) as fout:
        lees_vraag(vraag)
    assert wat in str(fout.value)
    assert "fusie*" in str(fout.value)
