// ShareTests.swift: how much time the background has beside people, as a value.
import Core
import Testing

@testable import Store

@Suite struct ShareTests {
    private let ms = Duration.milliseconds(1)
    private enum Beside { case nobody, theQueue, theCommit }

    /// What a share answers, one after the other.
    private func said(_ use: (_ share: inout BackgroundShare, _ ask: (_ share: inout BackgroundShare, Beside) -> Void) -> Void) -> [Bool] {
        var (share, answers) = (BackgroundShare(), [Bool]())
        use(&share) { share, beside in
            answers.append(share.allows(peopleWait: beside == .theQueue, holdsPeople: beside == .theCommit, isLate: false))
        }
        return answers
    }

    @Test func `while people wait, a body of the background is paid for by three times its time`() {
        let answers = said { share, ask in
            ask(&share, .theQueue)
            share.ran(.background, ms * 4)
            ask(&share, .theQueue)
            share.ran(.foreground, ms * 11)
            ask(&share, .theQueue)
            share.ran(.foreground, ms)
            ask(&share, .theQueue)
        }
        #expect(answers == [true, false, false, true])
    }

    @Test func `one that is far behind pays half of its time`() {
        let answers = said { share, ask in
            share.ran(.late, ms * 4)
            share.ran(.foreground, ms)
            ask(&share, .theQueue)
            share.ran(.foreground, ms)
            ask(&share, .theQueue)
        }
        #expect(answers == [false, true])
    }

    @Test func `a commit that the background alone needs is its own time, one that people wait for is theirs`() {
        let answers = said { share, ask in
            share.committed(ms * 4, holdsPeople: false)
            share.begin()
            share.ran(.foreground, ms * 2)
            share.committed(ms * 9, holdsPeople: true)
            ask(&share, .theQueue)
            share.ran(.foreground, ms)
            ask(&share, .theQueue)
        }
        #expect(answers == [false, true])
    }

    @Test func `beyond its share it joins people as long as a commit of its own would take`() {
        let answers = said { share, ask in
            share.committed(ms * 4, holdsPeople: true)
            share.ran(.background, ms * 2)
            share.begin()
            ask(&share, .theCommit)
            share.ran(.background, ms * 2)
            ask(&share, .theCommit)
            ask(&share, .theQueue)
            ask(&share, .nobody)
        }
        #expect(answers == [true, false, false, true])
    }
}
