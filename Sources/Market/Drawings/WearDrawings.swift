// WearDrawings.swift: what people wear and carry.

extension Drawing {
    static func pleatedSkirt(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(70, at: 176)
                + ##"<path d="M66 40h68l34 130c-42 12-94 12-136 0z" fill="\##(t.base)"/><path d="M64 36h72v16H64z" fill="\##(t.dark)"/><path d="M82 54 60 174M100 54v124M118 54l22 120M72 54 44 172M128 54l28 118" stroke="\##(t.dark)" stroke-width="2.5" opacity=".7"/><path d="M38 150c42 10 82 10 124 0l3 12c-42 10-88 10-130 0z" fill="#e7c36d"/><path d="M136 44c14 6 18 16 14 28M136 46c10 10 10 20 4 30" stroke="\##(t.dark)" stroke-width="4" fill="none" stroke-linecap="round"/>"##
        )
    }

    static func crossCollar(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(60, at: 174)
                + ##"<path d="M72 44 20 96l20 34 26-18v52c22 8 46 8 68 0v-52l26 18 20-34-52-52z" fill="\##(t.base)"/><path d="M74 42c10 30 28 54 52 66M126 42c-6 22-18 42-40 58" fill="none" stroke="\##(t.pale)" stroke-width="10"/><path d="M66 132h68" stroke="\##(t.dark)" stroke-width="8"/><path d="M100 132v34" stroke="\##(t.dark)" stroke-width="3"/>"##
        )
    }

    static func cape(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(68, at: 178)
                + ##"<path d="M80 36h40c34 24 48 78 52 134-22 8-44 6-56 2l-16-110-16 110c-12 4-34 6-56-2 4-56 18-110 52-134z" fill="\##(t.base)"/><path d="M80 36c4 14 36 14 40 0l6 10c-8 20-44 20-52 0z" fill="\##(t.pale)"/><path d="M92 62c-6 12-6 22-2 32M108 62c6 12 6 22 2 32" stroke="#e7c36d" stroke-width="4" fill="none"/><path d="M44 132c4 10 4 22 2 34M156 132c-4 10-4 22-2 34" stroke="\##(t.dark)" stroke-width="3"/>"##
        )
    }

    static func shirt(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(54)
                + ##"<path d="M76 46 40 66l-14 44 24 8 8-18v66a4 4 0 0 0 4 4h76a4 4 0 0 0 4-4v-66l8 18 24-8-14-44-36-20c-6 14-42 14-48 0z" fill="\##(t.base)"/><path d="M76 46c6 20 42 20 48 0l-8-5c-6 9-26 9-32 0z" fill="\##(t.dark)"/><path d="M100 66v102" stroke="\##(t.dark)" stroke-width="2"/><g fill="\##(t.dark)"><circle cx="104" cy="84" r="2.5"/><circle cx="104" cy="106" r="2.5"/><circle cx="104" cy="128" r="2.5"/></g><rect x="112" y="86" width="22" height="22" rx="3" fill="\##(t.pale)"/>"##
        )
    }

    static func scarf(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(58, at: 176)
                + ##"<path d="M48 58c20-24 84-24 104 0 8 22-8 36-26 42l12 68h-32l-6-46-6 46H62l12-68c-18-6-34-20-26-42z" fill="\##(t.base)"/><path d="M64 64c18-14 54-14 72 0-4 16-20 26-36 28-16-2-32-12-36-28z" fill="\##(t.dark)"/><path d="M66 146h26M70 128h25M108 146h26M105 128h25" stroke="\##(t.pale)" stroke-width="5"/><path d="M66 168v10M76 168v10M86 168v10M114 168v10M124 168v10M134 168v10" stroke="\##(t.base)" stroke-width="3"/>"##
        )
    }

    static func cardigan(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(58, at: 174)
                + ##"<path d="M74 42 38 62 24 150l26 6 10-48v58h80v-58l10 48 26-6-14-88-36-20-26 44z" fill="\##(t.base)"/><path d="M74 42l26 44 26-44M100 86v80" fill="none" stroke="\##(t.dark)" stroke-width="6"/><g fill="\##(t.pale)"><circle cx="108" cy="104" r="4"/><circle cx="108" cy="126" r="4"/><circle cx="108" cy="148" r="4"/></g><path d="M60 158h36M104 158h36" stroke="\##(t.dark)" stroke-width="4" stroke-dasharray="3 4"/><rect x="66" y="118" width="26" height="24" rx="3" fill="\##(t.dark)" opacity=".35"/>"##
        )
    }

    static func trousers(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(58, at: 180)
                + ##"<path d="M62 36h76l22 138h-48l-12-92-12 92H40z" fill="\##(t.base)"/><path d="M62 32h76l2 16H60z" fill="\##(t.dark)"/><path d="M100 48v34M70 52l-18 120M130 52l18 120" stroke="\##(t.dark)" stroke-width="2.5" opacity=".7"/><path d="M70 60l-6 22M130 60l6 22" stroke="\##(t.pale)" stroke-width="4"/>"##
        )
    }

    static func shoes(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(74, at: 160)
                + ##"<path d="M32 96c18 8 40 4 54-10 20 24 42 30 66 34 16 2 22 10 22 22v10H32c-4-18-4-38 0-56z" fill="\##(t.base)"/><path d="M28 144h148v6a8 8 0 0 1-8 8H38a10 10 0 0 1-10-10z" fill="#f6f1e3"/><path d="M46 98c10 4 24 2 34-6l10 12c-14 8-32 8-46 4z" fill="\##(t.dark)"/><g fill="none" stroke="\##(t.pale)" stroke-width="3"><circle cx="132" cy="132" r="6"/><circle cx="144" cy="130" r="4"/><path d="M124 140c8-2 20-2 28-2"/></g>"##
        )
    }

    static func tote(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(58, at: 174)
                + ##"<path d="M72 78c0-60 56-60 56 0" fill="none" stroke="\##(t.dark)" stroke-width="7"/><path d="M46 70h108l8 96a6 6 0 0 1-6 6H44a6 6 0 0 1-6-6z" fill="\##(t.base)"/><path d="M62 142c12-26 24 6 38-16s26 14 38-6v24H62z" fill="\##(t.pale)"/><circle cx="126" cy="104" r="9" fill="#e5573f"/><path d="M46 82h108" stroke="\##(t.dark)" stroke-width="2" stroke-dasharray="5 4"/>"##
        )
    }

    static func hat(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(76, at: 156)
                + ##"<path d="M24 138c16-22 36-24 76-24s60 2 76 24c-24 14-128 14-152 0z" fill="\##(t.dark)"/><path d="M54 122c2-46 16-70 46-70s44 24 46 70c-26 10-66 10-92 0z" fill="\##(t.base)"/><path d="M54 108c28 10 64 10 92 0l1 14c-28 10-66 10-94 0z" fill="\##(t.pale)"/><path d="M70 84c4-12 10-18 18-20" stroke="#fff" stroke-opacity=".45" stroke-width="6" fill="none" stroke-linecap="round"/>"##
        )
    }
}
