# test_buyer.py: a guest fills a cart that survives sign-up, buys, pays after a payment that failed, and uses all that a buyer has;
# then every page of it in both sizes, both languages, light and dark. What people do by mistake is done too.
import re
import time

from playwright.sync_api import expect

from souk_pages import DESK, PHONE, PICTURES, URL, Album, check, chromium, put_into_cart, type_address

album = Album("buyer")
look = album.look
LOOKS = [(PHONE, "dark", "en"), (PHONE, "light", "en"), (DESK, "light", "zh-CN"), (DESK, "dark", "zh-CN"), (DESK, "light", "en")]


def browser_of(browser, **options):
    """Somebody with a browser of their own, and what went wrong in it."""
    context = browser.new_context(**{"viewport": PHONE, "locale": "zh-CN", **options})
    page = context.new_page()
    broken = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("response", lambda answer: broken.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None)
    return context, page, broken


def money(text):
    return round(float(re.search(r"¥([\d,]+\.\d\d)", text.replace("\n", "")).group(1).replace(",", "")) * 100)


def fill_cart(page):
    """Two products; one of them is left for another time. Returns what the rest costs, in 分."""
    put_into_cart(page, "茶")
    put_into_cart(page, "菇")
    expect(page.locator(".item.line")).to_have_count(2)
    before = money(page.locator(".bar .price").inner_text())
    page.get_by_role("button", name=re.compile("^多买一件")).first.click()
    expect(page.locator(".item.line .qty input").first).to_have_value("2")
    assert money(page.locator(".bar .price").inner_text()) > before

    wrong = page.locator(".qty input").nth(1)
    wrong.fill("many")
    wrong.press("Enter")
    expect(page.locator(".qty input").nth(1)).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".qty input").nth(1)).to_have_value("many")
    look(page, "cart-wrong")
    page.goto(f"{URL}/cart")

    page.get_by_role("checkbox").nth(1).uncheck()   # the script sends the form
    expect(page.get_by_role("checkbox").nth(1)).not_to_be_checked()
    expect(page.get_by_text("已选 2 件")).to_be_visible()
    look(page, "cart-of-a-guest")
    return money(page.locator(".bar .price").inner_text())


def sign_up(page):
    page.get_by_role("button", name="去结算").click()   # who is nobody yet is asked to sign in
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


def check_out(page, total):
    expect(page.get_by_role("heading", level=1)).to_have_text("确认订单")   # the guest's cart came along
    expect(page.locator("main .item")).to_have_count(1)                     # and so did what they chose
    asked = money(page.locator(".bar .price").inner_text())
    assert asked <= total, (asked, total)   # a first order may cost less, once it is known whose it is; never more
    page.get_by_label("给店铺留言").fill("请用纸箱 <b>谢谢</b>")
    type_address(page, "陈小禾 🌶️")
    look(page, "checkout-address")
    page.get_by_role("button", name="保存地址").click()
    expect(page.get_by_text("陈小禾 🌶️")).to_be_visible()
    expect(page.get_by_label("给店铺留言")).to_have_value("请用纸箱 <b>谢谢</b>")
    look(page, "checkout")
    page.get_by_role("button", name="换一个地址").click()
    expect(page.get_by_role("radio")).to_be_checked()
    look(page, "checkout-choose")
    page.get_by_role("button", name="用这个地址").click()


