// ImportPicture.swift: draws who imports whom, Core on top, as an SVG.

/// Lines that follow from others are left out (who imports Trade may import Payments); each box says all in its title.
struct ImportPicture {
    let rooms: [Manifest.Room]
    private let imports: [String: [String]]

    init(_ rooms: [Manifest.Room]) {
        self.rooms = rooms
        imports = Dictionary(uniqueKeysWithValues: rooms.map { ($0.name, $0.rooms) })
    }

    private func reach(_ name: String) -> Set<String> {
        (imports[name] ?? []).reduce(into: []) { $0.formUnion(reach($1).union([$1])) }
    }

    /// What `name` imports that none of its other imports leads to.
    private func direct(_ name: String) -> [String] {
        let all = imports[name] ?? []
        return all.filter { one in !all.contains { $0 != one && reach($0).contains(one) } }
    }

    private func rank(_ name: String) -> Int { ((imports[name] ?? []).map { rank($0) + 1 }).max() ?? 0 }

    var svg: String {
        let (width, boxWidth, boxHeight, step, top) = (1_000, 136, 40, 104, 72)
        var middles: [String: Int] = [:]
        let ranks = Dictionary(grouping: rooms) { rank($0.name) }.sorted { $0.key < $1.key }
        for (_, row) in ranks {
            // Each near the middle of what it imports, equals in the order of the list.
            let keyed = row.enumerated().map { place, room in
                let above = direct(room.name).compactMap { middles[$0] }
                return (above.isEmpty ? 0 : above.reduce(0, +) / above.count, place, room.name)
            }
            for (place, (_, _, name)) in keyed.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }).enumerated() {
                middles[name] = width * (2 * place + 1) / (2 * row.count)
            }
        }
        var lines: [String] = []
        var boxes: [String] = []
        for room in rooms {
            guard let middle = middles[room.name] else { continue }
            let y = top + rank(room.name) * step
            for other in direct(room.name) {
                guard let above = middles[other] else { continue }
                let from = top + rank(other) * step + boxHeight
                lines.append("<path d=\"M\(middle) \(y)C\(middle) \(y - 40) \(above) \(from + 40) \(above) \(from)\"/>")
            }
            let folder = room.path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
            let all = room.rooms.isEmpty ? "nothing of the house" : room.rooms.joined(separator: ", ")
            boxes.append(
                """
                <g><title>\(room.name) imports \(all)</title>\
                <rect x="\(middle - boxWidth / 2)" y="\(y)" width="\(boxWidth)" height="\(boxHeight)" rx="8" \
                fill="\(colours[folder] ?? "#f1eee8")"/>\
                <text x="\(middle)" y="\(y + 25)">\(room.name)</text></g>
                """)
        }
        let height = top + ranks.count * step - 32
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" font-family="sans-serif" font-size="14">
            <title>Who imports whom: each room only rooms above it</title>
            <rect width="\(width)" height="\(height)" fill="#fff"/>
            <text x="24" y="36" font-size="16">Who imports whom: a room imports only rooms above it. Drawn from Package.swift by `make imports`.</text>
            <g fill="none" stroke="#8f867a">
            \(lines.joined(separator: "\n"))
            </g>
            <g stroke="none" text-anchor="middle" fill="#1f1b16">
            \(boxes.joined(separator: "\n"))
            </g>
            </svg>

            """
    }

    private let colours = ["Kernel": "#e3f3f0", "Modules": "#fdf3dd", "Connectors": "#eceff5", "Edge": "#fdeeea"]
}
