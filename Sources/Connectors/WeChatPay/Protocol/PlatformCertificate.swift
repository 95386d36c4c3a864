// PlatformCertificate.swift: what this protocol needs of X.509: serial number, validity and public key.
import Core
import CryptoExtras
import Foundation

/// A certificate of WeChat Pay's. That it is theirs is vouched for by the APIv3 key that it was sealed with, not by its issuer, so
/// only these parts are read.
struct PlatformCertificate: Sendable {
    /// In upper-case hexadecimal, as headers name it.
    let serial: String
    let from: Timestamp, until: Timestamp
    let key: _RSA.Signing.PublicKey

    /// Reads PEM; anything that is no certificate with an RSA key of at least 2048 bits is nil.
    init?(pem: String) {
        let lines = pem.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }
        guard pem.contains("-----BEGIN CERTIFICATE-----"), let der = Data(base64Encoded: lines.joined()) else { return nil }
        var outer = DERReader(Array(der))
        guard var certificate = outer.enter(.sequence), var body = certificate.enter(.sequence) else { return nil }
        if body.peek == 0xA0 { body.skip() }   // the version
        guard let number = body.take(.integer) else { return nil }
        body.skip()   // the signature's algorithm
        body.skip()   // the issuer
        guard var validity = body.enter(.sequence), let from = validity.time(), let until = validity.time() else { return nil }
        body.skip()   // the subject
        guard let info = body.whole(.sequence), let key = try? _RSA.Signing.PublicKey(derRepresentation: info) else { return nil }
        serial = Hex.text(number.drop { $0 == 0 }).uppercased()
        (self.from, self.until, self.key) = (from, until, key)
    }

    /// A certificate of the sandbox's own making, signed by itself, in PEM.
    static func make(serial: [UInt8], name: String, from: Timestamp, until: Timestamp, key: _RSA.Signing.PrivateKey) throws -> String {
        let sha256WithRSA = DER.sequence(DER.object([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B]) + DER.null)
        let commonName = DER.sequence(DER.object([0x55, 0x04, 0x03]) + DER.item(0x0C, Array(name.utf8)))
        let person = DER.sequence(DER.item(0x31, commonName))
        let version = DER.item(0xA0, DER.item(0x02, [2]))
        let validity = DER.sequence(DER.time(from) + DER.time(until))
        let body = DER.sequence(
            version + DER.integer(serial) + sha256WithRSA + person + validity + person + Array(key.publicKey.derRepresentation))
        let signature = try key.signature(for: body, padding: .insecurePKCS1v1_5).rawRepresentation
        let whole = DER.sequence(body + sha256WithRSA + DER.item(0x03, [0] + Array(signature)))
        return PEM.text("CERTIFICATE", whole)
    }
}

enum PEM {
    static func text(_ label: String, _ bytes: [UInt8]) -> String {
        let digits = Array(Data(bytes).base64EncodedString())
        let lines = stride(from: 0, to: digits.count, by: 64).map { String(digits[$0..<min($0 + 64, digits.count)]) }
        return "-----BEGIN \(label)-----\n\(lines.joined(separator: "\n"))\n-----END \(label)-----\n"
    }
}
