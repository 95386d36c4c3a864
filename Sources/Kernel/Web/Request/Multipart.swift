// Multipart.swift: multipart/form-data (RFC 7578), over bytes already read and bounded.

func parseMultipart(_ body: [UInt8], contentType: String) throws(WebError) -> ([QueryItem], [Form.File]) {
    guard let boundary = parameter("boundary", of: contentType), 1...70 ~= boundary.utf8.count else {
        throw .badRequest("multipart")
    }
    let opening = Array("--\(boundary)".utf8), between = Array("\r\n--\(boundary)".utf8), blank = Array("\r\n\r\n".utf8)
    var fields: [QueryItem] = []
    var files: [Form.File] = []
    guard body.starts(with: opening) else { throw .badRequest("multipart") }
    var at = opening.count
    while !body[at...].starts(with: "--".utf8) {
        guard body[at...].starts(with: "\r\n".utf8), fields.count + files.count < Form.partsMax,
            let headEnd = find(blank, in: body, from: at), headEnd - at < 4_096,
            let end = find(between, in: body, from: headEnd + blank.count),
            let head = PartHead(body[at..<headEnd])
        else { throw .badRequest("multipart") }
        let content = body[(headEnd + blank.count)..<end]
        at = end + between.count
        if let fileName = head.fileName {
            if fileName.isEmpty, content.isEmpty { continue }   // a file field left empty
            files.append(Form.File(field: head.name, name: fileName, contentType: head.type, bytes: Array(content)))
        } else {
            guard let text = String(validating: content, as: UTF8.self) else { throw .badRequest("multipart") }
            fields.append(QueryItem(name: head.name, value: text))
        }
    }
    return (fields, files)
}

/// The header lines of one part.
private struct PartHead {
    let name: String, fileName: String?, type: String

    init?(_ bytes: ArraySlice<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var name: String?
        var fileName: String?
        var type = "application/octet-stream"
        for line in text.split(whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = String(line[line.index(after: colon)...].drop { $0 == " " })
            switch line[..<colon].lowercased() {
            case "content-disposition":
                name = parameter("name", of: value)
                fileName = parameter("filename", of: value)
            case "content-type": type = mediaType(value)
            default: break
            }
        }
        guard let name else { return nil }
        (self.name, self.fileName, self.type) = (name, fileName, type)
    }
}

/// The parameter of a header: `name="a"`, `boundary=x`. Browsers write a quote inside as `%22`.
private func parameter(_ name: String, of header: String) -> String? {
    var inQuotes = false
    for part in header.split(whereSeparator: { character in
        if character == "\"" { inQuotes.toggle() }
        return character == ";" && !inQuotes
    }) {
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2, pair[0].drop(while: { $0 == " " }).lowercased() == name else { continue }
        let value = pair[1]
        if value.count >= 2, value.first == "\"", value.last == "\"" { return String(value.dropFirst().dropLast()) }
        return String(value)
    }
    return nil
}

/// Where `needle` begins in `bytes` at or after `start`.
private func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= needle.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
        var at = start
        while at <= bytes.count - needle.count {
            if bytes[at] == needle[0], (1..<needle.count).allSatisfy({ bytes[at + $0] == needle[$0] }) { return at }
            at += 1
        }
        return nil
    }
}
