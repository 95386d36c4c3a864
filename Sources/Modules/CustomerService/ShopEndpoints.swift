// ShopEndpoints.swift: a shop's API: its queue, answering, taking and handing over, answer times, saved answers.
import Catalog
import Core
import Identity
import Web

struct QueueInput: Sendable { let shop: ID<Shop>, view: QueueView, limit: Int64, after: Cursor? }
struct ThreadInput: Sendable { let shop: ID<Shop>, conversation: ID<Conversation>, limit: Int64, after: Cursor? }
struct AnswerInput: Sendable { let shop: ID<Shop>, conversation: ID<Conversation>, text: String, card: CardInput? }
struct ConversationInput: Sendable { let shop: ID<Shop>, conversation: ID<Conversation> }
struct HandOverInput: Sendable { let shop: ID<Shop>, conversation: ID<Conversation>, to: ID<Account> }
struct DaysInput: Sendable { let shop: ID<Shop>, days: Int64 }
struct ShopInput: Sendable { let shop: ID<Shop> }
struct QuickReplyInput: Sendable { let shop: ID<Shop>, text: String }
struct QuickReplyID: Sendable { let shop: ID<Shop>, reply: ID<QuickReply> }
struct AnswerTimesView: Sendable { let answers: Int64, meanMilliseconds: Int64?, halfWithinMilliseconds: Int64?, unanswered: Int64 }

private let missing = "service.conversation_not_found"

extension CustomerService {
    var shopEndpoints: [AnyEndpoint] {
        [
            listQueue.erased, showThread.erased, answerBuyer.erased, takeConversation.erased, handOverConversation.erased,
            closeConversation.erased, showAnswerTimes.erased, listQuickReplies.erased, createQuickReply.erased, deleteQuickReply.erased,
        ]
    }

