// TableDrawings.swift: bowls, plates, vases and what cooks use.

extension Drawing {
    static func bowl(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(60, at: 164)
                + ##"<path d="M36 88h128c0 42-26 66-64 66S36 130 36 88z" fill="\##(t.base)"/><ellipse cx="100" cy="88" rx="64" ry="18" fill="\##(t.dark)"/><ellipse cx="100" cy="91" rx="56" ry="13" fill="\##(t.pale)"/><rect x="78" y="150" width="44" height="12" rx="4" fill="\##(t.dark)"/><path d="M54 112c6 16 16 26 30 31" stroke="#fff" stroke-opacity=".5" stroke-width="6" fill="none" stroke-linecap="round"/>"##
        )
    }

    static func noodleBowl(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(62, at: 166)
                + ##"<path d="M34 96h132c0 40-28 64-66 64S34 136 34 96z" fill="\##(t.base)"/><path d="M40 116h120" stroke="\##(t.pale)" stroke-width="5"/><ellipse cx="100" cy="96" rx="66" ry="18" fill="\##(t.dark)"/><ellipse cx="100" cy="97" rx="57" ry="13" fill="#f2d9a4"/><path d="M58 97c10-12 20 10 30 0s20 10 30 0 16 8 24 0M68 104c10-10 18 8 28 0s18 8 28 0" fill="none" stroke="#c9974a" stroke-width="3"/><path d="M112 92 162 38M124 94 172 46" stroke="#6f4c33" stroke-width="5" stroke-linecap="round"/>"##
        )
    }

    static func plate(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(62, at: 170)
                + ##"<circle cx="100" cy="104" r="66" fill="\##(t.base)"/><circle cx="100" cy="104" r="66" fill="none" stroke="\##(t.dark)" stroke-width="3"/><circle cx="100" cy="104" r="45" fill="\##(t.pale)"/><path d="M100 78c12 10 12 26 0 40-12-14-12-30 0-40zM76 112c8-4 18-2 24 8M124 112c-8-4-18-2-24 8" fill="none" stroke="\##(t.dark)" stroke-width="3" stroke-linecap="round"/>"##
        )
    }

    static func dinnerSet(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(72, at: 166)
                + ##"<ellipse cx="100" cy="152" rx="74" ry="14" fill="\##(t.dark)"/><ellipse cx="100" cy="147" rx="74" ry="13" fill="\##(t.base)"/><ellipse cx="100" cy="136" rx="58" ry="11" fill="\##(t.dark)"/><ellipse cx="100" cy="132" rx="58" ry="10" fill="\##(t.pale)"/><path d="M58 92h84c0 26-18 40-42 40S58 118 58 92z" fill="\##(t.base)"/><ellipse cx="100" cy="92" rx="42" ry="11" fill="\##(t.dark)"/><path d="M76 60h48c0 18-10 28-24 28S76 78 76 60z" fill="\##(t.pale)"/><ellipse cx="100" cy="60" rx="24" ry="7" fill="\##(t.dark)"/>"##
        )
    }

    static func vase(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(46, at: 176)
                + ##"<path d="M98 74C92 44 104 26 120 14M100 74c-4-22-16-34-34-42M102 74c4-16 18-26 34-28" stroke="#6f8a4a" stroke-width="4" fill="none"/><g fill="#d98f93"><circle cx="120" cy="16" r="9"/><circle cx="66" cy="32" r="8"/><circle cx="137" cy="46" r="7"/></g><path d="M84 72h32l-4 18c26 10 32 28 32 44 0 26-20 40-44 40s-44-14-44-40c0-16 6-34 32-44z" fill="\##(t.base)"/><path d="M84 72h32l-2 8H86z" fill="\##(t.dark)"/><path d="M70 116c-6 12-6 26 0 38" stroke="#fff" stroke-opacity=".45" stroke-width="7" fill="none" stroke-linecap="round"/>"##
        )
    }

    static func cupAndSaucer(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(70, at: 162)
                + ##"<ellipse cx="98" cy="150" rx="72" ry="14" fill="\##(t.dark)"/><ellipse cx="98" cy="146" rx="72" ry="13" fill="\##(t.base)"/><path d="M138 90h14a17 17 0 0 1 0 36h-18" fill="none" stroke="\##(t.base)" stroke-width="9"/><path d="M52 80h92c0 40-18 64-46 64s-46-24-46-64z" fill="\##(t.base)"/><path d="M52 80h92c0 6 0 11-1 16H53c-1-5-1-10-1-16z" fill="\##(t.dark)" opacity=".5"/><ellipse cx="98" cy="80" rx="46" ry="12" fill="\##(t.pale)"/><ellipse cx="98" cy="82" rx="39" ry="9" fill="#6f4c33"/>"##
        )
    }

    static func planter(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(54, at: 172)
                + ##"<g fill="#5c8a3c"><path d="M98 104C62 96 52 70 58 44c26 10 42 30 40 60z"/><path d="M102 104c36-8 46-34 40-60-26 10-42 30-40 60z"/></g><path d="M100 104C88 74 92 44 100 24c8 20 12 50 0 80z" fill="#7aa653"/><path d="M56 104h88l-10 60a8 8 0 0 1-8 7H74a8 8 0 0 1-8-7z" fill="\##(t.base)"/><rect x="50" y="98" width="100" height="16" rx="5" fill="\##(t.dark)"/>"##
        )
    }

    static func incense(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66, at: 162)
                + ##"<path d="M100 132 136 40" stroke="#8a5a2b" stroke-width="4"/><circle cx="136" cy="40" r="4" fill="#e5573f"/><path d="M137 34c-8-8 8-12 0-22" stroke="#fff" stroke-width="4" fill="none" stroke-linecap="round" opacity=".8"/><ellipse cx="100" cy="146" rx="68" ry="16" fill="\##(t.dark)"/><ellipse cx="100" cy="140" rx="68" ry="15" fill="\##(t.base)"/><path d="M76 140c0-16 10-26 24-26s24 10 24 26z" fill="\##(t.pale)"/>"##
        )
    }

    static func lidded(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(54)
                + ##"<path d="M54 84h92c8 20 8 48-6 70a26 26 0 0 1-22 12H82a26 26 0 0 1-22-12c-14-22-14-50-6-70z" fill="\##(t.base)"/><path d="M58 84c4-22 80-22 84 0z" fill="\##(t.dark)"/><circle cx="100" cy="60" r="9" fill="\##(t.dark)"/><path d="M58 118c28 10 56 10 84 0" stroke="\##(t.pale)" stroke-width="5" fill="none"/><path d="M68 98c-4 16-3 32 2 46" stroke="#fff" stroke-opacity=".45" stroke-width="6" fill="none" stroke-linecap="round"/>"##
        )
    }

    static func wok(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(62, at: 158)
                + ##"<path d="M146 92 190 74" stroke="#93672f" stroke-width="12" stroke-linecap="round"/><path d="M22 92h136c0 38-30 60-68 60S22 130 22 92z" fill="\##(t.base)"/><ellipse cx="90" cy="92" rx="68" ry="20" fill="\##(t.dark)"/><ellipse cx="90" cy="95" rx="58" ry="14" fill="\##(t.pale)" opacity=".35"/><path d="M44 118c8 14 20 22 34 26" stroke="#fff" stroke-opacity=".3" stroke-width="6" fill="none" stroke-linecap="round"/>"##
        )
    }

    static func board(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(58, at: 176)
                + ##"<rect x="50" y="52" width="100" height="122" rx="12" fill="\##(t.base)"/><rect x="86" y="20" width="28" height="44" rx="12" fill="\##(t.base)"/><circle cx="100" cy="34" r="6" fill="\##(t.dark)"/><path d="M64 70c20 10 50-6 72 4M64 100c24 8 48-6 72 2M64 130c20 8 52-4 72 4M64 156c22 6 50-4 72 0" stroke="\##(t.dark)" stroke-width="2.5" fill="none" opacity=".6"/>"##
        )
    }

    static func cleaver(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(64, at: 164)
                + ##"<g transform="rotate(-24 100 100)"><path d="M34 70h96v56H50a16 16 0 0 1-16-16z" fill="#d5dade"/><path d="M34 104h96v22H50a16 16 0 0 1-16-16z" fill="#eef1f3"/><rect x="128" y="74" width="58" height="20" rx="9" fill="\##(t.base)"/><g fill="\##(t.dark)"><circle cx="144" cy="84" r="3"/><circle cx="160" cy="84" r="3"/></g><circle cx="48" cy="84" r="5" fill="#9aa3aa"/></g>"##
        )
    }

    static func clayPot(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(62)
                + ##"<path d="M36 104h-14M178 104h-14" stroke="\##(t.dark)" stroke-width="12" stroke-linecap="round"/><path d="M36 92h128l-8 52a24 24 0 0 1-24 20H68a24 24 0 0 1-24-20z" fill="\##(t.base)"/><path d="M42 92c4-34 112-34 116 0z" fill="\##(t.dark)"/><rect x="86" y="48" width="28" height="16" rx="7" fill="\##(t.dark)"/><path d="M36 98h128" stroke="\##(t.pale)" stroke-width="4"/><path d="M80 40c-5-8 5-12 0-20M104 38c-5-9 5-13 0-22" stroke="#fff" stroke-width="4" stroke-linecap="round" fill="none" opacity=".75"/>"##
        )
    }

    static func steamer(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(62)
                + ##"<rect x="38" y="122" width="124" height="42" rx="6" fill="\##(t.base)"/><rect x="38" y="80" width="124" height="38" rx="6" fill="\##(t.pale)"/><path d="M38 134h124M38 92h124" stroke="\##(t.dark)" stroke-width="5"/><path d="M64 122v42M100 122v42M136 122v42M64 80v38M100 80v38M136 80v38" stroke="\##(t.dark)" stroke-width="2"/><path d="M42 80c8-26 108-26 116 0z" fill="\##(t.base)"/><rect x="90" y="50" width="20" height="12" rx="5" fill="\##(t.dark)"/>"##
        )
    }

    static func lunchBox(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(54)
                + ##"<path d="M64 58c0-34 72-34 72 0" fill="none" stroke="\##(t.dark)" stroke-width="8"/><rect x="50" y="56" width="100" height="110" rx="18" fill="\##(t.base)"/><path d="M50 94h100M50 130h100" stroke="\##(t.pale)" stroke-width="4"/><rect x="88" y="76" width="24" height="28" rx="5" fill="\##(t.dark)"/><path d="M64 76v74" stroke="#fff" stroke-opacity=".35" stroke-width="7" stroke-linecap="round"/>"##
        )
    }

    static func apron(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(52, at: 178)
                + ##"<path d="M76 66c0-46 48-46 48 0" fill="none" stroke="\##(t.dark)" stroke-width="5"/><path d="M72 62h56l6 36 22 10-8 66H52l-8-66 22-10z" fill="\##(t.base)"/><path d="M44 108 24 120M156 108l20 12" stroke="\##(t.dark)" stroke-width="5" stroke-linecap="round"/><rect x="74" y="118" width="52" height="34" rx="5" fill="\##(t.pale)"/><path d="M100 118v34" stroke="\##(t.dark)" stroke-width="2"/>"##
        )
    }

    static func spoons(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(54, at: 174)
                + ##"<g fill="\##(t.base)"><g transform="rotate(-16 100 160)"><rect x="95" y="80" width="10" height="94" rx="5"/><ellipse cx="100" cy="60" rx="19" ry="27"/></g><g transform="rotate(14 100 160)" fill="\##(t.dark)"><rect x="95" y="80" width="10" height="94" rx="5"/><path d="M82 34h36v44a8 8 0 0 1-8 8H90a8 8 0 0 1-8-8z"/><path d="M92 44v30M100 44v30M108 44v30" stroke="\##(t.pale)" stroke-width="4"/></g></g><ellipse cx="83" cy="62" rx="11" ry="17" fill="\##(t.pale)" transform="rotate(-16 100 160)"/>"##
        )
    }

    static func scale(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(64)
                + ##"<path d="M44 66h112l-10 16H54z" fill="#d5dade"/><path d="M92 82h16v14H92z" fill="#9aa3aa"/><rect x="40" y="94" width="120" height="70" rx="14" fill="\##(t.base)"/><rect x="62" y="112" width="76" height="34" rx="6" fill="#24302c"/><path d="M76 120v18M92 120h12v9H92v9h12M116 120v18h10v-18z" stroke="#9fe0b4" stroke-width="3" fill="none"/>"##
        )
    }

    static func cloth(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(62, at: 170)
                + ##"<path d="M40 62c30-12 90-12 120 0l-8 100c-30-8-74-8-104 0z" fill="\##(t.base)"/><path d="M62 56 56 160M84 54l-3 102M116 54l3 102M138 56l6 104" stroke="\##(t.pale)" stroke-width="5"/><path d="M42 90c36-8 80-8 116 0M45 126c34-8 76-8 110 0" stroke="\##(t.dark)" stroke-width="4" fill="none" opacity=".7"/>"##
        )
    }
}
