"""test_morning.py: a merchant's morning: the overview, twenty orders shipped by a file, a buyer answered, stock filled up.

Environment: SOUK_URL (a fresh demo server), CHROMIUM (the browser), SCREENSHOTS (a folder)."""
import csv
import io
import os
import re
import tempfile

from playwright.sync_api import expect

from souk_orders import Buyer, call
from souk_pages import DESK, PHONE, URL, Album, chromium

ORDERS = 20


def sign_in(browser, **how):
    context = browser.new_context(**how)
    page = context.new_page()
    page.goto(URL + "/sign-in?next=/desk")
    page.get_by_role("button", name=re.compile("陈店长")).click()
    page.wait_for_url("**/desk")
    page.get_by_role("main").get_by_role("link", name=re.compile("龙坞茶旗舰店")).first.click()
    return context, page, page.url.split("?")[0]


def sku_of(page, desk, title):
    page.goto(desk + "/products?state=listed")
    page.get_by_role("link", name=title, exact=True).click()
    page.get_by_role("link", name="改库存").click()
    field = page.locator("input.count").first
    return page.url.split("?")[0], re.search(r"\d+", field.get_attribute("name")).group()


def template(context, desk, orders):
    """The rows of the template, once the payments of these orders were heard; the server tells it within a moment."""
    for _ in range(200):
        answer = context.request.get(desk + "/shipping/template")
        rows = list(csv.reader(io.StringIO(answer.body().decode("utf-8-sig"))))
        if orders <= {row[0].lstrip("'") for row in rows[1:]}:
            return rows
    raise AssertionError("not every order became paid")


