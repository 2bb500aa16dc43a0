"""Every conversation file, played at the level of the dialogue."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chaffer.channels.whatsapp.channel import WhatsApp
from chaffer.rehearsal.play import play
from chaffer.rehearsal.script import Script, load
from tests.conversations.shelf import WITHOUT_A_PHONE
from tests.dialogue.stage import DialogueStage

WHATSAPP = WhatsApp()
BUBBLES_AT_MOST = 2


@pytest.mark.parametrize("path", WITHOUT_A_PHONE, ids=lambda path: path.stem)
def test_a_conversation_goes_as_written(path: Path, stage_for: Callable[[Script], DialogueStage]) -> None:
    script = load(path)

    stage = stage_for(script)
    play(script, stage)

    crowded = [parts for parts in stage.turns if len(WHATSAPP.arrange(parts)) > BUBBLES_AT_MOST]
    assert crowded == []
