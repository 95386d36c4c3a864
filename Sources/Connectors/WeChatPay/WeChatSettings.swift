// WeChatSettings.swift: what a merchant's contract with WeChat Pay gives: numbers, keys, addresses.
import Core
import Crypto
import CryptoExtras

/// One merchant's account. Its keys are secret: `shown` hides them, and nothing else prints this.
public struct WeChatSettings: Sendable {
    public static let gateways = ["https://api.mch.weixin.qq.com", "https://api2.mch.weixin.qq.com"]

    /// 商户号, 应用 ID, and the serial number of the merchant's own certificate.
    public let merchant: String, appID: String, serial: String
    let key: _RSA.Signing.PrivateKey
    let sealing: SymmetricKey
    /// WeChat Pay's public key with its id (`PUB_KEY_ID_…`); without one, its certificates are fetched.
    let platform: (id: String, key: _RSA.Signing.PublicKey, pem: String)?
    /// Asked in this order: the second when the first does not answer.
    public let gateways: [String]
    /// Where buyers and WeChat Pay reach us: `https://shop.example`.
    public let site: String
    /// 转账场景 ID, as agreed on the merchant platform.
    public let transferScene: String
    /// 转账场景报备信息: what that scene asks to be told with each transfer, in its own words.
    public let transferReport: [(type: String, content: String)]
    /// What scene 1005 (佣金报酬) asks for.
    public static let commissionReport = "岗位类型=商家,报酬说明=店铺货款结算"

    /// - Parameters:
    ///   - key: the merchant's private key, PEM.
    ///   - apiV3Key: 32 characters.
    ///   - platformKey: PEM, given together with its id or not at all.
    ///   - transferReport: `type=content,type=content`; a type has at most 15 characters, a content 32.
    /// - Throws: ``WeChatSettingsError``, naming what is wrong and showing none of it.
    public init(
        merchant: String, appID: String, serial: String, key: String, apiV3Key: String, platformKeyID: String? = nil,
        platformKey: String? = nil, gateways: [String] = WeChatSettings.gateways, site: String, transferScene: String = "1005",
        transferReport: String = WeChatSettings.commissionReport
    ) throws(WeChatSettingsError) {
        guard (1...32).contains(merchant.utf8.count), merchant.utf8.allSatisfy({ 48...57 ~= $0 }) else { throw .wrong("merchant") }
        guard (1...32).contains(appID.utf8.count) else { throw .wrong("appID") }
        guard !serial.isEmpty, serial.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else { throw .wrong("serial") }
        guard let own = try? _RSA.Signing.PrivateKey(pemRepresentation: key) else { throw .wrong("key") }
        guard apiV3Key.utf8.count == 32 else { throw .wrong("apiV3Key") }
        guard (platformKeyID == nil) == (platformKey == nil) else { throw .wrong("platformKeyID") }
        guard let host = gateways.first, !host.isEmpty, gateways.allSatisfy({ $0.hasPrefix("http") && !$0.hasSuffix("/") }) else {
            throw .wrong("gateways")
        }
        guard site.hasPrefix("http"), !site.hasSuffix("/") else { throw .wrong("site") }
        if let platformKeyID, let platformKey {
            guard let read = try? _RSA.Signing.PublicKey(pemRepresentation: platformKey) else { throw .wrong("platformKey") }
            platform = (platformKeyID, read, platformKey)
        } else {
            platform = nil
        }
        (self.merchant, self.appID, self.serial, self.key) = (merchant, appID, serial.uppercased(), own)
        (sealing, self.gateways, self.site) = (SymmetricKey(data: Array(apiV3Key.utf8)), gateways, site)
        self.transferScene = transferScene
        var report: [(type: String, content: String)] = []
        for part in transferReport.split(separator: ",") {
            let words = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard words.count == 2, 1...15 ~= words[0].count, 1...32 ~= words[1].count else { throw .wrong("transferReport") }
            report.append((words[0], words[1]))
        }
        guard !report.isEmpty else { throw .wrong("transferReport") }
        self.transferReport = report
    }

    /// For people to look at: no key.
    public var shown: String { "\(merchant) \(appID) at \(gateways[0]), notices to \(site)" }
    var notifyAddress: String { "\(site)/api/v1/payments/notify/\(WeChatPay.name)" }
}

public enum WeChatSettingsError: Error, Equatable, CustomStringConvertible {
    /// The name of what is missing or not of its form.
    case wrong(String)
    public var description: String {
        switch self {
        case .wrong(let name): "WeChat Pay: \(name) is missing or wrong"
        }
    }
}
