// FoodDrawings.swift: what grows on the hills.

extension Drawing {
    /// Round fruit, with a leaf.
    static func citrus(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66)
                + ##"<circle cx="74" cy="126" r="40" fill="\##(t.base)"/><circle cx="130" cy="132" r="35" fill="\##(t.base)"/><circle cx="104" cy="86" r="39" fill="\##(t.pale)"/><circle cx="104" cy="86" r="39" fill="\##(t.base)" opacity=".55"/><path d="M104 50c4-15 18-21 35-19-4 17-18 25-35 19z" fill="#5c8a3c"/><circle cx="91" cy="73" r="9" fill="#fff" opacity=".35"/><circle cx="60" cy="113" r="8" fill="#fff" opacity=".25"/>"##
        )
    }

    /// A cut fruit beside a whole one.
    static func halved(_ skin: Tint, flesh: Tint, on ground: Ground) -> Drawing {
        let rays = stride(from: 0, to: 180, by: 30)
            .map { ##"<path d="M66 122h76" transform="rotate(\##($0) 104 122)"/>"## }.joined()
        return Drawing(
            ground,
            shadow(68)
                + ##"<circle cx="78" cy="82" r="44" fill="\##(skin.base)"/><circle cx="64" cy="66" r="10" fill="#fff" opacity=".28"/><path d="M78 40c4-12 14-16 28-15-3 13-14 19-28 15z" fill="#5c8a3c"/><circle cx="104" cy="122" r="46" fill="\##(skin.dark)"/><circle cx="104" cy="122" r="40" fill="\##(flesh.pale)"/><circle cx="104" cy="122" r="35" fill="\##(flesh.base)"/><g stroke="\##(flesh.pale)" stroke-width="4">\##(rays)</g>"##
        )
    }

    static func pear(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(58)
                + ##"<path d="M100 48c20 0 24 20 28 42 14 14 22 28 22 44 0 22-20 34-50 34s-50-12-50-34c0-16 8-30 22-44 4-22 8-42 28-42z" fill="\##(t.base)"/><path d="M100 50c-2-14 2-22 10-30" stroke="#6f4c33" stroke-width="5" fill="none" stroke-linecap="round"/><path d="M106 34c10-12 24-14 36-8-8 14-22 18-36 8z" fill="#5c8a3c"/><path d="M72 112c-8 10-10 20-8 30" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".35" fill="none"/>"##
        )
    }

    static func kiwi(on ground: Ground) -> Drawing {
        let seeds = stride(from: 0, to: 360, by: 30)
            .map { ##"<ellipse cx="118" cy="98" rx="2" ry="4" transform="rotate(\##($0) 118 120)"/>"## }.joined()
        return Drawing(
            ground,
            shadow(68)
                + ##"<ellipse cx="72" cy="96" rx="44" ry="38" fill="#8a6a3e" transform="rotate(-18 72 96)"/><ellipse cx="60" cy="82" rx="10" ry="6" fill="#fff" opacity=".2"/><circle cx="118" cy="120" r="46" fill="#7a5b33"/><circle cx="118" cy="120" r="41" fill="#8fbf4d"/><circle cx="118" cy="120" r="16" fill="#f2f3d4"/><g fill="#2e3a1c">\##(seeds)</g>"##
        )
    }

    /// A glass jar with a lid and a label.
    static func jar(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(54)
                + ##"<path d="M60 76h80l8 22v58a12 12 0 0 1-12 12H64a12 12 0 0 1-12-12V98z" fill="\##(t.base)"/><path d="M60 76h80l8 22H52z" fill="\##(t.pale)"/><rect x="62" y="50" width="76" height="28" rx="6" fill="\##(t.dark)"/><rect x="66" y="106" width="68" height="44" rx="6" fill="#fff7e6"/><path d="m100 113 10 6v12l-10 6-10-6v-12z" fill="none" stroke="\##(t.dark)" stroke-width="3"/><path d="M60 102v48" stroke="#fff" stroke-opacity=".5" stroke-width="6" stroke-linecap="round"/>"##
        )
    }

    static func mushrooms(on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(62)
                + ##"<path d="M84 112h30l7 50H76z" fill="#efe3cc"/><path d="M38 116c0-38 27-62 60-62s60 24 60 62c0 8-120 8-120 0z" fill="#6f4c33"/><path d="M68 86l15 8M98 70v16M128 86l-15 10M90 102h18" stroke="#c9a67e" stroke-width="5" stroke-linecap="round"/><path d="M140 138h16l4 26h-24z" fill="#efe3cc"/><path d="M120 140c0-18 12-28 28-28s28 10 28 28c0 4-56 4-56 0z" fill="#7d5a3e"/>"##
        )
    }

    /// A standing paper bag with a window.
    static func pouch(_ t: Tint, _ filling: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(50)
                + ##"<path d="M58 50h84l7 110a8 8 0 0 1-8 8H59a8 8 0 0 1-8-8z" fill="\##(t.base)"/><path d="M58 50h84l1 18H57z" fill="\##(t.dark)"/><circle cx="100" cy="118" r="31" fill="#fbf6e9"/><circle cx="100" cy="118" r="27" fill="\##(filling.pale)"/><g fill="\##(filling.base)"><ellipse cx="90" cy="110" rx="9" ry="6" transform="rotate(-20 90 110)"/><ellipse cx="110" cy="112" rx="9" ry="6" transform="rotate(24 110 112)"/><ellipse cx="92" cy="127" rx="9" ry="6" transform="rotate(16 92 127)"/><ellipse cx="111" cy="128" rx="9" ry="6" transform="rotate(-14 111 128)"/></g>"##
        )
    }

    /// A sack tied at its neck.
    static func sack(_ grain: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(58)
                + ##"<path d="M68 62h64l16 34v60a12 12 0 0 1-12 12H64a12 12 0 0 1-12-12V96z" fill="#efe6d2"/><path d="M62 48c18 8 58 8 76 0l-6 20H68z" fill="#e0d3b6"/><path d="M64 66h72" stroke="#b9744a" stroke-width="7" stroke-linecap="round"/><rect x="68" y="96" width="64" height="54" rx="6" fill="#fbf7ec"/><g fill="\##(grain.base)"><ellipse cx="84" cy="112" rx="4" ry="8"/><ellipse cx="100" cy="120" rx="4" ry="8"/><ellipse cx="116" cy="112" rx="4" ry="8"/><ellipse cx="90" cy="136" rx="4" ry="8"/><ellipse cx="111" cy="136" rx="4" ry="8"/></g>"##
        )
    }

    static func crate(_ fruit: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(70)
                + ##"<g fill="\##(fruit.base)"><circle cx="66" cy="86" r="22"/><circle cx="104" cy="80" r="24"/><circle cx="140" cy="88" r="21"/></g><g fill="#fff" opacity=".3"><circle cx="58" cy="78" r="5"/><circle cx="96" cy="70" r="6"/><circle cx="133" cy="80" r="5"/></g><path d="M104 57c3-10 11-14 22-13-2 11-11 17-22 13z" fill="#5c8a3c"/><path d="M34 96h132l-8 66a6 6 0 0 1-6 5H48a6 6 0 0 1-6-5z" fill="#c89a58"/><path d="M36 112h128M39 136h122" stroke="#93672f" stroke-width="5"/>"##
        )
    }

    static func driedStrips(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66, at: 160)
                + ##"<ellipse cx="100" cy="136" rx="72" ry="28" fill="#fbfaf5"/><ellipse cx="100" cy="132" rx="58" ry="20" fill="#e9e3d3"/><g fill="\##(t.base)" stroke="\##(t.dark)" stroke-width="2"><rect x="58" y="118" width="84" height="14" rx="7" transform="rotate(-8 100 125)"/><rect x="60" y="104" width="80" height="14" rx="7" transform="rotate(9 100 111)"/><rect x="66" y="90" width="72" height="14" rx="7" transform="rotate(-4 100 97)"/><rect x="74" y="76" width="58" height="14" rx="7" transform="rotate(12 100 83)"/></g>"##
        )
    }
}
