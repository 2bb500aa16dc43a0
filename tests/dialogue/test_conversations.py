"""Every conversation file, played at the level of the dialogue."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chaffer.channels.whatsapp.channel import WhatsApp
from tests.conversations.play import FILES, load, play
from tests.dialogue.stage import DialogueStage

WHATSAPP = WhatsApp()
BUBBLES_AT_MOST = 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_conversation_goes_as_written(path: Path, stage_for: Callable[[dict[str, Any]], DialogueStage]) -> None:
    told = load(path)

    stage = stage_for(told)
    play(told, stage)

    crowded = [parts for parts in stage.turns if len(WHATSAPP.arrange(parts)) > BUBBLES_AT_MOST]
    assert crowded == []
