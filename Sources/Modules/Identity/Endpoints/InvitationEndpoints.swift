// InvitationEndpoints.swift: invitations to an organisation over HTTP.
import Core
import Web

struct InviteInput: Sendable { let organisation: ID<Organisation>, roles: Set<Role>, note: String }
struct InvitationToken: Sendable { let token: String }

extension Identity {
    var inviteEndpoint: Endpoint<InviteInput, InvitationToken> {
        Endpoint(
            .post, "/api/v1/organisations/{organisation}/invitations", "Makes a link for one person to join, good for seven days.",
            needs: .organisation("staff.write"),
            input: .object(
                InviteInput.init, Field("organisation", in: .path, { $0.organisation }, .id()), Field("roles", { $0.roles }, .roles),
                Field("note", { $0.note }, .text(0...Invitation.noteMax), default: "", about: "For whom it is.")),
            output: .invitationToken, errors: ["identity.forbidden", "identity.staff_limit"], success: 201
        ) { input, call in
            InvitationToken(token: try await invite(as: input.roles, note: input.note, to: input.organisation, by: call.id()))
        }
    }

    var acceptEndpoint: Endpoint<InvitationToken, ID<Organisation>> {
        Endpoint(
            .post, "/api/v1/invitations", "Accepts an invitation: the caller works there from now on.", needs: .signedIn,
            input: .invitationToken, output: .organisationOnly,
            errors: ["identity.link_invalid", "identity.already_staff", "identity.staff_limit"]
        ) { input, call in try await accept(input.token, by: call.id()) }
    }
}

extension Schema where Value == InvitationToken {
    static var invitationToken: Schema { .object(InvitationToken.init, Field("token", { $0.token }, .text(1...100))) }
}
