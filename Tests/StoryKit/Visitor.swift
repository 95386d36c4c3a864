// Visitor.swift: somebody with a browser in a story: pages looked at, and forms sent as they stand with what is typed.
import App
import Core
import Identity
import Web

/// All pages of a house, and people who walk through them.
public struct WebHouse: Sendable {
    public let world: ShopWorld
    private let pipeline: WebPipeline

    public init(_ world: ShopWorld) async throws {
        self.world = world
        pipeline = try await Program.pipeline(world.rooms, world.runner, Configuration(), csrfKey: [UInt8](repeating: 3, count: 32))
    }

    /// Signs in who `ShopWorld.person(number)` made.
    public func visitor(_ number: Int) async throws -> Visitor {
        guard let identifier = Identifier(String(13_800_000_000 + number)), let password = Password("password-\(number)")
        else { preconditionFailure("not a person: \(number)") }
        return Visitor(pipeline: pipeline, token: try await world.rooms.identity.signIn(identifier, password).token)
    }

    /// Signs in an administrator of the platform, made now.
    public func admin() async throws -> Visitor {
        guard let identifier = Identifier("13900000009"), let password = Password("password-9"), let name = DisplayName("平台")
        else { preconditionFailure("not an administrator") }
        _ = try await world.rooms.identity.createAdmin(identifier, password, name: name)
        return Visitor(pipeline: pipeline, token: try await world.rooms.identity.signIn(identifier, password).token)
    }
}

public struct Visitor: Sendable {
    let pipeline: WebPipeline
    let token: String

    public struct Answer: Sendable {
        public let status: Int, location: String, text: String

        /// The number on an entry of the desk's menu; nil where it has none.
        public func badge(at href: String) -> Int? {
            guard let start = text.firstRange(of: "href=\"\(href)\">")?.upperBound,
                let end = text[start...].firstRange(of: "</a>")?.lowerBound
            else { return nil }
            return text[start..<end].firstMatch(of: /<\/span>(\d+)\+?<\/span>/).flatMap { Int($0.1) }
        }
    }

    public func get(_ path: String) async -> Answer { await ask(WebHead(method: "GET", target: path, headers: headers)) }

    /// Sends a form of the page at `page`, with its token against forgery and what is typed.
    public func post(_ path: String, from page: String, _ fields: [(String, String)]) async -> Answer {
        let text = await get(page).text
        let csrf: [(String, String)] = text.firstMatch(of: /name="csrf" value="([^"]*)"/).map { [("csrf", String($0.1))] } ?? []
        let body = (csrf + fields).map { "\(percentEncoded($0.0))=\(percentEncoded($0.1))" }.joined(separator: "&")
        var headers = headers
        headers.add("content-type", "application/x-www-form-urlencoded")
        return await ask(WebHead(method: "POST", target: path, headers: headers), Array(body.utf8))
    }

    /// Calls the API, as a program of this person would.
    public func call(_ method: String, _ path: String, _ body: JSON) async throws -> (status: Int, json: JSON) {
        let headers: Headers = ["host": "souk.test", "content-type": "application/json", "authorization": "Bearer \(token)"]
        let answer = await ask(WebHead(method: method, target: path, headers: headers), Array(body.text.utf8))
        return (answer.status, try JSON(parsing: answer.text))
    }

    private var headers: Headers { ["host": "souk.test", "accept-language": "zh", "cookie": "souk_session=\(token)"] }

    private func ask(_ head: WebHead, _ body: [UInt8] = []) async -> Answer {
        let response = await pipeline.respond(to: head, body: body)
        return Answer(
            status: response.status, location: response.headers["location"] ?? "", text: String(decoding: response.bytes, as: UTF8.self))
    }
}
