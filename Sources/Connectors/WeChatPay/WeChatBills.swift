// WeChatBills.swift: the bills of a day, as statement lines.
import Core
import Crypto
import Foundation
import Payments

extension WeChatPay {
    /// Payments and refunds from the trade bill, payouts from the fund flow of both accounts. A day without any has no bill.
    public func statement(of day: StatementDay) async throws -> [StatementLine] {
        var lines = try WeChatBill.trade(await bill("/v3/bill/tradebill?bill_date=\(day)&bill_type=ALL"), of: settings)
        for account in ["BASIC", "OPERATION"] {
            lines += try WeChatBill.payouts(await bill("/v3/bill/fundflowbill?bill_date=\(day)&account_type=\(account)"))
        }
        return lines
    }

    private func bill(_ target: String) async throws -> String {
        let told: JSON
        do {
            told = try await gateway.call("GET", target)
        } catch let refusal as WeChatRefusal {
            switch refusal.code {
            case "NO_STATEMENT_EXIST": return ""
            case "STATEMENT_CREATING": throw PaymentError.statementNotReady
            default: throw PaymentError.providerFailed("\(refusal.status) \(refusal.code): \(refusal.message)")
            }
        }
        guard let address = told["download_url"]?.string, let hash = told["hash_value"]?.string, told["hash_type"]?.string == "SHA1" else {
            throw PaymentError.badNotice
        }
        let file = try await plainly { try await gateway.download(address) }
        guard Hex.text(Insecure.SHA1.hash(data: file)) == hash.lowercased() else {
            throw PaymentError.providerFailed("a bill's hash is not the one that was told")
        }
        return String(decoding: file, as: UTF8.self)
    }
}

/// The text of a bill: a line of names, lines of values each after a backtick, and two lines of sums.
enum WeChatBill {
    static func trade(_ text: String, of settings: WeChatSettings) throws -> [StatementLine] {
        try rows(text).map { row in
            guard row["商户号"] == settings.merchant, let currency = row["货币种类"].flatMap({ Currency(code: $0) }),
                let at = row["交易时间"].flatMap(WeChatTime.readBill), let fee = fen(row["手续费"], currency)
            else { throw PaymentError.badNotice }
            if row["交易状态"] == "REFUND" || row["交易状态"] == "REVOKED" {
                guard let number = row["商户退款单号"], let reference = row["微信退款单号"],
                    let amount = fen(row["申请退款金额"] ?? row["退款金额"], currency)
                else { throw PaymentError.badNotice }
                let state: StatementLine.State =
                    switch row["退款状态"] {
                    case "SUCCESS": .done
                    case "PROCESSING": .underWay
                    default: .failed
                    }
                return StatementLine(
                    kind: .refund, number: number, reference: reference, amount: amount, fee: fee, at: at, state: state)
            }
            guard let number = row["商户订单号"], let reference = row["微信订单号"],
                let amount = fen(row["订单金额"] ?? row["应结订单金额"], currency)
            else { throw PaymentError.badNotice }
            return StatementLine(kind: .pay, number: number, reference: reference, amount: amount, fee: fee, at: at)
        }
    }

    /// The lines that name a payout of ours; the others (payments, refunds, fees) are in the trade bill.
    static func payouts(_ text: String) throws -> [StatementLine] {
        try rows(text).compactMap { row in
            guard let number = row["业务凭证号"], PayoutNumber.read(number) != nil, row["收支类型"] == "支出" else { return nil }
            guard let reference = row["微信支付业务单号"], let at = row["记账时间"].flatMap(WeChatTime.readBill),
                let amount = fen(row["收支金额（元）"] ?? row["收支金额(元)"], .cny)
            else { throw PaymentError.badNotice }
            return StatementLine(kind: .payout, number: number, reference: reference, amount: amount, fee: .cny(0), at: at)
        }
    }

    private static func rows(_ text: String) -> [[String: String]] {
        let lines = text.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline)
        guard let first = lines.first else { return [] }
        let names = first.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        // A product's name may hold a comma; only ",`" parts two values.
        return lines.dropFirst().prefix { $0.hasPrefix("`") }.map { line in
            let values = String(line.dropFirst()).replacing("\r", with: "").components(separatedBy: ",`")
            return Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first })
        }
    }

    /// Yuan as text, to the exact 分; a part of a 分 must be nothing but zeros.
    static func fen(_ text: String?, _ currency: Currency) -> Money? {
        guard let text, let match = text.wholeMatch(of: /(-?)(\d{1,12})(?:\.(\d{1,2})(0*))?/), let yuan = Int64(match.2) else { return nil }
        let part: String = match.3.map(String.init) ?? ""
        let cents = Int64(part.padding(toLength: 2, withPad: "0", startingAt: 0)) ?? 0
        let minor = yuan * 100 + cents
        return Money(minor: match.1.isEmpty ? minor : -minor, currency)
    }
}
