// WeChatSandbox.swift: WeChat Pay in the box: the other side of the protocol, with books and keys of its own.
import Core
import Crypto
import CryptoExtras
import Foundation
import Synchronization
import WebClient

/// One merchant's account at a WeChat Pay that is not there: requests come in signed and go out signed, sealed and, when it is told
/// to, wrong. Its books are in memory: a restart forgets them. No money moves.
public final class WeChatSandbox: Sendable {
    public let keys: WeChatSandboxKeys
    let clock: Clock, random: Random
    /// Brings notices to where orders say.
    let client: WebClient
    let state: Mutex<SandboxBooks>

    /// - Parameter client: reaches the merchant.
    public init(_ keys: WeChatSandboxKeys, client: WebClient, clock: Clock, random: Random) {
        (self.keys, self.clock, self.random, self.client) = (keys, clock, random, client)
        state = Mutex(SandboxBooks())
    }

    /// This sandbox in the place of the network, for who is in the same process.
    public var door: WebClient {
        WebClient { [self] request in
            guard let slashes = request.address.range(of: "://"), let slash = request.address[slashes.upperBound...].firstIndex(of: "/")
            else { throw WebClientError.badAddress }
            let headers = Dictionary(request.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
            let base = String(request.address[..<slash])
            return try await answer(request.method, String(request.address[slash...]), headers: headers, body: request.body, base: base)
        }
    }

    /// Answers one request of the protocol.
    /// - Parameters:
    ///   - target: path and query as sent, for that is what is signed.
    ///   - headers: by lower-case name.
    ///   - base: how the merchant reached us, for addresses in answers.
    /// - Throws: ``WebClientError/noAnswer(_:)`` when it was told to lose an answer.
    public func answer(
        _ method: String, _ target: String, headers: [String: String], body: [UInt8], base: String
    ) async throws -> OutgoingAnswer {
        let fault = state.withLock { $0.faults.isEmpty ? nil : $0.faults.removeFirst() }
        if fault == .fails { return signed(500, ["code": "SYSTEM_ERROR", "message": "系统繁忙，请稍后重试"]) }
        if let refusal = believes(method, target, headers: headers, body: body) { return signed(401, refusal) }
        let answer = respond(method, target, body: body, base: base)
        switch fault {
        case .loses: throw WebClientError.noAnswer("lost, as it was told to be")
        case .signsBadly: return signed(answer.status, answer.json, badly: true)
        case .signsLate: return signed(answer.status, answer.json, at: clock.now() - .minutes(6))
        case .fails, nil: break
        }
        if let file = answer.file { return OutgoingAnswer(status: 200, headers: ["content-type": "text/plain"], body: file) }
        return signed(answer.status, answer.json)
    }

    /// Why a request is not believed; nil when it is.
    private func believes(_ method: String, _ target: String, headers: [String: String], body: [UInt8]) -> JSON? {
        func no(_ why: String) -> JSON { ["code": "SIGN_ERROR", "message": .string(why)] }
        guard let authorization = headers["authorization"].flatMap(WeChatAuthorization.init) else { return no("Http头Authorization值格式错误") }
        guard authorization.merchant == keys.merchant else { return no("商户号不存在") }
        guard authorization.serial.uppercased() == keys.merchantSerial else { return no("商户证书序列号有误") }
        let now = clock.now()
        guard WeChatSigning.isRecent(authorization.timestamp, at: now) else { return no("时间戳已过期") }
        let message = WeChatSigning.requestMessage(
            method, target, timestamp: authorization.timestamp, nonce: authorization.nonce, body: body)
        guard WeChatSigning.isValid(authorization.signature, of: message, by: keys.merchantKey.publicKey) else { return no("签名错误") }
        let isNew: Bool = state.withLock { books in
            books.nonces = books.nonces.filter { now - $0.value < .minutes(11) }
            return books.nonces.updateValue(now, forKey: authorization.nonce) == nil
        }
        return isNew ? nil : no("请求重复")
    }

    /// An answer with the signature that the protocol wants.
    private func signed(_ status: Int, _ json: JSON?, badly: Bool = false, at time: Timestamp? = nil) -> OutgoingAnswer {
        let body = json?.bytes ?? []
        var headers = signature(of: body, badly: badly, at: time ?? clock.now())
        if json != nil { headers["content-type"] = "application/json; charset=utf-8" }
        headers["request-id"] = random.secret()
        return OutgoingAnswer(status: status, headers: headers, body: body)
    }

    /// The headers that sign an answer or a notice.
    func signature(of body: [UInt8], badly: Bool = false, at time: Timestamp) -> [String: String] {
        let platform = state.withLock { $0.rotated } ?? keys.platform
        let (timestamp, nonce) = (WeChatSigning.seconds(time), random.secret())
        let message = WeChatSigning.answerMessage(timestamp: timestamp, nonce: nonce, body: badly ? body + [32] : body)
        let signature = (try? WeChatSigning.sign(message, with: platform.key)) ?? ""
        return [
            "wechatpay-timestamp": timestamp, "wechatpay-nonce": nonce, "wechatpay-signature": signature,
            "wechatpay-serial": state.withLock { $0.signsWithKeyID } ? keys.publicKeyID : platform.serial,
            "wechatpay-signature-type": WeChatSigning.scheme,
        ]
    }
}

/// What the sandbox answers, before it is signed.
struct SandboxAnswer {
    let status: Int
    var json: JSON?
    var file: [UInt8]?

    static func ok(_ json: JSON) -> SandboxAnswer { SandboxAnswer(status: 200, json: json) }
    static let nothing = SandboxAnswer(status: 204)
    static func no(_ status: Int, _ code: String, _ message: String) -> SandboxAnswer {
        SandboxAnswer(status: status, json: ["code": .string(code), "message": .string(message)])
    }
}
