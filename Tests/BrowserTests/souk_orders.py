# souk_orders.py: what the merchant's browser tests share: buyers who order over the API and pay in the sandbox.
import json
import urllib.error
import urllib.parse
import urllib.request

from souk_pages import URL


def call(method, path, token=None, body=None, key=None, form=None):
    headers = {}
    if token:
        headers["authorization"] = f"Bearer {token}"
    if key:
        headers["idempotency-key"] = key
    data = None
    if body is not None:
        data, headers["content-type"] = json.dumps(body).encode(), "application/json"
    if form is not None:
        data, headers["content-type"] = urllib.parse.urlencode(form).encode(), "application/x-www-form-urlencoded"
    request = urllib.request.Request(URL + path, data=data, headers=headers, method=method)
    opener = urllib.request.build_opener(NoRedirect)
    try:
        with opener.open(request, timeout=20) as answer:
            text = answer.read()
    except urllib.error.HTTPError as answer:
        assert answer.code == 303, (method, path, answer.code, answer.read().decode())
        return None
    return json.loads(text) if text else None


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Buyer:
    """A new buyer with an address; `mail` must be new to the server."""

    def __init__(self, mail, name="云上青禾"):
        self.token = call("POST", "/api/v1/accounts", body={
            "identifier": mail, "password": "a long enough one", "name": name})["token"]
        self.address = call("POST", "/api/v1/me/addresses", self.token, key="a-1", body={
            "address": {"name": name, "phone": "13800009999", "division": "330212", "detail": "桂语路 1 号"}, "isDefault": True})["id"]
        self.orders = 0

    def order(self, shop, skus, quantity=1, note="", pays=True):
        """The number of an order; it is to be shipped once the payment's notice was heard."""
        self.orders += 1
        lines = [{"shop": shop, "sku": sku, "quantity": quantity} for sku in skus]
        quote = call("POST", "/api/v1/quotes", self.token, body={"lines": lines, "division": "330212"})   # freight by where it goes
        placed = call("POST", "/api/v1/checkouts", self.token, key=f"c-{self.orders}", body={
            "lines": lines, "address": self.address, "total": quote["total"],
            "notes": [{"shop": shop, "text": note}] if note else [], "fromCart": False})
        if pays:
            start = call("POST", f"/api/v1/me/payments/{placed['payment']}/start", self.token, body={})
            page = urllib.parse.urlparse(start["address"])
            sign = urllib.parse.parse_qs(page.query)["sign"][0]
            call("POST", page.path, form={"sign": sign, "act": "pay", "notify": "prompt"})
        return placed["orders"][0]["order"]
