// PageViews.swift: a load of people who look at pages, each time another one.
import Core

/// Strangers who open addresses of one list at random.
final class PageViews: LoadScript, @unchecked Sendable {   // used by the load's thread only
    private let requests: [[UInt8]]
    private let mustHold: StaticString
    private var random = SeededGenerator(23)

    /// - Parameter mustHold: what each answer has to contain.
    init(_ paths: [String], mustHold: StaticString) {
        requests = paths.map { Array("GET \($0) HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-language: zh-CN\r\n\r\n".utf8) }
        self.mustHold = mustHold
    }

    func next(_ connection: Int, isOver: Bool, into request: inout [UInt8]) -> Int? {
        guard !isOver else { return nil }
        request += requests[Int.random(in: requests.indices, using: &random)]
        return 0
    }

    func answered(_ connection: Int, status: Int, body: ArraySlice<UInt8>) throws {
        guard status == 200 else { throw BenchError.badAnswer("\(status)") }
        guard body.suffix(200).find(mustHold) != nil else { throw BenchError.badAnswer("a page without its end") }
    }
}
