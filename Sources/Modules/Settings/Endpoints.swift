// Endpoints.swift: settings over HTTP, for the platform's staff.
import Core
import Web

struct SettingAnswer: Sendable { let name: String, value: Int64, least: Int64, most: Int64, versions: [SettingVersion] }
struct PlanInput: Sendable { let setting: Setting, value: Int64, effectiveAt: Timestamp, reason: String }
struct CancelInput: Sendable { let version: ID<SettingVersion> }

extension Schema where Value == SettingVersion {
    static var settingVersion: Schema {
        .object(
            {
                SettingVersion(
                    id: $0, setting: $1, value: $2, effectiveAt: $3, plannedAt: $4, actor: $5, reason: $6, cancelledAt: $7)
            },
            Field("id", { $0.id }, .id()), Field("setting", { $0.setting }, .choice()),
            Field("value", { $0.value }, .int(Int64.min...Int64.max)), Field("effectiveAt", { $0.effectiveAt }, .timestamp),
            Field("plannedAt", { $0.plannedAt }, .timestamp), Field("by", { $0.actor }, Schema<ID<Account>>.id().optional),
            Field("reason", { $0.reason }, .text(0...Settings.reasonMax)),
            Field("cancelledAt", { $0.cancelledAt }, Schema<Timestamp>.timestamp.optional))
    }
}

extension Settings {
    /// All that this room answers over HTTP.
    public var endpoints: [AnyEndpoint] { [listEndpoint.erased, planEndpoint.erased, cancelEndpoint.erased] }

    var listEndpoint: Endpoint<Void, [SettingAnswer]> {
        Endpoint(
            .get, "/api/v1/platform/settings",
            "Every setting: what holds now, its bounds, and its versions, the last to take effect first.",
            needs: .platform("settings.read"), input: .nothing,
            output: .object(
                { $0 },
                Field(
                    "items", { $0 },
                    .list(
                        of: .object(
                            SettingAnswer.init, Field("name", { $0.name }, .text(1...100)),
                            Field("value", { $0.value }, .int(Int64.min...Int64.max)),
                            Field("least", { $0.least }, .int(Int64.min...Int64.max)),
                            Field("most", { $0.most }, .int(Int64.min...Int64.max)),
                            Field("versions", { $0.versions }, .list(of: .settingVersion, 0...200))), 0...100)))
        ) { _, _ in
            let now = try await values(at: clock.now())
            var answers: [SettingAnswer] = []
            for setting in Setting.allCases {
                answers.append(
                    SettingAnswer(
                        name: setting.rawValue, value: now[setting], least: setting.bounds.lowerBound,
                        most: setting.bounds.upperBound, versions: try await history(of: setting)))
            }
            return answers
        }
    }

    var planEndpoint: Endpoint<PlanInput, SettingVersion> {
        Endpoint(
            .post, "/api/v1/platform/settings", "Plans a value of a setting from a moment on, at least a minute ahead.",
            needs: .platform("settings.write"),
            input: .object(
                PlanInput.init, Field("setting", { $0.setting }, .choice()),
                Field("value", { $0.value }, .int(Int64.min...Int64.max), about: "Minutes, days, pieces, or 1 for yes and 0 for no."),
                Field("effectiveAt", { $0.effectiveAt }, .timestamp),
                Field("reason", { $0.reason }, .text(0...Settings.reasonMax), default: "")),
            output: .settingVersion, errors: ["settings.too_soon", "store.idempotency_key_reused"], idempotent: .key, success: 201
        ) { input, call in
            try await plan(input.setting, input.value, from: input.effectiveAt, why: input.reason, by: call.id(), key: call.key())
        }
    }

    var cancelEndpoint: Endpoint<CancelInput, Void> {
        Endpoint(
            .delete, "/api/v1/platform/settings/versions/{version}", "Takes a planned change back.", needs: .platform("settings.write"),
            input: .object(CancelInput.init, Field("version", in: .path, { $0.version }, .id())), output: .nothing,
            errors: ["settings.in_force", "settings.version_not_found"]
        ) { input, call in try await cancel(input.version, by: call.id()) }
    }
}
