// WeChatMovements.swift: money that leaves: refunds, and transfers to a person's wallet.
import Core
import Payments

extension WeChatPay {
    /// Asking again with the same number gives the same refund, as it now stands.
    public func refund(_ refund: Refund, of payment: Payment) async throws -> RefundAnswer {
        let order: JSON = [
            "transaction_id": .string(refund.reference), "out_refund_no": .string(refund.number),
            "notify_url": .string(settings.notifyAddress),
            "amount": [
                "refund": .int(refund.amount.minor), "total": .int(payment.amount.minor),
                "currency": .string(refund.amount.currency.code),
            ],
        ]
        do {
            let answer = try await gateway.call("POST", "/v3/refund/domestic/refunds", order)
            guard answer["out_refund_no"]?.string == refund.number, answer["transaction_id"]?.string == refund.reference else {
                throw PaymentError.badNotice
            }
            return try refunded(answer, state: answer["status"]?.string)
        } catch let refusal as WeChatRefusal {
            if refusal.isPassing { throw PaymentError.providerFailed("\(refusal.status) \(refusal.code): \(refusal.message)") }
            return .refused(ProviderRefusal(reason: refusal.code, mayAskAgain: refusal.code != "USER_ACCOUNT_ABNORMAL"))
        }
    }

    public func query(_ refund: Refund, of payment: Payment) async throws -> RefundAnswer? {
        do {
            let answer = try await gateway.call("GET", "/v3/refund/domestic/refunds/\(refund.number)")
            guard answer["out_refund_no"]?.string == refund.number else { throw PaymentError.badNotice }
            return try refunded(answer, state: answer["status"]?.string)
        } catch let refusal as WeChatRefusal {
            if ["RESOURCE_NOT_EXISTS", "NOT_FOUND"].contains(refusal.code) { return nil }
            throw PaymentError.providerFailed("\(refusal.status) \(refusal.code): \(refusal.message)")
        }
    }

    /// - Parameter state: `status` of an answer, `refund_status` of a notice.
    func refunded(_ json: JSON, state: String?) throws -> RefundAnswer {
        switch state {
        case "SUCCESS":
            guard let amount = json["amount"], let minor = amount["refund"]?.int, 0...Money.minorMax ~= minor,
                let currency = Currency(code: amount["currency"]?.string ?? "CNY"), let reference = json["refund_id"]?.string,
                let at = json["success_time"]?.string.flatMap(WeChatTime.read)
            else { throw PaymentError.badNotice }
            return .done(Receipt(reference: reference, amount: Money(minor: minor, currency), at: at))
        case "PROCESSING": return .underWay
        case "CLOSED": return .refused(ProviderRefusal(reason: "CLOSED", mayAskAgain: true))
        // The buyer's bank would not have it: the money waits at WeChat Pay for the merchant to say where to.
        case "ABNORMAL": return .refused(ProviderRefusal(reason: "ABNORMAL", mayAskAgain: false))
        default: throw PaymentError.badNotice
        }
    }

    /// From 0.30 on the receiver's name is compared, and from 2,000 it must be given. The receiver confirms in their wallet within a
    /// day, so a transfer may be under way for long.
    public func payOut(_ payout: Payout) async throws -> PayoutAnswer {
        var order: [String: JSON] = [
            "appid": .string(settings.appID), "out_bill_no": .string(payout.number),
            "transfer_scene_id": .string(settings.transferScene), "openid": .string(payout.account.account),
            "transfer_amount": .int(payout.amount.minor), "transfer_remark": .string(payout.remark.isEmpty ? "付款" : payout.remark),
            "notify_url": .string(settings.notifyAddress),
            "transfer_scene_report_infos": .array(
                settings.transferReport.map { ["info_type": .string($0.type), "info_content": .string($0.content)] }),
        ]
        if !payout.account.holder.isEmpty, payout.amount.minor >= 30 {
            order["user_name"] = .string(try await gateway.sealed(payout.account.holder))
        }
        do {
            // Says only that it was taken in; how it ends is for the query and the notice.
            let answer = try await gateway.call("POST", "/v3/fund-app/mch-transfer/transfer-bills", .object(order))
            guard answer["out_bill_no"]?.string == payout.number else { throw PaymentError.badNotice }
            return .underWay
        } catch let refusal as WeChatRefusal {
            if refusal.isPassing { throw PaymentError.providerFailed("\(refusal.status) \(refusal.code): \(refusal.message)") }
            // "There is one already" and the like: what they know of it decides.
            let known = try await query(payout)
            return known == .unknown ? .refused(ProviderRefusal(reason: refusal.code, mayAskAgain: true)) : known
        }
    }

    public func query(_ payout: Payout) async throws -> PayoutAnswer {
        do {
            let (number, answer) = try transferred(
                try await gateway.call("GET", "/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/\(payout.number)"))
            guard number == payout.number else { throw PaymentError.badNotice }
            return answer
        } catch let refusal as WeChatRefusal {
            if refusal.code == "NOT_FOUND" || refusal.code == "RESOURCE_NOT_EXISTS" { return .unknown }
            throw PaymentError.providerFailed("\(refusal.status) \(refusal.code): \(refusal.message)")
        }
    }

    func transferred(_ json: JSON) throws -> (number: String, answer: PayoutAnswer) {
        guard let number = json["out_bill_no"]?.string, (json["mch_id"] ?? json["mchid"])?.string ?? settings.merchant == settings.merchant
        else { throw PaymentError.badNotice }
        switch json["state"]?.string {
        case "SUCCESS":
            guard let minor = json["transfer_amount"]?.int, 0...Money.minorMax ~= minor, let reference = json["transfer_bill_no"]?.string,
                let at = (json["update_time"] ?? json["create_time"])?.string.flatMap(WeChatTime.read)
            else { throw PaymentError.badNotice }
            return (number, .paid(Receipt(reference: reference, amount: .cny(minor), at: at), fee: .cny(0)))
        case "FAIL", "CANCELLED":
            let reason = json["fail_reason"]?.string ?? json["state"]?.string ?? "FAIL"
            return (number, .refused(ProviderRefusal(reason: reason, mayAskAgain: true)))
        case "ACCEPTED", "PROCESSING", "WAIT_USER_CONFIRM", "TRANSFERING", "CANCELING": return (number, .underWay)
        default: throw PaymentError.badNotice
        }
    }
}
