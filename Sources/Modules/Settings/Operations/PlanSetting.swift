// PlanSetting.swift: an operator plans a change, or takes a planned one back.
import Core
import Identity
import Store

extension Settings {
    /// Plans a value from a moment on, at least a minute ahead.
    /// - Parameters:
    ///   - reason: 0 to 200 characters.
    ///   - key: chosen by the client; the same again answers the first.
    /// - Throws: ``InvalidInput`` for a value out of bounds or a long reason; ``SettingsError/tooSoon(earliest:)``;
    ///   ``StoreError/keyReused``.
    @discardableResult
    public func plan(
        _ setting: Setting, _ value: Int64, from effectiveAt: Timestamp, why reason: String, by actor: ID<Account>, key: String
    ) async throws -> SettingVersion {
        try Self.check(setting, value, reason)
        let now = clock.now()
        let version = SettingVersion(
            id: try ids.next(), setting: setting, value: value, effectiveAt: effectiveAt, plannedAt: now, actor: actor, reason: reason)
        let entry: ID<AuditEntry> = try ids.next()
        let repeated = RepeatKey(
            caller: actor, operation: "settings.plan", key: key,
            input: "\(setting.rawValue) \(value) \(effectiveAt.milliseconds) \(reason)")
        let kept = try await store.write(homes: [.shared, .organisation(.platform), .person(actor)]) { tx in
            if let earlier = try tx.earlierAnswer(repeated).flatMap({ ID<SettingVersion>($0) }) { return try tx.settingVersion(earlier) }
            guard effectiveAt >= now + Self.notice else { throw SettingsError.tooSoon(earliest: now + Self.notice) }
            try tx.insert(version)
            try tx.audit(
                actor: actor, organisation: .platform, action: "setting.planned",
                subject: "\(version.id) \(setting.rawValue) \(value)", at: now, id: entry)
            try tx.remember(repeated, answer: version.id.description, at: now)
            return version
        }
        forgetCopy()
        return kept
    }

    /// Takes a planned change back. Doing so again changes nothing.
    /// - Throws: ``SettingsError/inForce`` from half a minute before it takes effect; ``SettingsError/versionNotFound``.
    public func cancel(_ id: ID<SettingVersion>, by actor: ID<Account>) async throws {
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(homes: [.shared, .organisation(.platform)]) { tx in
            let version = try tx.settingVersion(id)
            guard version.cancelledAt == nil else { return }
            guard version.effectiveAt > now + Self.copyAge else { throw SettingsError.inForce }
            try tx.cancel(id, by: actor, at: now)
            try tx.audit(
                actor: actor, organisation: .platform, action: "setting.cancelled", subject: "\(id) \(version.setting.rawValue)",
                at: now, id: entry)
        }
        forgetCopy()
    }

    /// Gives a new installation its first value, at once; does nothing where the setting was ever set.
    public func begin(_ setting: Setting, as value: Int64) async throws {
        try Self.check(setting, value, "")
        let now = clock.now()
        let version = SettingVersion(
            id: try ids.next(), setting: setting, value: value, effectiveAt: now, plannedAt: now, actor: nil, reason: "")
        try await store.write(home: .shared) { tx in
            try tx.takeGuard("settings.begin", home: .shared)
            guard try tx.settingHistory(of: setting, limit: 1).isEmpty else { return }
            try tx.insert(version)
        }
        forgetCopy()
    }

    /// Every version of a setting, cancelled ones too, the last to take effect first; at most 200.
    public func history(of setting: Setting) async throws -> [SettingVersion] {
        try await store.read { try $0.settingHistory(of: setting, limit: 200) }
    }

    private static func check(_ setting: Setting, _ value: Int64, _ reason: String) throws {
        var problems: [FieldProblem] = []
        let expected = "\(setting.bounds.lowerBound)…\(setting.bounds.upperBound)"
        if value < setting.bounds.lowerBound { problems.append(FieldProblem("value", "too_small", expected: expected)) }
        if value > setting.bounds.upperBound { problems.append(FieldProblem("value", "too_large", expected: expected)) }
        if reason.count > reasonMax { problems.append(FieldProblem("reason", "too_long", expected: "0…\(reasonMax)")) }
        if !problems.isEmpty { throw InvalidInput(problems) }
    }

    /// In characters.
    public static let reasonMax = 200
}
