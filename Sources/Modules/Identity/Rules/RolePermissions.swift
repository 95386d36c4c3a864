// RolePermissions.swift: what each role may do. The one table of it; a name that is not here is refused.

/// A permission is asked for in an organisation (or in a shop of it), or of the platform's own staff, never both: a merchant's
/// owner is nobody on the platform.
enum RolePermissions {
    enum Area: Sendable { case organisation, platform }

    private static let everyone = Set(Role.allCases)

    static let table: [String: (area: Area, roles: Set<Role>)] = [
        "organisation.settings": (.organisation, [.owner]),
        "staff.read": (.organisation, [.owner, .manager, .viewer]),
        "staff.write": (.organisation, [.owner, .manager]),
        "audit.read": (.organisation, [.owner, .manager]),
        "money.read": (.organisation, [.owner, .finance]),
        "money.withdraw": (.organisation, [.owner, .finance]),
        "invoices.read": (.organisation, [.owner, .manager, .service, .finance, .viewer]),
        "invoices.write": (.organisation, [.owner, .manager, .service, .finance]),

        "shops.create": (.organisation, [.owner, .manager]),
        "shop.read": (.organisation, everyone),
        "shop.settings": (.organisation, [.owner, .manager]),
        "catalog.read": (.organisation, everyone),
        "catalog.write": (.organisation, [.owner, .manager]),
        "stock.read": (.organisation, everyone),
        "stock.write": (.organisation, [.owner, .manager, .stockKeeper]),
        // Orders show buyers' names and addresses: only to whom they concern.
        "orders.read": (.organisation, [.owner, .manager, .shipper, .service, .finance, .viewer]),
        "orders.ship": (.organisation, [.owner, .manager, .shipper]),
        "messages.read": (.organisation, [.owner, .manager, .service, .viewer]),
        "messages.write": (.organisation, [.owner, .manager, .service]),
        "orders.cancel": (.organisation, [.owner, .manager, .service]),
        "orders.refund": (.organisation, [.owner, .manager, .finance]),
        // Answering refunds within one's limit; beyond it `orders.refund` is asked for.
        "aftersale.read": (.organisation, [.owner, .manager, .service, .stockKeeper, .finance, .viewer]),
        "aftersale.handle": (.organisation, [.owner, .manager, .service, .stockKeeper, .finance]),
        "reviews.answer": (.organisation, [.owner, .manager, .service]),

        "offers.read": (.organisation, [.owner, .manager, .finance, .service, .viewer]),
        "offers.write": (.organisation, [.owner, .manager]),

        "insight.read": (.organisation, [.owner, .manager, .finance, .viewer]),

        "platform.read": (.platform, everyone),
        "settings.read": (.platform, everyone),
        "settings.write": (.platform, [.owner, .manager]),
        "accounts.read": (.platform, [.owner, .manager, .service]),
        "accounts.lock": (.platform, [.owner, .manager]),
        // Events and due work: what the machine does, and what it could not do.
        "work.read": (.platform, everyone),
        "work.retry": (.platform, [.owner, .manager]),
        "shops.read": (.platform, everyone),
        "shops.review": (.platform, [.owner, .manager, .service]),
        "aftersale.decide": (.platform, [.owner, .manager, .service]),
        "reviews.hide": (.platform, [.owner, .manager, .service]),
        "products.ban": (.platform, [.owner, .manager, .service]),
        "categories.write": (.platform, [.owner, .manager]),
        "brands.write": (.platform, [.owner, .manager]),
        "coupons.read": (.platform, everyone),
        "coupons.write": (.platform, [.owner, .manager]),
        "fees.read": (.platform, [.owner, .manager, .finance]),
        "withdrawals.read": (.platform, [.owner, .manager, .finance]),
        "withdrawals.review": (.platform, [.owner, .finance]),
        "debts.write_off": (.platform, [.owner, .finance]),
        "payments.reconcile": (.platform, [.owner, .finance]),
        // The whole journal: every party's money.
        "ledger.read": (.platform, [.owner, .finance]),
        "ledger.correct": (.platform, [.owner, .finance]),
    ]

    static func permits(_ roles: Set<Role>, _ permission: String, in area: Area) -> Bool {
        guard let entry = table[permission], entry.area == area else { return false }
        return !entry.roles.isDisjoint(with: roles)
    }
}

extension Role {
    /// Whether this role alone allows something in an organisation: for pages that explain roles.
    public func permits(_ permission: String) -> Bool { RolePermissions.permits([self], permission, in: .organisation) }
}
