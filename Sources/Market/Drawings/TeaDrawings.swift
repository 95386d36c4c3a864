// TeaDrawings.swift: what stands on a tea table.

extension Drawing {
    static func caddy(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(52)
                + ##"<rect x="58" y="62" width="84" height="104" rx="10" fill="\##(t.base)"/><rect x="58" y="62" width="20" height="104" rx="10" fill="#fff" opacity=".14"/><rect x="54" y="44" width="92" height="24" rx="9" fill="\##(t.dark)"/><rect x="72" y="88" width="56" height="56" rx="4" fill="#f8f2e4"/><path d="M100 97c15 9 17 24 0 40-17-16-15-31 0-40z" fill="\##(t.pale)" stroke="\##(t.dark)" stroke-width="2"/><path d="M100 99v36" stroke="\##(t.dark)" stroke-width="2"/>"##
        )
    }

    static func teaLeaves(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66, at: 158)
                + ##"<ellipse cx="100" cy="132" rx="70" ry="30" fill="#fbfaf5"/><ellipse cx="100" cy="128" rx="56" ry="21" fill="#ece7d8"/><g fill="\##(t.base)"><path d="M66 130c10-16 24-16 38-4-14 8-28 10-38 4z"/><path d="M92 122c8-14 26-18 40-6-12 10-28 14-40 6z"/><path d="M84 140c14-8 30-6 40 2-14 6-30 6-40-2z"/></g><g fill="\##(t.pale)"><path d="M100 112c-2-22 8-40 28-52 6 22-4 44-28 52z"/><path d="M98 112C82 102 74 84 80 62c18 10 26 30 18 50z"/></g><path d="M99 114c0-20 8-36 22-46M98 112c-2-16-8-28-14-40" stroke="\##(t.base)" stroke-width="2" fill="none"/>"##
        )
    }

    static func teacup(_ t: Tint, tea: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(64, at: 160)
                + ##"<ellipse cx="100" cy="150" rx="66" ry="12" fill="\##(t.dark)"/><path d="M50 82h100c0 40-20 66-50 66s-50-26-50-66z" fill="\##(t.base)"/><ellipse cx="100" cy="82" rx="50" ry="14" fill="\##(t.dark)"/><ellipse cx="100" cy="84" rx="43" ry="10" fill="\##(tea.base)"/><path d="M84 60c-6-8 6-12 0-22M104 58c-6-9 6-13 0-24M122 60c-5-8 5-12 0-20" stroke="#fff" stroke-width="4" stroke-linecap="round" fill="none" opacity=".75"/>"##
        )
    }

    static func teapot(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(62, at: 162)
                + ##"<path d="M146 98c22-8 34 2 31 19-2 17-18 28-36 28" fill="none" stroke="\##(t.dark)" stroke-width="10"/><path d="M60 114 28 88l-8 9 36 46z" fill="\##(t.dark)"/><path d="M50 110c0-26 22-40 50-40s50 14 50 40-20 50-50 50-50-24-50-50z" fill="\##(t.base)"/><path d="M68 76c8-12 56-12 64 0z" fill="\##(t.dark)"/><circle cx="100" cy="60" r="8" fill="\##(t.dark)"/><path d="M64 100c6-12 16-18 28-20" stroke="#fff" stroke-opacity=".35" stroke-width="6" fill="none" stroke-linecap="round"/>"##
        )
    }

    static func pitcher(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(56)
                + ##"<path d="M140 84c26-4 34 12 28 28-4 12-16 20-32 20" fill="none" stroke="\##(t.dark)" stroke-width="9"/><path d="M50 70h94l-8 84a12 12 0 0 1-12 12H76a12 12 0 0 1-12-11L58 94z" fill="\##(t.base)"/><path d="M50 70h94l-1 10H54z" fill="\##(t.dark)"/><ellipse cx="99" cy="50" rx="36" ry="11" fill="\##(t.base)" stroke="\##(t.dark)" stroke-width="3"/><g fill="\##(t.dark)"><circle cx="84" cy="50" r="2.5"/><circle cx="94" cy="47" r="2.5"/><circle cx="104" cy="53" r="2.5"/><circle cx="114" cy="49" r="2.5"/></g><path d="M72 96c2 22 4 38 8 56" stroke="#fff" stroke-width="6" stroke-linecap="round" opacity=".8"/>"##
        )
    }

    static func teaCake(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66, at: 166)
                + ##"<circle cx="100" cy="102" r="64" fill="#f5ecd7"/><circle cx="100" cy="102" r="52" fill="\##(t.base)"/><circle cx="100" cy="102" r="10" fill="\##(t.dark)"/><g stroke="\##(t.pale)" stroke-width="3" stroke-linecap="round"><path d="M70 84l12-8M112 66l10 8M134 96l-8 12M122 132l-12 6M80 134l-10-8M66 108l8 10M96 74l12 2M92 128l12-3M116 96l10-8M78 98l10-6"/></g><path d="M48 66c20-28 62-36 92-14" stroke="#b8463c" stroke-width="6" fill="none" opacity=".8"/>"##
        )
    }

    static func mug(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(56)
                + ##"<path d="M142 86h14a20 20 0 0 1 0 46h-18" fill="none" stroke="#f7f8f8" stroke-width="11"/><path d="M52 68h94v82a16 16 0 0 1-16 16H68a16 16 0 0 1-16-16z" fill="#fafbfb"/><ellipse cx="99" cy="68" rx="47" ry="11" fill="#dfe7ec"/><ellipse cx="99" cy="69" rx="40" ry="8" fill="#8f6644"/><path d="M54 122c16-26 26 8 42-14s28 12 48-12v14c-18 22-32-8-48 14s-28-10-42 12z" fill="\##(t.base)"/><path d="M58 150c20-10 60 6 84-4" stroke="\##(t.pale)" stroke-width="4" fill="none"/>"##
        )
    }

    static func basket(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(64)
                + ##"<path d="M56 98c0-62 88-62 88 0" fill="none" stroke="\##(t.dark)" stroke-width="9"/><path d="M40 96h120l-12 62a10 10 0 0 1-10 8H62a10 10 0 0 1-10-8z" fill="\##(t.base)"/><path d="M44 112h112M47 128h106M50 144h100M64 98l6 66M88 98l3 67M112 98l-3 67M136 98l-6 66" stroke="\##(t.dark)" stroke-width="3"/><rect x="36" y="88" width="128" height="14" rx="7" fill="\##(t.pale)"/>"##
        )
    }

    static func giftBox(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(64)
                + ##"<rect x="42" y="78" width="116" height="86" rx="6" fill="\##(t.base)"/><rect x="36" y="60" width="128" height="28" rx="6" fill="\##(t.dark)"/><rect x="91" y="60" width="18" height="104" fill="#e7c36d"/><path d="M100 60c-34-2-36-30-17-30 13 0 17 20 17 30zm0 0c34-2 36-30 17-30-13 0-17 20-17 30z" fill="none" stroke="#e7c36d" stroke-width="8"/><rect x="52" y="104" width="26" height="40" rx="2" fill="#f8f2e4"/><path d="M58 112h14M58 120h14M58 128h9" stroke="\##(t.base)" stroke-width="2.5"/>"##
        )
    }

    static func teaBags(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(64)
                + ##"<path d="M64 62 42 92v66h60V92L80 62z" fill="#fbf8f0" stroke="\##(t.dark)" stroke-width="2"/><path d="M50 112h44v38H50z" fill="\##(t.base)" opacity=".75"/><path d="M72 62c10-24 40-30 64-14" fill="none" stroke="#b9ae9a" stroke-width="3"/><rect x="130" y="42" width="30" height="30" rx="3" fill="\##(t.base)"/><path d="M138 57l7-8 7 8-7 9z" fill="#fff"/><path d="M124 92l-14 22v46h52v-46l-14-22z" fill="#fbf8f0" stroke="\##(t.dark)" stroke-width="2"/><path d="M118 124h36v28h-36z" fill="\##(t.pale)"/>"##
        )
    }
}
