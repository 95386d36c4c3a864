// SealedResource.swift: AEAD_AES_256_GCM: what WeChat Pay seals with the merchant's APIv3 key.
import Core
import Crypto
import Foundation

/// A sealed text as it stands in JSON: `{"algorithm", "nonce", "associated_data", "ciphertext"}`.
struct SealedResource: Equatable {
    static let algorithm = "AEAD_AES_256_GCM"
    let nonce: String, associated: String, ciphertext: String

    /// Nil when it is not of this form.
    init?(_ json: JSON?) {
        guard let json, json["algorithm"]?.string == Self.algorithm, let nonce = json["nonce"]?.string,
            let ciphertext = json["ciphertext"]?.string
        else { return nil }
        (self.nonce, self.ciphertext, associated) = (nonce, ciphertext, json["associated_data"]?.string ?? "")
    }

    /// - Parameters:
    ///   - key: 32 bytes.
    ///   - nonce: 12 ASCII characters, a new one each time.
    init(sealing text: [UInt8], key: SymmetricKey, nonce: String, associated: String) throws {
        let box = try AES.GCM.seal(
            text, using: key, nonce: AES.GCM.Nonce(data: Array(nonce.utf8)), authenticating: Array(associated.utf8))
        (self.nonce, self.associated) = (nonce, associated)
        ciphertext = (box.ciphertext + box.tag).base64EncodedString()
    }

    var json: JSON {
        [
            "algorithm": .string(Self.algorithm), "nonce": .string(nonce), "associated_data": .string(associated),
            "ciphertext": .string(ciphertext),
        ]
    }

    /// The text, or nil when the key is another or anything was changed.
    func opened(with key: SymmetricKey) -> [UInt8]? {
        guard let bytes = Data(base64Encoded: ciphertext), bytes.count >= 16,
            let nonce = try? AES.GCM.Nonce(data: Array(nonce.utf8)),
            let box = try? AES.GCM.SealedBox(nonce: nonce, ciphertext: bytes.dropLast(16), tag: bytes.suffix(16)),
            let text = try? AES.GCM.open(box, using: key, authenticating: Array(associated.utf8))
        else { return nil }
        return Array(text)
    }
}
