// WeChatSandboxCommand.swift: souk wechat-sandbox.
import App
import ArgumentParser
import Core
import Logging

struct WeChatSandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wechat-sandbox", abstract: "Serves a WeChat Pay (APIv3) that moves no money, for trying a connection out.",
        discussion: """
            Its keys, the merchant's key and a connect.env for `souk serve` lie in --keys. Its books are forgotten when it stops. Never \
            reachable by others: whoever reaches it may pay every order.
            """)

    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port to listen on; 0 takes any free one.") var port = 8090
    @Option(help: "The folder of its keys.") var keys = "./wechat-sandbox"
    @Flag(help: "Sends notices only when POST /sandbox/notify says so.") var byHand = false

    func run() async throws {
        var logger = Logger(label: "wechat-sandbox") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let host = host
        let program = try WeChatSandboxProgram(host: host, port: port, keys: keys, byHand: byHand, logger: logger)
        say("Keys and connect.env lie in \(keys)")
        try await program.run { port in say("The WeChat Pay sandbox listens on http://\(host):\(port)") }
    }
}
