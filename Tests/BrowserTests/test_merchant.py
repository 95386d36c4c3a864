"""test_merchant.py: an order placed over the API is shipped by its merchant at the desk, in two parcels, on a phone and on a screen.

Environment: SOUK_URL (a fresh demo server), CHROMIUM (the browser), SCREENSHOTS (a folder)."""
import os
import re

from playwright.sync_api import expect

from souk_orders import Buyer
from souk_pages import PICTURES, URL, check, chromium


def paid_order(shop, skus):
    """A new buyer orders two pieces of each SKU and pays in the sandbox."""
    return Buyer(f"desk-buyer-{os.getpid()}@example.com").order(shop, skus, quantity=2, note="请放门卫")


def fits(page):
    check(page, page.url)


def open_desk(browser, width, height, session=None):
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", storage_state=session)
    page = context.new_page()
    if session is None:
        page.goto(URL + "/sign-in?next=/desk")
        page.get_by_role("button", name=re.compile("陈店长")).click()
        page.wait_for_url("**/desk")
    else:
        page.goto(URL + "/desk")
    fits(page)
    page.get_by_role("main").get_by_role("link", name=re.compile("龙坞茶旗舰店")).click()
    fits(page)
    return context, page


def skus_of(page, desk, title):
    page.goto(desk + "/products")
    fits(page)
    page.get_by_role("link", name=title, exact=True).click()
    page.get_by_role("link", name="改库存").click()
    fits(page)
    return [re.search(r"\d+", name).group() for name in page.locator("input.count").evaluate_all("all => all.map(one => one.name)")]


def to_ship(page, desk, order):
    """The list of orders to ship, once the payment's notice was heard; the server tells it within a moment."""
    link = page.get_by_role("link", name=order, exact=True)
    for _ in range(200):
        page.goto(desk + "/orders?state=toShip")
        if link.count():
            return link
    raise AssertionError(f"order {order} did not become paid")


def ship(page, pieces, number):
    for name, count in pieces.items():
        page.get_by_label(f"{name} 本次件数").fill(count)
    page.get_by_label("快递公司").select_option("SF")
    page.get_by_label("运单号").fill(number)
    page.get_by_role("button", name="发出包裹").click()


def main():
    with chromium() as browser:
        context, page = open_desk(browser, 1440, 900)
        desk = page.url.split("?")[0]
        shop = desk.rsplit("/", 1)[1]
        cup = skus_of(page, desk, "手工竹编茶席收纳篮 Handwoven bamboo basket")[0]
        page.screenshot(path=f"{PICTURES}/merchant-stock.png", full_page=True)
        tea = skus_of(page, desk, "明前龙井绿茶 狮峰山核心产区 Pre-Qingming Longjing")[0]
        # What cannot be stock is refused beside its field, and what was typed stays.
        page.locator("input.count").first.fill("12.5")
        page.get_by_role("button", name="保存库存").click()
        expect(page.locator("input.count").first).to_have_value("12.5")
        expect(page.locator("input.count").first).to_have_attribute("aria-invalid", "true")

        order = paid_order(shop, [cup, tea])
        to_ship(page, desk, order).click()
        fits(page)
        expect(page.get_by_text("请放门卫")).to_be_visible()
        ship(page, {}, "x!")
        expect(page.get_by_label("运单号")).to_have_attribute("aria-invalid", "true")
        expect(page.get_by_label("运单号")).to_have_value("x!")
        page.screenshot(path=f"{PICTURES}/merchant-order-wrong.png", full_page=True)
        ship(page, {"手工竹编茶席收纳篮 Handwoven bamboo basket": "0", "明前龙井绿茶 狮峰山核心产区 Pre-Qingming Longjing · 罐装 Tin / 50g": "1"}, "SF1020304050")
        expect(page.get_by_text("包裹已发出")).to_be_visible()
        expect(page.get_by_text("还有 3 件待发")).to_be_visible()
        page.screenshot(path=f"{PICTURES}/merchant-order-partly.png", full_page=True)
        session = context.storage_state()
        context.close()

        # The rest on a phone.
        context, page = open_desk(browser, 390, 844, session)
        page.screenshot(path=f"{PICTURES}/merchant-overview-390.png", full_page=True)
        link = to_ship(page, desk, order)
        fits(page)
        page.screenshot(path=f"{PICTURES}/merchant-orders-390.png", full_page=True)
        link.click()
        fits(page)
        ship(page, {}, "SF1020304051")
        expect(page.get_by_text("SF1020304051").first).to_be_visible()
        expect(page.get_by_role("button", name="发出包裹")).to_have_count(0)
        page.screenshot(path=f"{PICTURES}/merchant-order-shipped-390.png", full_page=True)
        page.goto(desk + "/orders?state=shipped")
        expect(page.get_by_role("link", name=order, exact=True)).to_be_visible()
    print("the merchant shipped an order in two parcels")


main()
