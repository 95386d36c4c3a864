# test_money.py: an order's money as people see it: a cart of two shops with a reduction and a coupon, paid, sent, a piece returned, one
# refunded; then, in the settled past of the demo, taken out, refunded late, owed, and asked about at the platform's desk.
# What a browser cannot do is wait seven days: the story over HTTP (Tests/StoryTests/MoneyStoryTests.swift) does.
import re
import time

from playwright.sync_api import expect

from souk_pages import DESK, PHONE, URL, Album, chromium, type_address

album = Album("money")
look = album.look


def money(text):
    """¥1,234.50 in 分; below zero with either minus."""
    found = re.search(r"([-−]?)¥([\d,]+\.\d\d)", text.replace("\n", ""))
    assert found, text
    return (-1 if found.group(1) else 1) * round(float(found.group(2).replace(",", "")) * 100)


def person(browser, who, **options):
    """Somebody of the demo, by their name on the sign-in page."""
    page = browser.new_context(**{"viewport": DESK, "locale": "zh-CN", **options}).new_page()
    page.goto(f"{URL}/sign-in")
    page.get_by_role("button", name=re.compile(who)).first.click()
    page.wait_for_load_state()
    return page


def desk_of(page, shop):
    page.goto(f"{URL}/desk")
    page.get_by_role("main").get_by_role("link", name=re.compile(shop)).first.click()
    return page.url.split("?")[0]


def tile(page, label):
    return money(page.locator("dl.kpi", has=page.get_by_text(label, exact=True)).locator("dd.v").inner_text())


def until(look_at, wanted, page):
    """A page again and again until it says so: listeners and due work take a moment."""
    for _ in range(200):
        page.goto(look_at)
        if page.get_by_text(wanted).count():
            return
    raise AssertionError(f"{look_at} never said {wanted}")


def call(page, method, path, body=None):
    """The API as the person who is signed in, where a form would show nothing of money."""
    csrf = page.locator("input[name=csrf]").first.get_attribute("value")
    answer = page.request.fetch(URL + path, method=method, data=body, headers={
        "x-csrf-token": csrf, "origin": URL, "idempotency-key": f"{method}-{time.time_ns()}"})
    assert answer.ok, (method, path, answer.status, answer.text())
    return answer.json() if answer.body() else None


def offers(merchant, tea):
    """满 100 减 20 (the demo has one as good, and the older is taken) and a coupon of 满 50 减 7.77, both the shop's; 8.00 for the first piece, 2.00 for each further one."""
    shop = tea.rsplit("/", 1)[1]
    now = int(time.time() * 1000)
    for kind, name, threshold, off in [("fullReduction", "满 100 减 20", 10_000, 2_000), ("shopCoupon", "满 50 减 7.77", 5_000, 777)]:
        call(merchant, "POST", f"/api/v1/shops/{shop}/offers", {
            "kind": kind, "name": name, "ladder": {"steps": [{"threshold": threshold, "off": off}]}, "startsAt": now,
            "endsAt": now + 86_400_000})
    call(merchant, "POST", f"/api/v1/shops/{shop}/freight-templates", {
        "name": "快递", "isDefault": True,
        "elsewhere": {"firstUnits": 1, "first": 800, "furtherUnits": 1, "further": 200}})
    call(merchant, "PUT", f"/api/v1/shops/{shop}/return-address", {
        "name": "仓库", "phone": "13800138001", "division": "330106", "detail": "龙坞路 1 号"})


def into_cart(page, shop, count):
    """The first things of a shop that can be bought, each once."""
    page.goto(f"{URL}/shops/{shop}")
    paths = page.locator("main .product h3 a").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    for path in dict.fromkeys(paths):
        page.goto(URL + path)
        if not page.get_by_role("link", name="加入购物车").count():   # sold out
            continue
        page.get_by_role("link", name="加入购物车").click()
        page.get_by_role("button", name="加入购物车").click()
        page.wait_for_url(f"{URL}/cart*")
        count -= 1
        if count == 0:
            return
    raise AssertionError(f"too little in {shop}")


def buy(buyer):
    """Two things of the tea shop, one of the fruit growers', paid at once. Returns the orders' pages, the tea shop's first."""
    into_cart(buyer, "longwu-tea", 2)
    into_cart(buyer, "gannan-fruit", 1)
    look(buyer, "cart")
    buyer.get_by_role("button", name="去结算").click()
    type_address(buyer, "钱小满")
    buyer.get_by_role("button", name="保存地址").click()
    expect(buyer.get_by_role("term").filter(has_text="满减 · ").first).to_be_visible()
    expect(buyer.get_by_role("term").filter(has_text="满 50 减 7.77").first).to_be_visible()
    look(buyer, "checkout")
    asked = money(buyer.locator(".bar .price").inner_text())
    buyer.get_by_role("button", name=re.compile("^付款 ¥")).click()
    buyer.get_by_role("button", name=re.compile("^付款 ¥")).click()
    buyer.wait_for_url(re.compile("/orders"))
    until(f"{URL}/me/money", "付款", buyer)
    paid = [money(text) for text in buyer.locator("main li b.num").all_inner_texts()]
    assert len(paid) == 2 and -sum(paid) == asked, (paid, asked)
    look(buyer, "money-paid")
    links = buyer.locator("main li a")
    return [URL + link.get_attribute("href") for link in sorted(links.all(), key=lambda a: "龙坞茶" not in a.inner_text())]


