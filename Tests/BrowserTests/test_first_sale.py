# test_first_sale.py: the whole first sale in a browser: a new buyer finds a product by searching, buys it and pays in the
# sandbox, on a phone; the merchant ships it, at a desk; the buyer confirms. The stock is less by what was sold.
import re
import time

from playwright.sync_api import expect

from souk_pages import DESK, PHONE, URL, Album, chromium, type_address

TITLE = "素白茶漏公道杯两件套 Fairness pitcher and strainer"
album = Album("sale")
look = album.look


def person(browser, size):
    """Somebody with a browser of their own, and what went wrong in it."""
    context = browser.new_context(viewport=size, locale="zh-CN")
    page = context.new_page()
    broken = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("response", lambda answer: broken.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    return page, broken


def sign_up(page):
    page.goto(URL)
    look(page, "home")
    page.goto(f"{URL}/sign-up")
    page.get_by_label("手机号或邮箱").fill(f"first-sale-{time.time_ns()}@example.com")
    page.get_by_label("昵称").fill("许知夏")
    page.get_by_label("密码").fill("a long enough secret")
    look(page, "sign-up")
    page.get_by_role("button", name="注册").click()


def find(page):
    page.goto(URL)
    page.locator("#q").fill("公道杯")
    page.get_by_role("button", name="搜索", exact=True).click()
    look(page, "search")
    page.get_by_role("main").get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    look(page, "product")


def buy(page):
    """Two pieces into the cart, an address typed at checkout, paid at the sandbox.
    Returns the order's number and page."""
    page.get_by_role("link", name="加入购物车").click()
    page.get_by_label("数量").fill("2")
    page.get_by_role("button", name="加入购物车").click()
    look(page, "cart")
    page.get_by_role("button", name="去结算").click()
    type_address(page, "许知夏")
    page.get_by_role("button", name="保存地址").click()
    look(page, "checkout")
    pay = page.get_by_role("button", name="付款 ¥")
    price = pay.inner_text()
    pay.click()
    expect(page.get_by_role("heading", name="沙盒支付").first).to_be_visible()
    look(page, "sandbox")
    page.get_by_role("button", name=price, exact=True).click()   # the sandbox asks for the same amount
    expect(page.get_by_role("heading", name="待发货")).to_be_visible()
    look(page, "paid")
    order = page.url.split("?")[0]
    return order.rsplit("/", 1)[1], order


def on_hand(page):
    """What the desk's stock page says of the product's only SKU."""
    page.get_by_role("link", name="商品").first.click()
    page.get_by_role("link", name=TITLE, exact=True).click()
    page.get_by_role("link", name="改库存").click()
    return int(page.locator("input.count").first.input_value())


def enter_desk(page):
    page.goto(f"{URL}/sign-in?next=/desk")
    page.get_by_role("button", name=re.compile("陈店长")).click()
    page.get_by_role("main").get_by_role("link", name=re.compile("龙坞茶旗舰店")).click()


def ship(page, order):
    page.goto(page.url.split("?")[0].rstrip("/") + "/orders?state=toShip")
    look(page, "desk-orders")
    page.get_by_role("link", name=order, exact=True).click()
    expect(page.get_by_text("许知夏").first).to_be_visible()
    look(page, "desk-order")
    page.get_by_label("快递公司").select_option("SF")
    page.get_by_label("运单号").fill("SF1020304050")
    page.get_by_role("button", name="发出包裹").click()
    expect(page.get_by_text("SF1020304050").first).to_be_visible()
    look(page, "desk-shipped")


def confirm(page, order):
    page.goto(order)
    expect(page.get_by_role("heading", name="待收货")).to_be_visible()
    expect(page.get_by_text("SF1020304050").first).to_be_visible()
    look(page, "on-its-way")
    page.get_by_role("button", name="确认收货").click()
    expect(page.get_by_role("heading", name="已完成")).to_be_visible()
    expect(page.get_by_role("button", name="确认收货")).to_have_count(0)
    look(page, "completed")


with chromium() as browser:
    buyer, amiss_at_the_buyer = person(browser, PHONE)
    merchant, amiss_at_the_merchant = person(browser, DESK)

    enter_desk(merchant)
    desk = merchant.url
    before = on_hand(merchant)

    sign_up(buyer)
    find(buyer)
    number, order = buy(buyer)

    merchant.goto(desk)
    ship(merchant, number)
    merchant.goto(desk)
    left = on_hand(merchant)
    assert left == before - 2, f"{before} pieces on hand, then {left}"

    confirm(buyer, order)
    assert not amiss_at_the_buyer + amiss_at_the_merchant, amiss_at_the_buyer + amiss_at_the_merchant
print(f"The first sale, from sign-up to receipt: {album.count} pages looked at.")
