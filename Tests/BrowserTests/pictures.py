# pictures.py: draws docs/pictures/*.png from a fresh demo (`make pictures`): what the README shows.
import pathlib
import re

from souk_pages import DESK, PHONE, URL, chromium

FOLDER = pathlib.Path(__file__).parents[2] / "docs/pictures"


def draw(page, name):
    page.screenshot(path=FOLDER / f"{name}.png")


FOLDER.mkdir(parents=True, exist_ok=True)
with chromium() as browser:
    page = browser.new_context(viewport=PHONE, locale="zh-CN").new_page()
    page.goto(URL)
    draw(page, "home")
    page.goto(f"{URL}/search?q=脐橙")
    page.locator(".product h3 a").first.click()
    page.locator("a.opt", has_text="大果").click()
    draw(page, "product")
    page.goto(f"{URL}/sign-in")
    page.get_by_role("button", name="买家").click()
    page.goto(f"{URL}/search?q=龙井礼盒")
    page.locator(".product h3 a").first.click()
    page.get_by_role("button", name="立即购买").click()
    page.get_by_role("button", name="付款 ¥").click()
    page.get_by_role("button", name="付款 ¥").click()
    page.get_by_role("heading", name="待发货").wait_for()
    draw(page, "order")

    page = browser.new_context(viewport=DESK, locale="zh-CN").new_page()
    page.goto(f"{URL}/sign-in?next=/desk")
    page.get_by_role("button", name=re.compile("陈店长")).click()
    page.get_by_role("main").get_by_role("link", name=re.compile("龙坞茶旗舰店")).click()
    page.goto(page.url.split("?")[0] + "/orders?state=toShip")
    page.get_by_role("main").locator("a.btn", has_text="发货").first.click()
    draw(page, "desk")
print(f"Drawn into {FOLDER}")
