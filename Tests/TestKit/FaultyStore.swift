// FaultyStore.swift: a store that fails where a test says.
import Core
import Store

/// Where a write is cut.
public enum Fault: Sendable {
    /// After the body, before the commit: all it did is undone, the caller gets ``InjectedFault``.
    case beforeCommit
    /// After the commit: it is kept, the caller gets ``StoreError/outcomeUnknown``.
    case answerLost
}

public struct InjectedFault: CodedError, Equatable {
    public let code = "test.injected_fault"
    public let kind = ErrorKind.unavailable
    public init() {}
}

public final class FaultyStore: Store {
    private let inner: any Store
    private let fault: @Sendable ([Home]) -> Fault?

    /// - Parameter fault: asked once for each write, with its homes, before it is begun.
    public init(_ inner: any Store, fault: @escaping @Sendable ([Home]) -> Fault?) {
        (self.inner, self.fault) = (inner, fault)
    }

    public var dialect: Dialect { inner.dialect }
    public var bell: Bell { inner.bell }

    public func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result {
        let fault = fault(homes)
        let result = try await inner.write(homes: homes, urgency) { tx in
            let result = try body(tx)
            if fault == .beforeCommit { throw InjectedFault() }
            return result
        }
        if fault == .answerLost { throw StoreError.outcomeUnknown }
        return result
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.read(body)
    }

    public func readOnce<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.readOnce(body)
    }

    public func stamp() async throws -> String? { try await inner.stamp() }
    public func close() async { await inner.close() }
}
