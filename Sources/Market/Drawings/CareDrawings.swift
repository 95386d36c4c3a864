// CareDrawings.swift: bottles, jars and tubes for the bathroom.

extension Drawing {
    static func tube(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(40, at: 174)
                + ##"<path d="M62 30h76l-10 112H72z" fill="\##(t.base)"/><path d="M58 24h84v12H58z" fill="\##(t.dark)"/><path d="M72 142h56v22a8 8 0 0 1-8 8H80a8 8 0 0 1-8-8z" fill="\##(t.dark)"/><path d="M76 46 82 132" stroke="#fff" stroke-opacity=".4" stroke-width="7" stroke-linecap="round"/><path d="M100 66c12 12 12 24 0 30-12-6-12-18 0-30z" fill="\##(t.pale)"/><path d="M86 110h28M90 120h20" stroke="\##(t.pale)" stroke-width="4"/>"##
        )
    }

    static func soap(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66, at: 160)
                + ##"<path d="M34 146h132l-10 12H44z" fill="#93672f"/><path d="M40 138h120" stroke="#c08d52" stroke-width="12" stroke-linecap="round"/><rect x="48" y="84" width="104" height="50" rx="20" fill="\##(t.base)"/><rect x="58" y="92" width="84" height="22" rx="11" fill="\##(t.pale)" opacity=".7"/><path d="M84 103c8-8 24-8 32 0-8 8-24 8-32 0z" fill="none" stroke="\##(t.dark)" stroke-width="3"/><g fill="#fff" opacity=".8"><circle cx="66" cy="66" r="10"/><circle cx="86" cy="52" r="6"/><circle cx="134" cy="62" r="12"/><circle cx="116" cy="44" r="5"/></g>"##
        )
    }

    static func creamJar(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(62)
                + ##"<path d="M44 96h112v50a20 20 0 0 1-20 20H64a20 20 0 0 1-20-20z" fill="\##(t.pale)"/><path d="M44 100h112v16H44z" fill="#fff" opacity=".5"/><rect x="40" y="62" width="120" height="38" rx="10" fill="\##(t.base)"/><path d="M52 70v22" stroke="#fff" stroke-opacity=".45" stroke-width="7" stroke-linecap="round"/><path d="M84 138c6-14 26-14 32 0-8 8-24 8-32 0z" fill="\##(t.base)"/>"##
        )
    }

    static func pumpBottle(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(48, at: 174)
                + ##"<path d="M96 66V44H70v-8h36v30z" fill="\##(t.dark)"/><rect x="82" y="62" width="36" height="16" rx="4" fill="\##(t.dark)"/><path d="M66 92c0-10 6-16 14-16h40c8 0 14 6 14 16v68a12 12 0 0 1-12 12H78a12 12 0 0 1-12-12z" fill="\##(t.base)"/><path d="M76 94v64" stroke="#fff" stroke-opacity=".4" stroke-width="7" stroke-linecap="round"/><rect x="86" y="106" width="40" height="44" rx="4" fill="#fbf6ee"/><path d="M106 112c10 10 10 22 0 30-10-8-10-20 0-30z" fill="\##(t.pale)" stroke="\##(t.dark)" stroke-width="2"/>"##
        )
    }

    static func flask(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(44, at: 176)
                + ##"<rect x="84" y="24" width="32" height="30" rx="5" fill="\##(t.dark)"/><path d="M88 54h24c2 12 24 16 24 40v66a14 14 0 0 1-14 14H78a14 14 0 0 1-14-14V94c0-24 22-28 24-40z" fill="\##(t.base)"/><rect x="72" y="104" width="56" height="50" rx="3" fill="#fbf6ee"/><path d="M82 118h36M82 130h28M82 142h20" stroke="\##(t.dark)" stroke-width="3"/><path d="M74 92c2-8 6-14 12-18" stroke="#fff" stroke-opacity=".5" stroke-width="6" fill="none" stroke-linecap="round"/>"##
        )
    }

    static func lipBalm(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(52, at: 172)
                + ##"<rect x="58" y="92" width="38" height="76" rx="6" fill="\##(t.base)"/><rect x="62" y="68" width="30" height="28" fill="#e7c36d"/><path d="M66 68V46c0-8 22-14 22 0v22z" fill="\##(t.pale)"/><path d="M66 94v68" stroke="#fff" stroke-opacity=".35" stroke-width="6"/><rect x="112" y="100" width="36" height="68" rx="6" fill="\##(t.dark)"/><path d="M120 106v56" stroke="#fff" stroke-opacity=".25" stroke-width="6" stroke-linecap="round"/>"##
        )
    }

    static func pads(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(60, at: 170)
                + ##"<path d="M58 66h84l8 94a8 8 0 0 1-8 8H58a8 8 0 0 1-8-8z" fill="\##(t.pale)"/><path d="M58 66c14-20 70-20 84 0z" fill="\##(t.base)"/><g fill="#fff" stroke="\##(t.dark)" stroke-width="1.5"><ellipse cx="100" cy="150" rx="34" ry="9"/><ellipse cx="100" cy="138" rx="34" ry="9"/><ellipse cx="100" cy="126" rx="34" ry="9"/><ellipse cx="100" cy="114" rx="34" ry="9"/><ellipse cx="100" cy="102" rx="34" ry="9"/></g>"##
        )
    }

    static func comb(_ t: Tint, on ground: Ground) -> Drawing {
        let teeth = (0..<15).map { ##"<rect x="\##(43 + $0 * 8)" y="100" width="4.5" height="54" rx="2"/>"## }.joined()
        return Drawing(
            ground,
            shadow(66, at: 166)
                + ##"<g fill="\##(t.base)">\##(teeth)<path d="M36 108c0-40 28-62 64-62s64 22 64 62v6H36z"/></g><path d="M52 98c4-24 22-38 48-38s44 14 48 38" fill="none" stroke="\##(t.pale)" stroke-width="4"/><path d="M100 72c8 6 8 14 0 20-8-6-8-14 0-20z" fill="\##(t.dark)"/>"##
        )
    }

    static func towel(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66, at: 168)
                + ##"<rect x="38" y="128" width="124" height="36" rx="17" fill="\##(t.dark)"/><rect x="38" y="94" width="124" height="36" rx="17" fill="\##(t.base)"/><rect x="46" y="60" width="108" height="36" rx="17" fill="\##(t.pale)"/><path d="M60 78h80M54 112h92M54 146h92" stroke="#fff" stroke-opacity=".6" stroke-width="4" stroke-dasharray="2 6" stroke-linecap="round"/>"##
        )
    }
}
