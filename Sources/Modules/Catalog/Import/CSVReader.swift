// CSVReader.swift: CSV (RFC 4180) from bytes as they come, one record at a time, whatever the size of the file.

/// One record of a file: its fields, or what is wrong with it.
public struct CSVRecord: Hashable, Sendable {
    public enum Fault: String, Error, Hashable, Sendable, CaseIterable {
        case brokenUTF8 = "broken_utf8"
        case fieldTooLong = "field_too_long"
        case textAfterQuote = "text_after_quote"
        case unclosedQuote = "unclosed_quote"
        case tooManyFields = "too_many_fields"
    }
    /// Of the file, counted from 1, where the record begins.
    public let line: Int
    public let fields: Result<[String], Fault>
}

/// Reads UTF-8 with or without a byte order mark, quoted fields with commas, quotes and line ends in them, and LF, CRLF or CR
/// line ends. Empty lines are nothing. A faulty record is one record: the next is read as if it had been right.
public struct CSVReader: Sendable {
    /// In bytes.
    public static let fieldMax = 1_000_000
    public static let fieldsMax = 1_000

    private enum State { case fieldStart, plain, quoted, quoteInQuoted }
    private let separator: UInt8
    private var state = State.fieldStart
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var fault: CSVRecord.Fault?
    private var line = 1, startLine = 1
    private var afterReturn = false, wasQuoted = false
    private var markBytes = 0   // of the byte order mark seen so far; 3: past it

    /// - Parameter separator: an ASCII character.
    public init(separator: Character = ",") { self.separator = separator.asciiValue ?? UInt8(ascii: ",") }

    /// The records that this part of the file ends.
    public mutating func read(_ bytes: some Sequence<UInt8>) -> [CSVRecord] {
        var records: [CSVRecord] = []
        for byte in bytes {
            if markBytes < 3, skipsMark(byte) { continue }
            if let record = take(byte) { records.append(record) }
        }
        return records
    }

    /// The last record, where the file does not end with a line end.
    public mutating func end() -> [CSVRecord] {
        if state == .quoted { fault = fault ?? .unclosedQuote }
        guard !fields.isEmpty || !field.isEmpty || wasQuoted || fault != nil else { return [] }
        endField()
        return endRecord().map { [$0] } ?? []
    }

    /// A mark stands at the very start only. Half of one is broken text, and is refused as such.
    private mutating func skipsMark(_ byte: UInt8) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard byte == mark[markBytes] else {
            field.append(contentsOf: mark.prefix(markBytes))
            if markBytes > 0 { state = .plain }
            markBytes = 3
            return false
        }
        markBytes += 1
        return true
    }

    private mutating func take(_ byte: UInt8) -> CSVRecord? {
        if byte == 10, afterReturn {   // the second half of CRLF
            afterReturn = false
            if state == .quoted { add(byte) }
            return nil
        }
        afterReturn = byte == 13
        if byte == 10 || byte == 13 { line += 1 }
        switch state {
        case .quoted:
            if byte == UInt8(ascii: "\"") { state = .quoteInQuoted } else { add(byte) }
            return nil
        case .quoteInQuoted where byte == UInt8(ascii: "\""):
            add(byte)
            state = .quoted
            return nil
        case .fieldStart where byte == UInt8(ascii: "\""):
            (state, wasQuoted) = (.quoted, true)
            return nil
        case .fieldStart, .plain, .quoteInQuoted:
            break
        }
        if byte == separator {
            endField()
            return nil
        }
        if byte == 10 || byte == 13 {
            endField()
            return endRecord()
        }
        if state == .quoteInQuoted { fault = fault ?? .textAfterQuote }
        state = .plain
        add(byte)
        return nil
    }

    private mutating func add(_ byte: UInt8) {
        guard field.count < Self.fieldMax else { return fault = fault ?? .fieldTooLong }
        field.append(byte)
    }

    private mutating func endField() {
        if fault == nil {
            if let text = String(validating: field, as: UTF8.self) {
                if fields.count < Self.fieldsMax { fields.append(text) } else { fault = .tooManyFields }
            } else {
                fault = .brokenUTF8
            }
        }
        field.removeAll(keepingCapacity: true)
        state = .fieldStart
    }

    /// Nil for an empty line.
    private mutating func endRecord() -> CSVRecord? {
        defer {
            fields.removeAll(keepingCapacity: true)
            (fault, startLine, wasQuoted) = (nil, line, false)
        }
        if let fault { return CSVRecord(line: startLine, fields: .failure(fault)) }
        if fields == [""], !wasQuoted { return nil }
        return CSVRecord(line: startLine, fields: .success(fields))
    }
}
