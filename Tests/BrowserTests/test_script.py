# test_script.py: what souk.js adds, attribute by attribute, on small pages of its own. No server is asked: the browser is
# handed the pages here, and the script as it lies in Design.
import os
import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect, sync_playwright

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ASSETS = os.path.join(ROOT, "Sources/Edge/Design/Assets")
SCRIPT = open(os.path.join(ASSETS, "souk.js"), encoding="utf-8").read()
STYLE = "".join(open(os.path.join(ASSETS, name), encoding="utf-8").read() for name in ["ui.css", "ui-store.css", "extra.css"])
HOME = "http://localhost:9/"
WORDS = 'data-copied="Copied" data-offline="Offline" data-days="{n} d" data-hours="{n} h" data-minutes="{n} min"'
POLICY = "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; form-action 'self'; connect-src 'self'"

BODY = """
<div class="phone"><main id="main"><h1>Start</h1>
<form class="search" action="/search"><label for="q">Search</label><input id="q" name="q" data-suggest="/suggest"></form>
<form id="once" data-once method="post" action="/slow"><button>Buy</button></form>
<form id="auto" action="/sorted"><label>Sort <select name="sort" data-auto><option>new<option>cheap</select></label>
<button class="noscript-only btn" name="go" value="1">Go</button></form>
<form id="ticks"><label><input type="checkbox" data-all="id">All</label>
<label><input type="checkbox" name="id" value="1">1</label><label><input type="checkbox" name="id" value="2">2</label></form>
<a id="opener" data-sheet href="/sheet">Choose</a>
<form class="field"><label for="file">Picture</label><input type="file" id="file" name="file" multiple data-drop></form>
<time data-until datetime="2026-01-02T03:00:00Z">soon</time>
<button data-copy="a link" class="btn" hidden>Copy</button>
<a data-palette href="/desk/find">Find</a></main></div>
"""
SHEET = """
<div class="phone" inert><main id="main"></main></div><div class="scrim" aria-hidden="true"></div>
<section class="sheet" role="dialog" aria-modal="true" aria-labelledby="sh"><a class="iconbtn x" href="/">x</a>
<h1 id="sh">Sheet {size} {n}</h1><form action="/sheet"><a class="opt" href="?size=1">small</a><a class="opt" href="?size=2">large</a>
<label for="n">n</label><input id="n" name="n" value="1"><button name="step" value="1">more</button></form></section>
"""


class Site:
    """The pages, and what was asked of them."""

    def __init__(self, page):
        self.asked = []
        page.route("**/*", self.answer)

    def answer(self, route):
        url, method = urlsplit(route.request.url), route.request.method
        query = {name: values[-1] for name, values in parse_qs(url.query).items()}
        self.asked.append((method, url.path, query))
        headers = {"content-security-policy": POLICY, "content-type": "text/html; charset=utf-8"}
        if url.path == "/souk.js":
            return route.fulfill(body=SCRIPT, headers=headers | {"content-type": "text/javascript"})
        if url.path == "/souk.css":
            return route.fulfill(body=STYLE, headers=headers | {"content-type": "text/css"})
        if url.path == "/slow":
            return route.fulfill(status=204)   # the page stays, as with a file to keep
        if url.path == "/suggest" or url.path == "/desk/find":
            found = [f'<li><a href="/found/{n}">{query.get("q")} {n}</a></li>' for n in (1, 2)]
            return route.fulfill(body=f"<ul>{''.join(found)}</ul>" if query.get("q") != "none" else "", headers=headers)
        body = SHEET.format(size=query.get("size", "-"), n=query.get("step", "-")) if url.path == "/sheet" else BODY
        route.fulfill(body=f'<!doctype html><html lang="en"><title>{url.path}</title><link rel="stylesheet" href="/souk.css">'
                           f'<script defer src="/souk.js" {WORDS}></script>{body}', headers=headers)

    def count(self, method, path):
        return sum(1 for asked in self.asked if asked[:2] == (method, path))


def suggest(page, site):
    field, box = page.locator("#q"), page.locator(".search [role=listbox]")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.fill("tea")
    expect(box.get_by_role("option")).to_have_count(2)
    expect(field).to_have_attribute("aria-expanded", "true")
    assert field.get_attribute("aria-controls") == box.get_attribute("id")
    field.press("ArrowDown")
    field.press("ArrowDown")
    second = box.get_by_role("option").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == second.get_attribute("id")
    field.press("Escape")
    expect(box).to_be_hidden()
    expect(field).to_have_value("tea")
    field.fill("tea ")
    expect(box).to_be_visible()
    field.fill("none")   # nothing is found
    expect(box).to_be_hidden()
    field.fill("cup")
    expect(box).to_be_visible()
    field.press("ArrowUp")
    field.press("Enter")
    expect(page).to_have_url(HOME + "found/2")
    page.goto(HOME)
    field.fill("cup")
    box.get_by_role("link", name="cup 1").click()
    expect(page).to_have_url(HOME + "found/1")


