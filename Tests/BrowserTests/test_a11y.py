# test_a11y.py: every listed page, in a browser, by axe-core's rules for WCAG 2.2 A and AA, and by our own: no page wider than its
# window at 320, 390 and 1440 px, one h1, labels, buttons of 44 px on a phone and nothing under 24, a focus ring one can see.
import os
import re
import sys

import axe_playwright_python

from souk_pages import URL, chromium

AXE = open(os.path.join(os.path.dirname(axe_playwright_python.__file__), "axe.min.js"), encoding="utf-8").read()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = [(320, 640), (390, 844), (1440, 900)]

# Who looks at what. {product} and {shop} are the first of their kind that the person's start page links to.
PAGES = {
    None: ["/", "/categories", "/search?q=茶", "/search?q=qqxyzzy", "{product}", "/cart", "/sign-in", "/sign-up", "/nothing-here"],
    "苏禾": ["/orders", "/me", "/me/profile", "/me/favourites", "/me/history", "/notices", "/messages", "/me/addresses", "/me/addresses/new", "{product}"],
    "陈店长": ["/desk", "{shop}", "{shop}/orders", "{shop}/products", "{shop}/products/new", "{shop}/staff",
            "{shop}/settings", "{shop}/audit", "{shop}/shipping", "{shop}/messages"],
    "小周": ["{shop}/products/new"],
}

CHECK = """(phone) => {
    const wrong = [], shown = e => (e.outerHTML.match(/^<[^>]*>/) || [''])[0].slice(0, 120) + e.textContent.trim().slice(0, 30);
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) wrong.push(`${wide} px wider than the window`);
    if (document.querySelectorAll('h1').length != 1) wrong.push(`${document.querySelectorAll('h1').length} h1`);
    for (const e of document.querySelectorAll('input:not([type=hidden]),select,textarea'))
        if (!e.labels.length && !e.ariaLabel && !e.getAttribute('aria-labelledby')) wrong.push(`no label: ${shown(e)}`);
    for (const e of document.querySelectorAll('button,.btn,select,input:not([type=hidden])')) {
        if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || e.closest('.sr,.enter')) continue;
        if (e.matches('.sr,.enter,[type=checkbox],[type=radio]')) continue;
        const box = e.getBoundingClientRect();
        if (!box.width || box.right < 2) continue;
        if (box.height < 24 || box.width < 24) wrong.push(`${Math.round(box.width)}x${Math.round(box.height)}: ${shown(e)}`);
        const small = e.matches('.sm,.chip,.search *,.qty *,.filters *,.bulk *');
        if (phone && e.matches('button,.btn') && !small && box.height < 43.5) wrong.push(`${Math.round(box.height)} px high on a phone: ${shown(e)}`);
    }
    return wrong;
}"""

# An outline, or a frame around the field's box.
RING = """() => {
    const e = document.activeElement;
    if (!e || e == document.body) return null;
    const drawn = s => (s.outlineStyle != 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow.includes('0px 0px 0px');
    for (let at = e; at && at != document.body; at = at.parentElement) if (drawn(getComputedStyle(at))) return null;
    return e.outerHTML.slice(0, 120);
}"""


def axe(page):
    page.evaluate(AXE)
    found = page.evaluate(
        "(tags) => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })", RULES)
    return [f"{rule['id']}: {node['target']} {re.sub(chr(10) + ' *', ' ', node.get('failureSummary') or '')[:220]}"
            for rule in found["violations"] for node in rule["nodes"][:3]]


def address(page, path):
    """The path with the names in it filled in."""
    for name, selector in [("{product}", "a[href^='/products/']"), ("{shop}", "a[href^='/desk/shops/']")]:
        if name in path:
            page.goto(URL + ("/" if name == "{product}" else "/desk"))
            link = page.locator(selector).first.get_attribute("href")
            path = path.replace(name, re.match(r"/desk/shops/\d+", link).group(0) if name == "{shop}" else link)
    return path


problems, looked = [], 0
with chromium() as browser:
    for person, paths in PAGES.items():
        context = browser.new_context(locale="zh-CN", reduced_motion="reduce")
        page = context.new_page()
        if person:
            page.goto(f"{URL}/sign-in")
            page.get_by_role("button", name=person).click()
            page.wait_for_load_state()
        for wanted in paths:
            path = address(page, wanted)
            page.set_viewport_size({"width": 390, "height": 844})
            page.emulate_media(color_scheme="light")
            answer = page.goto(URL + path)
            assert answer.status < 500, f"{path}: {answer.status}"
            for width, height in WIDTHS:
                page.set_viewport_size({"width": width, "height": height})
                for scheme in ["light", "dark"]:
                    page.emulate_media(color_scheme=scheme)
                    said = page.evaluate(CHECK, width < 900)
                    if (width, scheme) in [(390, "light"), (390, "dark"), (1440, "dark")]:
                        said += axe(page)
                    problems += [f"{wanted} as {person}, {width} px {scheme}: {words}" for words in said]
            page.set_viewport_size({"width": 1440, "height": 900})
            for _ in range(12):
                page.keyboard.press("Tab")
                bare = page.evaluate(RING)
                if bare:
                    problems.append(f"{wanted} as {person}: no focus ring: {bare}")
            looked += 1
        context.close()

for problem in dict.fromkeys(problems):
    print("    " + problem)
print(f"{looked} pages looked at, {len(problems)} problems")
sys.exit(1 if problems else 0)
