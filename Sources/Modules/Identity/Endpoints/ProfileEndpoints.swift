// ProfileEndpoints.swift: a person changes their own name and password over HTTP.
import Core
import Web

struct NameInput: Sendable { let name: DisplayName }
struct PasswordInput: Sendable { let old: Password, new: Password }

extension Identity {
    var renameEndpoint: Endpoint<NameInput, Void> {
        Endpoint(
            .put, "/api/v1/me/name", "Changes the caller's name as others see it.", needs: .signedIn,
            input: .object(NameInput.init, Field("name", { $0.name }, .displayName)), output: .nothing
        ) { input, call in try await rename(call.id(), to: input.name) }
    }

    var passwordEndpoint: Endpoint<PasswordInput, Void> {
        Endpoint(
            .put, "/api/v1/me/password", "Changes the caller's password and ends their other sessions.", needs: .signedIn,
            input: .object(PasswordInput.init, Field("old", { $0.old }, .password), Field("new", { $0.new }, .password)),
            output: .nothing,
            errors: ["identity.wrong_credentials", "identity.too_many_attempts", "identity.busy"]
        ) { input, call in try await changePassword(of: call.caller, from: input.old, to: input.new) }
    }
}