def ship(merchant, desk, order):
    number = order.rsplit("/", 1)[1]
    until(f"{desk}/shipping?id={number}", "填好", merchant)
    merchant.get_by_label(f"订单 {number} 的快递公司").select_option("SF")
    merchant.get_by_label(f"订单 {number} 的运单号").fill(f"SF{number[-10:]}")
    merchant.get_by_role("button", name="发出填好的").click()
    expect(merchant.get_by_text("已发出 1 个包裹。")).to_be_visible()


def ask(buyer, order, line, choice, reason):
    """An after-sale of one piece. Returns the case's page."""
    buyer.goto(f"{order}/after-sale?line={line}")
    form = buyer.locator("form[action$='/after-sale'][method=post]")
    form.locator(f"input[name=choice][value={choice}]").check()
    form.locator("select[name=reason]").select_option(reason)
    form.locator("button.ink").click()
    buyer.wait_for_url(re.compile("/cases/"))
    return buyer.url.split("?")[0]


def agree(merchant, tea, case, fault):
    merchant.goto(f"{tea}/aftersale/{case.rsplit('/', 1)[1]}")
    form = merchant.locator("form[action$='/agree']")
    form.locator(f"input[name=fault][value={fault}]").check()
    form.locator("button").click()
    merchant.wait_for_load_state()


def after_sales(buyer, merchant, tea, order):
    """One piece goes back and its money comes; another's money comes alone. Both are in the buyer's statement."""
    back = ask(buyer, order, 1, "return", "unwanted")
    agree(merchant, tea, back, "buyer")
    buyer.goto(back)
    form = buyer.locator("form[action$='/send-back']")
    form.locator("select[name=carrier]").select_option("ZTO")
    form.locator("input[name=number]").fill("ZT10002000")
    form.locator("button").click()
    merchant.goto(f"{tea}/aftersale/{back.rsplit('/', 1)[1]}")
    merchant.locator("form[action$='/receive'] button").click()
    broken = ask(buyer, order, 2, "refund", "damaged")
    agree(merchant, tea, broken, "shop")
    for _ in range(200):
        buyer.goto(f"{URL}/me/money?kind=refund")
        if buyer.locator("main li").count() == 2 and not buyer.get_by_text("退款中").count():
            break
    expect(buyer.locator("main li")).to_have_count(2)
    look(buyer, "money-refunded")
    merchant.goto(f"{tea}/orders/{order.rsplit('/', 1)[1]}")
    expect(merchant.locator("#money")).to_contain_text("已退给买家")
    look(merchant, "order-money")
    return order


def take_out(merchant, operator, tea):
    """All that the settled past brought: so much that somebody of the platform looks at it first."""
    merchant.goto(f"{tea}/money/account")
    merchant.locator("input[name=kind][value=card]").check()
    for name, text in [("holder", "陈有余"), ("number", "6222 0212 3456 7890 128"), ("bank", "工商银行")]:
        merchant.locator(f"input[name={name}]").fill(text)
    merchant.get_by_role("button", name="保存").click()
    merchant.goto(f"{tea}/money")
    had, before = tile(merchant, "可提现"), tile(merchant, "提现中")
    assert had > 0, had
    look(merchant, "funds")
    merchant.get_by_role("link", name="提现", exact=True).click()
    merchant.locator("input[name=amount]").fill(f"{had / 100:.2f}")
    look(merchant, "withdraw")
    merchant.get_by_role("button", name=re.compile("提现")).click()
    merchant.wait_for_url(re.compile("/withdrawals/"))
    asked = merchant.url.split("?")[0]
    expect(merchant.get_by_text("待复核").first).to_be_visible()
    shop, withdrawal = tea.rsplit("/", 1)[1], asked.rsplit("/", 1)[1]
    operator.goto(f"{URL}/desk/platform/withdrawals/{shop}/{withdrawal}")
    look(operator, "review")
    sheet = operator.locator(f"form[action$='/{withdrawal}/approve']")
    if not sheet.locator("button").is_visible():
        operator.locator("a[href='#approve'], summary", has_text="付出").first.click()
    sheet.locator("button").click()
    operator.wait_for_load_state()
    until(asked, "已到账", merchant)
    look(merchant, "withdrawn")
    merchant.goto(f"{tea}/money")
    assert tile(merchant, "可提现") == 0 and tile(merchant, "提现中") == before


