// Events.swift: what this room tells.
import Catalog
import Core
import Identity
import Store

/// Somebody wrote. What they wrote is not told.
public struct MessageSent: DomainEvent, Equatable {
    public static let name = "service.message_sent.v1"
    public let shop: ID<Shop>, conversation: ID<Conversation>, message: ID<ServiceMessage>, buyer: ID<Account>
    public let side: ServiceSide
    /// How long the buyer had waited, when this is the first answer of their turn.
    public let waited: Span?
}

extension MessageSent {
    public var payload: JSON {
        var parts: [String: JSON] = [
            "shop": .int(shop.number), "conversation": .int(conversation.number), "message": .int(message.number),
            "buyer": .int(buyer.number), "side": .string(side.rawValue),
        ]
        if let waited { parts["waitedMilliseconds"] = .int(waited.milliseconds) }
        return .object(parts)
    }

    public init(payload: JSON) throws {
        guard let shop = payload["shop"]?.int, let conversation = payload["conversation"]?.int, let message = payload["message"]?.int,
            let buyer = payload["buyer"]?.int, let side = payload["side"]?.string.flatMap({ ServiceSide(rawValue: $0) }),
            shop > 0, conversation > 0, message > 0, buyer > 0
        else { throw StoreError.unexpectedColumn(0) }
        (self.shop, self.conversation, self.message, self.buyer) = (ID(shop), ID(conversation), ID(message), ID(buyer))
        self.side = side
        waited = payload["waitedMilliseconds"]?.int.map { Span.milliseconds($0) }
    }
}
