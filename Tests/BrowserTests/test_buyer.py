# test_buyer.py: a new buyer signs up, finds a product by searching, buys it, pays in the sandbox and sees the order paid;
# at a phone's size, without script, and with what people do by mistake: a wrong password, going back after paying.
import time

from playwright.sync_api import expect

from souk_pages import DESK, PHONE, URL, PICTURES, Album, chromium

album = Album("buyer")
look = album.look


def buy(browser):
    context = browser.new_context(viewport=PHONE, locale="zh-CN", java_script_enabled=True)
    page = context.new_page()
    broken = []
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" and "Failed to load" not in said.text else None)
    page.on("response", lambda response: broken.append(f"{response.status} {response.url}") if response.status >= 500 else None)

    page.goto(URL)
    expect(page.locator(".product").first).to_be_visible()
    look(page, "home")

    page.get_by_role("searchbox").fill("qqxyzzy")
    page.get_by_role("button", name="搜索").click()
    expect(page.locator(".empty")).to_contain_text("没有找到")
    look(page, "search-empty")

    page.get_by_role("searchbox").fill("脐橙")
    page.get_by_role("button", name="搜索").click()
    expect(page.locator(".product h3").first).to_contain_text("脐橙")
    look(page, "search")

    page.locator(".product h3 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("脐橙")
    page.locator("a.opt", has_text="大果").click()
    page.locator("a.opt", has_text="10 斤").click()
    expect(page.locator("a.opt[aria-current]")).to_have_count(2)
    expect(page.locator(".buybox .price")).to_contain_text("69")
    look(page, "product")

    page.get_by_label("数量").fill("2")
    page.get_by_role("button", name="加入购物车").click()
    expect(page).to_have_url(f"{URL}/cart")
    expect(page.locator(".bar .price")).to_contain_text("139")
    for pieces, total in [("3", "209"), ("2", "139")]:
        page.get_by_label("的数量").fill(pieces)
        page.get_by_role("button", name="更新").click()
        expect(page.locator(".bar .price")).to_contain_text(total)
    look(page, "cart-of-a-guest")

    page.get_by_role("link", name="去结算").click()   # who is nobody yet is asked to sign in
    expect(page.get_by_role("heading", level=1)).to_have_text("登录")
    look(page, "sign-in")
    page.get_by_role("main").get_by_role("link", name="注册").click()
    page.get_by_label("手机号或邮箱").fill(f"buyer{time.time_ns()}@example.com")
    page.get_by_label("昵称").fill("小禾")
    page.get_by_label("密码").fill("short")
    page.get_by_role("button", name="注册").click()
    expect(page.locator("#f-password")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("昵称")).to_have_value("小禾")
    look(page, "sign-up-refused")
    page.get_by_label("密码").fill("a long enough secret")
    page.get_by_role("button", name="注册").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("确认订单")   # the guest's cart came along
    expect(page.locator(".item h3")).to_contain_text("脐橙")
    page.get_by_label("给店铺留言").fill("请用纸箱")
    page.get_by_label("收货人").fill("陈小禾")
    page.get_by_label("手机号").fill("13812345678")
    page.get_by_label("详细地址").fill("人民南路四段 27 号")
    page.get_by_label("省份").select_option(label="四川省")
    page.get_by_role("button", name="下一步选城市").click()
    page.get_by_label("城市").select_option(label="成都市")
    page.get_by_role("button", name="下一步选区县").click()
    page.get_by_label("区县").select_option(label="武侯区")
    look(page, "checkout-address")
    page.get_by_role("button", name="保存地址").click()
    expect(page.get_by_role("radio")).to_be_checked()
    expect(page.get_by_label("给店铺留言")).to_have_value("请用纸箱")
    look(page, "checkout")

    page.get_by_role("button", name="付款 ¥139.80").click()
    expect(page.get_by_role("heading", name="沙盒支付").first).to_be_visible()
    page.screenshot(path=f"{PICTURES}/buyer-sandbox.png", full_page=True)
    page.get_by_role("button", name="付款失败").click()
    expect(page.get_by_text("还没有收到付款")).to_be_visible()
    look(page, "not-paid")
    page.get_by_role("button", name="付款 ¥139.80").click()
    page.get_by_role("button", name="付款 ¥139.80").click()

    expect(page.get_by_role("heading", name="待发货")).to_be_visible()
    expect(page.locator("[aria-current=step]")).to_contain_text("发货")
    order = page.url
    look(page, "order-paid")

    page.goto(f"{URL}/checkout")   # back on the page that placed it: nothing is bought twice
    expect(page.locator(".empty")).to_be_visible()
    page.goto(f"{URL}/orders")
    expect(page.locator("main .card")).to_have_count(1)
    look(page, "orders")

    english = context.new_page()
    english.goto(f"{order}&lang=en" if "?" in order else f"{order}?lang=en")
    expect(english.get_by_role("heading", name="To be sent")).to_be_visible()
    look(english, "order-english")
    english.goto(f"{URL}/?lang=zh-CN")
    assert not broken, broken
    context.close()
    return order


def buy_now_twice(browser):
    """Without script: buy now, pay, go back to the form and send it again: it is the same order."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{URL}/sign-in")
    page.get_by_role("button", name="买家").click()
    page.goto(f"{URL}/search?q=香菇")
    page.locator(".product h3 a").first.click()
    page.get_by_label("数量").fill("900")
    page.get_by_role("button", name="立即购买").click()
    expect(page.locator(".err")).to_contain_text("只剩")
    expect(page.get_by_label("数量")).to_have_value("900")
    look(page, "product-short")
    page.get_by_label("数量").fill("1")
    page.get_by_role("button", name="立即购买").click()
    form = page.url
    page.get_by_role("button", name="付款").click()
    page.get_by_role("button", name="付款 ¥").click()
    expect(page.get_by_role("heading", name="待发货")).to_be_visible()
    order = page.url
    page.goto(form)
    page.get_by_role("button", name="付款").click()
    expect(page.get_by_role("heading", name="已付款")).to_be_visible()
    look(page, "paid-before")
    page.goto(f"{URL}/orders")
    expect(page.locator("main .card")).to_have_count(1)

    page.goto(order.split("?")[0] + "/cancel")
    look(page, "cancel")
    page.get_by_role("button", name="取消订单").click()
    expect(page.get_by_role("heading", name="已关闭")).to_be_visible()
    look(page, "order-closed")
    page.goto(f"{URL}/me")
    look(page, "me")
    context.close()


def strangers(browser, order):
    """Another's order is not there, not even for who is signed in."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{URL}/sign-in")
    page.get_by_role("button", name="买家").click()
    answer = page.goto(order.split("?")[0])
    assert answer.status == 404, answer.status
    look(page, "not-found")
    context.close()


def wide(browser):
    context = browser.new_context(viewport=DESK, locale="zh-CN")
    page = context.new_page()
    for path, name in [("/", "home"), ("/categories", "categories"), ("/shops/gannan-fruit", "shop"), ("/cart", "cart-empty"), ("/me", "me")]:
        page.goto(URL + path)
        look(page, f"wide-{name}")
    context.close()


with chromium() as browser:
    placed = buy(browser)
    buy_now_twice(browser)
    strangers(browser, placed)
    wide(browser)
print(f"A buyer bought, paid and saw it: {album.count} pages looked at.")
