// DecisionTests.swift: what the platform decides reaches both sides, and what waits for its word is counted.
import AfterSale
import App
import Catalog
import Core
import Identity
import Notices
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct DecisionTests {
    @Test(arguments: TestStore.all)
    func `what the platform decides is told once to the buyer and once to those of the shop who handle cases`(
        backend: TestStore
    ) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        let (admin, viewer) = (try await start.world.person(9), try await start.world.person(3))
        try await start.world.rooms.identity.addStaff(
            #require(Identifier("13800000003")), as: [.viewer], to: start.tea.organisation, by: start.tea.owner)
        for (key, decision) in [("a", Decision.refund), ("b", .uphold), ("c", .return)] {
            let it = try await start.ask(.refund, 1, reason: .fake, key: key)
            _ = try await start.reject(it)
            _ = try await start.sale.escalate(it.id, of: start.shop, CaseWords("是假货"), by: start.buyer)
            try await start.world.settle()
            _ = try await start.sale.decide(it.id, of: start.shop, decision, fault: .shop, reason: CaseWords("看过照片"), by: admin)
            try await start.world.settle()
            let newest = try await start.world.rooms.notices.notices(of: start.tea.owner, PageRequest(limit: 1)).items.first
            #expect(newest?.subject == it.id.number && newest?.kind.isShopsCase == true)
        }
        let bought: Set<PersonNotice.Kind> = [.caseRejected, .caseAgreed, .caseEnded, .caseWon, .caseLost]
        #expect(
            try await start.told(start.buyer).filter(bought.contains)
                == [.caseRejected, .caseWon, .caseRejected, .caseLost, .caseRejected, .caseWon])
        #expect(
            try await start.told(start.tea.owner)
                == [.shopCaseOpened, .shopCaseLost, .shopCaseOpened, .shopCaseWon, .shopCaseOpened, .shopCaseLost])
        #expect(try await start.told(viewer).isEmpty)
    }

    @Test(arguments: TestStore.all)
    func `what waits for the platform is counted, up to what a badge can show`(backend: TestStore) async throws {
        let start = try await CaseWorld(backend, sent: 3)
        let admin = try await start.world.person(9)
        var escalated: [AfterSaleCase] = []
        for key in ["a", "b"] {
            let it = try await start.ask(.refund, 1, reason: .fake, key: key)
            _ = try await start.reject(it)
            escalated.append(try await start.sale.escalate(it.id, of: start.shop, CaseWords("是假货"), by: start.buyer))
        }
        _ = try await start.ask(.refund, 1, key: "c")   // the shop's, not the platform's
        #expect(try await start.sale.escalatedCount(atMost: 100) == 2)
        #expect(try await start.sale.escalatedCount(atMost: 1) == 1)
        _ = try await start.sale.decide(escalated[0].id, of: start.shop, .uphold, fault: .buyer, reason: CaseWords("看过"), by: admin)
        #expect(try await start.sale.escalatedCount(atMost: 100) == 1)
    }
}

extension CaseWorld {
    /// Oldest first.
    fileprivate func told(_ person: ID<Account>) async throws -> [PersonNotice.Kind] {
        try await world.rooms.notices.notices(of: person, PageRequest(limit: 100)).items.reversed().map(\.kind)
    }
}
