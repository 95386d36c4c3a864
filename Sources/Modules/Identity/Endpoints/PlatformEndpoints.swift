// PlatformEndpoints.swift: accounts over HTTP, for the platform's staff.
import Core
import Web

struct AccountsInput: Sendable { let text: String }
struct AccountInput: Sendable { let account: ID<Account> }
struct KeepInput: Sendable { let account: ID<Account>, reason: String }

extension Schema where Value == AccountEntry {
    static var accountEntry: Schema {
        .object(
            { AccountEntry(id: $0, name: $1, identifier: .phone($2), createdAt: $3, isLocked: $4) }, Field("id", { $0.id }, .id()),
            Field("name", { $0.name }, .text(0...40)),
            Field("identifier", { $0.identifier.masked }, .text(0...254), about: "Masked: 138****5678."),
            Field("createdAt", { $0.createdAt }, .timestamp), Field("locked", { $0.isLocked }, .bool))
    }
}

extension Schema where Value == AccountRecord {
    static var accountRecord: Schema {
        .object(
            { AccountRecord(what: $0, actor: $1, reason: $2, at: $3) }, Field("what", { $0.what }, .choice()),
            Field("by", { $0.actor }, .id()), Field("reason", { $0.reason }, .text(0...300)), Field("at", { $0.at }, .timestamp))
    }
}

extension Schema where Value == AccountDetail {
    static var accountDetail: Schema {
        .object(
            { AccountDetail(entry: $0, lock: nil, sessions: $1, memberships: $2, records: $3) },
            Field("account", { $0.entry }, .accountEntry), Field("sessions", { $0.sessions }, .int(0...1_000_000)),
            Field("organisations", { $0.memberships }, .list(of: .membership, 0...1_000)),
            Field("records", { $0.records }, .list(of: .accountRecord, 0...100)))
    }
}

extension Identity {
    var platformEndpoints: [AnyEndpoint] {
        [accountsEndpoint.erased, accountEndpoint.erased, lockEndpoint.erased, unlockEndpoint.erased, endSessionsEndpoint.erased]
    }

    var accountsEndpoint: Endpoint<AccountsInput, [AccountEntry]> {
        Endpoint(
            .get, "/api/v1/platform/accounts",
            "Accounts by phone number, e-mail address, number or name, each exactly; without a text the newest 50.",
            needs: .platform("accounts.read"),
            input: .object(AccountsInput.init, Field("text", in: .query, { $0.text }, .text(0...254), default: "")),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .accountEntry, 0...100)))
        ) { input, _ in try await accounts(matching: input.text) }
    }

    var accountEndpoint: Endpoint<AccountInput, AccountDetail> {
        Endpoint(
            .get, "/api/v1/platform/accounts/{account}", "An account: its organisations, roles, sessions and what was done to it.",
            needs: .platform("accounts.read"),
            input: .object(AccountInput.init, Field("account", in: .path, { $0.account }, .id())), output: .accountDetail,
            errors: ["identity.account_not_found"]
        ) { input, _ in try await accountDetail(input.account) }
    }

    private static var keepInput: Schema<KeepInput> {
        .object(
            KeepInput.init, Field("account", in: .path, { $0.account }, .id()),
            Field("reason", { $0.reason }, .text(AccountRecord.reasonLength)))
    }

    var lockEndpoint: Endpoint<KeepInput, Void> {
        Endpoint(
            .post, "/api/v1/platform/accounts/{account}/lock", "Nobody signs in to it any more, and its sessions end at once.",
            needs: .platform("accounts.lock"), input: Self.keepInput, output: .nothing,
            errors: ["identity.account_not_found", "identity.cannot_lock"]
        ) { input, call in try await lock(input.account, why: input.reason, by: call.id()) }
    }

    var unlockEndpoint: Endpoint<KeepInput, Void> {
        Endpoint(
            .post, "/api/v1/platform/accounts/{account}/unlock", "Lets it sign in again.", needs: .platform("accounts.lock"),
            input: Self.keepInput, output: .nothing, errors: ["identity.account_not_found"]
        ) { input, call in try await unlock(input.account, why: input.reason, by: call.id()) }
    }

    var endSessionsEndpoint: Endpoint<KeepInput, Void> {
        Endpoint(
            .post, "/api/v1/platform/accounts/{account}/end-sessions", "Signs it out everywhere; it may sign in again.",
            needs: .platform("accounts.lock"), input: Self.keepInput, output: .nothing, errors: ["identity.account_not_found"]
        ) { input, call in try await endSessions(of: input.account, why: input.reason, by: call.id()) }
    }
}
