// SettingVersion.swift: one value of a setting from one moment on, and what holds at a moment.
import Core

public struct SettingVersion: Hashable, Sendable {
    public let id: ID<SettingVersion>
    public let setting: Setting
    public let value: Int64
    public let effectiveAt: Timestamp
    public let plannedAt: Timestamp
    /// Nil for what the installation itself began with.
    public let actor: ID<Account>?
    /// Why, 0 to 200 characters.
    public let reason: String
    public internal(set) var cancelledAt: Timestamp?
}

/// All settings as they hold at one moment.
public struct SettingValues: Hashable, Sendable {
    private let values: [Setting: Int64]

    /// Of versions in any order: the last to have taken effect wins, of two at one moment the one planned later.
    public init(at moment: Timestamp, of versions: [SettingVersion]) {
        var newest: [Setting: SettingVersion] = [:]
        for version in versions where version.effectiveAt <= moment && version.cancelledAt == nil {
            if let other = newest[version.setting], (other.effectiveAt, other.id) > (version.effectiveAt, version.id) { continue }
            newest[version.setting] = version
        }
        values = newest.mapValues(\.value)
    }

    public subscript(_ setting: Setting) -> Int64 { values[setting] ?? setting.standard }

    /// How long a buyer has to pay.
    public var paymentTime: Span { .minutes(self[.paymentMinutes]) }
    /// When a shipped order completes by itself.
    public var confirmationTime: Span { .days(self[.confirmationDays]) }
    /// Whether a shop opens only once the platform has reviewed it.
    public var shopsAreReviewed: Bool { self[.shopReview] == 1 }
    /// Fewer available pieces than this are low.
    public var lowStockLine: Int64 { self[.lowStockLine] }
    /// How long after completion an order is settled, by the setting of its shop's grade.
    public func settlementDays(_ setting: Setting) -> Span { .days(self[setting]) }
    /// What the platform takes of an order that is placed now.
    public var feeRate: Rate { Rate(basisPoints: self[.feeRate]) }
    public var shopBearsProviderFee: Bool { self[.shopBearsProviderFee] == 1 }
}
