"""Everything the dialogue can ask for, by the name it asks with."""

from collections.abc import Callable

from chaffer.conversations.skills import permission, quotes, rating, saved_cards
from chaffer.conversations.skills.add_to_cart import add_to_cart
from chaffer.conversations.skills.again import again
from chaffer.conversations.skills.bundles import add_bundle, bundles
from chaffer.conversations.skills.carts import cart
from chaffer.conversations.skills.choose_day import choose_day
from chaffer.conversations.skills.choose_delivery import choose_delivery
from chaffer.conversations.skills.clear_cart import clear_cart
from chaffer.conversations.skills.collections import collections
from chaffer.conversations.skills.compare import compare
from chaffer.conversations.skills.consent import opt_in, opt_out
from chaffer.conversations.skills.credit import credit
from chaffer.conversations.skills.ctx import Args, Ctx, Result
from chaffer.conversations.skills.faq import faq, faq_entry
from chaffer.conversations.skills.fill_cart import fill_cart
from chaffer.conversations.skills.find import find
from chaffer.conversations.skills.find_both import find_both
from chaffer.conversations.skills.for_company import buy_for_company
from chaffer.conversations.skills.hand_over import go_on, hand_over
from chaffer.conversations.skills.link import link, unlink
from chaffer.conversations.skills.note_unanswered import note_unanswered
from chaffer.conversations.skills.order_action import order_action
from chaffer.conversations.skills.order_options import order_options
from chaffer.conversations.skills.orders import orders
from chaffer.conversations.skills.pay import pay
from chaffer.conversations.skills.pay_allowed import pay_allowed
from chaffer.conversations.skills.product import product
from chaffer.conversations.skills.product_help import product_help
from chaffer.conversations.skills.products_in import products_in
from chaffer.conversations.skills.recipients import forget_recipient, recipient_book, remember
from chaffer.conversations.skills.recommend import recommend
from chaffer.conversations.skills.refunds import refunds
from chaffer.conversations.skills.related import better, goes_with
from chaffer.conversations.skills.return_terms import return_terms
from chaffer.conversations.skills.reviews import reviews
from chaffer.conversations.skills.seek import seek
from chaffer.conversations.skills.sellers import ask_seller, sellers_named, who_answers
from chaffer.conversations.skills.set_address import set_address
from chaffer.conversations.skills.set_gift_note import set_gift_note
from chaffer.conversations.skills.set_language import set_language
from chaffer.conversations.skills.set_quantity import set_quantity
from chaffer.conversations.skills.shop_terms import shop_terms
from chaffer.conversations.skills.similar import similar
from chaffer.conversations.skills.size_advice import forget_my_sizes, known_sizes, remember_sizes, size_advice
from chaffer.conversations.skills.standing import standing
from chaffer.conversations.skills.start_checkout import start_checkout
from chaffer.conversations.skills.undo_action import undo_action
from chaffer.conversations.skills.use_credit import use_credit
from chaffer.conversations.skills.vouchers import apply_voucher, remove_voucher
from chaffer.conversations.skills.want_back import want_back

Skill = Callable[[Ctx, Args], Result]

QUERIES: dict[str, Skill] = {
    "find": find,
    "find_both": find_both,
    "product": product,
    "similar": similar,
    "goes_with": goes_with,
    "better": better,
    "bundles": bundles,
    "again": again,
    "reviews": reviews,
    "size_advice": size_advice,
    "known_sizes": known_sizes,
    "compare": compare,
    "recommend": recommend,
    "collections": collections,
    "products_in": products_in,
    "cart": cart,
    "quote": quotes.quote,
    "permission_terms": permission.permission_terms,
    "permission": permission.permission,
    "cards": saved_cards.cards,
    "orders": orders,
    "standing": standing,
    "shop_terms": shop_terms,
    "order_options": order_options,
    "refunds": refunds,
    "credit": credit,
    "return_terms": return_terms,
    "recipient_book": recipient_book,
    "faq": faq,
    "faq_entry": faq_entry,
    "product_help": product_help,
    "who_answers": who_answers,
    "sellers_named": sellers_named,
}
COMMANDS: dict[str, Skill] = {
    "add_to_cart": add_to_cart,
    "accept_quote": quotes.accept,
    "permit": permission.permit,
    "end_permission": permission.stop,
    "pay_allowed": pay_allowed,
    "drop_quote": quotes.drop,
    "seek": seek,
    "add_bundle": add_bundle,
    "set_quantity": set_quantity,
    "clear_cart": clear_cart,
    "fill_cart": fill_cart,
    "start_checkout": start_checkout,
    "set_address": set_address,
    "choose_delivery": choose_delivery,
    "pay": pay,
    "use_credit": use_credit,
    "buy_for_company": buy_for_company,
    "apply_voucher": apply_voucher,
    "remove_voucher": remove_voucher,
    "order_action": order_action,
    "undo_action": undo_action,
    "pay_saved": saved_cards.pay_saved,
    "stop_saved_cards": saved_cards.stop_saved_cards,
    "save_card": saved_cards.save_card,
    "forget_card": saved_cards.forget_card,
    "opt_out": opt_out,
    "opt_in": opt_in,
    "set_language": set_language,
    "hand_over": hand_over,
    "go_on": go_on,
    "ask_seller": ask_seller,
    "link": link,
    "unlink": unlink,
    "want_back": want_back,
    "choose_day": choose_day,
    "set_gift_note": set_gift_note,
    "remember": remember,
    "forget_recipient": forget_recipient,
    "note_unanswered": note_unanswered,
    "remember_sizes": remember_sizes,
    "forget_sizes": forget_my_sizes,
    "rate": rating.rate,
    "rating_comment": rating.comment,
}