    var listQueue: Endpoint<QueueInput, Page<ConversationView>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/conversations",
            "Lists a shop's conversations: of those that wait the longest waiting first, else the latest first.", needs: .shop(Self.read),
            input: .object(
                QueueInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("view", in: .query, \.view, .choice(), default: .waiting),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .conversation)
        ) { input, call in
            let request = PageRequest(limit: input.limit, after: input.after)
            return try await queue(of: input.shop, input.view, by: call.id(), request).map(ConversationView.init)
        }
    }

    var showThread: Endpoint<ThreadInput, Page<MessageView>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/conversations/{conversation}/messages", "Lists the messages of a conversation, newest first.",
            needs: .shop(Self.read),
            input: .object(
                ThreadInput.init, Field("shop", in: .path, \.shop, .id()), Field("conversation", in: .path, \.conversation, .id()),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .message), errors: [missing]
        ) { input, _ in
            _ = try await conversation(input.conversation, of: input.shop)
            let request = PageRequest(limit: input.limit, after: input.after)
            return try await messages(of: input.conversation, at: input.shop, request).map(MessageView.init)
        }
    }

    var answerBuyer: Endpoint<AnswerInput, SentMessage> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/conversations/{conversation}/messages",
            "Answers a buyer, with a product of the shop or an order of theirs if wanted.", needs: .shop(Self.write),
            input: .object(
                AnswerInput.init, Field("shop", in: .path, \.shop, .id()), Field("conversation", in: .path, \.conversation, .id()),
                Field("text", \.text, .messageText, default: ""), Field("card", \.card, Schema<CardInput>.card.optional)),
            output: .sent, errors: [missing, "service.card_not_found", "store.idempotency_key_reused"], idempotent: .key, success: 201
        ) { input, call in
            try await answer(
                input.conversation, of: input.shop, MessageDraft(input.text, input.card), by: call.id(), key: try call.key())
        }
    }

    private var one: Schema<ConversationInput> {
        .object(
            ConversationInput.init, Field("shop", in: .path, \.shop, .id()), Field("conversation", in: .path, \.conversation, .id()))
    }

    var takeConversation: Endpoint<ConversationInput, ConversationView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/conversations/{conversation}/take", "Serves a buyer whom nobody serves. Again it does nothing.",
            needs: .shop(Self.write), input: one, output: .conversation, errors: [missing, "service.already_taken"]
        ) { input, call in ConversationView(try await take(input.conversation, of: input.shop, by: call.id())) }
    }

    var handOverConversation: Endpoint<HandOverInput, ConversationView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/conversations/{conversation}/hand-over", "Gives a buyer to a colleague. Again it does nothing.",
            needs: .shop(Self.write),
            input: .object(
                HandOverInput.init, Field("shop", in: .path, \.shop, .id()), Field("conversation", in: .path, \.conversation, .id()),
                Field("to", \.to, .id())),
            output: .conversation, errors: [missing, "service.not_staff"]
        ) { input, _ in ConversationView(try await handOver(input.conversation, of: input.shop, to: input.to)) }
    }

    var closeConversation: Endpoint<ConversationInput, ConversationView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/conversations/{conversation}/close",
            "Takes a conversation out of the queue until the buyer writes again. Again it does nothing.", needs: .shop(Self.write),
            input: one, output: .conversation, errors: [missing]
        ) { input, _ in ConversationView(try await close(input.conversation, of: input.shop)) }
    }

    var showAnswerTimes: Endpoint<DaysInput, AnswerTimesView> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/answer-times", "Says how long buyers waited for the first answer of their turn.",
            needs: .shop(Self.read),
            input: .object(
                DaysInput.init, Field("shop", in: .path, \.shop, .id()), Field("days", in: .query, \.days, .int(1...366), default: 7)),
            output: .object(
                AnswerTimesView.init, Field("answers", \.answers, .int(0...Int64.max)),
                Field("meanMilliseconds", \.meanMilliseconds, Schema<Int64>.int(0...Int64.max).optional),
                Field(
                    "halfWithinMilliseconds", \.halfWithinMilliseconds, Schema<Int64>.int(0...Int64.max).optional,
                    about: "At least half were answered within this: 1, 5, 15 or 30 minutes, 1, 4 or 24 hours."),
                Field("unanswered", \.unanswered, .int(0...1_000), about: "Who waits now; counted up to 1,000."))
        ) { input, _ in
            let times = try await answerTimes(of: input.shop, days: input.days)
            return AnswerTimesView(
                answers: times.count, meanMilliseconds: times.mean?.milliseconds,
                halfWithinMilliseconds: times.halfWithin?.milliseconds, unanswered: try await unanswered(input.shop))
        }
    }

    var listQuickReplies: Endpoint<ShopInput, [QuickReply]> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/quick-replies", "Lists a shop's saved answers, oldest first.", needs: .shop(Self.read),
            input: .object(ShopInput.init, Field("shop", in: .path, \.shop, .id())),
            output: .list(of: .quickReply, 0...Self.quickRepliesMax)
        ) { input, _ in try await quickReplies(of: input.shop) }
    }

    var createQuickReply: Endpoint<QuickReplyInput, QuickReply> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/quick-replies", "Keeps an answer; the same text is kept once.", needs: .shop(Self.write),
            input: .object(
                QuickReplyInput.init, Field("shop", in: .path, \.shop, .id()), Field("text", \.text, .messageText)),
            output: .quickReply, errors: ["service.quick_replies_full"], success: 201
        ) { input, _ in try await addQuickReply(input.text, to: input.shop) }
    }

    var deleteQuickReply: Endpoint<QuickReplyID, Void> {
        Endpoint(
            .delete, "/api/v1/shops/{shop}/quick-replies/{reply}", "Deletes a saved answer.", needs: .shop(Self.write),
            input: .object(
                QuickReplyID.init, Field("shop", in: .path, \.shop, .id()), Field("reply", in: .path, \.reply, .id())),
            output: .nothing, errors: ["service.quick_reply_not_found"]
        ) { input, _ in try await removeQuickReply(input.reply, of: input.shop) }
    }
}

extension Schema<QuickReply> {
    static var quickReply: Schema {
        .object(QuickReply.init(id:text:), Field("id", \.id, .id()), Field("text", \.text, .messageText))
    }
}
