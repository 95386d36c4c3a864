// SandboxRefunds.swift: money that leaves the sandbox: refunds and transfers.
import Core
import CryptoExtras
import Foundation
import Synchronization

extension WeChatSandbox {
    func refund(_ json: JSON) -> SandboxAnswer {
        guard let number = json["out_refund_no"]?.string, isNumber(number, extra: "_-|*@") || number.utf8.count <= 64,
            let amount = json["amount"]?["refund"]?.int, let total = json["amount"]?["total"]?.int, amount > 0,
            json["amount"]?["currency"]?.string == "CNY"
        else { return .no(400, "PARAM_ERROR", "参数错误") }
        let now = clock.now()
        let (answer, done): (SandboxAnswer, SandboxRefund?) = state.withLock { books in
            let order = books.orders.values.first {
                ($0.reference != nil && $0.reference == json["transaction_id"]?.string) || $0.number == json["out_trade_no"]?.string
            }
            guard var order, order.reference != nil else { return (.no(404, "RESOURCE_NOT_EXISTS", "订单不存在"), nil) }
            if let kept = books.refunds[number] {
                guard kept.order == order.number, kept.amount == amount else {
                    return (.no(400, "INVALID_REQUEST", "订单金额或退款金额与之前请求不一致"), nil)
                }
                return (.ok(view(kept, order)), nil)
            }
            guard total == order.total else { return (.no(400, "INVALID_REQUEST", "订单总金额与原订单不一致"), nil) }
            guard order.refunded + amount <= order.total else { return (.no(400, "INVALID_REQUEST", "申请退款金额大于可退金额"), nil) }
            let ending = books.nextMovements.isEmpty ? .success : books.nextMovements.removeFirst()
            let states: [SandboxEnding: SandboxRefund.State] = [.waits: .waits, .closed: .closed, .fail: .closed, .abnormal: .abnormal]
            let at = now + books.shift
            var refund = SandboxRefund(
                number: number, order: order.number, reference: books.number("503", at: at), amount: amount,
                notify: json["notify_url"]?.string, askedAt: at, state: states[ending] ?? .done, doneAt: nil)
            if refund.state == .done { refund.doneAt = at }
            if refund.state != .closed { order.refunded += amount }
            order.state = .refunded
            (books.orders[order.number], books.refunds[number]) = (order, refund)
            // As the real one: the first answer says that it is under way, whatever a query would say a moment later.
            var first = refund
            if first.state == .done { (first.state, first.doneAt) = (.waits, nil) }
            return (.ok(view(first, order)), refund)
        }
        if let done, done.state != .waits { promise(.refund(done.number)) }
        return answer
    }

    func refund(_ number: String) -> SandboxAnswer {
        let found = state.withLock { books in books.refunds[number].flatMap { refund in books.orders[refund.order].map { (refund, $0) } } }
        guard let (refund, order) = found else { return .no(404, "RESOURCE_NOT_EXISTS", "退款单不存在") }
        return .ok(view(refund, order))
    }

    /// A refund as queries have it; notices name the state otherwise.
    func view(_ refund: SandboxRefund, _ order: SandboxOrder, stateName: String = "status") -> JSON {
        var parts: [String: JSON] = [
            "refund_id": .string(refund.reference), "out_refund_no": .string(refund.number),
            "transaction_id": .string(order.reference ?? ""), "out_trade_no": .string(order.number), "channel": "ORIGINAL",
            "user_received_account": "支付用户零钱", "create_time": .string(WeChatTime.text(refund.askedAt)),
            stateName: .string(refund.state.rawValue), "funds_account": "AVAILABLE",
            "amount": [
                "total": .int(order.total), "refund": .int(refund.amount), "payer_total": .int(order.total),
                "payer_refund": .int(refund.amount), "settlement_refund": .int(refund.amount), "settlement_total": .int(order.total),
                "discount_refund": 0, "currency": .string(order.currency),
            ],
        ]
        if let done = refund.doneAt { parts["success_time"] = .string(WeChatTime.text(done)) }
        return .object(parts)
    }

