// StateTests.swift: what a page says when there is nothing to show.
import Core
import Design
import Testing
import Web

@Suite struct StateTests {
    static let failures: [(PageFailure, Failure.Kind, String)] = [
        (.coded(WebError.notFound), .notFound, "web.not_found"), (.coded(WebError.csrfMismatch), .stale, "web.csrf_mismatch"),
        (.coded(WebError.notReady), .away, "web.not_ready"), (.coded(WebError.bodyTooLarge(limit: 1)), .tooLarge, "web.body_too_large"),
        (.coded(InvalidInput([FieldProblem("a", "required")])), .invalid, "input.invalid"), (.fault(reference: "7-1"), .fault, "7-1"),
    ]

    @Test(arguments: failures)
    func `a failure has its kind and its code`(failure: PageFailure, kind: Failure.Kind, code: String) {
        #expect(Failure(failure).kind == kind && Failure(failure).code == code)
        for language in Language.allCases { #expect(!Failure(failure).title(language).isEmpty) }
    }
}