def write(folder, name, rows, encoding="utf-8-sig"):
    path = os.path.join(folder, name)
    with open(path, "w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def upload(page, desk, path):
    page.goto(desk + "/shipping/file")
    page.get_by_label("CSV 文件").set_input_files(path)
    page.get_by_role("button", name="核对这个文件").click()


def tile(page, label):
    return page.locator(".tiles div", has=page.get_by_text(label, exact=True)).locator("b")


def main():
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        album = Album("morning")
        context, page, desk = sign_in(browser, viewport=DESK, locale="zh-CN")
        shop = desk.rsplit("/", 1)[1]
        stock, sku = sku_of(page, desk, "明前龙井绿茶 狮峰山核心产区 Pre-Qingming Longjing")
        name = f"清晨{os.getpid()}"
        buyers = [Buyer(f"morning-{index}-{os.getpid()}@example.com", name) for index in range(4)]
        orders = {buyers[index % 4].order(shop, [sku]) for index in range(ORDERS)}
        rows = template(context, desk, orders)

        page.goto(desk)
        album.look(page, "overview")
        page.goto(desk + "/orders?state=toShip")
        album.look(page, "to-ship")

        # A file that is none, and one of another encoding, are refused by name.
        picture = os.path.join(folder, "picture.csv")
        page.screenshot(path=picture, type="png")
        upload(page, desk, picture)
        expect(page.get_by_text("这是一张图片，不是表格。请选 CSV 文件").first).to_be_visible()
        upload(page, desk, write(folder, "gbk.csv", rows[:1], "gbk"))
        expect(page.get_by_text("文件是 GBK（ANSI）编码").first).to_be_visible()

        # Twenty orders filled in, and two rows that are wrong; orders that were there before are left blank.
        filled = [rows[0]]
        for index, row in enumerate(row for row in rows[1:] if row[0].lstrip("'") in orders):
            filled.append(row[:1] + [["中通", "顺丰", "极兔快递", "JD"][index % 4], f"MN{10_000_000 + index}"] + row[3:])
        filled.append(["250370219044765698", "顺丰", "SF10203040", "", "", "", ""])
        filled.append([filled[1][0], "飞鸽", "SF10203041", "", "", "", ""])
        path = write(folder, "ship.csv", filled)
        upload(page, desk, path)
        expect(page.get_by_text("本店没有这个订单")).to_be_visible()
        expect(page.get_by_text("不认得这家快递公司")).to_be_visible()
        album.look(page, "check")
        page.get_by_role("button", name=f"发出 {ORDERS} 个包裹").click()
        expect(page.get_by_text(f"已发出 {ORDERS} 个包裹。")).to_be_visible()
        album.look(page, "sent")
        with page.expect_download() as download:
            page.get_by_role("button", name="下载没发的行").click()
        with open(download.value.path(), encoding="utf-8-sig") as file:
            assert [row[5] for row in csv.reader(file)][1:] == ["本店没有这个订单", "不认得这家快递公司"]

        # The same file again sends nothing.
        upload(page, desk, path)
        expect(tile(page, "可以发的包裹")).to_have_text("0")
        expect(tile(page, "以前发过，跳过")).to_have_text(str(ORDERS))
        page.goto(desk + f"/orders?state=shipped&carrier=ZTO&q={name}")
        expect(page.locator("tbody tr")).to_have_count(ORDERS // 4)
        album.look(page, "shipped-by-zto")

        # Two orders by hand, with what was typed kept beside the mistake; then their slips.
        late = [buyers[0].order(shop, [sku]) for _ in range(2)]
        template(context, desk, set(late))
        page.goto(desk + "/shipping?" + "&".join(f"id={order}" for order in late))
        page.get_by_label(f"订单 {late[0]} 的快递公司").select_option("SF")
        page.get_by_label(f"订单 {late[0]} 的运单号").fill("SF20304050")
        page.get_by_label(f"订单 {late[1]} 的运单号").fill("é")
        page.get_by_role("button", name="发出填好的").click()
        expect(page.get_by_label(f"订单 {late[0]} 的运单号")).to_have_value("SF20304050")
        expect(page.get_by_label(f"订单 {late[1]} 的运单号")).to_have_attribute("aria-invalid", "true")
        album.look(page, "grid-wrong")
        page.get_by_label(f"订单 {late[1]} 的运单号").fill("SF20304051")
        page.get_by_role("button", name="发出填好的").click()
        expect(page.get_by_text("已发出 2 个包裹。")).to_be_visible()
        page.goto(desk + "/shipping/slips?" + "&".join(f"id={order}" for order in late))
        album.look(page, "slips")

        # One order that cannot be sent goes back, with its money.
        gone = buyers[1].order(shop, [sku])
        template(context, desk, {gone})
        page.goto(f"{desk}/orders/{gone}")
        page.get_by_role("link", name="取消并退款").click()
        page.get_by_label("原因").fill("最后一罐摔坏了")
        album.look(page, "refund")
        page.get_by_role("button", name=re.compile("退款 ¥")).click()
        expect(page.get_by_text("店铺取消：最后一罐摔坏了")).to_be_visible()
        page.goto(desk + "/audit")
        expect(page.get_by_text("取消订单", exact=True).first).to_be_visible()
        album.look(page, "audit")

        # A buyer asks and is answered.
        call("POST", f"/api/v1/me/shops/{shop}/messages", buyers[2].token, key="m-1", body={"text": "请问今天能发出吗？"})
        page.goto(desk + "/messages")
        album.look(page, "messages")
        page.get_by_role("link", name=re.compile(name)).first.click()
        page.get_by_label("回复", exact=True).fill("已经发出了，运单号在订单里。")
        page.get_by_role("button", name="发送", exact=True).click()
        expect(page.get_by_text("已经发出了，运单号在订单里。").first).to_be_visible()
        expect(page.get_by_label("回复", exact=True)).to_have_value("")
        album.look(page, "answered")

        # Stock is filled up.
        page.goto(stock)
        field = page.locator("input.count").first
        more = str(int(field.input_value()) + 100)
        field.fill(more)
        page.get_by_role("button", name="保存库存").click()
        expect(page.get_by_text("库存已更新")).to_be_visible()
        expect(page.locator("input.count").first).to_have_value(more)
        album.look(page, "restocked")
        session = context.storage_state()
        context.close()

        for name, how in {
            "phone": {"viewport": PHONE, "locale": "zh-CN"},
            "phone-en-dark": {"viewport": PHONE, "locale": "en-US", "color_scheme": "dark"},
            "en-dark": {"viewport": DESK, "locale": "en-US", "color_scheme": "dark"},
        }.items():
            context = browser.new_context(storage_state=session, **how)
            page = context.new_page()
            for path in ["/orders", "/orders?q=龙井&min=10", f"/orders/{late[0]}", "/shipping/file", "/staff", "/settings", "/audit"]:
                page.goto(desk + path + ("&" if "?" in path else "?") + f"lang={how['locale'][:2]}")
                album.look(page, f"{name}-{re.sub('[^a-z]+', '-', path.split('?')[0]).strip('-')}")
            context.close()
    print(f"a merchant's morning: {ORDERS} orders by file, two by hand, one refunded, a buyer answered, stock filled up")


main()
