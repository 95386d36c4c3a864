// AnswerMany.swift: the shop answers many cases at once, each by the operation of a single one.
import Catalog
import Core
import Identity

/// How one of many went.
public struct BatchOutcome: Sendable {
    public let id: ID<AfterSaleCase>
    /// Nil when it is done.
    public let refusal: (any CodedError)?
}

extension AfterSale {
    /// Agrees to many, each by itself: one that cannot be stops no other. At most 100; a case that is named twice counts once.
    public func agree(
        toAll cases: [ID<AfterSaleCase>], of shop: ID<Shop>, _ agreement: Agreement, by staff: ID<Account>
    ) async throws -> [BatchOutcome] {
        try await each(of: cases) { try await agree(to: $0, of: shop, agreement, by: staff) }
    }

    /// Rejects many for one reason, each by itself, as ``agree(toAll:of:_:by:)``. A second call is refused for each that is rejected.
    public func reject(
        all cases: [ID<AfterSaleCase>], of shop: ID<Shop>, _ words: CaseWords, by staff: ID<Account>
    ) async throws -> [BatchOutcome] {
        try await each(of: cases) { try await reject($0, of: shop, words, by: staff) }
    }

    /// Receives many, each by itself, as ``agree(toAll:of:_:by:)``.
    public func receive(
        all cases: [ID<AfterSaleCase>], of shop: ID<Shop>, _ fate: AfterSaleCase.Fate, by staff: ID<Account>
    ) async throws -> [BatchOutcome] {
        try await each(of: cases) { try await receive($0, of: shop, fate, by: staff) }
    }

    private func each(
        of cases: [ID<AfterSaleCase>], _ act: (ID<AfterSaleCase>) async throws -> AfterSaleCase
    ) async throws -> [BatchOutcome] {
        var (outcomes, seen): ([BatchOutcome], Set<ID<AfterSaleCase>>) = ([], [])
        for id in cases where outcomes.count < Self.batch && seen.insert(id).inserted {
            do {
                _ = try await act(id)
                outcomes.append(BatchOutcome(id: id, refusal: nil))
            } catch let refusal as any CodedError where !refusal.isFault {
                outcomes.append(BatchOutcome(id: id, refusal: refusal))
            }
        }
        return outcomes
    }
}
