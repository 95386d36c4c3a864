// Schemas.swift: the room's things as JSON.
import Core
import Identity
import Web

extension Schema where Value == Money {
    static var price: Schema { .money(ProductBounds.price) }
}

extension Schema where Value == Shop {
    static var shop: Schema {
        .object(
            { id, organisation, slug, name, state, openedAt, from, until in
                Shop(
                    id: id, organisation: organisation, slug: slug, name: name, state: state, openedAt: openedAt, version: 1,
                    rest: from.flatMap { from in until.map { ShopRest(from: from, until: $0) } })
            },
            Field("id", { $0.id }, .id()), Field("organisation", { $0.organisation }, .id()),
            Field("slug", { $0.slug }, .text(3...40)), Field("name", { $0.name }, .text(ShopRules.name)),
            Field("state", { $0.state }, .choice()), Field("openedAt", { $0.openedAt }, .timestamp),
            Field(
                "restsFrom", { $0.rest?.from }, Schema<Timestamp>.timestamp.optional, about: "Its holiday; nothing can be ordered in it."),
            Field("restsUntil", { $0.rest?.until }, Schema<Timestamp>.timestamp.optional))
    }
}

extension Schema where Value == ShopCard {
    static var shopCard: Schema {
        .object(
            ShopCard.init, Field("id", { $0.id }, .id()), Field("slug", { $0.slug }, .text(3...40)),
            Field("name", { $0.name }, .text(ShopRules.name)), Field("state", { $0.state }, .choice()),
            Field(
                "restsFrom", { $0.restsFrom }, Schema<Timestamp>.timestamp.optional, about: "Its holiday; nothing can be ordered in it."),
            Field("restsUntil", { $0.restsUntil }, Schema<Timestamp>.timestamp.optional))
    }
}

extension Schema where Value == Category {
    static var category: Schema {
        .object(
            { Category(id: $0, parent: $1, level: $2, name: $3, nameEn: $4, position: 0, isHidden: false) }, Field("id", { $0.id }, .id()),
            Field("parent", { $0.parent }, Schema<ID<Category>>.id().optional),
            Field("level", { $0.level }, .int(Category.levels)), Field("name", { $0.name }, .text(1...40)),
            Field("nameEn", { $0.nameEn }, .text(0...40), about: "Empty where nobody gave one."))
    }
}

extension Schema where Value == Brand {
    static var brand: Schema {
        .object(Brand.init, Field("id", { $0.id }, .id()), Field("name", { $0.name }, .text(ProductBounds.word)))
    }
}

extension Schema where Value == ProductAttribute {
    static var attribute: Schema {
        .object(
            { ProductAttribute($0, $1) }, Field("name", { $0.name }, .text(ProductBounds.word)),
            Field("value", { $0.value }, .text(ProductBounds.attributeValue, multiline: true)))
    }
}

extension Schema where Value == SpecAxis {
    static var axis: Schema {
        .object(
            { SpecAxis($0, $1) }, Field("name", { $0.name }, .text(ProductBounds.word)),
            Field("values", { $0.values }, .list(of: .text(ProductBounds.word), ProductBounds.axisValues)))
    }
}

extension Schema where Value == SKU {
    static var sku: Schema {
        .object(
            SKU.init, Field("id", { $0.id }, .id()),
            Field("values", { $0.values }, .list(of: .text(ProductBounds.word), ProductBounds.axes)),
            Field("price", { $0.price }, .price), Field("listPrice", { $0.listPrice }, Schema<Money>.price.optional),
            Field("code", { $0.code }, .text(ProductBounds.code)), Field("barcode", { $0.barcode }, .text(ProductBounds.code)),
            Field("weightGrams", { $0.weightGrams }, .int(ProductBounds.weightGrams)),
            Field("onHand", { $0.onHand }, .int(ProductBounds.stock)),
            Field("reserved", { $0.reserved }, .int(ProductBounds.stock)))
    }

    /// As buyers see it: what can be bought, not what is where.
    static var skuOnSale: Schema {
        .object(
            { SKU(id: $0, values: $1, price: $2, listPrice: $3, code: "", barcode: "", weightGrams: 0, onHand: $4, reserved: 0) },
            Field("id", { $0.id }, .id()),
            Field("values", { $0.values }, .list(of: .text(ProductBounds.word), ProductBounds.axes)),
            Field("price", { $0.price }, .price), Field("listPrice", { $0.listPrice }, Schema<Money>.price.optional),
            Field("available", { $0.available }, .int(ProductBounds.stock)))
    }
}

extension Schema where Value == ProductCard {
    static var productCard: Schema {
        .object(
            ProductCard.init, Field("shop", { $0.shop }, .id()), Field("id", { $0.id }, .id()),
            Field("state", { $0.state }, .choice()), Field("title", { $0.title }, .text(ProductBounds.title)),
            Field("price", { $0.price }, .price), Field("listPrice", { $0.listPrice }, Schema<Money>.price.optional),
            Field("picture", { $0.picture }, Schema<String>.text(ProductBounds.picture).optional),
            Field("category", { $0.category }, Schema<ID<Category>>.id().optional),
            Field("brand", { $0.brand }, Schema<ID<Brand>>.id().optional),
            Field("sold", { $0.sold }, .int(0...Int64.max), about: "Pieces that were paid, ever."))
    }
}

