// SharedAnswerTests.swift: who asks together is answered together, never by what was asked before they came.
import Synchronization
import TestKit
import Testing

@testable import Store

@Suite struct SharedAnswerTests {
    @Test func `who comes while an asking is under way shares the next one`() async throws {
        let (gate, open) = AsyncStream<Void>.makeStream()
        let (began, begin) = AsyncStream<Void>.makeStream()
        let asked = Atomic<Int>(0)
        let shared = SharedAnswer<Int> {
            let number = asked.add(1, ordering: .relaxed).newValue
            begin.yield()
            if number == 1 { for await _ in gate { break } }
            if number == 3 { throw CancellationError() }
            return number
        }
        async let first = shared.ask()
        for await _ in began { break }
        let later = (1...3).map { _ in Task { try await shared.ask() } }
        while shared.waiting < 3 { await Task.yield() }
        open.yield()
        #expect(try await first == 1)
        for task in later { #expect(try await task.value == 2) }
        await #expect(throws: CancellationError.self) { try await shared.ask() }
        #expect(try await shared.ask() == 4)
    }
}