def pay(page):
    """Fails first. Returns the order's page."""
    page.get_by_role("button", name=re.compile("^付款 ¥")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("沙盒支付")
    look(page, "sandbox")
    page.get_by_role("button", name="付款失败").click()
    expect(page.get_by_text("支付没有完成")).to_be_visible()
    look(page, "not-paid")
    page.get_by_role("button", name=re.compile("^付款 ¥")).click()
    page.get_by_role("button", name=re.compile("^付款 ¥")).click()
    expect(page.get_by_role("heading", name="待发货")).to_be_visible()
    expect(page.locator("[aria-current=step]")).to_contain_text("发货")
    expect(page.get_by_text("请用纸箱 <b>谢谢</b>")).to_be_visible()
    look(page, "order-paid")
    return page.url.split("?")[0]


def go_back(page):
    """Back over the payment, to the sandbox and to the checkout: nothing is paid or bought twice."""
    page.go_back()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("这一步没有做成")
    page.goto(f"{URL}/checkout")   # the line that was left is still there; what was bought is not
    look(page, "checkout-after")
    page.goto(f"{URL}/orders")
    expect(page.locator("main .card")).to_have_count(1)
    look(page, "orders")
    page.get_by_role("link", name="待付款").click()
    expect(page.locator(".empty")).to_be_visible()
    look(page, "orders-none-to-pay")


def use_the_rest(page, order):
    page.goto(f"{URL}/me")
    page.get_by_role("link", name=re.compile("^待发货")).click()
    expect(page.locator("main .card")).to_have_count(1)

    page.goto(f"{URL}/cart")
    page.get_by_role("button", name=re.compile("^移入收藏")).first.click()
    expect(page.locator(".empty")).to_be_visible()
    page.goto(f"{URL}/me/favourites")
    expect(page.locator("main .item")).to_have_count(1)

    page.goto(f"{URL}/me/profile")
    page.get_by_role("textbox", name="昵称").fill("مرحبا 🌶️ 小禾")
    page.get_by_role("button", name="保存昵称").click()
    expect(page.get_by_text("昵称改好了")).to_be_visible()
    page.get_by_label("现在的密码").fill("not my password")
    page.get_by_label("新密码").fill("another long secret")
    page.get_by_role("button", name="改密码").click()
    expect(page.get_by_text("密码不对").first).to_be_visible()
    look(page, "profile-wrong-password")

    page.goto(f"{URL}/me")
    page.get_by_role("button", name="深色").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    look(page, "me-dark")
    page.get_by_role("button", name="跟随系统").click()
    expect(page.locator("html")).not_to_have_attribute("data-theme", re.compile("."))

    page.goto(f"{order}/cancel")
    look(page, "cancel")
    page.get_by_role("button", name=re.compile("^取消订单 ¥")).click()
    expect(page.get_by_role("heading", name="已关闭")).to_be_visible()
    look(page, "order-closed")
    page.get_by_role("button", name="再买一次").click()
    expect(page.get_by_text("都放进购物车了")).to_be_visible()
    look(page, "bought-again")


def two_tabs(context):
    """One cart in two tabs: what one took out, the other does not bring back."""
    one, other = context.new_page(), context.new_page()
    one.goto(f"{URL}/cart")
    other.goto(f"{URL}/cart")
    one.get_by_role("button", name=re.compile("^移除")).first.click()
    expect(one.locator(".empty")).to_be_visible()
    other.get_by_role("button", name=re.compile("^多买一件")).first.click()
    expect(other.locator(".empty")).to_be_visible()
    put_into_cart(one, "茶")
    one.close()
    other.close()


def ended_session(context):
    """Signed out in another tab, in mid-checkout: what was typed is there again after signing in."""
    page, other = context.new_page(), context.new_page()
    page.goto(f"{URL}/checkout")
    page.get_by_label("给店铺留言").fill("放门口")
    other.goto(f"{URL}/sign-in")
    context.clear_cookies(name="souk_session")
    page.get_by_role("button", name=re.compile("^付款 ¥")).click()
    expect(page.get_by_text("登录已过期")).to_be_visible()
    look(page, "session-ended")
    page.get_by_role("button", name=re.compile("^买家")).first.click()
    expect(page.get_by_label("给店铺留言")).to_have_value("放门口")
    look(page, "session-again")
    page.close()
    other.close()


def every_look(browser, state, order):
    """All that a signed-in buyer has, in the other sizes, colours and languages."""
    pages = [
        "/cart", "/checkout", "/orders", "/orders?tab=ended", order, "/me", "/me/profile", "/me/addresses", "/me/addresses/new",
        "/me/favourites", "/me/history", "/me/history/clear",
    ]
    for size, scheme, language in LOOKS:
        context = browser.new_context(viewport=size, color_scheme=scheme, locale=language, storage_state=state)
        context.clear_cookies(name="lang")
        page = context.new_page()
        for path in pages:
            name = f"{size['width']}-{scheme}-{language}-{path.replace(URL, '').strip('/').replace('/', '-').replace('?', '-')}"[:60]
            page.goto(path if path.startswith("http") else URL + path)
            expect(page.locator("html")).to_have_attribute("lang", language)
            check(page, name)
            page.screenshot(path=f"{PICTURES}/buyer-{name}.png", full_page=True)
        context.close()
    narrow = browser.new_context(viewport={"width": 320, "height": 640}, storage_state=state)
    page = narrow.new_page()
    for path in pages:
        page.goto(path if path.startswith("http") else URL + path)
        check(page, f"320 {path}")
    narrow.close()


def strangers(browser, order):
    """Another's order is not there, not even for who is signed in."""
    context, page, _ = browser_of(browser)
    page.goto(f"{URL}/sign-in")
    page.get_by_role("button", name=re.compile("^买家")).first.click()
    assert page.goto(order).status == 404
    look(page, "not-found")
    context.close()


with chromium() as browser:
    context, page, broken = browser_of(browser)
    total = fill_cart(page)
    sign_up(page)
    check_out(page, total)
    placed = pay(page)
    go_back(page)
    use_the_rest(page, placed)
    two_tabs(context)
    every_look(browser, context.storage_state(), placed)
    ended_session(context)
    strangers(browser, placed)
    assert not broken, broken
    context.close()
print(f"A buyer bought, paid and came back: {album.count} pages looked at.")
