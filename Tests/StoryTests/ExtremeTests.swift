// ExtremeTests.swift: what stands at the end of what a schema allows, and beyond it, is answered wherever it is put in.
import App
import Core
import Foundation
import StoryKit
import TestKit
import Testing
import Web

@Suite struct ExtremeTests {
    /// A number too much by one ends the process where it is not foreseen, so this test then ends without a word.
    @Test func `the API answers the highest and the lowest that its schemas allow`() async throws {
        let world = try await PageWorld(on: .sqlite)
        let paths = try #require(try await Program.openAPI()["paths"]?.object)
        let permissions = Dictionary(grouping: world.shops.rooms.endpoints, by: \.template)
        var asked = 0
        for (path, operations) in paths.sorted(by: { $0.key < $1.key }) {
            for (method, operation) in operations.object ?? [:] {
                let endpoint = permissions[path]?.first { $0.method.rawValue == method.uppercased() }
                guard let endpoint, !path.hasSuffix("/sessions/current") else { continue }
                for bounds in Extremes.all(in: world) {
                    let target = bounds.path(path) + bounds.query(operation["parameters"]?.array ?? [])
                    let schema = operation["requestBody"]?["content"]?["application/json"]?["schema"]
                    let body: JSON? = schema.map { bounds.value(of: $0, named: "") }
                    let answer = await world.send(method.uppercased(), target, body?.bytes ?? [], as: world.reader(of: endpoint.needs))
                    asked += 1
                    #expect(answer.status < 500, "\(method) \(target) \(String(decoding: body?.bytes ?? [], as: UTF8.self).prefix(600))")
                }
            }
        }
        #expect(asked > 500)
    }

    @Test func `pages answer whatever is written into their addresses and forms`() async throws {
        let world = try await PageWorld(on: .sqlite)
        let (asked, typed) = (try Self.names(#"query\("([A-Za-z]+)"\)"#), try Self.names(#"\btext\("([A-Za-z]+)"\)"#))
        #expect(asked.count > 30 && typed.count > 50)
        var sent = 0
        for page in world.pipeline.pages where !page.template.hasSuffix("/sign-out") {
            let (path, _) = world.address(of: page)
            let visitor = world.reader(of: page)
            for value in ["9223372036854775807", "-9223372036854775808", ",", "1e999", "-1", "\u{1F4A5}"] {
                func all(_ names: Set<String>) -> String {
                    names.sorted().map { "\($0)=\(percentEncoded(value))" }.joined(separator: "&")
                }
                if page.method == .get {
                    let singly = value.hasPrefix("9") ? asked.sorted().map { "\($0)=\(value)" } : []
                    for query in singly + [all(asked)] {
                        let answer = await world.ask(.get, "\(path)?\(query)", as: visitor)
                        sent += 1
                        #expect(answer.status < 500, "\(path)?\(query) as \(visitor)")
                    }
                } else {
                    let answer = await world.send(page.method.rawValue, path, Array(all(typed).utf8), as: visitor, isForm: true)
                    sent += 1
                    #expect(answer.status < 500, "\(path) with \(value) as \(visitor)")
                }
            }
        }
        #expect(sent > 1_000)
    }

    /// What our sources read from an address or a form.
    private static func names(_ pattern: String) throws -> Set<String> {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
        let expression = try NSRegularExpression(pattern: pattern)
        var names: Set<String> = []
        for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init()
        where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in expression.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
                if let range = Range(match.range(at: 1), in: text) { names.insert(String(text[range])) }
            }
        }
        return names
    }
}

extension PageWorld {
    fileprivate func reader(of needs: Permission) -> Visitor {
        switch needs.scope {
        case .anyone, .person, .signedIn: .buyer
        case .shop, .organisation: .owner
        case .platform: .admin
        }
    }