extension Schema where Value == Product {
    /// - Parameter skus: as merchants or as buyers see them.
    static func product(_ skus: Schema<SKU>) -> Schema {
        .object(
            {
                shop, id, handle, state, title, category, brand, price, listPrice, description, attributes, pictures, axes, skus, version,
                createdAt, updatedAt in
                Product(
                    shop: shop, id: id, handle: handle, state: state, title: title, category: category, brand: brand,
                    price: price, ownPrice: true, listPrice: listPrice, description: description, attributes: attributes,
                    pictures: pictures, axes: axes, skus: skus, version: version, createdAt: createdAt, updatedAt: updatedAt)
            },
            Field("shop", { $0.shop }, .id()), Field("id", { $0.id }, .id()),
            Field("handle", { $0.handle }, Schema<String>.text(ProductBounds.handle).optional),
            Field("state", { $0.state }, .choice()), Field("title", { $0.title }, .text(ProductBounds.title)),
            Field("category", { $0.category }, Schema<ID<Category>>.id().optional),
            Field("brand", { $0.brand }, Schema<ID<Brand>>.id().optional), Field("price", { $0.price }, .price),
            Field("listPrice", { $0.listPrice }, Schema<Money>.price.optional),
            Field("description", { $0.description }, .text(0...ProductBounds.descriptionBytes, multiline: true), about: "HTML, cleaned."),
            Field("attributes", { $0.attributes }, .list(of: .attribute, ProductBounds.attributes)),
            Field("pictures", { $0.pictures }, .list(of: .text(ProductBounds.picture), ProductBounds.pictures)),
            Field("axes", { $0.axes }, .list(of: .axis, ProductBounds.axes)),
            Field("skus", { $0.skus }, .list(of: skus, ProductBounds.skus)),
            Field("version", { $0.version }, .int(1...Int64.max)), Field("createdAt", { $0.createdAt }, .timestamp),
            Field("updatedAt", { $0.updatedAt }, .timestamp))
    }
}

extension Schema where Value == SKUDraft {
    static var skuDraft: Schema {
        .object(
            SKUDraft.init,
            Field("values", { $0.values }, .list(of: .text(ProductBounds.word), ProductBounds.axes), default: []),
            Field("price", { $0.price }, .price), Field("listPrice", { $0.listPrice }, Schema<Money>.price.optional),
            Field("code", { $0.code }, .text(ProductBounds.code), default: ""),
            Field("barcode", { $0.barcode }, .text(ProductBounds.code), default: ""),
            Field("weightGrams", { $0.weightGrams }, .int(ProductBounds.weightGrams), default: 0),
            Field("stock", { $0.stock }, Schema<Int64>.int(ProductBounds.stock).optional, about: "Of a new SKU only."))
    }
}

extension Schema where Value == ProductDraft {
    static var productDraft: Schema {
        .object(
            ProductDraft.init, Field("title", { $0.title }, .text(ProductBounds.title)),
            Field("category", { $0.category }, Schema<ID<Category>>.id().optional),
            Field("brand", { $0.brand }, Schema<ID<Brand>>.id().optional),
            Field("description", { $0.description }, .text(0...ProductBounds.descriptionBytes, multiline: true), default: ""),
            Field("attributes", { $0.attributes }, .list(of: .attribute, ProductBounds.attributes), default: []),
            Field("pictures", { $0.pictures }, .list(of: .text(ProductBounds.picture), ProductBounds.pictures), default: []),
            Field("axes", { $0.axes }, .list(of: .axis, ProductBounds.axes), default: []),
            Field("skus", { $0.skus }, .list(of: .skuDraft, ProductBounds.skus)),
            Field("price", { $0.price }, Schema<Money>.price.optional, about: "What lists show; else the lowest SKU's."),
            Field("listPrice", { $0.listPrice }, Schema<Money>.price.optional))
    }
}

extension Schema where Value == StockEntry {
    static var stockEntry: Schema {
        let change: ClosedRange<Int64> = -ProductBounds.stock.upperBound...ProductBounds.stock.upperBound
        return .object(
            StockEntry.init, Field("id", { $0.id }, .id()), Field("sku", { $0.sku }, .id()),
            Field("onHand", { $0.onHand }, .int(change)), Field("reserved", { $0.reserved }, .int(change)),
            Field("cause", { $0.cause }, .choice()), Field("reference", { $0.reference }, .int(0...Int64.max)),
            Field("at", { $0.at }, .timestamp),
            Field("person", { $0.person }, Schema<ID<Account>>.id().optional, about: "Who set it by hand."),
            Field("note", { $0.note }, .text(0...StockReason.noteMax), about: "Why."),
            Field("onHandAfter", { $0.onHandAfter }, .int(0...Int64.max)), Field("reservedAfter", { $0.reservedAfter }, .int(0...Int64.max))
        )
    }
}
