// Maintain.swift: souk migrate, openapi, doctor, admin.
import App
import ArgumentParser
import Core
import Foundation
import Runtime
import Store

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Brings the database to the schema that this program knows.")
    @OptionGroup var place: Place
    @Flag(help: "Answers as JSON.") var json = false

    func run() async throws {
        let configuration = try place.configuration()
        let opened = try configuration.open(environment: place.environment)
        let applied = try await configuration.migrate(opened.store, at: Clock.system.now())
        await opened.store.close()
        if json {
            say(JSON.object(["applied": .array(applied.map { .string($0) })]).text)
        } else {
            say(applied.isEmpty ? "Nothing to do." : "Applied: \(applied.joined(separator: ", "))")
        }
    }
}

struct OpenAPIDocument: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "openapi", abstract: "Prints the API's OpenAPI 3.1 document.")

    func run() async throws {
        say(try await Program.openAPI().text)
    }
}

struct Examine: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Shows the settings that hold and what is not well; changes nothing.")
    @OptionGroup var place: Place
    @Flag(help: "Answers as JSON.") var json = false

    func run() async throws {
        let configuration = try place.configuration()
        let findings = try await Doctor.look(configuration, environment: place.environment, at: Clock.system.now())
        if json {
            let settings = Dictionary(uniqueKeysWithValues: configuration.shown.map { ($0.name, JSON.string($0.value)) })
            let found: [JSON] = findings.map { ["name": .string($0.name), "isGood": .bool($0.isGood), "text": .string($0.text)] }
            say(JSON.object(["settings": .object(settings), "findings": .array(found)]).text)
        } else {
            for (name, value) in configuration.shown { say("  \(name): \(value)") }
            for finding in findings { say("\(finding.isGood ? "ok" : "!!")  \(finding.name): \(finding.text)") }
        }
        if findings.contains(where: { !$0.isGood }) { throw ExitCode(1) }
    }
}

struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry-parked", abstract: "Tries the events again behind which homes wait (see doctor), once their cause is mended.")
    @OptionGroup var place: Place
    @Flag(help: "Answers as JSON.") var json = false

    func run() async throws {
        let opened = try place.configuration().open(environment: place.environment)
        let homes = try await opened.store.retryParked(at: Clock.system.now())
        await opened.store.close()
        say(json ? JSON.object(["homes": .int(Int64(homes))]).text : "Homes to be tried again: \(homes)")
    }
}

struct Admin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The platform's own staff.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes an account that owns the platform. The password is read from the standard input.")
        @OptionGroup var place: Place
        @Option(help: "Phone number or e-mail address.") var identifier: String
        @Option(help: "Shown to others.") var name: String = "管理员"
        @Flag(help: "Answers as JSON.") var json = false

        func run() async throws {
            complain("Password (8 to 128 characters):")
            guard let password = readLine(strippingNewline: true) else { throw ValidationError("no password on the standard input") }
            let account = try await Program.createAdmin(
                try place.configuration(), environment: place.environment, identifier: identifier, password: password, name: name)
            say(json ? JSON.object(["account": .string(account)]).text : "Made: account \(account)")
        }
    }
}
