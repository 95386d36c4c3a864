// Events.swift: what this room tells: only what somebody decided here. What other rooms post they tell themselves.
import Core
import Store

/// The journal of a home was put right, by somebody of the platform.
public struct JournalCorrected: DomainEvent, Equatable {
    public static let name = "ledger.journal_corrected.v1"
    public let transaction: ID<JournalTransaction>

    public init(transaction: ID<JournalTransaction>) { self.transaction = transaction }
    public var payload: JSON { ["transaction": .int(transaction.number)] }
    public init(payload: JSON) throws {
        guard let number = payload["transaction"]?.int, number > 0 else { throw StoreError.unexpectedColumn(0) }
        transaction = ID(number)
    }
}
