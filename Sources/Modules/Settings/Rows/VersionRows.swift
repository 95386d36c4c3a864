// VersionRows.swift: every statement on `settings_version`.
import Core
import Store

extension SettingVersion {
    fileprivate static let columns: SQL = "id, name, value, effective_at, planned_at, actor_id, reason, cancelled_at"

    /// Nil for a setting that this program does not know (any more).
    fileprivate init?(_ row: Row) throws {
        guard let setting = Setting(rawValue: try row.text(1)) else { return nil }
        self.init(
            id: try row.id(0), setting: setting, value: try row.int64(2), effectiveAt: try row.timestamp(3),
            plannedAt: try row.timestamp(4), actor: try row.optionalID(5), reason: try row.text(6),
            cancelledAt: try row.optionalTimestamp(7))
    }
}

extension Reading {
    /// Those that were not cancelled. A person made each: there are few.
    func settingVersions() throws -> [SettingVersion] {
        try rows("SELECT \(SettingVersion.columns) FROM settings_version WHERE cancelled_at IS NULL ORDER BY effective_at, id")
            .compactMap(SettingVersion.init)
    }

    func settingHistory(of setting: Setting, limit: Int64) throws -> [SettingVersion] {
        try rows(
            """
            SELECT \(SettingVersion.columns)
            FROM settings_version
            WHERE name = \(setting.rawValue)
            ORDER BY effective_at DESC, id DESC
            LIMIT \(limit)
            """
        ).compactMap(SettingVersion.init)
    }

    /// - Throws: ``SettingsError/versionNotFound``
    func settingVersion(_ id: ID<SettingVersion>) throws -> SettingVersion {
        let row = try row("SELECT \(SettingVersion.columns) FROM settings_version WHERE id = \(id)")
        guard let row, let version = try SettingVersion(row) else { throw SettingsError.versionNotFound }
        return version
    }
}

extension Writing {
    func insert(_ version: SettingVersion) throws {
        try runOnce(
            """
            INSERT INTO settings_version (id, name, value, effective_at, planned_at, actor_id, reason)
            VALUES (\(version.id), \(version.setting.rawValue), \(version.value), \(version.effectiveAt), \(version.plannedAt),
              \(version.actor), \(version.reason))
            """)
    }

    func cancel(_ id: ID<SettingVersion>, by actor: ID<Account>, at now: Timestamp) throws {
        try runOnce(
            """
            UPDATE settings_version
            SET cancelled_at = \(now), cancelled_by = \(actor)
            WHERE id = \(id) AND cancelled_at IS NULL
            """)
    }
}
