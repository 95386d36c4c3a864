// WeChatPay.swift: WeChat Pay (APIv3, direct merchant) as a payment provider.
import Core
import Payments
import WebClient

/// Takes money by JSAPI, H5 and Native, gives it back, pays it out to a person's wallet, and reads the bills of a day.
public struct WeChatPay: PaymentProvider {
    public static let name = "wechat"
    public var name: String { Self.name }
    public let settings: WeChatSettings
    let gateway: WeChatGateway
    let clock: Clock, random: Random

    /// - Parameter client: the network, or a sandbox in this process.
    public init(_ settings: WeChatSettings, client: WebClient, clock: Clock, random: Random) {
        (self.settings, self.clock, self.random) = (settings, clock, random)
        gateway = WeChatGateway(
            settings: settings, keys: PlatformKeys(fixed: settings.platform), client: client, clock: clock, random: random)
    }

    /// What money in their books is, where all of it is ours: our merchant number, our number, an amount with its currency.
    /// - Throws: ``PaymentError/badNotice`` when it is about something else.
    func paid(_ transaction: JSON) throws -> (number: String, receipt: Receipt) {
        guard transaction["mchid"]?.string == settings.merchant, transaction["appid"]?.string ?? settings.appID == settings.appID,
            let number = transaction["out_trade_no"]?.string, let reference = transaction["transaction_id"]?.string,
            let amount = transaction["amount"], let total = amount["total"]?.int, 0...Money.minorMax ~= total,
            let currency = Currency(code: amount["currency"]?.string ?? "CNY"), !reference.isEmpty, reference.utf8.count <= 64,
            let at = transaction["success_time"]?.string.flatMap(WeChatTime.read)
        else { throw PaymentError.badNotice }
        return (number, Receipt(reference: reference, amount: Money(minor: total, currency), at: at))
    }

    /// Runs a call whose refusals have no meaning of their own.
    func plainly<Answer>(_ call: () async throws -> Answer) async throws -> Answer {
        do { return try await call() } catch let refusal as WeChatRefusal {
            throw PaymentError.providerFailed("\(refusal.status) \(refusal.code): \(refusal.message)")
        }
    }
}
