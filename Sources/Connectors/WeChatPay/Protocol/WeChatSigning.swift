// WeChatSigning.swift: WECHATPAY2-SHA256-RSA2048: what is signed, how it is written, and when it is believed.
import Core
import Crypto
import CryptoExtras
import Foundation

/// RSA over SHA-256 with PKCS #1 v1.5 padding, in Base64: what both sides of the protocol sign with.
enum WeChatSigning {
    static let scheme = "WECHATPAY2-SHA256-RSA2048"
    /// How far a timestamp may be from now, either way.
    static let window = Span.minutes(5)

    /// What a merchant signs of a request. `target` is the path with its query, as it is sent.
    static func requestMessage(_ method: String, _ target: String, timestamp: String, nonce: String, body: [UInt8]) -> [UInt8] {
        Array("\(method)\n\(target)\n\(timestamp)\n\(nonce)\n".utf8) + body + [10]
    }

    /// What WeChat Pay signs of an answer or a notice.
    static func answerMessage(timestamp: String, nonce: String, body: [UInt8]) -> [UInt8] {
        Array("\(timestamp)\n\(nonce)\n".utf8) + body + [10]
    }

    /// What a page hands to the wallet's script.
    static func bridgeMessage(appID: String, timestamp: String, nonce: String, package: String) -> [UInt8] {
        Array("\(appID)\n\(timestamp)\n\(nonce)\n\(package)\n".utf8)
    }

    static func sign(_ message: [UInt8], with key: _RSA.Signing.PrivateKey) throws -> String {
        try key.signature(for: message, padding: .insecurePKCS1v1_5).rawRepresentation.base64EncodedString()
    }

    static func isValid(_ signature: String, of message: [UInt8], by key: _RSA.Signing.PublicKey) -> Bool {
        guard let bytes = Data(base64Encoded: signature) else { return false }
        return key.isValidSignature(_RSA.Signing.RSASignature(rawRepresentation: bytes), for: message, padding: .insecurePKCS1v1_5)
    }

    static func isRecent(_ timestamp: String, at now: Timestamp) -> Bool {
        guard let seconds = Int64(timestamp), 0...9_999_999_999 ~= seconds else { return false }
        let age = now - Timestamp(milliseconds: seconds * 1_000)
        return Span(milliseconds: -window.milliseconds)...window ~= age
    }

    static func seconds(_ time: Timestamp) -> String { String(time.milliseconds / 1_000) }
}

/// The `Authorization` header of a request.
struct WeChatAuthorization: Equatable {
    let merchant: String, serial: String, nonce: String, timestamp: String, signature: String

    var text: String {
        """
        \(WeChatSigning.scheme) mchid="\(merchant)",nonce_str="\(nonce)",signature="\(signature)",timestamp="\(timestamp)",serial_no="\(serial)"
        """
    }

    init(merchant: String, serial: String, nonce: String, timestamp: String, signature: String) {
        (self.merchant, self.serial, self.nonce) = (merchant, serial, nonce)
        (self.timestamp, self.signature) = (timestamp, signature)
    }

    /// Reads a header, with its parts in any order; anything else is nil.
    init?(_ text: String) {
        guard text.hasPrefix(WeChatSigning.scheme + " ") else { return nil }
        var parts: [String: String] = [:]
        for pair in text.dropFirst(WeChatSigning.scheme.count + 1).split(separator: ",") {
            guard let equals = pair.firstIndex(of: "=") else { return nil }
            let name = pair[..<equals].trimmingCharacters(in: .whitespaces)
            let value = pair[pair.index(after: equals)...].trimmingCharacters(in: .whitespaces)
            guard value.count >= 2, value.first == "\"", value.last == "\"", parts[name] == nil else { return nil }
            parts[name] = String(value.dropFirst().dropLast())
        }
        guard let merchant = parts["mchid"], let serial = parts["serial_no"], let nonce = parts["nonce_str"],
            let timestamp = parts["timestamp"], let signature = parts["signature"], !nonce.isEmpty
        else { return nil }
        self.init(merchant: merchant, serial: serial, nonce: nonce, timestamp: timestamp, signature: signature)
    }
}
