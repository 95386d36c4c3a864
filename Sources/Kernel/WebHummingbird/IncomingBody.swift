// IncomingBody.swift: a request's body: bounded in size and in time, and read only when it is wanted.
import Core
import Hummingbird
import NIOCore
import Web

/// Belongs to the one task that answers the request.
final class IncomingBody {
    private let channel: any Channel
    private let deadlines: Deadlines
    private let delivery: Duration
    private let declared: Int?
    private var parts: RequestBody.AsyncIterator
    /// True while the sender may still be sending.
    private(set) var isLeftOver: Bool

    /// What is thrown away after a refusal, so that the sender can still read why: at most this many bytes, for 5 s at most.
    private static let discardMax = 16 << 20

    init(request: Request, channel: any Channel, deadlines: Deadlines, delivery: Duration) {
        (self.channel, self.deadlines, self.delivery) = (channel, deadlines, delivery)
        let fields = request.head.headerFields
        declared = fields[.contentLength].flatMap { Int($0) }
        isLeftOver = fields[.transferEncoding] != nil || (declared ?? 0) > 0
        parts = request.body.makeAsyncIterator()
    }

    /// - Throws: ``WebError/bodyTooLarge``, before reading when the length is declared; ``WebError/timeout``;
    ///   ``WebError/badRequest`` when the body ends early.
    func read(limit: Int) async throws -> [UInt8] {
        guard isLeftOver else { return [] }
        if let declared, declared > limit { throw WebError.bodyTooLarge(limit: limit) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(declared ?? 0)
        try await within(delivery) {
            while let part = try await self.next() {
                guard bytes.count + part.readableBytes <= limit else { throw WebError.bodyTooLarge(limit: limit) }
                bytes.append(contentsOf: part.readableBytesView)
            }
            if let declared = self.declared, declared != bytes.count { throw WebError.badRequest("body") }
        }
        isLeftOver = false
        return bytes
    }

    /// Reads on for a while without keeping anything.
    func discard() async {
        var left = Self.discardMax
        do {
            try await within(min(delivery, .seconds(5))) {
                while left > 0, let part = try await self.next() { left -= part.readableBytes }
            }
        } catch {}   // the sender went, or was too slow: there is nobody to tell
    }

    private func next() async throws -> ByteBuffer? {
        var parts = self.parts
        defer { self.parts = parts }
        return try await parts.next()
    }

    private func within(_ span: Duration, _ work: () async throws -> Void) async throws {
        let ticket = deadlines.start(channel, within: span)
        do {
            try await work()
        } catch {   // when we lost patience the connection broke for that
            throw deadlines.end(ticket) ? WebError.timeout : error as? WebError ?? WebError.badRequest("body")
        }
        if deadlines.end(ticket) { throw WebError.timeout }
    }
}
