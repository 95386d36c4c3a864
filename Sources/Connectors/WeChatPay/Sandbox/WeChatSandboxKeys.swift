// WeChatSandboxKeys.swift: the sandbox's keys and the merchant's, made once and kept in a folder.
import Core
import Crypto
import CryptoExtras
import Foundation

/// Both sides' keys. The merchant's private key is among them, since the sandbox hands it out, as the merchant platform does.
public struct WeChatSandboxKeys: Sendable {
    public let merchant: String, appID: String, merchantSerial: String, apiV3Key: String, publicKeyID: String
    let merchantKey: _RSA.Signing.PrivateKey
    let platform: Platform

    /// A key that WeChat Pay signs with, and its certificate.
    struct Platform: Sendable {
        let key: _RSA.Signing.PrivateKey, serial: String, certificate: String

        init(serial: [UInt8], from: Timestamp, key: _RSA.Signing.PrivateKey) throws {
            self.key = key
            self.serial = Hex.text(serial).uppercased()
            certificate = try PlatformCertificate.make(
                serial: serial, name: "Souk WeChat Pay sandbox", from: from, until: from + .days(1_825), key: key)
        }
    }

    var sealing: SymmetricKey { SymmetricKey(data: Array(apiV3Key.utf8)) }
    public var merchantPEM: String { merchantKey.pkcs8PEMRepresentation }
    public var publicPEM: String { platform.key.publicKey.pemRepresentation }
    public var certificatePEM: String { platform.certificate }

    /// - Parameter start: the certificate is good from then on, for five years.
    public init(
        merchant: String = "1900000109", appID: String = "wx8888888888888888", start: Timestamp, random: Random,
        merchantKey: String? = nil, platformKey: String? = nil
    ) throws {
        (self.merchant, self.appID) = (merchant, appID)
        let own = try merchantKey.map { try _RSA.Signing.PrivateKey(pemRepresentation: $0) } ?? _RSA.Signing.PrivateKey(keySize: .bits2048)
        self.merchantKey = own
        let theirs =
            try platformKey.map { try _RSA.Signing.PrivateKey(pemRepresentation: $0) } ?? _RSA.Signing.PrivateKey(keySize: .bits2048)
        merchantSerial = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
        apiV3Key = "souk-sandbox-apiv3-key-32-bytes!"
        publicKeyID = "PUB_KEY_ID_0119000001092026000000000001"
        platform = try Platform(serial: [0x5A] + random.bytes(15), from: start, key: theirs)
    }

    /// The keys of a folder, made there at the first time; `settings` for who connects by hand.
    public static func load(folder: String, at now: Timestamp, random: Random) throws -> WeChatSandboxKeys {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        func kept(_ name: String) -> String? { try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) }
        let keys = try WeChatSandboxKeys(
            start: now - .days(1), random: random, merchantKey: kept("merchant-key.pem"), platformKey: kept("platform-key.pem"))
        // What `souk serve` is told, to connect to this sandbox.
        let connection = """
            SOUK_WECHAT_MERCHANT=\(keys.merchant)
            SOUK_WECHAT_APP=\(keys.appID)
            SOUK_WECHAT_SERIAL=\(keys.merchantSerial)
            SOUK_WECHAT_KEY=\(folder)/merchant-key.pem
            SOUK_WECHAT_APIV3_KEY=\(keys.apiV3Key)
            SOUK_WECHAT_PUBLIC_KEY_ID=\(keys.publicKeyID)
            SOUK_WECHAT_PUBLIC_KEY=\(folder)/platform-public.pem

            """
        let files = [
            ("connect.env", connection),
            ("merchant-key.pem", keys.merchantPEM), ("platform-key.pem", keys.platform.key.pkcs8PEMRepresentation),
            ("platform-public.pem", keys.publicPEM), ("platform-certificate.pem", keys.certificatePEM),
        ]
        for (name, text) in files {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(folder)/\(name)")
        }
        return keys
    }

    /// What the merchant configures to reach a sandbox.
    /// - Parameter byPublicKey: else by certificates, which are then fetched.
    public func settings(gateway: String, site: String, byPublicKey: Bool) throws -> WeChatSettings {
        try WeChatSettings(
            merchant: merchant, appID: appID, serial: merchantSerial, key: merchantPEM, apiV3Key: apiV3Key,
            platformKeyID: byPublicKey ? publicKeyID : nil, platformKey: byPublicKey ? publicPEM : nil, gateways: [gateway], site: site)
    }
}
