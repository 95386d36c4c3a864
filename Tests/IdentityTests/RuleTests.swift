// RuleTests.swift: the room's rules as tables.
import Core
import Testing

@testable import Identity

@Suite struct RuleTests {
    static let identifiers: [(String, String?)] = [
        ("13800138000", "13800138000"), ("+86 138 0013 8000", "13800138000"), ("+86-13800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"), (" Li.Ming+a@Example.COM ", "li.ming+a@example.com"),
        ("12800138000", nil), ("1380013800", nil), ("138001380000", nil), ("+8613800138000@x", nil), ("+1 13800138000", nil),
        ("a@b", nil), ("a@b..c", nil), ("a@-b.c", nil), ("@b.c", nil), ("a b@c.d", nil), ("a@b@c.d", nil), ("<a>@b.c", nil),
        ("李@例.cn", nil), ("", nil), (String(repeating: "a", count: 65) + "@b.c", nil), ("a@b.c\r\nx: y", nil),
    ]

    @Test(arguments: identifiers)
    func `a phone or e-mail has one form`(text: String, expected: String?) {
        #expect(Identifier(text)?.description == expected)
        if let expected { #expect(Identifier(expected) == Identifier(text)) }
    }

    @Test func `a password has 8 to 128 characters and is never shown`() throws {
        #expect(Password("1234567") == nil && Password(String(repeating: "密", count: 129)) == nil)
        #expect(Password(String(repeating: "密", count: 128)) != nil && Password("12345678") != nil)
        #expect(Password("e\u{301}1234567") == Password("\u{E9}1234567"))
        let shown: String = String(describing: Password("hunter22")) + String(reflecting: try #require(Password("hunter22")))
        var dumped = ""
        dump(Password("hunter22"), to: &dumped)
        #expect(!(shown + dumped).contains("hunter22") && !dumped.contains("104"))   // 104: its first byte
    }

    @Test func `names have no spaces around them and no control characters`() {
        #expect(DisplayName("  阿明 ")?.text == "阿明")
        for bad in ["", "   ", "a\nb", "a\u{0}b", "a\u{2028}b", String(repeating: "a", count: 41)] { #expect(DisplayName(bad) == nil) }
    }

    static let delays: [(Int64, Int64)] = [
        (0, 0), (1, 0), (2, 0), (3, 1), (4, 2), (5, 4), (12, 512), (13, 900), (1_000_000, 900),
    ]

    @Test(arguments: delays)
    func `the third failure waits a second, then twice as long, at most 15 minutes`(failures: Int64, seconds: Int64) {
        #expect(Attempts.delay(after: failures, .identifier) == .seconds(seconds))
    }

    @Test func `a day without a failure forgets them`() {
        let then = Timestamp(milliseconds: 1_772_323_200_000)
        let before = Attempts(failures: 9, notBefore: then, lastAt: then, version: 4)
        #expect(before.counted(at: then + .hours(24) - .milliseconds(1), .identifier).failures == 10)
        #expect(before.counted(at: then + .hours(24), .identifier).failures == 1)
    }

    @Test func `an address forgets one failure a minute`() {
        let then = Timestamp(milliseconds: 1_772_323_200_000)
        let before = Attempts(failures: 20, notBefore: then, lastAt: then, version: 4)
        #expect(before.counted(at: then + .seconds(59), .address).failures == 21)
        #expect(before.counted(at: then + .minutes(5), .address).failures == 16)
        #expect(before.counted(at: then + .hours(1), .address).failures == 1)
        #expect(before.counted(at: then - .hours(1), .address).failures == 21)   // another process's clock
    }

    static let addresses: [(String, String?)] = [
        ("203.0.113.9", "203.0.113.9"), ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:DB8:1:2::1", "2001:db8:1:2::/64"),
        ("127.0.0.1", nil), ("10.1.2.3", nil), ("172.16.0.1", nil), ("172.32.0.1", "172.32.0.1"), ("192.168.1.1", nil),
        ("100.64.0.1", nil), ("::ffff:127.0.0.1", nil), ("::1", nil), ("fd00::1", nil), ("fe80::1", nil), ("unix:", nil), ("", nil),
    ]

    @Test(arguments: addresses)
    func `what everybody behind a proxy shares is not counted`(text: String, network: String?) {
        #expect(RemoteAddress.network(text) == network)
    }

    static let a = ID<Account>(1), b = ID<Account>(2), c = ID<Account>(3)
    static let roster: [ID<Account>: Set<Role>] = [a: [.owner], b: [.manager], c: [.shipper, .viewer]]
    /// Actor, account, roles wanted (nil: removal), answer.
    static let changes: [(Int64, Int64, Set<Role>?, IdentityError?)] = [
        (1, 2, [.owner], nil), (1, 2, nil, nil), (1, 1, [.manager], .lastOwner), (1, 1, nil, .lastOwner),
        (1, 1, [.owner, .finance], nil), (1, 9, [.viewer], .staffNotFound), (1, 9, nil, .staffNotFound),
        (2, 3, [.manager], nil), (2, 3, nil, nil), (2, 2, [.owner], .forbidden), (2, 1, [.viewer], .forbidden),
        (2, 1, nil, .forbidden), (2, 2, nil, nil), (2, 1, [.owner, .finance], nil),
        (3, 2, [.viewer], .forbidden), (3, 2, nil, .forbidden), (3, 3, [.manager], .forbidden), (3, 3, nil, nil),
        (9, 3, [.viewer], .forbidden), (9, 3, nil, .forbidden), (9, 9, nil, .forbidden), (9, 9, [.owner], .forbidden),
    ]

    @Test(arguments: changes)
    func `roles are given and taken by who may`(actor: Int64, account: Int64, roles: Set<Role>?, expected: IdentityError?) {
        let roster = StaffRoster(Self.roster)
        var got: IdentityError?
        do throws(IdentityError) {
            if let roles {
                try roster.mayChange(ID(account), to: roles, by: ID(actor))
            } else {
                try roster.mayRemove(ID(account), by: ID(actor))
            }
        } catch { got = error }
        #expect(got == expected)
    }

    @Test func `500 people are the most, and nobody is there twice`() {
        let full = StaffRoster(Dictionary(uniqueKeysWithValues: (1...500).map { (ID<Account>($0), [.owner]) }))
        #expect(throws: IdentityError.alreadyStaff) { try full.mayAdd(ID(2), as: [.viewer], by: ID(1)) }
        #expect(throws: IdentityError.staffLimit(500)) { try full.mayAdd(ID(501), as: [.viewer], by: ID(1)) }
    }

    @Test func `a viewer only reads, and nobody has what is not in the table`() {
        for (name, entry) in RolePermissions.table {
            #expect(entry.roles.contains(.owner), "an owner may do all: \(name)")
            if entry.roles.contains(.viewer) { #expect(name.hasSuffix(".read")) }
            let other: RolePermissions.Area = entry.area == .platform ? .organisation : .platform
            #expect(!RolePermissions.permits([.owner], name, in: other))
        }
        #expect(!RolePermissions.permits(Set(Role.allCases), "orders.invent", in: .organisation))
    }

    @Test func `a kept password says how it was made`() async throws {
        let hasher = PasswordHasher(cost: .cheap)
        let password = try #require(Password("correct horse"))
        let hash = try await hasher.hash(password, salt: Array(0..<16))
        #expect(hash.text.hasPrefix("scrypt$4$1$1$000102") && PasswordHash(hash.text) == hash)
        #expect(try await PasswordHasher(cost: .standard).verify(password, against: hash))   // by its own cost
        #expect(try await !hasher.verify(#require(Password("correct hors3")), against: hash))
        for bad in ["", "scrypt$4$1$1$00$00", "scrypt$63$1$1\(hash.text.dropFirst(13))", hash.text + "00"] {
            #expect(PasswordHash(bad) == nil)
        }
    }

    @Test func `every right has words, and somebody who has it`() {
        for name in Rights.all {
            #expect(Rights.words(for: name) != nil, "add words for \(name) to Rights.swift")
            #expect(Rights.roles(for: name).first == .owner)
        }
        #expect(Rights.roles(for: "orders.ship") == [.owner, .manager, .shipper] && Rights.words(for: "orders.fly") == nil)
        #expect(Rights.isPlatforms("shops.review") && !Rights.isPlatforms("shop.read"))
    }
}
