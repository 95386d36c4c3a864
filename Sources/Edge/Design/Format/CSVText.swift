// CSVText.swift: files for spreadsheets: UTF-8 with its mark, and no cell that a spreadsheet would run or shorten.
import Core
import Web

public struct CSVText: Sendable {
    public private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    public init() {}

    /// A record. What begins like a formula, and digits that a spreadsheet would round, get a quote before them.
    public mutating func add(_ cells: [String]) {
        bytes += Array(cells.map(Self.cell).joined(separator: ",").utf8)
        bytes += [13, 10]
    }

    public static func cell(_ text: String) -> String {
        var safe = text
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        let isLongNumber = text.utf8.count > 11 && text.utf8.allSatisfy { 48...57 ~= $0 }
        if isFormula || isLongNumber { safe = "'" + text }
        guard safe.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 10 || $0 == 13 }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// - Parameter name: of the file, ASCII.
    public func response(_ name: String) -> WebResponse {
        var response = WebResponse(contentType: "text/csv; charset=utf-8", body: bytes)
        response.headers.add("content-disposition", "attachment; filename=\"\(name)\"")
        return response
    }
}
