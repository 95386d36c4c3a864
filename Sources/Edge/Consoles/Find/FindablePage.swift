// FindablePage.swift: the pages of the desks by the words that people look for them with, in both languages.
import Web

/// A page that can be found by name.
struct FindablePage: Sendable {
    let label: Phrase
    /// Other words for it.
    let words: String
    /// Below a shop's address; whole for the platform's.
    let path: String
    /// What must be held to open it.
    let right: String

    init(_ label: Phrase, _ words: String, _ path: String, _ right: String) {
        (self.label, self.words, self.path, self.right) = (label, words, path, right)
    }

    /// Every page matches no text.
    func matches(_ text: String) -> Bool {
        text.isEmpty || label.zh.localizedHas(text) || label.en.localizedHas(text) || words.localizedHas(text)
    }

    func found(at base: String, in place: String, _ language: Language) -> Found {
        Found(label: label(language), about: place, href: base + path)
    }

    static let ofShop: [FindablePage] = [
        FindablePage(Say.overview, "首页 概览 dashboard home 待办", "", "shop.read"),
        FindablePage(Say.orders, "发货 买家 ship orders", "/orders?state=toShip", "orders.read"),
        FindablePage(Say.products, "上架 下架 商品 库存 sku stock inventory", "/products", "catalog.read"),
        FindablePage(ProductWords.publish, "新商品 发布 new product", "/products/new", "catalog.write"),
        FindablePage(Say.messages, "客服 消息 回复 service messages reply", "/messages", "messages.read"),
        FindablePage(MoneyWords.title, "余额 提现 结算 欠款 月结单 balance withdraw settlement debt", "/money", "money.read"),
        FindablePage(LedgerWords.title, "账目 流水 收入 支出 对账 statement ledger income", "/statement", "money.read"),
        FindablePage(InvoiceWords.title, "开票 抬头 税号 invoice fapiao", "/invoices", "invoices.read"),
        FindablePage(CaseDeskWords.title, "退款 退货 换货 维权 售后 refund return exchange", "/aftersale", "aftersale.read"),
        FindablePage(CaseDeskWords.reviews, "评价 差评 回复 review rating", "/reviews", "orders.read"),
        FindablePage(Say.staff, "角色 权限 员工 roles rights people", "/staff", "staff.read"),
        FindablePage(OfferDesk.title, "优惠券 满减 限时 折扣 coupon discount reduction", "/offers", "offers.read"),
        FindablePage(OfferDesk.freight, "运费 包邮 快递费 freight shipping postage", "/freight", "offers.read"),
        FindablePage(OfferDesk.simulate, "算价 模拟 price simulator", "/offers/simulate", "offers.read"),
        FindablePage(SettingsWords.title, "店铺名 公告 设置 settings profile", "/settings", "shop.settings"),
    ]

    static let ofPlatform: [FindablePage] = PlatformPlace.Part.allCases.map { part in
        let entry = part.entry
        let words: String =
            switch part {
            case .overview: "平台 首页 platform home"
            case .shops: "审核 申请 暂停 开店 review application suspend"
            case .categories: "分类 类目 tree"
            case .brands: "品牌 合并 merge"
            case .coupons: "优惠券 平台券 coupon"
            case .withdrawals: "提现 复核 付款 withdrawal payout review"
            case .fees: "服务费 收入 欠款 核销 fee income debt"
            case .afterSale: "售后 纠纷 介入 裁决 dispute refund escalated"
            case .reviews: "评价 举报 隐藏 review report hide"
            case .journal: "总账 流水 账目 凭证 更正 journal ledger statement entries"
            case .accounts: "用户 锁定 解锁 手机号 user lock"
            case .staff: "员工 角色 权限 roles"
            case .reconciliation: "对账 账单 差异 支付 reconcile statement difference"
            case .settings: "付款时限 确认收货 期限 规则 deadline payment time"
            case .work: "事件 任务 重试 监控 events due work monitor retry"
            }
        return FindablePage(entry.label, words, entry.href, entry.right)
    }
}

extension String {
    /// Whether a part of it is this text, capitals or not.
    func localizedHas(_ text: String) -> Bool { lowercased().contains(text.lowercased()) }
}
