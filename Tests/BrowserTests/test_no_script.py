# test_no_script.py: the whole purchase with JavaScript off, from search to received, with a form sent twice on the way.
import re
import time

from playwright.sync_api import expect

from souk_pages import PHONE, URL, Album, chromium, put_into_cart, type_address

album = Album("no-script")
look = album.look


def buy(page):
    page.goto(URL)
    look(page, "home")
    put_into_cart(page, "公道杯")
    page.get_by_role("button", name=re.compile("^多买一件")).first.click()
    expect(page.locator(".qty input").first).to_have_value("2")
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="更新数量和选择").click()
    expect(page.get_by_text("已选 0 件")).to_be_visible()
    page.get_by_role("button", name="去结算").click()
    expect(page.get_by_text("先选要买的商品")).to_be_visible()
    look(page, "nothing-chosen")
    page.get_by_role("button", name="全选").click()
    look(page, "cart")
    page.get_by_role("button", name="去结算").click()
    page.get_by_role("main").get_by_role("link", name="注册").click()
    page.get_by_label("手机号或邮箱").fill(f"plain{time.time_ns()}@example.com")
    page.get_by_label("昵称").fill("许知夏")
    page.get_by_label("密码").fill("a long enough secret")
    page.get_by_role("button", name="注册").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("确认订单")
    page.get_by_label("给店铺留言").fill("请用纸箱")
    type_address(page, "许知夏", script=False)
    look(page, "address")
    page.get_by_role("button", name="保存地址").click()
    look(page, "checkout")
    page.get_by_role("button", name=re.compile("^付款 ¥")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("沙盒支付")
    look(page, "sandbox")
    page.get_by_role("button", name=re.compile("^付款 ¥")).click()
    expect(page.get_by_role("heading", name="待发货")).to_be_visible()
    look(page, "paid")
    return page.url.split("?")[0]


def ship(browser, order):
    """The shop sends it, by the API: this story is the buyer's."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(f"{URL}/sign-in")
    page.get_by_role("button", name=re.compile("陈店长")).click()
    page.goto(f"{URL}/me")
    token = page.locator("input[name=csrf]").first.get_attribute("value")
    shop, number = order.split("/")[-2:]
    answer = context.request.post(
        f"{URL}/api/v1/shops/{shop}/orders/{number}/parcels", data={"carrier": "SF", "number": "SF1020304050"},
        headers={"X-CSRF-Token": token, "Idempotency-Key": "no-script"})
    assert answer.status == 201, answer.text()
    context.close()


def receive(page, order):
    page.goto(order)
    expect(page.get_by_role("heading", name="待收货")).to_be_visible()
    expect(page.get_by_text("SF1020304050")).to_be_visible()
    look(page, "on-its-way")
    page.get_by_role("button", name="确认收货").click()
    expect(page.get_by_role("heading", name="已完成")).to_be_visible()
    look(page, "received")
    page.goto(f"{URL}/orders?tab=completed")
    expect(page.locator("main .card")).to_have_count(1)
    look(page, "completed")


def twice(page):
    """Buy now, pay, go back to the form and send it again: it is the same order."""
    page.goto(f"{URL}/search?q=公道杯")
    page.locator("main .product h3 a").first.click()
    product = page.url
    page.get_by_role("link", name="立即购买").click()
    page.get_by_role("button", name="立即购买").click()
    form = page.url
    page.get_by_role("button", name=re.compile("^付款 ¥")).click()
    page.get_by_role("button", name=re.compile("^付款 ¥")).click()
    expect(page.get_by_role("heading", name="待发货")).to_be_visible()
    page.goto(form)
    page.get_by_role("button", name=re.compile("^付款 ¥")).click()
    expect(page.get_by_role("heading", name="已付款")).to_be_visible()
    look(page, "paid-before")
    page.goto(f"{URL}/orders?tab=toShip")
    expect(page.locator("main .card")).to_have_count(1)
    page.goto(f"{URL}/me/history")
    page.goto(product)


with chromium() as browser:
    context = browser.new_context(viewport=PHONE, locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    broken = []
    page.on("response", lambda answer: broken.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None)
    placed = buy(page)
    ship(browser, placed)
    receive(page, placed)
    twice(page)
    assert not broken, broken
    context.close()
print(f"A purchase without script, from search to received: {album.count} pages looked at.")
