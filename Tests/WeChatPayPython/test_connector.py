"""Our shop, connected by its configuration alone, against our sandbox over HTTP: an order is paid, cancelled and given back."""
import base64
import hashlib
import json
import time
import unittest
import urllib.error
import urllib.request
import uuid

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

from wechat_setup import Process, Sandbox, free_port, post, scratch, until


class ShopTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder, forget = scratch()
        cls.addClassCleanup(forget)
        cls.sandbox = Sandbox(folder + "/keys")
        cls.addClassCleanup(cls.sandbox.stop)
        port = free_port()
        cls.shop = Process(
            ["serve", "--port", str(port), "--data", folder + "/data"],
            {**cls.sandbox.connect, "SOUK_WECHAT_GATEWAYS": cls.sandbox.address, "SOUK_WECHAT_SITE": f"http://127.0.0.1:{port}"})
        cls.addClassCleanup(cls.shop.stop)
        cls.notify = cls.shop.address + "/api/v1/payments/notify/wechat"
        cls.goods = cls.open_shop()

    @classmethod
    def send(cls, method, path, body=None, token=None, key=None):
        headers = {"accept": "application/json", "accept-language": "en"}
        if body is not None:
            headers["content-type"] = "application/json"
        if token:
            headers["authorization"] = f"Bearer {token}"
        if key:
            headers["idempotency-key"] = key
        request = urllib.request.Request(
            cls.shop.address + path, data=None if body is None else json.dumps(body).encode(), headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                text = answer.read()
                return json.loads(text) if text else {}
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read().decode()}") from error

    @classmethod
    def sign_up(cls, number):
        return cls.send(
            "POST", "/api/v1/accounts",
            {"identifier": f"1380013800{number}", "password": "a long password", "name": f"人{number}"})["token"]

    @classmethod
    def open_shop(cls):
        merchant = cls.sign_up(1)
        organisation = cls.send(
            "POST", "/api/v1/organisations", {"name": "山野", "kinds": ["merchant"]}, merchant, "o1")
        shop = cls.send(
            "POST", f"/api/v1/organisations/{organisation['id']}/shops", {"slug": "shanye", "name": "山野"}, merchant, "s1")["id"]
        product = cls.send(
            "POST", f"/api/v1/shops/{shop}/catalog",
            {"product": {"title": "龙井", "skus": [{"price": {"amount": 16800, "currency": "CNY"}, "stock": 50}]}}, merchant, "p1")
        cls.send("PUT", f"/api/v1/shops/{shop}/catalog/{product['id']}/state", {"state": "listed"}, merchant)
        cls.buyer = cls.sign_up(2)
        cls.address = cls.send(
            "POST", "/api/v1/me/addresses",
            {"address": {"name": "陈小禾", "phone": "13800138000", "division": "510107", "detail": "人民南路四段 27 号"}}, cls.buyer)["id"]
        return {"shop": shop, "sku": product["skus"][0]["id"], "quantity": 1}

    def order(self):
        placed = self.send(
            "POST", "/api/v1/checkouts",
            {"lines": [self.goods], "address": self.address, "total": {"amount": 16800, "currency": "CNY"}, "fromCart": False},
            self.buyer, uuid.uuid4().hex)
        return placed["orders"][0]["order"], placed["payment"]

    def start(self, payment, way="desktop"):
        return self.send("POST", f"/api/v1/me/payments/{payment}/start?way={way}", token=self.buyer)

    def state(self, payment):
        return self.send("GET", f"/api/v1/me/payments/{payment}", token=self.buyer)["state"]

    def test_pay_and_give_back(self):
        order, payment = self.order()
        self.assertTrue(self.start(payment)["code"].startswith("weixin://"))
        self.assertEqual(self.sandbox.tell("pay", number=payment)["statuses"], [200])
        self.assertEqual(self.state(payment), "paid")
        shop = self.goods["shop"]
        path = f"/api/v1/me/shops/{shop}/orders/{order}"
        until("the order is paid", lambda: self.send("GET", path, token=self.buyer)["state"] == "awaitingShipment")
        for _ in range(2):   # sent again, it changes nothing
            self.assertEqual(self.sandbox.tell("notify", number=payment)["statuses"], [200])
        self.send("POST", f"{path}/cancel", {}, self.buyer)
        # Asked for by due work; the sandbox has it under way, then its notice or the next asking ends it.
        until("the money is back", lambda: self.send("GET", f"/api/v1/me/payments/{payment}", token=self.buyer)["refunded"]["amount"] == 16800)
        until("the sandbox has told of it", lambda: 200 in self.sandbox.tell("notify")["statuses"])

    def test_phone_and_wallet(self):
        _, payment = self.order()
        self.assertIn("/sandbox/h5?prepay_id=", self.start(payment, "phone")["address"])
        _, payment = self.order()
        bridge = self.start(payment, "wallet&wallet=oPerson")["bridge"]
        message = f"{bridge['appId']}\n{bridge['timeStamp']}\n{bridge['nonceStr']}\n{bridge['package']}\n".encode()
        key = serialization.load_pem_private_key(self.sandbox.file("merchant-key.pem").encode(), None).public_key()
        key.verify(base64.b64decode(bridge["paySign"]), message, padding.PKCS1v15(), hashes.SHA256())

    def test_wrong_notices(self):
        _, payment = self.order()
        self.start(payment)
        self.sandbox.tell("pay", number=payment, tells=False)
        for mischief, status in [
                ("badSignature", 401), ("stale", 401), ("badSeal", 422), ("wrongMerchant", 422), ("wrongAmount", 409)]:
            self.assertEqual(self.sandbox.tell("notify", number=payment, mischief=mischief)["statuses"], [status], mischief)
        self.assertEqual(self.forged(payment), 401)
        self.assertEqual(self.state(payment), "pending")
        self.assertEqual(self.sandbox.tell("notify", number=payment)["statuses"], [200])
        self.assertEqual(self.state(payment), "paid")

    def forged(self, payment):
        """Right in form, signed by the merchant's own key instead of theirs."""
        key = serialization.load_pem_private_key(self.sandbox.file("merchant-key.pem").encode(), None)
        body = json.dumps({"event_type": "TRANSACTION.SUCCESS", "resource": {"out_trade_no": payment}})
        stamp, nonce = str(int(time.time())), hashlib.sha256(payment.encode()).hexdigest()[:32]
        signature = key.sign(f"{stamp}\n{nonce}\n{body}\n".encode(), padding.PKCS1v15(), hashes.SHA256())
        return post(self.notify, body.encode(), {
            "content-type": "application/json", "wechatpay-timestamp": stamp, "wechatpay-nonce": nonce,
            "wechatpay-signature": base64.b64encode(signature).decode(),
            "wechatpay-serial": self.sandbox.connect["SOUK_WECHAT_PUBLIC_KEY_ID"],
            "wechatpay-signature-type": "WECHATPAY2-SHA256-RSA2048"})[0]

    def test_lost_and_forged_answers(self):
        for fault in ["fails", "loses", "signsLate"]:
            _, payment = self.order()
            self.sandbox.tell("plan", faults=[fault])
            if fault == "signsLate":   # an answer that is not theirs is no answer
                with self.assertRaisesRegex(AssertionError, "503"):
                    self.start(payment)
            self.assertTrue(self.start(payment)["code"])   # asked again, in the same words
            self.assertEqual(self.sandbox.tell("pay", number=payment)["statuses"], [200])
            self.assertEqual(self.state(payment), "paid")


if __name__ == "__main__":
    unittest.main(verbosity=1)
