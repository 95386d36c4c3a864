// SandboxNotifying.swift: what the sandbox tells the merchant, and everything that goes wrong with it.
import Core
import Crypto
import Foundation
import Synchronization
import WebClient

/// A notice as it goes over the wire.
public struct WeChatSandboxNotice: Sendable {
    public let address: String, headers: [String: String], body: [UInt8]
}

/// What a notice is about: our number of it.
enum SandboxSubject: Sendable { case order(String), refund(String), transfer(String) }

/// What is wrong with a notice.
public enum WeChatSandboxMischief: String, Sendable, CaseIterable {
    case none
    /// Signed for another body.
    case badSignature
    /// Signed six minutes ago.
    case stale
    /// Rightly signed, with another amount.
    case wrongAmount
    /// Rightly signed, of somebody else's merchant number.
    case wrongMerchant
    /// Sealed with another key.
    case badSeal
}

extension WeChatSandbox {
    func promise(_ subject: SandboxSubject) { state.withLock { $0.promised.append(subject) } }

    /// Sends what was promised; what is not taken stays promised.
    /// - Returns: the status of each.
    @discardableResult
    public func deliver() async -> [Int] {
        let waiting = state.withLock { books in
            defer { books.promised = [] }
            return books.promised
        }
        var statuses: [Int] = []
        for subject in waiting {
            let status = await deliver(subject)
            if !(200..<300 ~= status) { promise(subject) }
            statuses.append(status)
        }
        return statuses
    }

    private func deliver(_ subject: SandboxSubject) async -> Int {
        guard let notice = notice(subject, .none) else { return 200 }   // nobody asked to be told
        return await send(notice)
    }

    /// The notice of an order, a refund or a transfer by our number, as it would be sent now; nil where nobody asked for one.
    public func notice(number: String, _ mischief: WeChatSandboxMischief = .none) -> WeChatSandboxNotice? {
        let subject: SandboxSubject = state.withLock { books in
            books.refunds[number] != nil ? .refund(number) : books.transfers[number] != nil ? .transfer(number) : .order(number)
        }
        return notice(subject, mischief)
    }

    private func notice(_ subject: SandboxSubject, _ mischief: WeChatSandboxMischief) -> WeChatSandboxNotice? {
        let found: (event: String, kind: String, resource: JSON, address: String)? = state.withLock { books in
            switch subject {
            case .order(let number):
                guard let order = books.orders[number], order.reference != nil else { return nil }
                return ("TRANSACTION.SUCCESS", "transaction", transaction(order), order.notify)
            case .refund(let number):
                guard let refund = books.refunds[number], let order = books.orders[refund.order], let address = refund.notify else {
                    return nil
                }
                var parts = view(refund, order, stateName: "refund_status").object ?? [:]
                parts["mchid"] = .string(keys.merchant)
                return ("REFUND.\(refund.state.rawValue)", "refund", .object(parts), address)
            case .transfer(let number):
                guard let transfer = books.transfers[number], let address = transfer.notify else { return nil }
                return ("MCHTRANSFER.BILL.FINISHED", "mch_payment", view(transfer), address)
            }
        }
        guard let found else { return nil }
        let text = spoiled(found.resource, mischief).text
        let key = mischief == .badSeal ? SymmetricKey(data: Array(repeating: UInt8(7), count: 32)) : keys.sealing
        guard
            let sealed = try? SealedResource(
                sealing: Array(text.utf8), key: key, nonce: String(random.secret().prefix(12)), associated: found.kind)
        else { return nil }
        var resource = sealed.json.object ?? [:]
        resource["original_type"] = .string(found.kind)
        let now = clock.now()
        let body: JSON = [
            "id": .string(random.secret()), "create_time": .string(WeChatTime.text(now)), "event_type": .string(found.event),
            "resource_type": "encrypt-resource", "summary": .string(found.event), "resource": .object(resource),
        ]
        let bytes = body.bytes
        var headers = signature(
            of: bytes, badly: mischief == .badSignature, at: mischief == .stale ? now - .minutes(6) : now)
        headers["content-type"] = "application/json"
        return WeChatSandboxNotice(address: found.address, headers: headers, body: bytes)
    }

    private func spoiled(_ resource: JSON, _ mischief: WeChatSandboxMischief) -> JSON {
        guard var parts = resource.object else { return resource }
        switch mischief {
        case .wrongAmount:
            if let amount = parts["transfer_amount"]?.int { parts["transfer_amount"] = .int(amount + 1) }
            if var amount = parts["amount"]?.object {
                let name = amount["refund"] == nil ? "total" : "refund"
                amount[name] = .int((amount[name]?.int ?? 0) + 1)
                parts["amount"] = .object(amount)
            }
        case .wrongMerchant: for name in ["mchid", "mch_id"] where parts[name] != nil { parts[name] = "1900000110" }
        case .none, .badSignature, .stale, .badSeal: break
        }
        return .object(parts)
    }
}
