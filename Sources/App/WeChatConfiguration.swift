// WeChatConfiguration.swift: WeChat Pay from the environment; without a merchant number there is none.
import Core
import Foundation
import WeChatPay

extension Configuration {
    /// The names that `SOUK_WECHAT_…` may have, without that prefix.
    static let wechatNames = [
        "MERCHANT", "APP", "SERIAL", "KEY", "APIV3_KEY", "PUBLIC_KEY_ID", "PUBLIC_KEY", "GATEWAYS", "SITE", "TRANSFER_SCENE",
        "TRANSFER_REPORT",
    ]

    static func wechat(of environment: [String: String]) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: wechatNames.compactMap { name in environment["SOUK_WECHAT_\(name)"].map { (name, $0) } })
    }

    /// For people to look at: which merchant, and no key.
    var shownWeChat: String {
        guard let merchant = wechat["MERCHANT"] else { return "off" }
        return "merchant \(merchant), keys hidden"
    }

    /// - Throws: ``ConfigurationError/badValue(_:_:)`` naming the setting, with nothing of a key in it.
    func wechatSettings() throws -> WeChatSettings? {
        guard let merchant = wechat["MERCHANT"] else {
            guard let other = wechat.keys.sorted().first else { return nil }
            throw ConfigurationError.badValue("SOUK_WECHAT_MERCHANT", "missing while SOUK_WECHAT_\(other) is set")
        }
        func file(_ name: String) throws -> String? {
            guard let path = wechat[name] else { return nil }
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw ConfigurationError.badValue("SOUK_WECHAT_\(name)", "a file that cannot be read")
            }
            return text
        }
        do {
            return try WeChatSettings(
                merchant: merchant, appID: wechat["APP"] ?? "", serial: wechat["SERIAL"] ?? "", key: try file("KEY") ?? "",
                apiV3Key: wechat["APIV3_KEY"] ?? "", platformKeyID: wechat["PUBLIC_KEY_ID"], platformKey: try file("PUBLIC_KEY"),
                gateways: wechat["GATEWAYS"].map { $0.split(separator: ",").map(String.init) } ?? WeChatSettings.gateways,
                site: wechat["SITE"] ?? origins.first ?? "", transferScene: wechat["TRANSFER_SCENE"] ?? "1005",
                transferReport: wechat["TRANSFER_REPORT"] ?? WeChatSettings.commissionReport)
        } catch WeChatSettingsError.wrong(let name) {
            throw ConfigurationError.badValue("SOUK_WECHAT_…", "complete: \(name) is missing or wrong")
        }
    }
}
