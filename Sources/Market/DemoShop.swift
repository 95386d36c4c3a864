// DemoShop.swift: how a shop of the demo is written down.

struct DemoShop: Sendable {
    let organisation: String, slug: String, name: String
    let products: [DemoProduct]
}

struct DemoProduct: Sendable {
    let title: String
    /// From the first level down.
    let category: [String]
    var brand: String?
    let description: String
    var attributes: [(String, String)] = []
    var axes: [(String, [String])] = []
    let skus: [DemoSKU]
}

/// Prices in 分.
struct DemoSKU: Sendable {
    var values: [String] = []
    let fen: Int64
    var was: Int64?
    let stock: Int64
    let code: String
}