    /// As a client with a token, or as a page's form.
    fileprivate func send(
        _ method: String, _ target: String, _ body: [UInt8], as visitor: Visitor, isForm: Bool = false
    ) async -> Answer {
        var (headers, bytes): (Headers, [UInt8]) = (["host": "souk.test", "idempotency-key": "k\(target.utf8.count)"], body)
        if isForm {
            let page = await ask(.get, "/me/addresses", as: visitor).text
            let token = page.firstMatch(of: #/name="csrf" value="([^"]+)"/#).map { String($0.1) } ?? ""
            headers.add("content-type", "application/x-www-form-urlencoded")
            bytes += Array("&csrf=\(percentEncoded(token))".utf8)
            if let session = tokens[visitor] { headers.add("cookie", "souk_session=\(session)") }
        } else {
            if !body.isEmpty { headers.add("content-type", "application/json") }
            if let token = tokens[visitor] { headers.add("authorization", "Bearer \(token)") }
        }
        let response = await pipeline.respond(to: WebHead(method: method, target: target, headers: headers), body: bytes)
        return Answer(
            status: response.status, location: response.headers["location"], text: String(decoding: response.bytes, as: UTF8.self),
            bytes: response.bytes, isPage: false)
    }
}

/// Values at one end of what schemas allow.
private struct Extremes {
    let highest: Bool
    /// What is there, by name; everything else is a number of nothing.
    let known: [String: String]
    /// Leaves out what need not be said.
    let isBrief: Bool
    private static let id = "9223372036854775807"

    static func all(in world: PageWorld) -> [Extremes] {
        var real = world.parameters
        (real["sku"], real["buyer"]) = (world.tea.skus[0].description, real["account"])
        let doors = real.filter { ["shop", "organisation"].contains($0.key) }
        return [true, false].flatMap { highest in
            [Extremes(highest: highest, known: real, isBrief: false), Extremes(highest: highest, known: real, isBrief: true)]
                + [Extremes(highest: highest, known: doors, isBrief: false)]
        }
    }

    func path(_ template: String) -> String {
        template.split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.hasPrefix("{") else { return String(part) }
            return known[String(part.dropFirst().dropLast())] ?? Self.id
        }.joined(separator: "/")
    }

    func query(_ parameters: [JSON]) -> String {
        let asked: [String] = parameters.compactMap { one in
            guard one["in"]?.string == "query", let name = one["name"]?.string, let schema = one["schema"] else { return nil }
            guard !isBrief || one["required"]?.bool == true else { return nil }
            switch value(of: schema, named: name) {
            case .string(let text): return "\(name)=\(percentEncoded(text))"
            case .int(let number): return "\(name)=\(number)"
            case .bool(let flag): return "\(name)=\(flag)"
            default: return nil
            }
        }
        return asked.isEmpty ? "" : "?" + asked.joined(separator: "&")
    }

    func value(of schema: JSON, named name: String) -> JSON {
        if let choices = schema["enum"]?.array, let one = highest ? choices.last : choices.first { return one }
        if let choices = schema["oneOf"]?.array ?? schema["anyOf"]?.array, let one = highest ? choices.last : choices.first {
            return value(of: one, named: name)
        }
        switch schema["type"]?.string {
        case "integer": return .int(highest ? schema["maximum"]?.int ?? .max : schema["minimum"]?.int ?? .min)
        case "boolean": return .bool(highest)
        case "array": return .array(highest || (schema["minItems"]?.int ?? 0) > 0 ? [value(of: schema["items"] ?? .null, named: name)] : [])
        case "object":
            let needed = Set((schema["required"]?.array ?? []).compactMap(\.string))
            let properties = (schema["properties"]?.object ?? [:]).filter { !isBrief || needed.contains($0.key) }
            return .object(Dictionary(uniqueKeysWithValues: properties.map { ($0.key, value(of: $0.value, named: $0.key)) }))
        default:
            if schema["format"]?.string == "int64" { return .string(known[name] ?? Self.id) }
            let length = Int(highest ? min(schema["maxLength"]?.int ?? 1, 40) : schema["minLength"]?.int ?? 1)
            return .string(String(repeating: "1", count: max(length, 1)))
        }
    }
}
