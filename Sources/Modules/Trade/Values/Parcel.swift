// Parcel.swift: pieces of an order on their way.
import Catalog
import Core

/// A parcel of an order.
public struct Parcel: Hashable, Sendable {
    public let id: ID<Parcel>
    public let carrier: Carrier
    public let number: String
    public let shippedAt: Timestamp
    public let lines: [ParcelLine]
}

public struct ParcelLine: Hashable, Sendable {
    public let line: Int64
    public let quantity: Int64
    public init(line: Int64, quantity: Int64) { (self.line, self.quantity) = (line, quantity) }
}

/// Who carries parcels, by the codes that Chinese shop systems share.
public enum Carrier: String, Sendable, CaseIterable {
    case sf = "SF", zto = "ZTO", yto = "YTO", sto = "STO", yunda = "YUNDA", jt = "JTSD", jd = "JD", ems = "EMS"
    case post = "POST", deppon = "DBL", cainiao = "CN", other = "OTHER"

    public var name: String {
        switch self {
        case .sf: "顺丰速运"
        case .zto: "中通快递"
        case .yto: "圆通速递"
        case .sto: "申通快递"
        case .yunda: "韵达快递"
        case .jt: "极兔速递"
        case .jd: "京东物流"
        case .ems: "EMS"
        case .post: "中国邮政"
        case .deppon: "德邦快递"
        case .cainiao: "菜鸟速递"
        case .other: "其他"
        }
    }
}
