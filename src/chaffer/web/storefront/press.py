"""Papers as PDF, made aside: what draws them is loaded with the first one."""

import asyncio
from importlib import import_module

from chaffer.commerce.invoices.queries import InvoiceView
from chaffer.kernel.locale import DEFAULT_LANGUAGE, spoken

PRESS = "chaffer.web.storefront.paper"


async def printed(paper: InvoiceView) -> bytes:
    """In the order's language. The same content gives the same bytes."""
    press = await asyncio.to_thread(import_module, PRESS)
    language = spoken(paper.language, DEFAULT_LANGUAGE)
    made: bytes = await asyncio.to_thread(press.render, paper.content, language)
    return made
