// Divisions.swift: the provinces, cities and areas of China, for addresses; bundled, read once.

/// A province (code of 2 digits), a city (4) or an area (6) by its GB/T 2260 code, which begins with its parent's.
public struct Division: Hashable, Sendable {
    public let code: String
    /// As people write it. The one city of a municipality, 市辖区 in the standard, carries the province's name.
    public let name: String
}

/// Every call is a look-up in memory; a code that is not in the bundled edition gives nothing.
public enum Divisions {
    /// All 34, by code.
    public static var provinces: [Division] { tree.children[""] ?? [] }

    /// The cities of a province, by code.
    public static func cities(of province: String) -> [Division] { province.utf8.count == 2 ? tree.children[province] ?? [] : [] }

    /// The areas (districts, counties, county-level cities) of a city, by code.
    public static func areas(of city: String) -> [Division] { city.utf8.count == 4 ? tree.children[city] ?? [] : [] }

    public static func division(_ code: String) -> Division? { tree.byCode[code] }

    /// The division under all it lies in: province, city, area, as deep as the code goes.
    public static func path(of code: String) -> [Division]? {
        guard tree.byCode[code] != nil else { return nil }
        return stride(from: 2, through: code.utf8.count, by: 2).compactMap { tree.byCode[String(code.prefix($0))] }
    }

    /// Whether the code is known and nothing lies below it: what an address may name.
    public static func isLeaf(_ code: String) -> Bool { tree.byCode[code] != nil && tree.children[code] == nil }

    /// The path as the first words of an address, 重庆市城口县: no name twice, and no level that only the standard needs.
    public static func line(of code: String) -> String? {
        guard let path = path(of: code) else { return nil }
        var names: [String] = []
        for division in path where names.last != division.name && !placeholders.contains(division.name) {
            names.append(division.name)
        }
        return names.joined()
    }

    /// The province of a name in any common form: 上海 or 上海市, 广东 or 广东省, 广西 or 广西壮族自治区, 香港.
    public static func province(named name: String) -> Division? { tree.provinceByStem[stem(name)] }

    // MARK: Reading

    private struct Tree {
        var byCode: [String: Division] = [:]
        var children: [String: [Division]] = [:]   // by the parent's code; "" for provinces
        var provinceByStem: [String: Division] = [:]
    }

    private static let tree: Tree = {
        var tree = Tree()
        for line in divisionLines.split(separator: "\n") {
            let fields = line.split(separator: ",")
            let (code, parent) = (String(fields[0]), String(fields[0].dropLast(2)))
            let name = fields[1] == "市辖区" && code.utf8.count == 4 ? tree.byCode[parent]?.name : String(fields[1])
            let division = Division(code: code, name: name ?? "")
            tree.byCode[code] = division
            tree.children[parent, default: []].append(division)
            if parent.isEmpty { tree.provinceByStem[stem(division.name)] = division }
        }
        return tree
    }()

    /// Cities that stand only for "directly under the province".
    private static let placeholders: Set<String> = ["县", "省直辖县级行政区划", "自治区直辖县级行政区划"]

    /// Longer endings first, so that 广西壮族自治区 ends as 广西.
    private static let endings = ["维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市"]

    private static func stem(_ name: String) -> String {
        let name = name.filter { !$0.isWhitespace }
        guard let ending = endings.first(where: { name.hasSuffix($0) }) else { return name }
        return String(name.dropLast(ending.count))
    }
}
