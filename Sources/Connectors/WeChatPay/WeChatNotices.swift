// WeChatNotices.swift: what WeChat Pay tells us: verified, opened, read.
import Core
import Payments

extension WeChatPay {
    public func read(notice body: [UInt8], header: @Sendable (String) -> String?) async throws -> ProviderNotice {
        guard try await gateway.isTheirs(body, header: header) else { throw PaymentError.badSignature }
        guard let notice = try? JSON(parsing: body), let event = notice["event_type"]?.string,
            let text = SealedResource(notice["resource"])?.opened(with: settings.sealing), let resource = try? JSON(parsing: text)
        else { throw PaymentError.badNotice }
        switch event {
        case "TRANSACTION.SUCCESS":
            guard resource["trade_state"]?.string == "SUCCESS" else { throw PaymentError.badNotice }
            let (number, receipt) = try paid(resource)
            return .paid(number: number, receipt)
        case "REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED":
            guard let number = resource["out_refund_no"]?.string, resource["mchid"]?.string == settings.merchant else {
                throw PaymentError.badNotice
            }
            return .refund(number: number, try refunded(resource, state: resource["refund_status"]?.string))
        case "MCHTRANSFER.BILL.FINISHED":
            let (number, answer) = try transferred(resource)
            return .payout(number: number, answer)
        default: throw PaymentError.badNotice
        }
    }
}
