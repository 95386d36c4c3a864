// TownMoney.swift: what becomes of the money: shops take it out, a second person looks, debts are given up, mistakes are put right.
import Catalog
import Core
import Ledger
import SandboxPay
import Settlement

extension Town {
    /// Most shops take out all that they may: what goes back later is then a debt.
    mutating func withdraw(_ index: Int) async throws {
        let (stand, key, share, isTwice) = (stands[index], key(), Int64(dice.chance(70) ? 1 : 2), dice.chance(20))
        let (isTooMuch, fault) = (dice.chance(6), dice.pick(payoutFaults) ?? nil)
        try await sayWhere(index)
        let funds = try await attempt("funds looked at") { try await $0.settlement.funds(of: stand.shop) }
        guard let funds else { return }
        if funds.debt.minor > 0 {
            report.money["met in debt", default: 0] += 1
            return try await trespass("took out money in debt") { house in
                try await house.settlement.withdraw(.cny(1_000), of: stand.shop, by: stand.owner, key: key)
            }
        }
        if isTooMuch {
            return try await trespass("took out more than there is") { house in
                try await house.settlement.withdraw(funds.available + .cny(1), of: stand.shop, by: stand.owner, key: key)
            }
        }
        guard funds.available.minor >= 1_000 else { return }
        let amount = Money.cny(funds.available.minor / share)
        if let fault { house.sandbox.faults.add(fault, to: .payout) }
        trouble?.threaten(oneIn: 6)
        let asked = try await attempt("withdrew") { house in
            try await house.settlement.withdraw(amount, of: stand.shop, by: stand.owner, key: key)
        }
        guard let asked else { return }
        if share == 1, dice.chance(40) { try await give(index, isLate: true) }   // out of what it does not have any more
        guard isTwice else { return }
        let again = try await attempt("withdrew again") { house in
            try await house.settlement.withdraw(amount, of: stand.shop, by: stand.owner, key: key)
        }
        if let again, again.id != asked.id { problem("one key took money out twice: \(asked.id) and \(again.id)") }
    }

    /// What the sandbox does with a payout; nil: it pays. Without trouble it is slow and says no, but nothing gets lost.
    private var payoutFaults: [SandboxFault?] {
        [nil, nil, nil, .refused, .late, .silent, .twice] + (trouble == nil ? [] : [.fails, .lost])
    }

    /// Before the first time, and now and then another account.
    private mutating func sayWhere(_ index: Int) async throws {
        let stand = stands[index]
        guard !stand.isPayable || dice.chance(4) else { return }
        let number = String(62_220_000 + dice.below(100_000))
        let details = try PayoutDetails(.company, holder: "商号 \(index + 1)", number: number, bank: "宁波银行")
        if try await attempt("payout details said", { try await $0.settlement.save(details, of: stand.shop, by: stand.owner) }) != nil {
            stands[index].isPayable = true
        }
    }

    /// The second person. Nobody lets their own go.
    mutating func reviewWithdrawal() async throws {
        guard let admin else { return }
        let (isLet, isOwn) = (dice.chance(80), dice.chance(10))
        let waiting = try await attempt("withdrawals looked at") { try await $0.settlement.withdrawals(in: .requested) }
        guard let one = dice.pick(waiting ?? []) else { return }
        if isOwn {
            try await trespass("let an own withdrawal go") { house in
                try await house.settlement.approve(one.id, of: one.shop, by: one.requestedBy)
            }
        }
        trouble?.threaten(oneIn: 4)
        if isLet {
            _ = try await attempt("withdrawal let go") { try await $0.settlement.approve(one.id, of: one.shop, by: admin) }
        } else {
            _ = try await attempt("withdrawal sent back") { house in
                try await house.settlement.reject(one.id, of: one.shop, why: "账户名不符", by: admin)
            }
        }
    }

    mutating func giveUpDebt() async throws {
        guard let admin else { return }
        let open = try await attempt("debts looked at") { try await $0.settlement.openDebts() }
        guard let debt = dice.pick(open ?? []), dice.chance(30) else { return }
        _ = try await attempt("debt given up") { try await $0.settlement.writeOff(debt.id, of: debt.shop, why: "商家已停业", by: admin) }
    }

    /// Between a shop and the platform, one way or the other; perhaps twice by one key. What a shop does not have is not taken.
    mutating func correct() async throws {
        guard let admin else { return }
        let (shop, key, fen) = (stands[dice.below(stands.count)].shop, key(), Int64(1 + dice.below(3_000)))
        let (amount, isTwice) = (Money.cny(dice.chance(60) ? fen : -fen), dice.chance(20))
        let correction = Correction(
            home: .shop(shop), postings: [Posting(.shop(shop), .available, amount), Posting(.platform, .marketing, -amount)],
            reason: "活动补贴记错了")
        let made = try await attempt("corrected") { try await $0.ledger.correct(correction, by: admin, key: key) }
        guard let made, isTwice else { return }
        let again = try await attempt("corrected again") { try await $0.ledger.correct(correction, by: admin, key: key) }
        if let again, again.head.id != made.head.id { problem("one key corrected twice: \(made.head.id)") }
    }

    mutating func grade() async throws {
        guard let admin else { return }
        let (shop, grade) = (stands[dice.below(stands.count)].shop, ShopGrade.allCases[dice.below(ShopGrade.allCases.count)])
        _ = try await attempt("shop graded") { try await $0.settlement.setGrade(grade, of: shop, why: "月度评估", by: admin) }
    }
}
