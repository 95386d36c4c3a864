// Carrier.swift: who carries parcels in China: our own list, and the names that people write for each.

/// A carrier, by the codes that Chinese shop systems share.
public enum Carrier: String, Sendable, CaseIterable {
    case sf = "SF", zto = "ZTO", yto = "YTO", sto = "STO", yunda = "YUNDA", jt = "JTSD", jd = "JD", ems = "EMS"
    case post = "POST", deppon = "DBL", cainiao = "CN", best = "HTKY", zjs = "ZJS", uc = "UC", ane = "ANE", yimi = "YMDD"
    case kye = "KYSY", sxjd = "SXJD", danniao = "DNWL", fengwang = "FWX", zhongyou = "ZYE", ztoFreight = "ZTOKY"
    case bestFreight = "BTWL", sure = "SURE", tiantian = "HHTT", suning = "SNWL", rrs = "RRS", jiuye = "JIUYE"
    case sfCity = "SFTC", dada = "IMDADA", dhl = "DHL", ups = "UPS", fedex = "FEDEX"
    /// The shop's own people bring it.
    case own = "SELF"
    case other = "OTHER"

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
        case .best: "百世快递"
        case .zjs: "宅急送"
        case .uc: "优速快递"
        case .ane: "安能物流"
        case .yimi: "壹米滴答"
        case .kye: "跨越速运"
        case .sxjd: "顺心捷达"
        case .danniao: "丹鸟物流"
        case .fengwang: "丰网速运"
        case .zhongyou: "众邮快递"
        case .ztoFreight: "中通快运"
        case .bestFreight: "百世快运"
        case .sure: "速尔快递"
        case .tiantian: "天天快递"
        case .suning: "苏宁物流"
        case .rrs: "日日顺物流"
        case .jiuye: "九曳供应链"
        case .sfCity: "顺丰同城"
        case .dada: "达达"
        case .dhl: "DHL"
        case .ups: "UPS"
        case .fedex: "FedEx"
        case .own: "商家自送"
        case .other: "其他"
        }
    }

    /// What else people write for it, besides code and name.
    private var others: [String] {
        switch self {
        case .sf: ["顺丰", "顺丰标快", "顺丰特快", "SFEXPRESS"]
        case .zto: ["中通", "中通标快", "ZTOEXPRESS"]
        case .yto: ["圆通", "YT", "YTOEXPRESS"]
        case .sto: ["申通", "STOEXPRESS"]
        case .yunda: ["韵达", "YD", "YUNDAEXPRESS"]
        case .jt: ["极兔", "JT", "J&T", "JTEXPRESS", "J&TEXPRESS", "百世极兔"]
        case .jd: ["京东", "JDL", "JDWL", "京东快运", "京东大件"]
        case .ems: ["邮政EMS", "邮政特快", "邮政特快专递", "邮政速递", "EMS特快专递", "中国邮政EMS"]
        case .post: ["邮政", "YZPY", "邮政小包", "邮政包裹", "邮政快递包裹", "CHINAPOST"]
        case .deppon: ["德邦", "德邦快运", "DEPPON", "DBKD"]
        case .cainiao: ["菜鸟", "菜鸟裹裹", "菜鸟直送"]
        case .best: ["百世", "百世汇通", "BEST"]
        case .zjs: ["宅急送快运"]
        case .uc: ["优速", "UCE"]
        case .ane: ["安能", "安能快运", "ANEKY"]
        case .yimi: ["一米滴答", "壹米滴答快运"]
        case .kye: ["跨越", "KYE"]
        case .sxjd: ["顺心", "顺心捷达快运"]
        case .danniao: ["丹鸟"]
        case .fengwang: ["丰网"]
        case .zhongyou: ["众邮"]
        case .sure: ["速尔"]
        case .tiantian: ["天天", "TTKDEX"]
        case .suning: ["苏宁", "苏宁快递"]
        case .rrs: ["日日顺"]
        case .jiuye: ["九曳"]
        case .dada: ["达达快送", "京东到家"]
        case .fedex: ["联邦", "联邦快递"]
        case .own: ["自送", "送货上门", "商家配送", "自己送"]
        case .other: ["其它", "别的"]
        case .ztoFreight, .bestFreight, .sfCity, .dhl, .ups: []
        }
    }

    /// Reads what people write: 中通, 中通快递, zto, `中通快递 （ZTO）` in any case and width. Nil for an unknown name.
    public static func named(_ text: String) -> Carrier? {
        let plain = Self.plain(text)
        if plain.isEmpty || plain.utf8.count > 120 { return nil }
        if let exact = names[plain] { return exact }
        for end in ["快递", "速递", "速运", "物流", "公司"] where plain.hasSuffix(end) {
            if let found = names[String(plain.dropLast(end.count))] { return found }
        }
        return nil
    }

    private static let names: [String: Carrier] = {
        var names: [String: Carrier] = [:]
        for carrier in allCases {
            for name in [carrier.rawValue, carrier.name, carrier.name + carrier.rawValue] + carrier.others {
                names[plain(name)] = carrier
            }
        }
        return names
    }()

    /// Capitals without spaces, brackets and dashes; full-width letters in their plain form.
    private static func plain(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            let narrow: Unicode.Scalar =
                0xFF01...0xFF5E ~= scalar.value ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
            if narrow.properties.isWhitespace || "()[]-_/·.、".unicodeScalars.contains(narrow) { continue }
            plain.unicodeScalars.append(narrow)
        }
        return plain.uppercased()
    }
}
