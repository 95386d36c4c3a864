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
        /// It said where its money goes.
        var isPayable = false
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
    /// How far the clock has been: it may be set back.
    private var latest: Timestamp
    /// Without trouble: how each life ends; nil: it does not.
    var rhythm: Mortality?

    init(_ simulation: Simulation, _ premises: Premises) throws {
        time = ManualClock(Simulation.start)
        (self.premises, seed) = (premises, simulation.seed)
        dice = Dice(seed: simulation.seed)
        trouble = simulation.hasFaults ? Trouble(seed: simulation.seed ^ 0x5EED_0F_BAD_1DEA5) : nil
        report = SimulationReport(simulation)
        latest = Simulation.start
        house = try Self.open(premises, time.clock, life: 0, seed: seed, trouble, nil)
    }

    /// What no other request of this run carries.
    mutating func key() -> String {
        keys += 1
        return "simulated-\(keys)"
    }

    // MARK: The process

    /// Each life has a node number of its own, as a lease gives it.
    private static func open(
        _ premises: Premises, _ clock: Clock, life number: Int64, seed: UInt64, _ trouble: Trouble?, _ mortality: Mortality?
    ) throws -> House {
        let now = clock.now()
        let ids = IDSource(node: 1 + number % (IDLayout.nodes - 1), from: now - .milliseconds(1), until: now + .days(8_000), clock: clock)
        let life = Life(mortality)
        trouble?.watch(life)
        return try premises.open(MortalStore(premises.store, life), clock, ids, .seeded(seed &+ UInt64(number)), trouble)
    }

    private mutating func startAgain() throws {
        lives += 1
        let mortality = isMortal ? trouble?.mortality() ?? rhythm : nil
        house = try Self.open(premises, time.clock, life: lives, seed: seed, trouble, mortality)
    }

    /// The process is dead: a new one is started, with nothing but what was committed.
    mutating func reopen() throws {
        report.crashes += 1
        try startAgain()
    }

    /// From now on the process may die, where there is trouble.
    mutating func beginTrouble() throws {
        isMortal = true
        try startAgain()
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
                if trouble != nil, dice.chance(20) { return nil }
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

    /// Some minutes pass. What falls due is done at its time; now and then, with faults, the process sleeps over it, or somebody
    /// sets the clock back.
    mutating func wait() async throws {
        let until = clock.now() + dice.span(1...14)
        if trouble != nil, dice.chance(3) { return time.set(until) }
        try await pass(to: until)
        guard trouble != nil, dice.chance(1) else { return }
        latest = max(latest, clock.now())
        time.set(clock.now() - dice.span(1...90))
        report.setBacks += 1
    }

    /// Does what falls due up to a moment, each at its own time.
    mutating func pass(to moment: Timestamp) async throws {
        try await catchUp()
        while let next = try await whileAlive({ try await $0.nextDue() }), next <= moment {
            let now = clock.now()
            if next > now { time.set(next) }
            trouble?.threaten(oneIn: 40)
            let isDone = try await whileAlive { try await $0.pass() }
            try await catchUp()
            // Done by a life that died with the answer; or still in the hands of one that died, which are opened after a minute.
            guard !isDone, next <= now, try await whileAlive({ try await $0.nextDue() }) == next else { continue }
            guard now < moment else { break }
            time.set(min(moment, now + .minutes(1)))
        }
        if moment > clock.now() { time.set(moment) }
    }

    private mutating func catchUp() async throws {
        while try await whileAlive({ try await $0.pass() }) {}
    }

    /// The end: no more trouble, and all that is late is done, also by the clock as it was before it was set back.
    mutating func rest() async throws {
        isMortal = false
        house = try Self.open(premises, time.clock, life: lives + 1, seed: seed, nil, nil)
        try await pass(to: max(latest, clock.now()) + .minutes(20))
        try await count()
    }
}
