// LanguageTests.swift: every text has both languages and one key, and none hides outside the phrases.
import Foundation
import Testing

@Suite struct LanguageTests {
    struct Found: Sendable {
        let file: String, key: String, zh: String, en: String
    }

    /// The source without comments, the places of its phrases, and how many are begun.
    private static func read(_ file: URL) throws -> (found: [Found], begun: Int, rest: String) {
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.firstMatch(of: /^\s*\/\//) != nil ? "" : line.firstMatch(of: #/^(.*\S)\s{2,}//\s/#).map { $0.1 } ?? line
        }
        var rest = lines.joined(separator: "\n")
        let phrase =
            /Phrase\(\s*"([^"\n]+)",\s*zh:\s*("(?:[^"\\]|\\.)*"(?:\s*\+\s*"(?:[^"\\]|\\.)*")*),\s*en:\s*("(?:[^"\\]|\\.)*"(?:\s*\+\s*"(?:[^"\\]|\\.)*")*)\s*\)/
        let found: [Found] = rest.matches(of: phrase).map { match in
            Found(file: file.lastPathComponent, key: String(match.1), zh: String(match.2), en: String(match.3))
        }
        let begun = rest.matches(of: /\bPhrase\(\s*"/).count
        rest = rest.replacing(phrase, with: "")
        return (found, begun, rest)
    }

    private static func sources(_ folder: String) throws -> [URL] {
        let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let list = try #require(FileManager.default.enumerator(at: top.appending(path: folder), includingPropertiesForKeys: nil))
        return list.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
    }

    @Test func `every phrase has a key of its own and a text in both languages`() throws {
        var keys: [String: Found] = [:]
        for file in try Self.sources("Sources") {
            let (found, begun, _) = try Self.read(file)
            #expect(
                found.count == begun || Self.composed.contains(file.lastPathComponent),
                "\(file.lastPathComponent): a phrase is not written as Phrase(\"key\", zh: \"…\", en: \"…\")")
            for phrase in found {
                let there = keys.updateValue(phrase, forKey: phrase.key)
                #expect(there == nil, "\(phrase.key) is in \(phrase.file) and in \(there?.file ?? "")")
                #expect(phrase.zh.count > 2 && phrase.en.count > 2, "\(phrase.key) lacks a text")
                #expect(!hasChinese(phrase.en), "\(phrase.key): Chinese in the English text")
                #expect(!phrase.en.contains("!") && !phrase.zh.contains("！"), "\(phrase.key): an exclamation mark")
                #expect(names(phrase.zh) == names(phrase.en), "\(phrase.key): {…} differ")
            }
        }
        #expect(keys.count > 700)
    }

    /// Phrases whose number is put in before: 1 minute, 2 minutes.
    static let composed: Set<String> = ["Setting.swift"]

    private func names(_ text: String) -> Set<Substring> { Set(text.matches(of: /\{([a-z_A-Z]+)\}/).map(\.1)) }

    /// Words that are data, not speech: what drawings go by, what pages are looked for with, heads of merchants' files, 万 and 亿 of large numbers.
    static let data: Set<String> = ["PictureWords.swift", "ShipFile.swift", "Amounts.swift", "FindablePage.swift"]

    @Test func `pages say nothing in Chinese outside their phrases`() throws {
        for file in try Self.sources("Sources/Edge") where !Self.data.contains(file.lastPathComponent) {
            let (_, _, rest) = try Self.read(file)
            let found = rest.split(separator: "\n").filter { hasChinese($0) && !$0.contains("lang=\"zh-CN\"") }
            #expect(found.isEmpty, "\(file.lastPathComponent): \(found.joined(separator: " | "))")
        }
    }
}

/// Chinese characters; not the marks between them, as · and 、, which English pages share.
private func hasChinese(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { 0x3400...0x9FFF ~= $0.value || 0x20000...0x323AF ~= $0.value }
}