def owe(merchant, tea):
    """Kindness to a buyer of long ago: nothing is there to take it from."""
    merchant.goto(f"{tea}/money/settlements")
    merchant.locator("tbody a").first.click()
    merchant.goto(f"{merchant.url.split('?')[0].split('#')[0]}/aftersale")
    form = merchant.locator("form[action$='/give']")
    form.locator("input[name=amount]").fill("10.00")
    form.locator("button").click()
    merchant.wait_for_url(re.compile("/aftersale/"))
    for _ in range(200):
        merchant.goto(f"{tea}/money")
        if tile(merchant, "欠款"):
            break
    assert tile(merchant, "欠款") == -990, tile(merchant, "欠款")   # 10.00 less the fee of 1 %
    expect(merchant.get_by_role("button", name="提现", exact=True)).to_be_disabled()
    look(merchant, "debt")
    merchant.goto(f"{tea}/money/withdraw")
    expect(merchant.locator("input[name=amount]")).to_have_count(0)


def refused(operator, merchant, buyer, desk, order):
    """A refund that the payment company refuses waits in sight of all, and goes back when it is asked for again."""
    operator.goto(f"{URL}/desk/platform/sandbox-pay")
    operator.locator("#what").select_option("refund.refused")
    operator.locator("button[name=act][value=add]").click()
    merchant.goto(f"{desk}/orders/{order.rsplit('/', 1)[1]}/aftersale")
    form = merchant.locator("form[action$='/give']")
    form.locator("input[name=amount]").fill("1.00")
    form.locator("button").click()
    until(f"{URL}/me/money?kind=refund", "在等，平台处理中", buyer)
    look(buyer, "refund-waits")
    buyer.goto(order)
    expect(buyer.get_by_text("暂时没有受理")).to_be_visible()
    until(f"{URL}/notices", "暂时没有退成", buyer)
    until(f"{URL}/notices", "被支付公司拒绝", operator)
    operator.goto(f"{URL}/desk/platform/reconciliation")
    look(operator, "refused")
    operator.get_by_role("button", name=re.compile("^再退一次")).click()
    expect(operator.get_by_text("已再次请求退款")).to_be_visible()
    for _ in range(200):
        buyer.goto(f"{URL}/me/money?kind=refund")
        if not buyer.get_by_text("在等").count() and not buyer.get_by_text("退款中").count():
            return
    raise AssertionError("the refund never arrived")


def corrected(operator, merchant, tea):
    """A mistake is put right: looked at twice, then written with its reason and author."""
    operator.goto(f"{URL}/desk/platform/journal?party=shop:{tea.rsplit('/', 1)[1]}")
    operator.get_by_role("link", name="更正账目").click()
    operator.locator("#f-reason").fill("x")
    operator.locator("form button.teal").click()
    operator.locator("#f-from").select_option("platform.fee")
    operator.locator("#f-to").select_option("shop.available")
    operator.locator("#f-amount").fill("12.34")
    operator.locator("#f-reason").fill("费率记错，退还一部分服务费")
    operator.locator("form button.teal").click()
    expect(operator.get_by_text("再看一遍：更正前和更正后").first).to_be_visible()
    look(operator, "second-look")
    operator.get_by_role("button", name="更正 ¥12.34").click()
    expect(operator.get_by_text("费率记错，退还一部分服务费")).to_be_visible()
    expect(operator.get_by_text("经手人：林管理")).to_be_visible()
    look(operator, "corrected")


def main():
    with chromium() as browser:
        merchant, grower = person(browser, "陈店长"), person(browser, "刘社长")
        tea, fruit = desk_of(merchant, "龙坞茶旗舰店"), desk_of(grower, "赣南果农合作社")
        operator = person(browser, "林管理")
        take_out(merchant, operator, tea)
        owe(merchant, tea)
        offers(merchant, tea)
        buyer = browser.new_context(viewport=PHONE, locale="zh-CN").new_page()
        buyer.goto(f"{URL}/sign-up")
        buyer.get_by_label("手机号或邮箱").fill(f"money{time.time_ns()}@example.com")
        buyer.get_by_label("昵称").fill("钱小满")
        buyer.get_by_label("密码").fill("a long enough secret")
        buyer.get_by_role("button", name="注册").click()
        buyer.wait_for_load_state()
        order, other = buy(buyer)
        ship(merchant, tea, order)
        ship(grower, fruit, other)
        after_sales(buyer, merchant, tea, order)
        buyer.goto(other)
        buyer.get_by_role("button", name="确认收货").click()
        expect(buyer.get_by_role("heading", name="已完成")).to_be_visible()
        refused(operator, grower, buyer, fruit, other)
        corrected(operator, merchant, tea)
        with buyer.expect_download() as download:
            buyer.goto(f"{URL}/me/money")
            buyer.get_by_role("link", name="导出 CSV").click()
        with open(download.value.path(), encoding="utf-8-sig") as file:
            assert len(file.read().splitlines()) == 6   # a head, two payments, three refunds
        state = buyer.context.storage_state()
        for size, scheme, language in [(PHONE, "dark", "en-US"), (DESK, "light", "zh-CN"), (DESK, "dark", "en-US")]:
            context = browser.new_context(viewport=size, color_scheme=scheme, locale=language, storage_state=state)
            context.clear_cookies(name="lang")
            page = context.new_page()
            page.goto(f"{URL}/me/money?lang={language[:2]}")
            look(page, f"{size['width']}-{scheme}-money")
            context.close()
    print("an order's money: bought over two shops, returned, refunded; taken out, owed, refused and asked again, corrected")


main()