    func transfer(_ json: JSON) -> SandboxAnswer {
        guard let number = json["out_bill_no"]?.string, isNumber(number, extra: ""), json["appid"]?.string == keys.appID,
            let openID = json["openid"]?.string, !openID.isEmpty, let amount = json["transfer_amount"]?.int, amount >= 10,
            let remark = json["transfer_remark"]?.string, 1...32 ~= remark.count, json["transfer_scene_id"]?.string != nil,
            hasReport(json["transfer_scene_report_infos"])
        else { return .no(400, "PARAM_ERROR", "参数错误") }
        var holder: String?
        if let sealed = json["user_name"]?.string {
            guard let text = opened(sealed) else { return .no(400, "PARAM_ERROR", "user_name 解密失败") }
            holder = text
        } else if amount >= 200_000 {
            return .no(400, "INVALID_REQUEST", "转账金额大于等于 2,000 元时必须填写收款用户姓名")
        }
        let now = clock.now()
        let (answer, ended): (SandboxAnswer, SandboxTransfer?) = state.withLock { books in
            if let kept = books.transfers[number] {
                guard kept.amount == amount, kept.openID == openID else { return (.no(400, "ALREADY_EXISTS", "商户单号已存在，参数不同"), nil) }
                return (.ok(accepted(kept)), nil)
            }
            let ending = books.nextMovements.isEmpty ? .success : books.nextMovements.removeFirst()
            let state: SandboxTransfer.State = ending == .success ? .done : ending == .waits ? .waits : .failed
            let at = now + books.shift
            let transfer = SandboxTransfer(
                number: number, reference: books.number("133", at: at), amount: amount, openID: openID, holder: holder, remark: remark,
                notify: json["notify_url"]?.string, askedAt: at, state: state, changedAt: at,
                reason: state == .failed ? "ACCOUNT_ABNORMAL" : nil)
            books.transfers[number] = transfer
            return (.ok(accepted(transfer)), state == .waits ? nil : transfer)
        }
        if let ended { promise(.transfer(ended.number)) }
        return answer
    }

    /// What the scene asks for is told, in words that fit.
    private func hasReport(_ json: JSON?) -> Bool {
        guard let infos = json?.array, !infos.isEmpty else { return false }
        return infos.allSatisfy { 1...15 ~= $0["info_type"]?.string?.count ?? 0 && 1...32 ~= $0["info_content"]?.string?.count ?? 0 }
    }

    private func accepted(_ transfer: SandboxTransfer) -> JSON {
        [
            "out_bill_no": .string(transfer.number), "transfer_bill_no": .string(transfer.reference),
            "create_time": .string(WeChatTime.text(transfer.askedAt)), "state": "WAIT_USER_CONFIRM", "package_info": "sandbox",
        ]
    }

    func transfer(_ number: String) -> SandboxAnswer {
        guard let transfer = state.withLock({ $0.transfers[number] }) else { return .no(404, "NOT_FOUND", "记录不存在") }
        return .ok(view(transfer))
    }

    func view(_ transfer: SandboxTransfer) -> JSON {
        var parts: [String: JSON] = [
            "mch_id": .string(keys.merchant), "out_bill_no": .string(transfer.number), "transfer_bill_no": .string(transfer.reference),
            "appid": .string(keys.appID), "state": .string(transfer.state.rawValue), "transfer_amount": .int(transfer.amount),
            "transfer_remark": .string(transfer.remark), "openid": .string(transfer.openID),
            "create_time": .string(WeChatTime.text(transfer.askedAt)), "update_time": .string(WeChatTime.text(transfer.changedAt)),
        ]
        if let reason = transfer.reason { parts["fail_reason"] = .string(reason) }
        return .object(parts)
    }

    func cancel(_ number: String) -> SandboxAnswer {
        let now = clock.now()
        return state.withLock { books in
            guard var transfer = books.transfers[number] else { return .no(404, "NOT_FOUND", "记录不存在") }
            guard transfer.state == .waits else { return .no(400, "INVALID_REQUEST", "当前状态不能撤销") }
            (transfer.state, transfer.changedAt) = (.cancelled, now + books.shift)
            books.transfers[number] = transfer
            return .ok([
                "out_bill_no": .string(number), "transfer_bill_no": .string(transfer.reference), "state": "CANCELING",
                "update_time": .string(WeChatTime.text(now)),
            ])
        }
    }

    /// A name that was sealed for us with the key that we showed.
    private func opened(_ sealed: String) -> String? {
        guard let bytes = Data(base64Encoded: sealed) else { return nil }
        let platforms = [keys.platform] + (state.withLock { $0.rotated }.map { [$0] } ?? [])
        for platform in platforms {
            guard let key = try? _RSA.Encryption.PrivateKey(derRepresentation: platform.key.derRepresentation),
                let text = try? key.decrypt(bytes, padding: .PKCS1_OAEP)
            else { continue }
            return String(decoding: text, as: UTF8.self)
        }
        return nil
    }
}
