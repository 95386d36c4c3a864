// ProductWords.swift: the words of a product's page and of its sheet.
import Web

enum ProductWords {
    static let price = Phrase("store.price", zh: "价格", en: "Price")
    static let facts = Phrase("store.product_facts", zh: "购买信息", en: "About buying it")
    static let pictures = Phrase("store.pictures", zh: "左右滑动看 {n} 张图", en: "{n} pictures, swipe sideways")
    static let picture = Phrase("store.picture", zh: "第 {n} 张图", en: "Picture {n}")
    static let pictureList = Phrase("store.picture_list", zh: "图片", en: "Pictures")
    static let chosen = Phrase("store.spec_chosen", zh: "已选", en: "Chosen")
    static let freight = Phrase("store.product_freight", zh: "运费", en: "Freight")
    static let free = Phrase("store.freight_free", zh: "包邮", en: "Free shipping")
    static let stock = Phrase("store.stock", zh: "库存", en: "Stock")
    static let inStock = Phrase("store.in_stock", zh: "有货，{n} 件", en: "In stock: {n}")
    static let visit = Phrase("store.visit_shop", zh: "进店", en: "Visit")
    static let quantity = Phrase("store.quantity", zh: "数量", en: "Quantity")
    static let fewer = Phrase("store.quantity_fewer", zh: "减一件", en: "One less")
    static let more = Phrase("store.quantity_more", zh: "加一件", en: "One more")
    static let full = Phrase(
        "store.cart_full", zh: "购物车放满了 100 种商品，先去结算或移除一些。", en: "Your cart holds 100 products. Check out or remove some first.")
    static let details = Phrase("store.details", zh: "商品详情", en: "Details")
    static let category = Phrase("store.category", zh: "分类", en: "Category")
    static let brand = Phrase("store.brand", zh: "品牌", en: "Brand")
    static let others = Phrase("store.other_products", zh: "看看别的", en: "Other products")
    static let ask = Phrase("store.act_ask", zh: "客服", en: "Ask")
    static let cart = Phrase("store.act_cart", zh: "购物车", en: "Cart")
    static let inCart = Phrase("store.act_in_cart", zh: "商品数", en: "Items")
    static let add = Phrase("store.add_to_cart", zh: "加入购物车", en: "Add to cart")
    static let buy = Phrase("store.buy_now", zh: "立即购买", en: "Buy now")
    static let buyWhat = Phrase("store.buy_what", zh: "购买 {what}，", en: "Buying {what}, ")
    static let soldOut = Phrase(
        "store.product_sold_out", zh: "暂时缺货。点“到货提醒”，有货时通知你。", en: "Sold out for now. Ask to be told when it is back.")
    static let resting = Phrase("store.product_resting", zh: "休息中", en: "On holiday")
    static let delisted = Phrase("store.product_delisted", zh: "这件商品已经下架，现在买不到。", en: "This product is off sale and cannot be bought now.")
    static let shopClosed = Phrase(
        "store.product_shop_closed", zh: "“{shop}”暂停营业，现在买不到它的商品。", en: "“{shop}” is closed for now, and its products cannot be bought.")
    static let closedTag = Phrase("store.closed_tag", zh: "店铺暂停营业", en: "Shop closed")
    static let toShop = Phrase("store.to_shop", zh: "去店里看看", en: "To the shop")
    static let elsewhere = Phrase("store.product_elsewhere", zh: "去逛逛别的", en: "Look elsewhere")
    static let preview = Phrase(
        "store.preview", zh: "预览：只有你的店能看到，买家看到的就是这样。", en: "Preview: buyers will see it like this; only your shop sees it now.")
    static let edit = Phrase("store.preview_edit", zh: "回去编辑", en: "Back to editing")
}
