// KeepShopProfile.swift: what a shop says about itself, and where its parcels come back to.
import Core
import Identity
import Store

/// A shop's introduction, picture and addresses. A shop that never wrote any has empty ones, of version 0.
public struct ShopProfile: Hashable, Sendable {
    public static let introductionMax = 500, phoneMax = 20, returnNameMax = 40, returnAddressMax = 200
    /// Several lines of plain text.
    public var introduction = ""
    /// The address of a picture of ours; nil for none.
    public var logo: String?
    /// Of the shop, for its buyers: digits, spaces and + - ( ).
    public var phone = ""
    /// Where goods are sent back to; all three empty, or all given.
    public var returnName = "", returnPhone = "", returnAddress = ""
    public internal(set) var version: Int64 = 0

    public init() {}

    var problems: [FieldProblem] {
        var found: [FieldProblem] = []
        func bound(_ path: String, _ text: String, _ most: Int) {
            if text.count > most || text.utf8.count > 8 * most { found.append(FieldProblem(path, "too_long", expected: "0…\(most)")) }
        }
        bound("introduction", introduction, Self.introductionMax)
        bound("returnName", returnName, Self.returnNameMax)
        bound("returnAddress", returnAddress, Self.returnAddressMax)
        for (path, text) in [("phone", phone), ("returnPhone", returnPhone)] where !text.isEmpty {
            let digits = text.filter { !" -()（）+".contains($0) }
            if !(5...Self.phoneMax ~= digits.utf8.count) || !digits.utf8.allSatisfy({ 48...57 ~= $0 }) || text.utf8.count > 40 {
                found.append(FieldProblem(path, "not_a_phone"))
            }
        }
        let parts = [("returnName", returnName), ("returnPhone", returnPhone), ("returnAddress", returnAddress)]
        if parts.contains(where: { !$0.1.isEmpty }) {
            for (path, text) in parts where text.isEmpty { found.append(FieldProblem(path, "required")) }
        }
        return found
    }
}

extension Catalog {
    /// A shop's profile; empty when it never wrote one.
    public func profile(of shop: ID<Shop>) async throws -> ShopProfile { try await store.read { try $0.profile(of: shop) } }

    /// Writes a shop's name and profile. The same again changes nothing.
    /// - Parameters:
    ///   - name: 1 to 60 characters.
    ///   - profile: with the version that was shown; of its texts the spaces around are not kept.
    ///   - seen: the shop's version that was shown.
    /// - Throws: ``InvalidInput``; ``CatalogError/shopStale`` when somebody saved another first.
    public func saveSettings(
        of id: ID<Shop>, name: String, _ profile: ShopProfile, seen: Int64, by staff: ID<Account>
    ) async throws {
        var problems = profile.problems
        var found = Problems()
        found.length("name", name, ShopRules.name)
        problems = found.all + problems
        guard problems.isEmpty else { throw InvalidInput(problems) }
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(home: .shop(id)) { tx in
            var shop = try tx.shop(id)
            let earlier = try tx.profile(of: id)
            var wanted = profile
            wanted.version = earlier.version
            if shop.name == name, wanted == earlier { return }
            guard shop.version == seen, profile.version == earlier.version else { throw CatalogError.shopStale }
            var changed: [String] = []
            if shop.name != name {
                changed.append("name")
                shop.name = name
                try tx.save(shop)
            }
            if wanted != earlier {
                changed += wanted.differences(from: earlier)
                try tx.save(profile, of: id)
            }
            try tx.audit(
                actor: staff, organisation: shop.organisation, action: "shop.settings_changed",
                subject: "\(id) \(changed.joined(separator: ","))", at: now, id: entry)
        }
    }
}

extension ShopProfile {
    /// The profile as it was shown, for a form that says which version it saw.
    public func seen(_ version: Int64) -> ShopProfile {
        var profile = self
        profile.version = version
        return profile
    }

    fileprivate func differences(from other: ShopProfile) -> [String] {
        var names: [String] = []
        if introduction != other.introduction { names.append("introduction") }
        if logo != other.logo { names.append("logo") }
        if phone != other.phone { names.append("phone") }
        if (returnName, returnPhone, returnAddress) != (other.returnName, other.returnPhone, other.returnAddress) {
            names.append("return_address")
        }
        return names
    }
}
