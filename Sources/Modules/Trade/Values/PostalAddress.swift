// PostalAddress.swift: where something is sent.
import Core
import Divisions

/// A person's address in China. Checked when made, so a stored one can be printed on a parcel.
public struct PostalAddress: Hashable, Sendable {
    public let name: String
    /// 5 to 20 digits, with + - ( ) and spaces taken out.
    public let phone: String
    /// The area's code; its province and city follow from it.
    public let division: String
    public let detail: String

    /// - Throws: ``InvalidInput`` with every problem, by the paths `name`, `phone`, `division`, `detail`.
    public init(name: String, phone: String, division: String, detail: String) throws(InvalidInput) {
        let name = name.trimmed, detail = detail.trimmed
        let phone = phone.filter { !" -()（）+".contains($0) }
        var problems: [FieldProblem] = []
        for (path, text, most) in [("name", name, 40), ("detail", detail, 120)] {
            // Marks piled on one character count as one; this bounds what they may weigh.
            if text.utf8.count > 32 * most { problems.append(FieldProblem(path, "too_long", expected: "…\(most)")) }
            if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                problems.append(FieldProblem(path, "control_character"))
            }
        }
        if !(1...40 ~= name.count) { problems.append(FieldProblem("name", name.isEmpty ? "required" : "too_long", expected: "1…40")) }
        if !(5...20 ~= phone.utf8.count) || !phone.utf8.allSatisfy({ 48...57 ~= $0 }) {
            problems.append(FieldProblem("phone", phone.isEmpty ? "required" : "not_a_phone", expected: "5…20"))
        }
        if !Divisions.isLeaf(division) {
            problems.append(FieldProblem("division", division.isEmpty ? "required" : "not_a_division"))
        }
        if !(2...120 ~= detail.count) {
            problems.append(
                FieldProblem("detail", detail.isEmpty ? "required" : detail.count < 2 ? "too_short" : "too_long", expected: "2…120"))
        }
        guard problems.isEmpty else { throw InvalidInput(problems) }
        (self.name, self.phone, self.division, self.detail) = (name, phone, division, detail)
    }

    init(storedName name: String, phone: String, division: String, detail: String) {
        (self.name, self.phone, self.division, self.detail) = (name, phone, division, detail)
    }

    /// 四川省成都市武侯区人民南路四段 27 号.
    public var line: String { (Divisions.line(of: division) ?? "") + detail }
}

/// An address in a person's book.
public struct Address: Hashable, Sendable {
    public let person: ID<Account>   // its home
    public let id: ID<Address>
    public let postal: PostalAddress
    public let isDefault: Bool
}
