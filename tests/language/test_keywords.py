"""Leaving, coming back, asking for help."""

import pytest

from chaffer.language.keywords import bare, help_wanted, opt_in, opt_out, short_answer

STOP = ["STOP", "stop.", "Stop!!", "ＳＴＯＰ", "s t o p", "STOPALL", "stop all", "Unsubscribe", "opt-out", "OPT OUT", "ARRET", "arrêt",
        "수신거부", "수신 거부", "그만 보내세요", "стоп", "СТОП!", "отписаться", "🛑 stop", "please stop texting me", "don't text me again",
        "take me off your list", "arrêtez de m'envoyer des messages", "je ne veux plus recevoir vos messages", "광고 그만 보내세요",
        "문자 보내지 마세요", "не пишите мне больше", "отпишите меня от рассылки", "хватит присылать рекламу"]  # fmt: skip
NOT_STOP = ["yes", "no", "stop by tomorrow?", "cancel my order", "where is my order", "add it to cart", "I want to return this",
            "cancel", "end", "remove it", "non merci", "취소해주세요", "отмените заказ", "red or blue", "don't send it to my office",
            "a bus stop sign poster", "end of season sale", "je ne veux pas de rouge", "не люблю красный", "그만 살게요 아니 하나 더"]  # fmt: skip


@pytest.mark.parametrize("text", STOP)
def test_a_wish_to_leave_is_heard(text: str) -> None:
    assert opt_out(text)


@pytest.mark.parametrize("text", NOT_STOP)
def test_shop_talk_is_no_wish_to_leave(text: str) -> None:
    assert not opt_out(text)


@pytest.mark.parametrize("text", ["CANCEL", "End", "quit", "REMOVE", "TD", "revoke", "annuler", "취소", "отмена"])
def test_carrier_keywords_count_only_where_they_are_law(text: str) -> None:
    assert opt_out(text, strict=True)
    assert not opt_out(text)


@pytest.mark.parametrize("text", ["yes", "YES", "oui", "네", "да", "ok", "I want to start running"])
def test_a_yes_never_subscribes_again(text: str) -> None:
    assert not opt_in(text)


@pytest.mark.parametrize("text", ["START", "unstop", "Subscribe", "시작", "старт", "reprendre"])
def test_coming_back_is_heard(text: str) -> None:
    assert opt_in(text)


@pytest.mark.parametrize("text", ["HELP", "help!", "info", "aide", "도움말", "помощь"])
def test_help_is_heard(text: str) -> None:
    assert help_wanted(text)


def test_an_emoji_alone_is_an_answer() -> None:
    assert short_answer("👍") == "affirm"
    assert short_answer("👎🏽") == "deny"
    assert bare("") == ""
