// AccountEndpoints.swift: accounts and sessions over HTTP.
import Core
import Web

struct SignUpInput: Sendable { let identifier: Identifier, password: Password, name: DisplayName }
struct SignInInput: Sendable { let identifier: Identifier, password: Password }

extension Identity {
    /// All that this room answers over HTTP.
    public var endpoints: [AnyEndpoint] {
        [
            signUpEndpoint.erased, signInEndpoint.erased, guestEndpoint.erased, signOutEndpoint.erased, meEndpoint.erased,
            createOrganisationEndpoint.erased, staffEndpoint.erased, addStaffEndpoint.erased, changeRolesEndpoint.erased,
            removeStaffEndpoint.erased, inviteEndpoint.erased, acceptEndpoint.erased, renameEndpoint.erased, passwordEndpoint.erased,
        ] + platformEndpoints
    }

    var signUpEndpoint: Endpoint<SignUpInput, NewSession> {
        Endpoint(
            .post, "/api/v1/accounts", "Makes an account and signs in to it. A guest's cart goes with them.", needs: .anyone,
            input: .object(
                SignUpInput.init,
                Field("identifier", { $0.identifier }, .identifier, about: "A mainland phone number or an e-mail address."),
                Field("password", { $0.password }, .password), Field("name", { $0.name }, .displayName)),
            output: .newSession, errors: ["identity.identifier_taken", "identity.busy"], success: 201
        ) { input, call in
            try await signUp(input.identifier, input.password, name: input.name, continuing: call.caller)
        }
    }

    var signInEndpoint: Endpoint<SignInInput, NewSession> {
        Endpoint(
            .post, "/api/v1/sessions", "Signs in. A guest's cart goes with them.", needs: .anyone,
            input: .object(
                SignInInput.init, Field("identifier", { $0.identifier }, .identifier),
                Field("password", { $0.password }, .password)),
            output: .newSession,
            errors: [
                "identity.wrong_credentials", "identity.too_many_attempts", "identity.busy", "identity.account_locked",
            ], success: 201
        ) { input, call in
            try await signIn(input.identifier, input.password, continuing: call.caller, from: call.remoteAddress)
        }
    }

    var guestEndpoint: Endpoint<Void, NewSession> {
        Endpoint(
            .post, "/api/v1/sessions/guest", "Begins a guest's session: a cart before signing in.", needs: .anyone,
            input: .nothing, output: .newSession, success: 201
        ) { _, _ in try await startGuest() }
    }

    var signOutEndpoint: Endpoint<Void, Void> {
        Endpoint(
            .delete, "/api/v1/sessions/current", "Signs out, at once.", needs: .person, input: .nothing, output: .nothing
        ) { _, call in try await signOut(call.caller) }
    }

    var meEndpoint: Endpoint<Void, Me> {
        Endpoint(
            .get, "/api/v1/me", "Who the caller is, and for whom they work.", needs: .person, input: .nothing, output: .me
        ) { _, call in
            let person = try call.anyone()
            guard !call.caller.isGuest, let profile = try await profile(of: person) else {
                return Me(person: person, isGuest: true, name: nil, phone: nil, email: nil, organisations: [])
            }
            var phone: String?
            var email: String?
            switch profile.identifier {
            case .phone(let text): phone = text
            case .email(let text): email = text
            }
            return Me(
                person: person, isGuest: false, name: profile.name, phone: phone, email: email,
                organisations: try await memberships(of: person))
        }
    }
}