def forms(page, site):
    with page.expect_response("**/slow"):
        page.get_by_role("button", name="Buy").dblclick()
    page.evaluate("document.getElementById('once').requestSubmit()")
    expect(page.locator("#once")).to_have_attribute("aria-busy", "true")
    page.goto(HOME)
    assert site.count("POST", "/slow") == 1, site.asked
    expect(page.locator("#auto button")).to_be_hidden()
    page.locator("#auto select").select_option("cheap")
    expect(page).to_have_url(re.compile(r"/sorted\?sort=cheap&go=1$"))
    page.goto(HOME)
    boxes = page.locator("#ticks input[name=id]")
    page.get_by_label("All").check()
    expect(boxes.nth(1)).to_be_checked()
    boxes.nth(0).uncheck()
    assert page.get_by_label("All").evaluate("e => e.indeterminate && !e.checked")
    page.get_by_label("All").check()
    page.get_by_label("All").uncheck()
    expect(boxes.nth(1)).not_to_be_checked()


def sheet(page, site):
    page.get_by_role("link", name="Choose").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Sheet -")
    expect(page).to_have_url(HOME + "sheet")
    assert page.evaluate("document.querySelector('.phone').inert && document.activeElement.matches('.sheet')")
    dialog.get_by_text("large").click()   # a choice stays in the sheet
    expect(dialog).to_contain_text("Sheet 2")
    assert page.evaluate("document.activeElement.textContent") == "large"
    dialog.get_by_role("button", name="more").click()
    expect(dialog).to_contain_text("Sheet - 1")
    page.go_back()
    expect(dialog).to_have_count(0)
    expect(page).to_have_url(HOME)
    assert page.evaluate("!document.querySelector('.phone').inert && document.activeElement.id == 'opener'")
    for close in [lambda: page.keyboard.press("Escape"), lambda: dialog.locator(".x").click(),
                  lambda: page.locator(".scrim").click(position={"x": 5, "y": 5})]:
        page.get_by_role("link", name="Choose").press("Enter")
        expect(dialog).to_be_visible()
        close()
        expect(dialog).to_have_count(0)
        expect(page).to_have_url(HOME)
    page.go_forward()   # a sheet gone back from is a page again
    expect(page).to_have_url(HOME + "sheet")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sheet")


def files(page, site):
    png = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
                        "0000000049454e44ae426082")
    page.set_input_files("#file", [{"name": "a.png", "mimeType": "image/png", "buffer": png},
                                   {"name": "b.txt", "mimeType": "text/plain", "buffer": b"no picture"}])
    expect(page.locator(".previews li")).to_have_count(2)
    expect(page.locator(".previews canvas")).to_have_count(1)
    expect(page.locator(".previews")).to_contain_text("b.txt")
    page.evaluate("""() => {
        const data = new DataTransfer(), label = document.querySelector('label[for=file]');
        data.items.add(new File(['x'], 'dropped.txt'));
        label.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
        label.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }""")
    expect(page.locator(".previews li")).to_have_text(["dropped.txt"])
    assert page.evaluate("document.getElementById('file').files[0].name") == "dropped.txt"


def small_things(page, site):
    expect(page.locator("time")).to_have_text("1 d 3 h")   # the clock stands at the first of January, 0:00
    page.clock.fast_forward(26 * 3_600_000 + 30 * 60_000)
    expect(page.locator("time")).to_have_text("30 min")
    button = page.locator("[data-copy]")
    expect(button).to_be_visible()
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "a link"
    page.clock.fast_forward(3_000)
    expect(button).to_have_text("Copy")


def palette(page, site):
    page.get_by_role("link", name="Find").focus()
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("option")).to_have_count(2)
    dialog.get_by_role("combobox").fill("orders")
    expect(dialog.get_by_role("option").first).to_have_text("orders 1")
    assert ("GET", "/desk/find", {"q": "orders", "fragment": "1"}) in site.asked
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert page.evaluate("document.activeElement.hasAttribute('data-palette')")
    page.keyboard.press("Control+k")
    page.keyboard.type("x")
    expect(dialog.get_by_role("option").first).to_have_text("x 1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(HOME + "found/1")


def connection(page, site):
    bar = page.locator(".offline")
    expect(bar).to_be_empty()
    page.context.set_offline(True)
    expect(bar).to_have_text("Offline")
    page.context.set_offline(False)
    expect(bar).to_be_empty()


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
    for story in [suggest, forms, sheet, files, small_things, palette, connection]:
        context = browser.new_context(viewport={"width": 390, "height": 844}, permissions=["clipboard-read", "clipboard-write"])
        context.set_default_timeout(8_000)
        page = context.new_page()
        broken = []
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
        site = Site(page)
        if story is small_things:
            page.clock.install(time="2026-01-01T00:00:00Z")
        page.goto(HOME)
        story(page, site)
        assert not broken, f"{story.__name__}: {broken}"
        context.close()
    browser.close()
print("the script: suggestions, forms, sheet, files, time and copying, the palette, a lost connection")
