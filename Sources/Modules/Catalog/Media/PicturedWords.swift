// PicturedWords.swift: what somebody writes, with pictures of ours: in a case of after-sale, in a review.
import Core

/// A text of up to 500 characters with up to 9 pictures, checked.
public struct PicturedWords: Hashable, Sendable {
    public static let longest = 500, picturesMax = 9
    public let text: String
    /// Addresses of pictures of ours.
    public let pictures: [String]
    public static let none = PicturedWords(unchecked: "", [])

    private init(unchecked text: String, _ pictures: [String]) { (self.text, self.pictures) = (text, pictures) }

    /// - Parameters:
    ///   - path: of the text, for the refusal.
    ///   - required: empty is refused, unless there are pictures.
    /// - Throws: ``InvalidInput`` at `path` and `pictures`.
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

    /// As it was stored; it was checked then.
    public init(stored text: String, _ pictures: String) throws {
        self.init(unchecked: text, (try JSON(parsing: pictures).array ?? []).compactMap(\.string))
    }

    /// The pictures as the text of their column.
    public var picturesText: String { JSON.array(pictures.map { .string($0) }).text }
}
