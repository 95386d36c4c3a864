// SandboxRoutes.swift: the addresses of the protocol, and taking money.
import Core
import Foundation
import Synchronization

extension WeChatSandbox {
    /// Every address that it answers, for who mounts it.
    public static let routes: [(method: String, path: String)] = [
        ("POST", "/v3/pay/transactions/{way}"), ("GET", "/v3/pay/transactions/out-trade-no/{number}"),
        ("GET", "/v3/pay/transactions/id/{number}"), ("POST", "/v3/pay/transactions/out-trade-no/{number}/close"),
        ("POST", "/v3/refund/domestic/refunds"), ("GET", "/v3/refund/domestic/refunds/{number}"),
        ("POST", "/v3/fund-app/mch-transfer/transfer-bills"),
        ("GET", "/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{number}"),
        ("POST", "/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{number}/cancel"),
        ("GET", "/v3/certificates"), ("GET", "/v3/bill/tradebill"), ("GET", "/v3/bill/fundflowbill"), ("GET", "/v3/billdownload/file"),
    ]

    func respond(_ method: String, _ target: String, body: [UInt8], base: String) -> SandboxAnswer {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        let path = parts[0].split(separator: "/").map(String.init)
        let pairs = (parts.count == 2 ? parts[1] : "").split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        let query = Dictionary(pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
        let json: JSON = body.isEmpty ? .object([:]) : (try? JSON(parsing: body)) ?? .null
        guard json != .null else { return .no(400, "PARAM_ERROR", "请求体不是 JSON") }
        switch (method, path.dropFirst().joined(separator: "/")) {
        case ("GET", "certificates"): return certificates()
        case ("POST", "refund/domestic/refunds"): return refund(json)
        case ("GET", "bill/tradebill"): return bill(query, isTrade: true, base: base)
        case ("GET", "bill/fundflowbill"): return bill(query, isTrade: false, base: base)
        case ("GET", "billdownload/file"): return download(query["token"] ?? "")
        case ("POST", "fund-app/mch-transfer/transfer-bills"): return transfer(json)
        default: break
        }
        switch (method, path.count, path.dropFirst().prefix(path.count - 2).joined(separator: "/"), path.last ?? "") {
        case ("POST", 4, "pay/transactions", let way): return prepay(way, json, base: base)
        case ("GET", 5, "pay/transactions/out-trade-no", let number): return order(number, query)
        case ("GET", 5, "pay/transactions/id", let reference): return order(of: reference, query)
        case ("GET", 5, "refund/domestic/refunds", let number): return refund(number)
        case ("POST", 6, _, "close"): return close(path[4], json)
        case ("GET", 6, "fund-app/mch-transfer/transfer-bills/out-bill-no", let number): return transfer(number)
        case ("POST", 7, _, "cancel"): return cancel(path[5])
        default: return .no(404, "NOT_FOUND", "没有这个接口")
        }
    }

    private func certificates() -> SandboxAnswer {
        let platforms = [keys.platform] + (state.withLock { $0.rotated }.map { [$0] } ?? [])
        let entries: [JSON] = platforms.compactMap { platform in
            guard let certificate = PlatformCertificate(pem: platform.certificate), let sealed = sealed(platform.certificate, "certificate")
            else { return nil }
            return [
                "serial_no": .string(platform.serial), "effective_time": .string(WeChatTime.text(certificate.from)),
                "expire_time": .string(WeChatTime.text(certificate.until)), "encrypt_certificate": sealed.json,
            ]
        }
        return .ok(["data": .array(entries)])
    }

    private func prepay(_ way: String, _ json: JSON, base: String) -> SandboxAnswer {
        guard ["jsapi", "h5", "native", "app"].contains(way) else { return .no(404, "NOT_FOUND", "没有这个接口") }
        guard json["mchid"]?.string == keys.merchant, json["appid"]?.string == keys.appID else {
            return .no(400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配")
        }
        guard let number = json["out_trade_no"]?.string, isNumber(number, extra: "_-|*"),
            let description = json["description"]?.string, 1...127 ~= description.utf8.count, let notify = json["notify_url"]?.string,
            let total = json["amount"]?["total"]?.int, total > 0
        else { return .no(400, "PARAM_ERROR", "参数错误") }
        let openID = json["payer"]?["openid"]?.string
        if way == "jsapi", openID == nil { return .no(400, "PARAM_ERROR", "缺少 payer.openid") }
        if way == "h5", json["scene_info"]?["payer_client_ip"]?.string == nil { return .no(400, "PARAM_ERROR", "缺少 scene_info") }
        let now = clock.now()
        return state.withLock { books in
            if let kept = books.orders[number] {
                guard kept.request == json, kept.way == way else { return .no(400, "INVALID_REQUEST", "商户订单号重复") }
                switch kept.state {
                case .paid, .refunded: return .no(400, "ORDERPAID", "该订单已支付")
                case .closed: return .no(400, "ORDER_CLOSED", "订单已关闭")
                case .open: return start(kept, base: base)
                }
            }
            let order = SandboxOrder(
                number: number, way: way, total: total, currency: json["amount"]?["currency"]?.string ?? "CNY", description: description,
                notify: notify, prepay: books.number("wx", at: now), request: json, openID: openID ?? "oSoukSandboxBuyer")
            books.orders[number] = order
            return start(order, base: base)
        }
    }

    private func start(_ order: SandboxOrder, base: String) -> SandboxAnswer {
        switch order.way {
        case "h5": .ok(["h5_url": .string("\(base)/sandbox/h5?prepay_id=\(order.prepay)")])
        case "native": .ok(["code_url": .string("weixin://wxpay/bizpayurl?pr=\(order.prepay)")])
        default: .ok(["prepay_id": .string(order.prepay)])
        }
    }

    private func order(_ number: String, _ query: [String: String]) -> SandboxAnswer {
        guard query["mchid"] == keys.merchant else { return .no(400, "PARAM_ERROR", "缺少 mchid") }
        guard let order = state.withLock({ $0.orders[number] }) else { return .no(404, "ORDER_NOT_EXIST", "订单不存在") }
        return .ok(transaction(order))
    }

    private func order(of reference: String, _ query: [String: String]) -> SandboxAnswer {
        let found = state.withLock { books in books.orders.values.first { $0.reference == reference } }
        guard let found else { return .no(404, "ORDER_NOT_EXIST", "订单不存在") }
        return order(found.number, query)
    }

    /// An order as queries and notices have it.
    func transaction(_ order: SandboxOrder) -> JSON {
        var parts: [String: JSON] = [
            "appid": .string(keys.appID), "mchid": .string(keys.merchant), "out_trade_no": .string(order.number),
            "trade_state": .string(order.state.rawValue), "trade_state_desc": .string(order.state.rawValue), "attach": "",
            "amount": [
                "total": .int(order.total), "payer_total": .int(order.total), "currency": .string(order.currency),
                "payer_currency": .string(order.currency),
            ],
        ]
        if let reference = order.reference, let paidAt = order.paidAt {
            parts["transaction_id"] = .string(reference)
            parts["trade_type"] = .string(order.way == "h5" ? "MWEB" : order.way.uppercased())
            parts["bank_type"] = "OTHERS"
            parts["success_time"] = .string(WeChatTime.text(paidAt))
            parts["payer"] = ["openid": .string(order.openID)]
        }
        return .object(parts)
    }

    private func close(_ number: String, _ json: JSON) -> SandboxAnswer {
        guard json["mchid"]?.string == keys.merchant else { return .no(400, "PARAM_ERROR", "缺少 mchid") }
        return state.withLock { books in
            switch books.orders[number]?.state {
            case nil: return .no(404, "ORDER_NOT_EXIST", "订单不存在")
            case .paid, .refunded: return .no(400, "ORDERPAID", "该订单已支付")
            case .open, .closed:
                books.orders[number]?.state = .closed
                return .nothing
            }
        }
    }

    func isNumber(_ text: String, extra: String) -> Bool {
        6...32 ~= text.utf8.count && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || extra.contains($0)) }
    }

    func sealed(_ text: String, _ associated: String) -> SealedResource? {
        try? SealedResource(
            sealing: Array(text.utf8), key: keys.sealing, nonce: String(random.secret().prefix(12)), associated: associated)
    }
}
