// DemoMoney.swift: what the shops of the demo do with what they earned, and what the platform finds in the provider's books.
import Catalog
import Core
import Identity
import Payments
import SandboxPay
import Settings
import Settlement
import Trade

/// Something about money, so long before the end of the history.
struct MoneyDeed: Sendable {
    enum Act: Sendable {
        /// Where the shop's money goes.
        case details(PayoutDetails.Kind, holder: String, number: String, bank: String)
        /// So many percent of what is available, in whole yuan.
        case withdraw(percent: Int64, refused: Bool = false)
        /// The platform lets the shop's withdrawal go that waits for a second person.
        case approve
        case grade(ShopGrade, String)
        /// From so many 分 on a second person looks at withdrawals.
        case reviewFrom(Int64, String)
        /// The provider's statement of the day before, with these mistakes; and how what was found is settled: by asking, or by hand.
        case compare([SandboxFault], then: Difference.Outcome? = nil)
    }
    let ago: Span
    /// The place among all shops; of the platform's deeds nobody's.
    let shop: Int
    let act: Act

    static let all: [MoneyDeed] = [
        MoneyDeed(
            ago: .days(28), shop: 0, act: .details(.company, holder: "杭州龙坞茶业有限公司", number: "1202026819900123456", bank: "工商银行杭州转塘支行")),
        MoneyDeed(ago: .days(28), shop: 1, act: .details(.card, holder: "刘社长", number: "6222021507004321009", bank: "农业银行安远支行")),
        MoneyDeed(
            ago: .days(27), shop: 2, act: .details(.company, holder: "景德镇瓷间陶瓷有限公司", number: "36050110270900000888", bank: "建设银行景德镇分行")),
        MoneyDeed(ago: .days(27), shop: 3, act: .details(.company, holder: "苏州云裁服饰有限公司", number: "10554001040012345", bank: "农业银行苏州平江支行")),
        MoneyDeed(
            ago: .days(27), shop: 7, act: .details(.company, holder: "成都小山雀童品有限公司", number: "51050142620800000321", bank: "建设银行成都高新支行")),
        MoneyDeed(ago: .days(25), shop: 0, act: .grade(.trusted, "开店以来没有一次迟发，售后两天内都答复。")),
        MoneyDeed(ago: .days(24), shop: 7, act: .grade(.watched, "两周内有三次少件，先观察一个月。")),
        MoneyDeed(ago: .days(9), shop: 0, act: .withdraw(percent: 60)),
        MoneyDeed(ago: .days(6), shop: 1, act: .withdraw(percent: 50)),
        MoneyDeed(ago: .days(5), shop: 3, act: .withdraw(percent: 40, refused: true)),
        MoneyDeed(ago: .hours(73), shop: 7, act: .withdraw(percent: 100)),
        MoneyDeed(ago: .hours(71), shop: 0, act: .reviewFrom(30_000, "试行一个月：300 元以上的提现由第二个人看过再付。")),
        MoneyDeed(ago: .hours(30), shop: 2, act: .withdraw(percent: 70)),
        MoneyDeed(ago: .hours(27), shop: 2, act: .approve),
        MoneyDeed(ago: .hours(20), shop: 0, act: .withdraw(percent: 80)),
    ]
}

extension Market {
    func act(_ deed: MoneyDeed, _ stalls: [Stall], admin: ID<Account>, at now: Timestamp, key: String) async throws {
        let stall = stalls[deed.shop]
        switch deed.act {
        case .details(let kind, let holder, let number, let bank):
            try await settlement.save(PayoutDetails(kind, holder: holder, number: number, bank: bank), of: stall.shop, by: stall.owner)
        case .withdraw(let percent, let refused):
            let amount = try await settlement.funds(of: stall.shop).available.minor * percent / 10_000 * 100
            guard amount >= 1_000 else { return }
            if refused { sandbox.faults.add(.refused, to: .payout) }
            _ = try await settlement.withdraw(.cny(amount), of: stall.shop, by: stall.owner, key: key)
        case .approve:
            for waiting in try await settlement.withdrawals(in: .requested) where waiting.shop == stall.shop {
                _ = try await settlement.approve(waiting.id, of: stall.shop, by: admin)
            }
        case .grade(let grade, let why): try await settlement.setGrade(grade, of: stall.shop, why: why, by: admin)
        case .reviewFrom(let fen, let why):
            _ = try await settings.plan(.withdrawalReview, fen, from: now + .minutes(2), why: why, by: admin, key: key)
        case .compare(let faults, let outcome):
            for fault in faults { sandbox.faults.add(fault, to: .statement) }
            _ = try await payments.reconcile(StatementDay(of: now).before, of: SandboxPay.name)
            guard let outcome else { return }
            for found in try await payments.differences(.open, of: SandboxPay.name, PageRequest(limit: 10)).items {
                if outcome == .byHand {
                    let note = "已与支付公司核对：对方当天的对账单漏了这一笔，次日补上。"
                    _ = try await payments.settle(found.id, of: SandboxPay.name, note: note, by: admin)
                } else {
                    _ = try await payments.ask(about: found.id, of: SandboxPay.name)
                }
            }
        }
    }

    /// The days of which the provider's books are compared, each in the morning after: two with mistakes that are settled, a clean one,
    /// and yesterday with each kind of mistake.
    static func comparisons(end: Timestamp) -> [(at: Timestamp, act: MoneyDeed.Act)] {
        let today = StatementDay(of: end).start
        return [
            (today - .days(3) + .hours(11), .compare([.amount], then: .confirmed)),
            (today - .days(2) + .hours(11), .compare([.missing], then: .byHand)), (today - .days(1) + .hours(11), .compare([])),
            (end, .compare([.missing, .extra, .amount, .state])),
        ]
    }
}
