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
            .filter(e => !e.closest('p,dd,.skip') && !e.classList.contains('sr') && !e.classList.contains('skip') && e.ariaHidden != 'true')
            .filter(e => !(e.closest('label') && e.type != 'text'))
            .map(e => [e.getBoundingClientRect(), e.textContent.trim() || e.outerHTML])
            .filter(([box]) => box.width > 0 && (box.width < 24 || box.height < 17))
            .map(([box, text]) => `${Math.round(box.width)}x${Math.round(box.height)} ${text}`)"""
    )
    assert not small, f"{name}: too small to touch: {small}"


def type_address(page, name, script=True, phone="13812345678"):
    """An address in Chengdu, level by level: with the script a choice brings the next list, without it a button does."""
    page.get_by_label("收货人").fill(name)
    page.get_by_label("手机号").fill(phone)
    page.get_by_label("详细地址").fill("人民南路四段 27 号")
    page.get_by_label("省份").select_option(label="四川省")
    if not script:
        page.get_by_role("button", name="下一步选城市").click()
    page.get_by_label("城市").select_option(label="成都市")
    if not script:
        page.get_by_role("button", name="下一步选区县").click()
    page.get_by_label("区县").select_option(label="武侯区")


def put_into_cart(page, query):
    """The first product found for a query, from its page into the cart. Returns its title."""
    page.goto(f"{URL}/search?q={query}")
    page.locator("main .product h3 a").first.click()
    title = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="加入购物车").click()
    page.get_by_role("button", name="加入购物车").click()
    page.wait_for_url(f"{URL}/cart*")
    return title
