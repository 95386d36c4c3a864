// Chain.swift: what a transaction's seal is made of. Whoever has the rows can make it again.
import Core
import Crypto
import Store

/// The hash chain of a home: each transaction's hash covers its own text and the hash before it, so that no row can be changed,
/// taken out or put in between unseen.
package enum Chain {
    /// Before the first transaction of a home.
    package static let start = String(repeating: "0", count: 64)

    /// A transaction as it was stored: what is hashed is what was written, also by another version of the program.
    package struct Head: Sendable {
        package let home: Int64, id: Int64
        package let kind: String, causeKind: String, cause: Int64
        package let order: Int64?, rule: String, terms: String, at: Int64, by: Int64?, reason: String, corrects: Int64?
    }
    package struct Line: Sendable {
        package let line: Int64, party: String, purpose: String, amount: Int64, currency: String
    }

    /// 64 hexadecimal digits of SHA-256 over this text, each part on a line of its own, ended by a line feed:
    /// `souk journal 1` · the hash before · home · seal · id · kind · cause as `kind:number` · order, at, who, corrects (decimal,
    /// `-` for none, one space between) · rule · terms · reason · then for each entry, by line: line, party, purpose, amount,
    /// currency with one space between. None of these texts can hold a line feed.
    package static func hash(after previous: String, number: Int64, _ head: Head, _ lines: some Sequence<Line>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(512)
        func add(_ part: String) { text.append(contentsOf: part.utf8) }
        func end() { text.append(10) }
        func number64(_ value: Int64?) { if let value { add(String(value)) } else { text.append(45) } }
        add("souk journal 1\n")
        add(previous)
        end()
        for value in [head.home, number, head.id] {
            number64(value)
            end()
        }
        add(head.kind)
        end()
        add(head.causeKind)
        text.append(58)
        number64(head.cause)
        end()
        for (index, value) in [head.order, head.at, head.by, head.corrects].enumerated() {
            if index > 0 { text.append(32) }
            number64(value)
        }
        end()
        for part in [head.rule, head.terms, head.reason] {
            add(part)
            end()
        }
        for line in lines {
            number64(line.line)
            text.append(32)
            add(line.party)
            text.append(32)
            add(line.purpose)
            text.append(32)
            number64(line.amount)
            text.append(32)
            add(line.currency)
            end()
        }
        return Hex.text(SHA256.hash(data: text))
    }
}
