// Rooms.swift: the rooms of the house, put together.
import AfterSale
import Catalog
import Core
import CustomerService
import Identity
import Insight
import Ledger
import Market
import Notices
import Offers
import PastOrders
import Payments
import Reviews
import Runtime
import SandboxPay
import Settings
import Settlement
import Store
import Trade
import WeChatPay
import Web

/// Every migration, in the order of the house.
public let allMigrations: [Migration] =
    kernelMigrations + identityMigrations + settingsMigrations + paymentsMigrations + catalogMigrations + ledgerMigrations
    + offersMigrations + tradeMigrations + afterSaleMigrations + settlementMigrations + reviewsMigrations
    + sandboxPayMigrations + noticesMigrations + customerServiceMigrations + pastOrdersMigrations + insightMigrations + marketMigrations

/// The rooms with what they need from outside: program, tests and benchmarks all start here.
public struct Rooms: Sendable {
    public let store: any Store
    public let clock: Clock
    public let ids: IDSource
    public let random: Random
    public let identity: Identity
    public let settings: Settings
    public let payments: Payments
    public let sandbox: SandboxPay
    public let catalog: Catalog
    public let ledger: Ledger
    public let offers: Offers
    public let trade: Trade
    public let afterSale: AfterSale
    public let settlement: Settlement
    public let reviews: Reviews
    public let notices: Notices
    public let customerService: CustomerService
    public let pastOrders: PastOrders
    public let insight: Insight

    /// - Parameters:
    ///   - media: the folder of pictures.
    ///   - hasher: tests take a cheap one.
    ///   - wechat: takes the money of new orders; without it the sandbox does.
    public init(
        store: any Store, clock: Clock, ids: IDSource, random: Random, secrets: Secrets, media: String, hasher: PasswordHasher,
        wechat: WeChatPay? = nil
    ) {
        (self.store, self.clock, self.ids, self.random) = (store, clock, ids, random)
        identity = Identity(store: store, clock: clock, ids: ids, random: random, hasher: hasher)
        settings = Settings(store: store, clock: clock, ids: ids)
        sandbox = SandboxPay(store: store, clock: clock, ids: ids, random: random, key: secrets.key("sandbox-pay"))
        payments = Payments(store: store, clock: clock, ids: ids, providers: [sandbox] + (wechat.map { [$0] } ?? []))
        catalog = Catalog(store: store, clock: clock, ids: ids, random: random, settings: settings, media: MediaStore(folder: media))
        ledger = Ledger(store: store, clock: clock, ids: ids)
        offers = Offers(store: store, clock: clock, ids: ids, catalog: catalog)
        let limits = RefundLimits(store: store, clock: clock, identity: identity, settings: settings)
        trade = Trade(
            store: store, clock: clock, ids: ids, settings: settings, catalog: catalog, offers: offers, payments: payments,
            provider: wechat?.name ?? SandboxPay.name,
            refundLimit: { try await limits.limit(of: $0, in: $1) })
        afterSale = AfterSale(
            store: store, clock: clock, ids: ids, identity: identity, settings: settings, catalog: catalog, trade: trade)
        reviews = Reviews(store: store, clock: clock, ids: ids, catalog: catalog, trade: trade)
        // Money leaves by the company that takes it; WeChat Pay knows wallets, and no bank accounts.
        settlement = Settlement(
            store: store, clock: clock, ids: ids, settings: settings, ledger: ledger, catalog: catalog, payments: payments,
            trade: trade, provider: wechat?.name ?? SandboxPay.name,
            payoutKinds: wechat == nil ? Set(PayoutDetails.Kind.allCases) : [.wechat])
        notices = Notices(store: store, clock: clock, ids: ids)
        customerService = CustomerService(
            store: store, clock: clock, ids: ids, identity: identity, catalog: catalog, trade: trade)
        pastOrders = PastOrders(store: store, clock: clock, ids: ids)
        insight = Insight(store: store, clock: clock)
    }

    /// The whole HTTP API.
    public var endpoints: [AnyEndpoint] {
        identity.endpoints + settings.endpoints + catalog.endpoints + trade.endpoints + payments.endpoints + notices.endpoints
            + customerService.endpoints + pastOrders.endpoints + insight.endpoints + ledger.endpoints + afterSale.endpoints
            + reviews.endpoints + offers.endpoints + settlement.endpoints
    }

    /// Who listens to what.
    public var listeners: [Listener] {
        [
            Listener("trade", hears: Trade.hears) { [trade] tx, event, now in try trade.apply(event, at: now, in: tx) },
            Listener("aftersale", hears: AfterSale.hears) { [afterSale] tx, event, now in
                try afterSale.apply(event, at: now, in: tx)
            },
            .together("settlement", hears: Settlement.hears) { [settlement] tx, events, now in
                try settlement.apply(events, at: now, in: tx)
            },
            Listener("notices", hears: Notices.hears) { [notices] tx, event, now in try notices.apply(event, at: now, in: tx) },
            Listener("service", hears: CustomerService.hears) { [customerService] tx, event, now in
                try customerService.apply(event, at: now, in: tx)
            },
            .together("insight", hears: Insight.hears) { [insight] tx, events, now in try insight.apply(events, at: now, in: tx) },
        ]
    }

    /// What is done in the background besides events and due work.
    public var steps: [@Sendable () async throws -> Bool] { [{ [ledger] in try await ledger.seal() }] }

    /// What is done when something is due, by kind.
    public var dueHandlers: [String: DueHandler] {
        var handlers: [String: DueHandler] = [:]
        for (kind, call) in catalog.dueCalls { handlers[kind] = .outside(call) }
        for (kind, effect) in catalog.dueEffects { handlers[kind] = .inside(effect) }
        for (kind, effect) in trade.dueEffects { handlers[kind] = .inside(effect) }
        for (kind, call) in afterSale.dueCalls { handlers[kind] = .outside(call) }
        for (kind, effect) in settlement.dueEffects {
            handlers[kind] = .insideTogether(atMost: Settlement.dueTogether, effect)
        }
        for (kind, effect) in notices.dueEffects { handlers[kind] = .inside(effect) }
        for (kind, call) in payments.dueCalls { handlers[kind] = .outside(call) }
        let deliver: @Sendable (SandboxNotice) async throws -> Void = { [payments] notice in
            try await payments.receive(provider: SandboxPay.name, body: notice.body) { notice.headers[$0] }
        }
        for (kind, call) in sandbox.dueCalls(deliver: deliver) { handlers[kind] = .outside(call) }
        handlers[Self.sweepKind] = sweeping
        return handlers
    }
}
