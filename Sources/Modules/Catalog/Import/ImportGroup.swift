// ImportGroup.swift: rows of one handle as one product.
import Core

/// A product as a file tells it.
struct ImportItem: Sendable {
    let handle: String
    /// Of its first row.
    let line: Int
    let category: [String], brand: String
    let state: Product.State?
    /// Without category and brand, which are still names.
    var draft: ProductDraft
    /// Of each SKU, the row.
    let skuLines: [Int]
}

enum ImportGroup {
    /// The product, without those of its rows that are wrong; nil when the whole is.
    static func item(_ rows: [ImportRow], _ reject: (ImportRejection) -> Void) -> ImportItem? {
        guard let first = rows.first else { return nil }
        guard !first.title.isEmpty else {
            for row in rows {
                reject(ImportRejection(line: row.line, code: "no_title", reason: "the product's first row has no title, or was not taken"))
            }
            return nil
        }
        let names = rows.map(\.axisNames).first { !$0.isEmpty } ?? []
        var skus: [SKUDraft] = [], lines: [Int] = []
        var seen: Set<[String]> = []
        for row in rows {
            for sku in row.skus {
                if sku.values.count != names.count {
                    reject(ImportRejection(line: row.line, code: "bad_spec", reason: "\(sku.values.count) values for \(names.count) axes"))
                } else if !seen.insert(sku.values).inserted {
                    reject(ImportRejection(line: row.line, code: "sku_again", reason: sku.values.joined(separator: " / ")))
                } else {
                    skus.append(sku)
                    lines.append(row.line)
                }
            }
        }
        let bad = SKUProblems(names, skus)
        for (index, reason) in bad.reasons.sorted(by: { $0.key < $1.key }) {
            reject(ImportRejection(line: lines[index], code: "sku_invalid", reason: reason))
        }
        let kept = skus.indices.filter { bad.reasons[$0] == nil }
        let good = kept.map { skus[$0] }
        let draft = ProductDraft(
            title: first.title, description: Sanitiser.clean(first.description), attributes: first.attributes,
            pictures: unique(rows.flatMap(\.pictures)), axes: axes(names, good), skus: good, price: first.shownPrice,
            listPrice: first.shownListPrice)
        let problems = draft.problems()
        guard problems.isEmpty else {
            reject(ImportRejection(line: first.line, code: "product_invalid", reason: describe(problems)))
            return nil
        }
        return ImportItem(
            handle: first.handle, line: first.line, category: first.category, brand: first.brand, state: first.state,
            draft: draft, skuLines: kept.map { lines[$0] })
    }

    /// Values in the order in which they come.
    private static func axes(_ names: [String], _ skus: [SKUDraft]) -> [SpecAxis] {
        names.enumerated().map { index, name in SpecAxis(name, unique(skus.map { $0.values[index] })) }
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    static func describe(_ problems: [FieldProblem]) -> String {
        problems.prefix(5).map { "\($0.path) \($0.code) \($0.expected)".trimmed }.joined(separator: "; ")
    }

    /// What is wrong with single SKUs, by their place.
    private struct SKUProblems {
        var reasons: [Int: String] = [:]

        init(_ names: [String], _ skus: [SKUDraft]) {
            for (index, sku) in skus.enumerated() {
                let alone = ProductDraft(
                    title: "-", axes: zip(names, sku.values).map { SpecAxis($0, [$1]) }, skus: [sku])
                let problems = alone.problems().filter { !$0.path.contains(".name") && $0.path != "axes" }
                if !problems.isEmpty { reasons[index] = describe(problems) }
            }
        }
    }
}
