// Drawing.swift: a product's picture in the demo: drawn by us, as SVG, so that nothing is anybody else's.

/// A square picture of 200 units: shapes on a soft radial ground, in the manner of design's placeholders.
struct Drawing: Sendable, Hashable {
    let ground: Ground
    let shapes: String

    init(_ ground: Ground, _ shapes: String) { (self.ground, self.shapes) = (ground, shapes) }

    /// The whole document. It names no address, no script and no style of anybody else's.
    var svg: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="800" height="800"><defs>\
        <radialGradient id="g" cx=".5" cy=".4" r=".8"><stop stop-color="\(ground.middle)"/>\
        <stop offset="1" stop-color="\(ground.edge)"/></radialGradient></defs>\
        <rect width="200" height="200" fill="url(#g)"/>\(shapes)</svg>
        """
    }
}

/// What a thing stands on: a light in the middle, a shade at the edge.
struct Ground: Sendable, Hashable {
    let middle: String, edge: String

    static let moss = Ground(middle: "#f3f6ea", edge: "#d3dfc3")
    static let sand = Ground(middle: "#faf5ea", edge: "#e6d8bd")
    static let peach = Ground(middle: "#fdf1e7", edge: "#f2d2b6")
    static let rose = Ground(middle: "#fbf0ef", edge: "#ebcfcd")
    static let mist = Ground(middle: "#f1f6f8", edge: "#cddde5")
    static let sky = Ground(middle: "#eff4fb", edge: "#c8d7ec")
    static let lilac = Ground(middle: "#f6f2fa", edge: "#dbcfe8")
    static let mint = Ground(middle: "#eef7f3", edge: "#c5e0d5")
    static let stone = Ground(middle: "#f6f5f2", edge: "#d9d5cc")
    static let lemon = Ground(middle: "#fcf8e4", edge: "#ece0a8")
}

/// Three tones of a colour.
struct Tint: Sendable, Hashable {
    let base: String, dark: String, pale: String
    init(_ base: String, _ dark: String, _ pale: String) { (self.base, self.dark, self.pale) = (base, dark, pale) }

    static let leaf = Tint("#3f6b4f", "#2c4d39", "#a9c39a")
    static let clay = Tint("#9a5536", "#733d26", "#d9a581")
    static let gold = Tint("#e0a33a", "#b27a1c", "#f6dc9c")
    static let amber = Tint("#ef8a2c", "#c96a12", "#f9c07d")
    static let rust = Tint("#b8463c", "#8c2f28", "#eab0a4")
    static let rose = Tint("#d98f93", "#a95e65", "#f3d3d2")
    static let plum = Tint("#7d5a86", "#5b3f63", "#d3bfd9")
    static let sky = Tint("#5b8db5", "#3d698c", "#c0d8ea")
    static let ink = Tint("#3a4654", "#262f3a", "#a9b4c0")
    static let celadon = Tint("#8fb3a0", "#678d79", "#d5e6dc")
    static let cream = Tint("#f6efe0", "#d8cbb0", "#fffaf0")
    static let white = Tint("#fbfbf9", "#d9dedd", "#ffffff")
    static let wood = Tint("#c08d52", "#93672f", "#e8cb9f")
    static let iron = Tint("#43474c", "#2b2e32", "#8d949b")
    static let lime = Tint("#8aa64a", "#627a2c", "#d6e3ae")
    static let teal = Tint("#3b8f88", "#26655f", "#b3dcd7")
}

/// The shadow under a thing.
func shadow(_ width: Int, at y: Int = 168, x: Int = 100) -> String {
    ##"<ellipse cx="\##(x)" cy="\##(y)" rx="\##(width)" ry="8" fill="#000" opacity=".13"/>"##
}
