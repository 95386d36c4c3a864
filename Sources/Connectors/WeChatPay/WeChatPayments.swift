// WeChatPayments.swift: taking money: prepay, query, close.
import Core
import Payments

extension WeChatPay {
    /// In their wallet's browser JSAPI, on another phone H5, else Native.
    public func start(_ payment: Payment, for visit: PayerVisit) async throws -> PaymentStart {
        var order: [String: JSON] = [
            "appid": .string(settings.appID), "mchid": .string(settings.merchant), "out_trade_no": .string(payment.number),
            "description": .string(Self.fitting(payment.subject.isEmpty ? payment.number : payment.subject)),
            "time_expire": .string(WeChatTime.text(payment.expiresAt)), "notify_url": .string(settings.notifyAddress),
            "amount": ["total": .int(payment.amount.minor), "currency": .string(payment.amount.currency.code)],
        ]
        let root = "/v3/pay/transactions"
        switch (visit.way, visit.wallet) {
        case (.wallet, .some(let openID)):
            order["payer"] = ["openid": .string(openID)]
            let prepay = try await text("prepay_id", "\(root)/jsapi", order)
            return PaymentStart(address: "/pay/\(payment.number)", bridge: try bridge(prepay))
        case (.phone, _), (.wallet, .none):
            order["scene_info"] = [
                "payer_client_ip": .string(visit.address ?? "127.0.0.1"), "h5_info": ["type": "Wap"],
            ]
            let page = try await text("h5_url", "\(root)/h5", order)
            return PaymentStart(address: "\(page)&redirect_url=\(encoded("\(settings.site)/pay/\(payment.number)/return"))")
        case (.desktop, _):
            let code = try await text("code_url", "\(root)/native", order)
            return PaymentStart(address: "/pay/\(payment.number)/go", code: code)
        }
    }

    /// As many whole characters as go into the 127 bytes of UTF-8 that a description may have.
    static func fitting(_ text: String, bytes: Int = 127) -> String {
        var left = bytes
        return String(
            text.prefix { character in
                left -= character.utf8.count
                return left >= 0
            })
    }

    private func text(_ field: String, _ target: String, _ order: [String: JSON]) async throws -> String {
        let answer = try await plainly { try await gateway.call("POST", target, .object(order)) }
        guard let text = answer[field]?.string, !text.isEmpty else { throw PaymentError.providerFailed("no \(field)") }
        return text
    }

    /// What `WeixinJSBridge` and `wx.requestPayment` are given.
    private func bridge(_ prepay: String) throws -> [String: String] {
        let (time, nonce, package) = (WeChatSigning.seconds(clock.now()), random.secret(), "prepay_id=\(prepay)")
        let message = WeChatSigning.bridgeMessage(appID: settings.appID, timestamp: time, nonce: nonce, package: package)
        return [
            "appId": settings.appID, "timeStamp": time, "nonceStr": nonce, "package": package, "signType": "RSA",
            "paySign": try WeChatSigning.sign(message, with: settings.key),
        ]
    }

    private func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain: Bool = 48...57 ~= byte || 65...90 ~= byte || 97...122 ~= byte || [45, 46, 95, 126].contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + Hex.text([byte]).uppercased()
        }.joined()
    }

    public func query(_ payment: Payment) async throws -> ProviderState {
        let target = "/v3/pay/transactions/out-trade-no/\(payment.number)?mchid=\(settings.merchant)"
        let found: JSON
        do {
            found = try await gateway.call("GET", target)
        } catch let refusal as WeChatRefusal {
            guard ["ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS"].contains(refusal.code) else {
                throw PaymentError.providerFailed("\(refusal.status) \(refusal.code): \(refusal.message)")
            }
            return .waiting
        }
        switch found["trade_state"]?.string {
        case "SUCCESS", "REFUND":
            let (number, receipt) = try paid(found)
            guard number == payment.number else { throw PaymentError.badNotice }
            return .paid(receipt)
        case "CLOSED", "REVOKED": return .closed
        default: return .waiting
        }
    }

    /// Whatever they say to closing, what they then know of the payment decides.
    public func close(_ payment: Payment) async throws -> ProviderState {
        let target = "/v3/pay/transactions/out-trade-no/\(payment.number)/close"
        do {
            _ = try await gateway.call("POST", target, ["mchid": .string(settings.merchant)])
            return .closed
        } catch let refusal as WeChatRefusal {
            if refusal.isPassing { throw PaymentError.providerFailed("\(refusal.status) \(refusal.code): \(refusal.message)") }
            if ["ORDER_NOT_EXIST", "ORDERNOTEXIST", "ORDER_CLOSED", "ORDERCLOSED"].contains(refusal.code) { return .closed }
            return try await query(payment)
        }
    }
}
