// Pictures.swift: a product's picture in a list.
import Catalog
import Core
import Design
import Web

/// The picture, or a drawing by the words of the title and category.
func picture(_ address: String?, category: String, title: String) -> HTML {
    guard let address else { return Placeholder.svg(forCategory: category, title: title) }
    return #"<img src="\#(address)" alt="" width="88" height="88" loading="lazy">"#
}

extension CategoryTree {
    /// 茶叶 / 绿茶 / 龙井; empty for none.
    func line(_ id: ID<Category>?) -> String {
        id.map { path(to: $0).map(\.name).joined(separator: " / ") } ?? ""
    }
}
