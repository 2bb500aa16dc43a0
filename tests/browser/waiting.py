"""Waiting for what a page knows."""

import time

from playwright.sync_api import Page

PATIENCE = 20.0  # seconds


def until(page: Page, expression: str) -> None:
    """Until a JavaScript expression is true. Playwright's own waiting evaluates within the page, which a strict content
    policy forbids as soon as the first look was too early.
    """
    gives_up = time.monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert time.monotonic() < gives_up, expression
        page.wait_for_timeout(50)
