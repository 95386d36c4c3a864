# pictures.py: draws docs/pictures/*.png from a fresh demo (`make pictures`): what the README shows.
import pathlib
import re

from souk_pages import DESK, PHONE, URL, chromium

FOLDER = pathlib.Path(__file__).parents[2] / "docs/pictures"


def draw(page, name):
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, 0)")   # choosing a spec leads to the choice
    page.screenshot(path=FOLDER / f"{name}.png")


def be(page, name, next="/"):
    page.goto(f"{URL}/sign-in?next={next}")
    page.get_by_role("button", name=re.compile(name)).first.click()


FOLDER.mkdir(parents=True, exist_ok=True)
with chromium() as browser:
    page = browser.new_context(viewport=PHONE, locale="zh-CN").new_page()
    page.goto(URL)
    draw(page, "home")
    page.goto(f"{URL}/search?q=龙井")
    draw(page, "search")
    be(page, "买家")
    page.goto(f"{URL}/search?q=脐橙")
    page.locator(".product h3 a").first.click()
    page.locator("a.opt", has_text="大果").click()
    draw(page, "product")
    page.goto(f"{URL}/search?q=龙井礼盒")
    page.locator(".product h3 a").first.click()
    page.get_by_role("link", name="立即购买").click()
    page.get_by_role("button", name="立即购买").click()
    page.get_by_role("button", name="付款 ¥").wait_for()
    draw(page, "checkout")
    page.get_by_role("button", name="付款 ¥").click()
    page.get_by_role("button", name="付款 ¥").click()
    page.get_by_role("heading", name="待发货").wait_for()
    draw(page, "order")

    page = browser.new_context(viewport=DESK, locale="zh-CN").new_page()
    be(page, "陈店长", "/desk")
    page.goto(f"{URL}/desk")
    page.get_by_role("main").get_by_role("link", name=re.compile("龙坞茶旗舰店")).first.click()
    page.wait_for_url(re.compile("/desk/shops/"))
    shop = page.url.split("?")[0].rstrip("/")
    draw(page, "desk")
    for name in ["products", "orders"]:
        page.goto(f"{shop}/{name}")
        draw(page, f"desk-{name}")
    page = browser.new_context(viewport=DESK, locale="zh-CN").new_page()
    be(page, "林管理", "/desk/platform")
    page.goto(f"{URL}/desk/platform")
    draw(page, "platform")
print(f"Drawn into {FOLDER}")
