// WeChatGateway.swift: one signed request and its verified answer.
import Core
import Crypto
import CryptoExtras
import Foundation
import Payments
import WebClient

/// A refusal in WeChat Pay's words: 4xx with a code.
struct WeChatRefusal: Error, Equatable {
    let status: Int, code: String, message: String
    /// The request was not at fault: the same may be asked again, later.
    var isPassing: Bool {
        status == 401 || status == 429 || status >= 500
            || [
                "SYSTEM_ERROR", "SYSTEMERROR", "FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEED", "RATELIMIT_EXCEEDED", "NO_AUTH", "NOT_ENOUGH",
                "USERPAYING", "BANK_ERROR",
            ].contains(code)
    }
}

struct WeChatGateway: Sendable {
    let settings: WeChatSettings, keys: PlatformKeys, client: WebClient
    let clock: Clock, random: Random

    /// Asks and answers in JSON. No answer and 5xx are asked once more at the next address, in the same words: our numbers make that
    /// safe; what fails again is for due work to repeat.
    /// - Parameter target: the path with its query.
    /// - Throws: ``WeChatRefusal`` for 4xx; ``PaymentError/providerFailed(_:)`` for no answer and for one that is not signed by them.
    func call(_ method: String, _ target: String, _ body: JSON? = nil) async throws -> JSON {
        let answer = try await exchange(method, target, body)
        try await verify(answer)
        guard !answer.body.isEmpty else { return .object([:]) }
        guard let json = try? JSON(parsing: answer.body) else { throw PaymentError.providerFailed("the answer is no JSON") }
        return json
    }

    /// A file; its answer is not signed, but its hash was told in one that is.
    func download(_ address: String) async throws -> [UInt8] {
        guard let gateway = settings.gateways.first(where: { address.hasPrefix($0 + "/") }) else {
            throw PaymentError.providerFailed("a file lies at a foreign address")
        }
        return try await exchange("GET", String(address.dropFirst(gateway.count)), nil).body
    }

    private func exchange(_ method: String, _ target: String, _ body: JSON?) async throws -> OutgoingAnswer {
        var failure = "no gateway"
        for gateway in [settings.gateways[0], settings.gateways.last ?? settings.gateways[0]] {
            let answer: OutgoingAnswer
            do {
                answer = try await client.send(try request(method, gateway, target, body?.bytes ?? []))
            } catch let error as WebClientError {
                failure = "\(error)"
                continue
            }
            switch answer.status {
            case 200..<300: return answer
            case 500...: failure = "status \(answer.status)"
            default:
                // A page that somebody between us made is no word of theirs: only a code is a no.
                guard let json = try? JSON(parsing: answer.body), let code = json["code"]?.string, !code.isEmpty else {
                    failure = "status \(answer.status) without a code"
                    continue
                }
                if answer.headers["wechatpay-signature"] != nil { try await verify(answer) }
                throw WeChatRefusal(status: answer.status, code: code, message: json["message"]?.string ?? "")
            }
        }
        throw PaymentError.providerFailed(failure)
    }

    private func request(_ method: String, _ gateway: String, _ target: String, _ body: [UInt8]) throws -> OutgoingRequest {
        let (nonce, timestamp) = (random.secret(), WeChatSigning.seconds(clock.now()))
        let message = WeChatSigning.requestMessage(method, target, timestamp: timestamp, nonce: nonce, body: body)
        let authorization = WeChatAuthorization(
            merchant: settings.merchant, serial: settings.serial, nonce: nonce, timestamp: timestamp,
            signature: try WeChatSigning.sign(message, with: settings.key))
        var headers: [(name: String, value: String)] = [
            ("authorization", authorization.text), ("accept", "application/json"), ("content-type", "application/json"),
            ("user-agent", "souk"),
        ]
        if let serial = keys.sealing(at: clock.now())?.serial { headers.append(("wechatpay-serial", serial)) }
        return OutgoingRequest(method, gateway + target, headers: headers, body: body)
    }

    private func verify(_ answer: OutgoingAnswer) async throws {
        guard try await isTheirs(answer.body, header: { answer.headers[$0] }) else {
            throw PaymentError.providerFailed("an answer is not signed by WeChat Pay")
        }
    }

    /// Whether a body carries WeChat Pay's signature of these five minutes. A serial that is not known is looked up.
    func isTheirs(_ body: [UInt8], header: (String) -> String?) async throws -> Bool {
        guard let signature = header("wechatpay-signature"), let serial = header("wechatpay-serial"),
            let timestamp = header("wechatpay-timestamp"), let nonce = header("wechatpay-nonce"),
            header("wechatpay-signature-type") ?? WeChatSigning.scheme == WeChatSigning.scheme,
            WeChatSigning.isRecent(timestamp, at: clock.now())
        else { return false }
        try await renewKeys(for: serial)
        guard let key = keys.key(serial, at: clock.now()) else { return false }
        return WeChatSigning.isValid(
            signature, of: WeChatSigning.answerMessage(timestamp: timestamp, nonce: nonce, body: body), by: key)
    }

    /// Looks for new certificates where it is time to. One that we hold is believed until it ends, also while these cannot be had.
    /// - Parameter serial: nil: any that names can be sealed for.
    private func renewKeys(for serial: String?) async throws {
        guard keys.shouldFetch(for: serial, at: clock.now()) else { return }
        do { try await fetchKeys() } catch { if !keys.knows(serial, at: clock.now()) { throw error } }
    }

    /// Fetches the certificates. Only who has our APIv3 key could seal them, and one of them must have signed the answer.
    private func fetchKeys() async throws {
        do {
            let answer = try await exchange("GET", "/v3/certificates", nil)
            let entries = (try? JSON(parsing: answer.body))?["data"]?.array ?? []
            let found = entries.compactMap { entry -> PlatformCertificate? in
                guard let text = SealedResource(entry["encrypt_certificate"])?.opened(with: settings.sealing) else { return nil }
                return PlatformCertificate(pem: String(decoding: text, as: UTF8.self))
            }
            guard let signature = answer.headers["wechatpay-signature"], let serial = answer.headers["wechatpay-serial"],
                let timestamp = answer.headers["wechatpay-timestamp"], let nonce = answer.headers["wechatpay-nonce"],
                WeChatSigning.isRecent(timestamp, at: clock.now()),
                let key = found.first(where: { $0.serial == serial.uppercased() })?.key ?? keys.key(serial, at: clock.now()),
                WeChatSigning.isValid(
                    signature, of: WeChatSigning.answerMessage(timestamp: timestamp, nonce: nonce, body: answer.body), by: key)
            else { throw PaymentError.providerFailed("the certificates are not signed by WeChat Pay") }
            keys.take(found, at: clock.now())
        } catch {
            keys.fetchFailed(at: clock.now())
            throw error is WeChatRefusal ? PaymentError.providerFailed("\(error)") : error
        }
    }

    /// A name sealed for WeChat Pay alone: RSA-OAEP, in Base64.
    func sealed(_ text: String) async throws -> String {
        try await renewKeys(for: nil)
        guard let target = keys.sealing(at: clock.now()) else { throw PaymentError.providerFailed("no key to seal with") }
        let key = try _RSA.Encryption.PublicKey(derRepresentation: target.der)
        return try key.encrypt(Array(text.utf8), padding: .PKCS1_OAEP).base64EncodedString()
    }
}
