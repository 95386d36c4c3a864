// SandboxBills.swift: the bills of a day, as WeChat Pay lays them out.
import Core
import Crypto
import Foundation
import Payments
import Synchronization

extension WeChatSandbox {
    private static let tradeHead =
        "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
    private static let flowHead = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号"

    func bill(_ query: [String: String], isTrade: Bool, base: String) -> SandboxAnswer {
        guard let day = query["bill_date"].flatMap(StatementDay.init) else { return .no(400, "PARAM_ERROR", "bill_date 格式错误") }
        guard day.end <= clock.now() else { return .no(400, "PARAM_ERROR", "账单日期须早于今天") }
        if query["account_type"] == "OPERATION" || query["account_type"] == "FEES" {
            return .no(400, "NO_STATEMENT_EXIST", "账单文件不存在")
        }
        let token = random.secret()
        let file: [UInt8]? = state.withLock { books in
            let lines = isTrade ? tradeLines(books, day) : flowLines(books, day)
            guard !lines.isEmpty else { return nil }
            let text = ([isTrade ? Self.tradeHead : Self.flowHead] + lines).joined(separator: "\r\n") + "\r\n总笔数\r\n`\(lines.count)\r\n"
            books.bills[token] = Array(text.utf8)
            return Array(text.utf8)
        }
        guard let file else { return .no(400, "NO_STATEMENT_EXIST", "账单文件不存在") }
        return .ok([
            "hash_type": "SHA1", "hash_value": .string(Hex.text(Insecure.SHA1.hash(data: file))),
            "download_url": .string("\(base)/v3/billdownload/file?token=\(token)"),
        ])
    }

    func download(_ token: String) -> SandboxAnswer {
        guard let file = state.withLock({ $0.bills[token] }) else { return .no(404, "RESOURCE_NOT_EXISTS", "账单文件不存在") }
        var answer = SandboxAnswer.nothing
        answer.file = file
        return answer
    }

    private func tradeLines(_ books: SandboxBooks, _ day: StatementDay) -> [String] {
        let paid = books.orders.values.compactMap { order -> (Timestamp, String)? in
            guard let at = order.paidAt, let reference = order.reference, day.start <= at, at < day.end else { return nil }
            return (at, line(order, at: at, reference: reference, refund: nil))
        }
        let refunded = books.refunds.values.compactMap { refund -> (Timestamp, String)? in
            guard let order = books.orders[refund.order], let reference = order.reference, day.start <= refund.askedAt,
                refund.askedAt < day.end
            else { return nil }
            return (refund.askedAt, line(order, at: refund.askedAt, reference: reference, refund: refund))
        }
        return (paid + refunded).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    }

    private func line(_ order: SandboxOrder, at: Timestamp, reference: String, refund: SandboxRefund?) -> String {
        let total = yuan(order.total)
        let back = refund.map { yuan($0.amount) } ?? "0.00"
        let values: [String] = [
            WeChatTime.bill(at), keys.appID, keys.merchant, "0", "", reference, order.number, order.openID,
            order.way == "h5" ? "MWEB" : order.way.uppercased(), refund == nil ? "SUCCESS" : "REFUND", "OTHERS", order.currency,
            refund == nil ? total : "0.00", "0.00", refund?.reference ?? "0", refund?.number ?? "0", back, "0.00",
            refund == nil ? "" : "ORIGINAL",
            refund == nil ? "" : refund?.state == .closed ? "FAIL" : refund?.state == .done ? "SUCCESS" : "PROCESSING",
            order.description, "", "0.00000", "0.60%", refund == nil ? total : "0.00", back, "",
        ]
        return values.map { "`\($0)" }.joined(separator: ",")
    }

    private func flowLines(_ books: SandboxBooks, _ day: StatementDay) -> [String] {
        books.transfers.values.filter { $0.state == .done && day.start <= $0.changedAt && $0.changedAt < day.end }
            .sorted { $0.number < $1.number }.map { transfer in
                let values: [String] = [
                    WeChatTime.bill(transfer.changedAt), transfer.reference, transfer.reference, "商家转账", "转账", "支出",
                    yuan(transfer.amount), "0.00", "系统", transfer.remark, transfer.number,
                ]
                return values.map { "`\($0)" }.joined(separator: ",")
            }
    }

    private func yuan(_ fen: Int64) -> String { "\(fen / 100).\(fen % 100 < 10 ? "0" : "")\(fen % 100)" }
}
