// Rights.swift: what may be done, in words, and who may do it: for pages that tell somebody why they may not.
import Web

public enum Rights {
    /// The roles that have it, highest first; empty for a name that is no right.
    public static func roles(for permission: String) -> [Role] {
        guard let entry = RolePermissions.table[permission] else { return [] }
        return Role.allCases.filter { entry.roles.contains($0) }
    }

    /// True when only the platform's own staff can have it.
    public static func isPlatforms(_ permission: String) -> Bool { RolePermissions.table[permission]?.area == .platform }

    /// What it lets somebody do: 发货; nil for a name that is no right.
    public static func words(for permission: String) -> Phrase? { phrases[permission] }

    /// All names of the table.
    public static var all: [String] { RolePermissions.table.keys.sorted() }

    private static let phrases: [String: Phrase] = [
        "organisation.settings": Phrase("right.organisation_settings", zh: "改主体资料", en: "change the organisation"),
        "staff.read": Phrase("right.staff_read", zh: "看员工", en: "see who works here"),
        "staff.write": Phrase("right.staff_write", zh: "增减员工", en: "add and remove people"),
        "audit.read": Phrase("right.audit_read", zh: "看操作记录", en: "see who did what"),
        "money.read": Phrase("right.money_read", zh: "看资金", en: "see the money"),
        "money.withdraw": Phrase("right.money_withdraw", zh: "提现", en: "withdraw money"),
        "invoices.read": Phrase("right.invoices_read", zh: "看发票", en: "see invoices"),
        "invoices.write": Phrase("right.invoices_write", zh: "开发票", en: "write invoices"),
        "fees.read": Phrase("right.fees_read", zh: "看平台收入", en: "see the platform's income"),
        "withdrawals.read": Phrase("right.withdrawals_read", zh: "看提现申请", en: "see withdrawals"),
        "withdrawals.review": Phrase("right.withdrawals_review", zh: "复核提现", en: "review withdrawals"),
        "debts.write_off": Phrase("right.debts_write_off", zh: "核销欠款", en: "write debts off"),
        "shops.create": Phrase("right.shops_create", zh: "开店", en: "open a shop"),
        "shop.read": Phrase("right.shop_read", zh: "看店铺后台", en: "see the shop's desk"),
        "shop.settings": Phrase("right.shop_settings", zh: "改店铺设置", en: "change the shop's settings"),
        "catalog.read": Phrase("right.catalog_read", zh: "看商品", en: "see products"),
        "catalog.write": Phrase("right.catalog_write", zh: "编辑商品", en: "edit products"),
        "stock.read": Phrase("right.stock_read", zh: "看库存", en: "see stock"),
        "stock.write": Phrase("right.stock_write", zh: "改库存", en: "change stock"),
        "orders.read": Phrase("right.orders_read", zh: "看订单", en: "see orders"),
        "orders.ship": Phrase("right.orders_ship", zh: "发货", en: "ship orders"),
        "orders.cancel": Phrase("right.orders_cancel", zh: "取消订单", en: "cancel orders"),
        "orders.refund": Phrase("right.orders_refund", zh: "退款", en: "refund orders"),
        "aftersale.read": Phrase("right.aftersale_read", zh: "看售后", en: "see after-sale cases"),
        "aftersale.handle": Phrase("right.aftersale_handle", zh: "处理售后", en: "handle after-sale cases"),
        "reviews.answer": Phrase("right.reviews_answer", zh: "回复评价", en: "answer reviews"),
        "aftersale.decide": Phrase("right.aftersale_decide", zh: "裁决售后", en: "decide after-sale cases"),
        "reviews.hide": Phrase("right.reviews_hide", zh: "隐藏评价", en: "hide reviews"),
        "offers.read": Phrase("right.offers_read", zh: "看优惠与运费", en: "see offers and freight"),
        "offers.write": Phrase("right.offers_write", zh: "改优惠与运费", en: "change offers and freight"),
        "coupons.read": Phrase("right.coupons_read", zh: "看平台券", en: "see the platform's coupons"),
        "coupons.write": Phrase("right.coupons_write", zh: "发平台券", en: "make coupons of the platform's"),
        "platform.read": Phrase("right.platform_read", zh: "看平台后台", en: "see the platform's desk"),
        "shops.review": Phrase("right.shops_review", zh: "审核店铺", en: "review shops"),
        "products.ban": Phrase("right.products_ban", zh: "封禁商品", en: "ban products"),
        "categories.write": Phrase("right.categories_write", zh: "改类目", en: "change categories"),
        "brands.write": Phrase("right.brands_write", zh: "改品牌", en: "change brands"),
        "shops.read": Phrase("right.shops_read", zh: "看所有店铺", en: "see all shops"),
        "settings.read": Phrase("right.settings_read", zh: "看平台设置", en: "see the platform's settings"),
        "settings.write": Phrase("right.settings_write", zh: "改平台设置", en: "change the platform's settings"),
        "accounts.read": Phrase("right.accounts_read", zh: "看账号", en: "see accounts"),
        "accounts.lock": Phrase("right.accounts_lock", zh: "锁定账号", en: "lock accounts"),
        "work.read": Phrase("right.work_read", zh: "看后台任务", en: "see the work under way"),
        "work.retry": Phrase("right.work_retry", zh: "重试后台任务", en: "try stuck work again"),
        "insight.read": Phrase("right.insight_read", zh: "看经营数据", en: "see how the shop does"),
        "messages.read": Phrase("right.messages_read", zh: "看买家消息", en: "read buyers' messages"),
        "messages.write": Phrase("right.messages_write", zh: "回复买家", en: "answer buyers"),
        "payments.reconcile": Phrase("right.payments_reconcile", zh: "核对收款", en: "reconcile payments"),
        "ledger.read": Phrase("right.ledger_read", zh: "看总账", en: "see the journal"),
        "ledger.correct": Phrase("right.ledger_correct", zh: "更正账目", en: "correct the journal"),
    ]
}

extension Role {
    public var words: Phrase {
        switch self {
        case .owner: Phrase("role.owner", zh: "负责人", en: "Owner")
        case .manager: Phrase("role.manager", zh: "店长", en: "Manager")
        case .stockKeeper: Phrase("role.stock_keeper", zh: "仓管", en: "Stock keeper")
        case .shipper: Phrase("role.shipper", zh: "发货", en: "Shipper")
        case .service: Phrase("role.service", zh: "客服", en: "Service")
        case .finance: Phrase("role.finance", zh: "财务", en: "Finance")
        case .viewer: Phrase("role.viewer", zh: "只看", en: "Viewer")
        }
    }
}
