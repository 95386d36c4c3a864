# souk_pages.py: what the browser tests share: the server, the browser, and what every page must be.
import os
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

URL = os.environ["SOUK_URL"]
PICTURES = os.environ.get("SCREENSHOTS", ".")
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


@contextmanager
def chromium():
    """A headless browser, closed at the end whatever happens."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


class Album:
    """Keeps pictures of pages under one prefix, in the order in which they were looked at."""

    def __init__(self, prefix):
        self.prefix, self.count = prefix, 0

    def look(self, page, name):
        """Keeps a picture, and checks what every page must be."""
        self.count += 1
        page.screenshot(path=f"{PICTURES}/{self.prefix}-{self.count:02}-{name}.png", full_page=True)
        check(page, name)


def check(page, name):
    """As wide as the window, one h1, names for all that is filled in, nothing too small to touch."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{name}: {wide} px wider than the window"
    assert page.locator("h1").count() == 1, f"{name}: {page.locator('h1').count()} h1"
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('input:not([type=hidden]),select,textarea')]
            .filter(e => !e.labels.length && !e.ariaLabel).map(e => e.outerHTML)"""
    )
    assert not nameless, f"{name}: without a label: {nameless}"
    small = page.evaluate(
        """() => [...document.querySelectorAll('a,button,input:not([type=hidden]),select')]
            .filter(e => !e.closest('p,dd,.skip') && !e.classList.contains('sr') && !e.classList.contains('skip'))
            .filter(e => !(e.closest('label') && e.type != 'text'))
            .map(e => [e.getBoundingClientRect(), e.textContent.trim() || e.outerHTML])
            .filter(([box]) => box.width > 0 && (box.width < 24 || box.height < 17))
            .map(([box, text]) => `${Math.round(box.width)}x${Math.round(box.height)} ${text}`)"""
    )
    assert not small, f"{name}: too small to touch: {small}"
