// OrganisationEndpoints.swift: organisations and their staff over HTTP.
import Core
import Web

struct CreateOrganisationInput: Sendable { let name: OrganisationName, kinds: Set<OrganisationKind> }
struct AddStaffInput: Sendable { let organisation: ID<Organisation>, identifier: Identifier, roles: Set<Role> }
struct ChangeRolesInput: Sendable { let organisation: ID<Organisation>, account: ID<Account>, roles: Set<Role> }
struct RemoveStaffInput: Sendable { let organisation: ID<Organisation>, account: ID<Account> }
struct OrganisationInput: Sendable { let organisation: ID<Organisation> }

extension Schema where Value == ID<Account> {
    /// `{"account": "…"}`
    static var accountOnly: Schema { .object({ $0 }, Field("account", { $0 }, .id())) }
}

extension Schema where Value == ID<Organisation> {
    /// `{"id": "…"}`
    static var organisationOnly: Schema { .object({ $0 }, Field("id", { $0 }, .id())) }
}

extension Identity {
    var createOrganisationEndpoint: Endpoint<CreateOrganisationInput, ID<Organisation>> {
        Endpoint(
            .post, "/api/v1/organisations", "Opens an organisation; the caller becomes its owner.", needs: .signedIn,
            input: .object(
                CreateOrganisationInput.init, Field("name", { $0.name }, .organisationName),
                Field("kinds", { $0.kinds }, .kinds, about: "merchant, agency, provider")),
            output: .organisationOnly, errors: ["identity.kind_not_allowed", "store.idempotency_key_reused"], idempotent: .key,
            success: 201
        ) { input, call in
            try await createOrganisation(input.name, kinds: input.kinds, by: call.id(), key: call.key())
        }
    }

    var staffEndpoint: Endpoint<OrganisationInput, [StaffMember]> {
        Endpoint(
            .get, "/api/v1/organisations/{organisation}/staff", "Who works there, at most 500.",
            needs: .organisation("staff.read"),
            input: .object(OrganisationInput.init, Field("organisation", in: .path, { $0.organisation }, .id())),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .staffMember, 0...StaffRoster.limit)))
        ) { input, _ in try await staff(of: input.organisation) }
    }

    var addStaffEndpoint: Endpoint<AddStaffInput, ID<Account>> {
        Endpoint(
            .post, "/api/v1/organisations/{organisation}/staff", "Takes an existing account in.",
            needs: .organisation("staff.write"),
            input: .object(
                AddStaffInput.init, Field("organisation", in: .path, { $0.organisation }, .id()),
                Field("identifier", { $0.identifier }, .identifier), Field("roles", { $0.roles }, .roles)),
            output: .accountOnly,
            errors: ["identity.forbidden", "identity.account_not_found", "identity.already_staff", "identity.staff_limit"],
            success: 201
        ) { input, call in
            try await addStaff(input.identifier, as: input.roles, to: input.organisation, by: call.id())
        }
    }

    var changeRolesEndpoint: Endpoint<ChangeRolesInput, Void> {
        Endpoint(
            .patch, "/api/v1/organisations/{organisation}/staff/{account}", "Gives somebody other roles.",
            needs: .organisation("staff.write"),
            input: .object(
                ChangeRolesInput.init, Field("organisation", in: .path, { $0.organisation }, .id()),
                Field("account", in: .path, { $0.account }, .id()), Field("roles", { $0.roles }, .roles)),
            output: .nothing, errors: ["identity.forbidden", "identity.staff_not_found", "identity.last_owner"]
        ) { input, call in
            try await changeRoles(of: input.account, to: input.roles, in: input.organisation, by: call.id())
        }
    }

    /// Signed in is enough to leave; removing others is refused inside.
    var removeStaffEndpoint: Endpoint<RemoveStaffInput, Void> {
        Endpoint(
            .delete, "/api/v1/organisations/{organisation}/staff/{account}", "Ends somebody's work there, or one's own.",
            needs: .signedIn,
            input: .object(
                RemoveStaffInput.init, Field("organisation", in: .path, { $0.organisation }, .id()),
                Field("account", in: .path, { $0.account }, .id())),
            output: .nothing, errors: ["identity.forbidden", "identity.staff_not_found", "identity.last_owner"]
        ) { input, call in
            try await removeStaff(input.account, from: input.organisation, by: call.id())
        }
    }
}
