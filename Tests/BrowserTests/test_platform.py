"""test_platform.py: a platform operator plans a rule, suspends a shop and lets it sell again, rejects an application and opens a shop.

Environment: SOUK_URL (a fresh demo server), CHROMIUM (the browser), SCREENSHOTS (a folder)."""
import datetime
import re
import time

from playwright.sync_api import expect

from souk_pages import DESK, PHONE, URL, Album, chromium

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))


def sign_in(browser, who, **settings):
    """A person of the demo, with a page of their own."""
    page = browser.new_context(**{"viewport": DESK, "locale": "zh-CN", **settings}).new_page()
    page.goto(f"{URL}/sign-in")
    page.get_by_role("button", name=re.compile(who)).first.click()
    page.wait_for_load_state()
    return page


def plan_review(page):
    """Shops shall open after a review, as soon as a rule may take effect."""
    page.goto(f"{URL}/desk/platform/settings/plan?setting=catalog.shop_review")
    page.locator("#f-value").select_option("1")
    at = datetime.datetime.now(SHANGHAI) + datetime.timedelta(seconds=64)
    page.locator("#f-from").evaluate("(e, v) => { e.step = 1; e.value = v }", at.strftime("%Y-%m-%dT%H:%M:%S"))
    page.get_by_label("为什么").fill("<script>alert(1)</script> 先看资质")
    page.get_by_role("button", name="计划更改").click()
    expect(page.get_by_text("已计划")).to_be_visible()
    expect(page.get_by_text("<script>alert(1)</script> 先看资质")).to_be_visible()
    return at


def suspension(browser, operator, album):
    """The shop's goods are gone for buyers, its merchant reads why, and all is back afterwards."""
    buyer = browser.new_context(viewport=PHONE, locale="zh-CN").new_page()
    buyer.goto(f"{URL}/shops/longwu-tea")
    product = buyer.locator("a[href*='/products/']").first.get_attribute("href")
    operator.goto(f"{URL}/desk/platform/shops?state=open")
    operator.get_by_role("link", name=re.compile("龙坞茶旗舰店")).first.click()
    operator.get_by_role("link", name="暂停营业", exact=True).click()
    album.look(operator, "suspend")
    operator.locator("#f-reason").evaluate("e => e.required = false")
    operator.get_by_role("button", name="暂停营业").click()
    expect(operator.locator("#f-reason[aria-invalid=true]")).to_be_visible()
    operator.locator("#f-reason").fill("收到售假投诉，核实期间暂停")
    operator.get_by_role("button", name="暂停营业").click()
    expect(operator.get_by_text("已暂停营业：商品不再展示")).to_be_visible()
    album.look(operator, "suspended")
    for path in (product, "/shops/longwu-tea"):
        answer = buyer.goto(URL + path)
        assert answer.status == 404, (path, answer.status)
        expect(buyer.get_by_text("店铺暂停营业").first).to_be_visible()
    album.look(buyer, "buyer-sees")
    merchant = sign_in(browser, "陈店长")
    merchant.goto(f"{URL}/desk")
    merchant.locator("a.card[href^='/desk/shops/'], main a[href^='/desk/shops/']").first.click()
    expect(merchant.get_by_text("暂停").first).to_be_visible()
    operator.get_by_role("button", name="恢复营业").click()
    expect(operator.get_by_text("已恢复营业")).to_be_visible()
    assert buyer.goto(URL + product).status == 200


def application(browser, operator, begins, album):
    """Handed in, rejected with a reason, changed, opened."""
    person = sign_in(browser, "苏禾")
    deadline = time.monotonic() + 120
    while True:
        person.goto(f"{URL}/desk")
        if person.get_by_role("link", name="申请开店").count():
            break
        assert time.monotonic() < deadline, f"shops are not reviewed, though since {begins} they should be"
    person.get_by_role("link", name="申请开店").click()
    person.get_by_label("经营主体").fill("苏禾花艺工作室")
    person.get_by_label("店铺名").fill("禾下花 🌾 مرحبا")
    person.get_by_label("店铺网址").fill("He Xia")
    person.get_by_label("卖什么").fill("云南鲜切花与干花")
    person.get_by_label("联系人和电话").fill("苏禾 13800000001")
    person.get_by_role("button", name="提交申请").click()
    expect(person.locator("#f-slug[aria-invalid=true]")).to_be_visible()
    assert person.get_by_label("卖什么").input_value() == "云南鲜切花与干花"
    person.get_by_label("店铺网址").fill("hexia-flowers")
    album.look(person, "apply")
    person.get_by_role("button", name="提交申请").click()
    expect(person.get_by_text("平台正在审核")).to_be_visible()
    operator.goto(f"{URL}/desk/platform")
    operator.get_by_role("link", name="禾下花").click()
    album.look(operator, "application")
    operator.locator("#f-reason").fill("请写明产地和检疫资质")
    operator.get_by_role("button", name="驳回申请").click()
    expect(operator.get_by_text("已驳回，商家能看到原因")).to_be_visible()
    person.goto(f"{URL}/desk")
    expect(person.get_by_text("请写明产地和检疫资质")).to_be_visible()
    album.look(person, "rejected")
    person.get_by_role("link", name="改后再申请").click()
    person.get_by_label("卖什么").fill("云南鲜切花与干花，产地昆明，检疫证齐全")
    person.get_by_role("button", name="提交申请").click()
    operator.goto(f"{URL}/desk/platform/shops?state=applied")
    operator.get_by_role("link", name="禾下花").click()
    operator.get_by_role("button", name="通过并开业").click()
    expect(operator.get_by_text("店铺已开业")).to_be_visible()
    album.look(operator, "opened")
    person.goto(f"{URL}/desk")
    expect(person.get_by_role("link", name=re.compile("禾下花")).first).to_be_visible()


def palette(operator):
    """⌘K finds a page by its words, in a dialog; the same is a page without it."""
    operator.goto(f"{URL}/desk/platform")
    operator.keyboard.press("Control+k")
    operator.locator("dialog input").fill("付款时限")
    expect(operator.locator("dialog a[href='/desk/platform/settings']")).to_be_visible()
    operator.keyboard.press("Escape")
    operator.goto(f"{URL}/desk/find?q=13800000001")
    expect(operator.locator("main a[href^='/desk/platform/accounts/']")).to_be_visible()


def every_page(browser):
    pages = ["", "/shops", "/categories", "/brands", "/accounts", "/staff", "/settings", "/work"]
    for size, name in ((PHONE, "phone"), (DESK, "desk")):
        for scheme in ("light", "dark"):
            for language in ("zh-CN", "en"):
                page = sign_in(browser, "平台|Platform|林管理", viewport=size, color_scheme=scheme, locale=language)
                album = Album(f"platform-{name}-{scheme}-{language[:2]}")
                for path in pages:
                    assert page.goto(f"{URL}/desk/platform{path}").status == 200, path
                    album.look(page, path.strip("/") or "overview")
                page.context.close()


def refused(browser):
    """Whoever does not work for the platform sees none of it."""
    page = sign_in(browser, "陈店长")
    for path in ("", "/shops", "/accounts", "/settings", "/work", "/brands", "/categories"):
        assert page.goto(f"{URL}/desk/platform{path}").status == 403, path


with chromium() as browser:
    album = Album("platform")
    operator = sign_in(browser, "林管理")
    begins = plan_review(operator)
    suspension(browser, operator, album)
    palette(operator)
    refused(browser)
    every_page(browser)
    application(browser, operator, begins, album)
print("The platform opens and suspends a shop.")
