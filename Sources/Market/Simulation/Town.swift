// Town.swift: the state of a run: who is there, what time it is, and the life of the process that they meet.
import AfterSale
import Catalog
import Core
import Identity
import Offers
import Payments
import Store
import Trade

struct Town {
    /// A shop of a run, as its merchant knows it.
    struct Stand: Sendable {
        let owner: ID<Account>, organisation: ID<Organisation>, shop: ID<Shop>
        var goods: [Goods] = []
        var offers: [ID<Offer>] = []
    }

    struct Goods: Sendable {
        let product: ID<Product>
        let skus: [ID<SKU>]
    }

    struct Buyer: Sendable {
        let account: ID<Account>, address: PostalAddress
        /// What they placed and remember, oldest first.
        var orders: [Placed.Part] = []
        var unpaid: [ID<Payment>] = []
        /// Payments whose page at the provider is still open.
        var atProvider: [ID<Payment>] = []
        var cases: [ID<AfterSaleCase>] = []
    }

    let time: ManualClock
    let trouble: Trouble?
    var clock: Clock { time.clock }
    var dice: Dice
    var house: House
    var stands: [Stand] = []
    var buyers: [Buyer] = []
    var admin: ID<Account>?
    /// At which shop each case was opened.
    var cases: [ID<AfterSaleCase>: ID<Shop>] = [:]
    var report: SimulationReport
    private let premises: Premises
    private let seed: UInt64
    private var lives: Int64 = 0
    private var keys = 0
    private var isMortal = false

    init(_ simulation: Simulation, _ premises: Premises) throws {
        time = ManualClock(Simulation.start)
        (self.premises, seed) = (premises, simulation.seed)
        dice = Dice(seed: simulation.seed)
        trouble = simulation.hasFaults ? Trouble(seed: simulation.seed ^ 0x5EED_0F_BAD_1DEA5) : nil
        report = SimulationReport(simulation)
        house = try Self.open(premises, time.clock, life: 0, seed: seed, trouble, isMortal: false)
    }

    /// What no other request of this run carries.
    mutating func key() -> String {
        keys += 1
        return "simulated-\(keys)"
    }

    // MARK: The process

    /// Each life has a node number of its own, as a lease gives it.
    private static func open(
        _ premises: Premises, _ clock: Clock, life: Int64, seed: UInt64, _ trouble: Trouble?, isMortal: Bool
    ) throws -> House {
        let now = clock.now()
        let ids = IDSource(node: 1 + life % (IDLayout.nodes - 1), from: now - .milliseconds(1), until: now + .days(8_000), clock: clock)
        let store = MortalStore(premises.store, isMortal ? trouble?.death() : nil)
        return try premises.open(store, clock, ids, .seeded(seed &+ UInt64(life)), trouble)
    }

    /// The process is dead: a new one is started, with nothing but what was committed.
    mutating func reopen() throws {
        lives += 1
        report.crashes += 1
        house = try Self.open(premises, time.clock, life: lives, seed: seed, trouble, isMortal: isMortal)
    }

    /// From now on the process may die, where there is trouble.
    mutating func beginTrouble() throws {
        isMortal = true
        lives += 1
        house = try Self.open(premises, time.clock, life: lives, seed: seed, trouble, isMortal: trouble != nil)
    }

    /// Does something that has to be done, in as many lives as it takes.
    private mutating func whileAlive<Answer: Sendable>(_ act: @Sendable (House) async throws -> Answer) async throws -> Answer {
        while true {
            do {
                return try await act(house)
            } catch is Death {
                try reopen()
            }
        }
    }

    /// Does something as a person does it: takes a refusal, and after a cut tries again with the same request, or gives up.
    /// - Returns: nil when it was refused or given up.
    mutating func attempt<Answer: Sendable>(
        _ name: String, _ act: @Sendable (House) async throws -> Answer
    ) async throws -> Answer? {
        for _ in 0..<5 {
            do {
                let answer = try await act(house)
                report.acts[name, default: 0] += 1
                return answer
            } catch is Death {
                try reopen()
                if dice.chance(20) { return nil }
            } catch let error as any CodedError where error.kind != .unavailable {
                report.refused[error.code, default: 0] += 1
                return nil
            } catch {
                problem("\(name): \(error)")
                return nil
            }
        }
        return nil
    }

    /// Must be refused: it is none of theirs, or makes no sense.
    mutating func trespass<Answer: Sendable>(_ name: String, _ act: @Sendable (House) async throws -> Answer) async throws {
        if try await attempt(name, act) != nil { problem("\(name) was not refused") }
    }

    mutating func problem(_ text: String) {
        report.problems.append("day \((clock.now() - Simulation.start).milliseconds / 86_400_000): \(text)")
    }

    // MARK: Time

    /// Some minutes pass. What falls due is done at its time; now and then, with faults, the process sleeps over it.
    mutating func wait() async throws {
        let until = clock.now() + dice.span(1...20)
        if trouble != nil, dice.chance(3) { return time.set(until) }
        try await pass(to: until)
    }

    /// Does what falls due up to a moment, each at its own time.
    mutating func pass(to moment: Timestamp) async throws {
        try await catchUp()
        while let next = try await whileAlive({ try await $0.nextDue() }), next <= moment {
            let now = clock.now()
            if next > now { time.set(next) }
            guard try await whileAlive({ try await $0.pass() }) || next > now else { break }
            try await catchUp()
        }
        if moment > clock.now() { time.set(moment) }
    }

    private mutating func catchUp() async throws {
        while try await whileAlive({ try await $0.pass() }) {}
    }

    /// The end: no more trouble, and all that is late is done.
    mutating func rest() async throws {
        isMortal = false
        house = try Self.open(premises, time.clock, life: lives + 1, seed: seed, nil, isMortal: false)
        try await pass(to: clock.now() + .minutes(20))
        for stand in stands {
            var page: PageRequest? = PageRequest(limit: 100)
            while let asked = page {
                let found = try await house.trade.orders(of: stand.shop, [], asked)
                for order in found.items { report.orders[order.state.rawValue, default: 0] += 1 }
                page = found.next.map { PageRequest(limit: 100, after: $0) }
            }
        }
    }
}
