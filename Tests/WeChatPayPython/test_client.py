"""An unchanged third-party client, PyPI's wechatpayv3, against our sandbox: it signs, we check; we sign, it checks."""
import base64
import hashlib
import http.server
import json
import threading
import time
import unittest
import uuid
from datetime import datetime, timedelta, timezone

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from wechatpayv3 import WeChatPay, WeChatPayType

from wechat_setup import Sandbox, post, scratch


class Merchant(http.server.ThreadingHTTPServer):
    """Takes notices and keeps them with their headers."""

    def __init__(self):
        self.notices = []
        super().__init__(("127.0.0.1", 0), Taking)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}/notify"


class Taking(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.notices.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class ClientTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder, forget = scratch()
        cls.addClassCleanup(forget)
        cls.sandbox = Sandbox(folder)
        cls.addClassCleanup(cls.sandbox.stop)
        cls.merchant = Merchant()
        cls.addClassCleanup(cls.merchant.server_close)
        cls.addClassCleanup(cls.merchant.shutdown)
        cls.client = cls.connect()

    @classmethod
    def connect(cls, **changes):
        told = cls.sandbox.connect
        values = dict(
            wechatpay_type=WeChatPayType.NATIVE, mchid=told["SOUK_WECHAT_MERCHANT"], private_key=cls.sandbox.file("merchant-key.pem"),
            cert_serial_no=told["SOUK_WECHAT_SERIAL"], appid=told["SOUK_WECHAT_APP"], apiv3_key=told["SOUK_WECHAT_APIV3_KEY"],
            notify_url=cls.merchant.address, public_key=cls.sandbox.file("platform-public.pem"),
            public_key_id=told["SOUK_WECHAT_PUBLIC_KEY_ID"], timeout=(5, 20))
        client = WeChatPay(**{**values, **changes})
        client._core._gate_way = cls.sandbox.address
        return client

    def number(self):
        return "T" + uuid.uuid4().hex[:20]

    def paid(self, total):
        number = self.number()
        status, answer = self.client.pay("茶，一罐", number, {"total": total, "currency": "CNY"})
        self.assertEqual(status, 200, answer)
        self.assertTrue(json.loads(answer)["code_url"].startswith("weixin://"))
        self.assertEqual(self.sandbox.tell("pay", number=number)["statuses"], [200])
        return number

    def last_notice(self, client=None):
        headers, body = self.merchant.notices[-1]
        return (client or self.client).callback(headers, body)

    def test_three_ways_to_pay(self):
        amount = {"total": 100, "currency": "CNY"}
        jsapi = self.client.pay("茶", self.number(), amount, payer={"openid": "oPerson"}, pay_type=WeChatPayType.JSAPI)
        h5 = self.client.pay(
            "茶", self.number(), amount, scene_info={"payer_client_ip": "10.0.0.1", "h5_info": {"type": "Wap"}},
            pay_type=WeChatPayType.H5)
        self.assertIn("prepay_id", json.loads(jsapi[1]))
        self.assertIn("/sandbox/h5?prepay_id=", json.loads(h5[1])["h5_url"])
        number = self.number()
        self.assertEqual(self.client.pay("茶", number, amount)[0], 200)
        status, answer = self.client.pay("茶", number, {"total": 101, "currency": "CNY"})
        self.assertEqual((status, json.loads(answer)["code"]), (400, "INVALID_REQUEST"))

    def test_pay_query_close(self):
        number = self.paid(4200)
        notice = self.last_notice()
        self.assertEqual(notice["event_type"], "TRANSACTION.SUCCESS")
        self.assertEqual((notice["resource"]["out_trade_no"], notice["resource"]["amount"]["total"]), (number, 4200))
        found = json.loads(self.client.query(out_trade_no=number)[1])
        self.assertEqual((found["trade_state"], found["transaction_id"]), ("SUCCESS", notice["resource"]["transaction_id"]))
        self.assertEqual(json.loads(self.client.query(transaction_id=found["transaction_id"])[1])["out_trade_no"], number)
        self.assertEqual(json.loads(self.client.close(number)[1])["code"], "ORDERPAID")
        other = self.number()
        self.client.pay("茶", other, {"total": 1, "currency": "CNY"})
        self.assertEqual(self.client.close(other)[0], 204)
        self.assertEqual(json.loads(self.client.query(out_trade_no=other)[1])["trade_state"], "CLOSED")
        self.assertEqual(self.client.query(out_trade_no=self.number())[0], 404)

    def test_refunds(self):
        number = self.paid(1000)
        first = self.number()
        for _ in range(2):   # again is the same refund
            status, answer = self.client.refund(first, {"refund": 400, "total": 1000, "currency": "CNY"}, out_trade_no=number)
            self.assertEqual((status, json.loads(answer)["out_refund_no"]), (200, first))
        self.assertEqual(self.sandbox.tell("notify")["statuses"], [200])
        notice = self.last_notice()
        self.assertEqual((notice["event_type"], notice["resource"]["amount"]["refund"]), ("REFUND.SUCCESS", 400))
        self.assertEqual(json.loads(self.client.query_refund(first)[1])["status"], "SUCCESS")
        status, answer = self.client.refund(self.number(), {"refund": 601, "total": 1000, "currency": "CNY"}, out_trade_no=number)
        self.assertEqual((status, json.loads(answer)["code"]), (400, "INVALID_REQUEST"))

    def test_transfers(self):
        number = self.number()
        self.sandbox.tell("plan", movements=["waits"])
        status, answer = self.client.mch_transfer_bills(
            number, "1005", "oPerson", 300_000, "提现", user_name="王小二",
            transfer_scene_report_infos=[{"info_type": "岗位类型", "info_content": "商家"}])
        self.assertEqual(status, 200, answer)
        self.assertEqual(json.loads(self.client.mch_transfer_bills_query(out_bill_no=number)[1])["state"], "WAIT_USER_CONFIRM")
        self.assertEqual(self.sandbox.tell("finish", number=number)["statuses"], [200])
        self.assertEqual(self.last_notice()["resource"]["state"], "SUCCESS")
        self.assertEqual(self.client.mch_transfer_bills_query(out_bill_no=self.number())[0], 404)

    def test_bills(self):
        self.sandbox.tell("change", shiftDays=-3)
        number = self.paid(777)
        self.sandbox.tell("change", shiftDays=0)
        day = (datetime.now(timezone(timedelta(hours=8))) - timedelta(days=3)).strftime("%Y-%m-%d")
        status, answer = self.client.trade_bill(day)
        self.assertEqual(status, 200, answer)
        told = json.loads(answer)
        status, file = self.client.download_bill(told["download_url"])
        self.assertEqual(hashlib.sha1(file).hexdigest(), told["hash_value"])
        self.assertIn(f"`{number},", file.decode())
        self.assertIn("`7.77,", file.decode())
        self.assertEqual(json.loads(self.client.fundflow_bill("2020-01-01")[1])["code"], "NO_STATEMENT_EXIST")

    def test_another_key_and_wrong_notices(self):
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()
        stranger = self.connect(private_key=pem)
        status, answer = stranger.pay("茶", self.number(), {"total": 1, "currency": "CNY"})
        self.assertEqual((status, json.loads(answer)["code"]), (401, "SIGN_ERROR"))
        number = self.paid(500)
        for mischief in ["badSignature", "badSeal"]:
            self.assertEqual(self.sandbox.tell("notify", number=number, mischief=mischief)["statuses"], [200])
            self.assertIsNone(self.last_notice())
        self.sandbox.tell("plan", faults=["signsBadly"])
        with self.assertRaisesRegex(Exception, "failed to verify the signature"):
            self.client.query(out_trade_no=number)

    def request(self, age=0, nonce=None):
        """A request that we sign ourselves, of any age."""
        key = serialization.load_pem_private_key(self.sandbox.file("merchant-key.pem").encode(), None)
        body = json.dumps({"mchid": self.sandbox.connect["SOUK_WECHAT_MERCHANT"]})
        path = "/v3/pay/transactions/out-trade-no/T000000000/close"
        stamp, nonce = str(int(time.time()) - age), nonce or uuid.uuid4().hex
        message = f"POST\n{path}\n{stamp}\n{nonce}\n{body}\n".encode()
        signature = base64.b64encode(key.sign(message, padding.PKCS1v15(), hashes.SHA256())).decode()
        header = (
            f'WECHATPAY2-SHA256-RSA2048 mchid="{self.sandbox.connect["SOUK_WECHAT_MERCHANT"]}",nonce_str="{nonce}",'
            f'signature="{signature}",timestamp="{stamp}",serial_no="{self.sandbox.connect["SOUK_WECHAT_SERIAL"]}"')
        return post(self.sandbox.address + path, body.encode(), {"authorization": header, "content-type": "application/json"})

    def test_stale_and_repeated_requests(self):
        self.assertEqual(self.request()[0], 404)   # believed: there is no such order
        self.assertEqual(self.request(age=360)[0], 401)
        self.assertEqual(self.request(age=-360)[0], 401)
        nonce = uuid.uuid4().hex
        self.assertEqual([self.request(nonce=nonce)[0] for _ in range(2)], [404, 401])


class CertificateTest(ClientTest):
    """The same client with certificates: one that it has, and one that it must fetch."""

    @classmethod
    def connect(cls, **changes):
        import os
        folder, forget = scratch()
        cls.addClassCleanup(forget)
        with open(os.path.join(folder, "platform.pem"), "w") as file:
            file.write(cls.sandbox.file("platform-certificate.pem"))
        cls.sandbox.tell("change", certificates=True)
        return super().connect(**{"public_key": None, "public_key_id": None, "cert_dir": folder, **changes})

    def test_rotation(self):
        self.sandbox.tell("change", rotate=True)
        number = self.paid(900)
        self.assertEqual(self.last_notice()["resource"]["out_trade_no"], number)


if __name__ == "__main__":
    unittest.main(verbosity=1)
