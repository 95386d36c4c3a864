// CaseEntry.swift: one line of a case's log: what was done and said, by whom, with what evidence.
import Catalog
import Core
import Identity

public struct CaseEntry: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case opened, message, agreed, rejected, sentBack, arrived, received, resent, withdrawn, escalated, decided, refunding, refunded
        case exchanged
        /// An exchange became a return: nothing was left to send.
        case noneLeft
        /// The pieces were sent before anybody answered.
        case sentMeanwhile
        /// A rejection stands, nobody escalated it.
        case stands
        /// The order ended otherwise.
        case orderClosed
        case restocked, writtenOff
    }
    public let id: ID<CaseEntry>
    public let kind: Kind
    public let by: Side
    /// Nil for time.
    public let person: ID<Account>?
    public let text: String
    /// Addresses of pictures of ours.
    public let pictures: [String]
    public let at: Timestamp
}

/// What somebody says, checked: up to 500 characters and 9 pictures of ours.
public struct CaseWords: Hashable, Sendable {
    public static let longest = 500, picturesMax = 9
    public let text: String
    public let pictures: [String]
    public static let none = CaseWords(unchecked: "", [])

    private init(unchecked text: String, _ pictures: [String]) { (self.text, self.pictures) = (text, pictures) }

    /// - Parameters:
    ///   - path: of the text, for the refusal.
    ///   - required: empty is refused, unless there are pictures.
    /// - Throws: ``InvalidInput``.
    public init(_ text: String, pictures: [String] = [], at path: String = "text", required: Bool = false) throws(InvalidInput) {
        let text = text.trimmed
        var problems: [FieldProblem] = []
        if text.count > Self.longest || text.utf8.count > 32 * Self.longest {
            problems.append(FieldProblem(path, "too_long", expected: "0…\(Self.longest)"))
        }
        if text.isEmpty, pictures.isEmpty, required { problems.append(FieldProblem(path, "required")) }
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" && $0 != "\r" }) {
            problems.append(FieldProblem(path, "control_character"))
        }
        if pictures.count > Self.picturesMax { problems.append(FieldProblem("pictures", "too_many", expected: "0…\(Self.picturesMax)")) }
        if !pictures.allSatisfy(MediaStore.isAddress) { problems.append(FieldProblem("pictures", "not_a_picture")) }
        guard problems.isEmpty else { throw InvalidInput(problems) }
        self.init(unchecked: text, pictures)
    }
}

extension String {
    var trimmed: String {
        var part = self[...]
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        return String(part)
    }
}
