// DeskDrawings.swift: paper, ink and pens.

extension Drawing {
    static func notebook(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(58, at: 176)
                + ##"<rect x="60" y="36" width="96" height="136" rx="6" fill="#efe6d2"/><rect x="52" y="32" width="96" height="136" rx="6" fill="\##(t.base)"/><rect x="52" y="32" width="16" height="136" rx="6" fill="\##(t.dark)"/><rect x="84" y="58" width="48" height="34" rx="3" fill="#fbf7ec"/><path d="M92 70h32M92 80h20" stroke="\##(t.dark)" stroke-width="3"/><path d="M136 32v136" stroke="\##(t.pale)" stroke-width="5"/>"##
        )
    }

    static func fountainPen(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(60, at: 166)
                + ##"<g transform="rotate(-38 100 100)"><rect x="62" y="88" width="104" height="24" rx="11" fill="\##(t.base)"/><rect x="62" y="92" width="104" height="6" rx="3" fill="#fff" opacity=".3"/><rect x="104" y="86" width="7" height="28" fill="#e7c36d"/><path d="M62 90 24 100l38 10z" fill="#e7c36d"/><path d="M24 100h26" stroke="#8a6a2b" stroke-width="2"/><circle cx="50" cy="100" r="3" fill="#8a6a2b"/><path d="M150 86v-8h-34" stroke="#e7c36d" stroke-width="5" fill="none"/></g><path d="M36 156c20-14 26 8 44-2" stroke="\##(t.dark)" stroke-width="4" fill="none" stroke-linecap="round"/>"##
        )
    }

    static func inkBottle(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(58)
                + ##"<path d="M48 96h104v58a12 12 0 0 1-12 12H60a12 12 0 0 1-12-12z" fill="#e3ebef"/><path d="M54 112h92v40a8 8 0 0 1-8 8H62a8 8 0 0 1-8-8z" fill="\##(t.base)"/><path d="M64 96c4-14 68-14 72 0z" fill="#cfdbe1"/><rect x="72" y="56" width="56" height="30" rx="6" fill="\##(t.dark)"/><path d="M80 62v18M92 62v18M104 62v18M116 62v18" stroke="#fff" stroke-opacity=".25" stroke-width="3"/><rect x="74" y="118" width="52" height="30" rx="3" fill="#fbf7ec"/><path d="M100 122c8 10 8 16 0 22-8-6-8-12 0-22z" fill="\##(t.base)"/>"##
        )
    }

    static func brush(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(56, at: 172)
                + ##"<path d="M118 24c12 0 14 6 12 14l-26 86-14-4 22-88c1-5 3-8 6-8z" fill="\##(t.base)"/><path d="M88 118l18 5-4 14-18-5z" fill="#e7c36d"/><path d="M83 131l20 6c0 18-10 30-24 36-4-14-6-28 4-42z" fill="#2b2e32"/><path d="M122 160c14-4 30-2 44 6" stroke="#2b2e32" stroke-width="7" stroke-linecap="round" fill="none"/><path d="M34 166c10-3 20-3 28 0" stroke="#2b2e32" stroke-width="5" stroke-linecap="round" fill="none" opacity=".6"/>"##
        )
    }

    static func stickies(_ a: Tint, _ b: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(62, at: 170)
                + ##"<rect x="66" y="46" width="96" height="96" rx="3" fill="\##(b.pale)" transform="rotate(8 114 94)"/><rect x="50" y="58" width="96" height="96" rx="3" fill="\##(b.base)" transform="rotate(-5 98 106)"/><path d="M46 66h96v72l-24 24H46z" fill="\##(a.pale)"/><path d="M142 138h-24v24z" fill="\##(a.base)"/><path d="M60 88h62M60 106h66M60 124h40" stroke="\##(a.dark)" stroke-width="4" stroke-linecap="round"/>"##
        )
    }

    static func tapes(_ a: Tint, _ b: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66, at: 168)
                + ##"<circle cx="76" cy="90" r="40" fill="\##(a.base)"/><circle cx="76" cy="90" r="22" fill="#f6f1e3"/><circle cx="76" cy="90" r="16" fill="\##(a.pale)"/><path d="M76 130h54v16H76z" fill="\##(a.base)"/><path d="M84 138h8M100 138h8M116 138h8" stroke="#fff" stroke-width="4"/><circle cx="134" cy="112" r="34" fill="\##(b.base)"/><circle cx="134" cy="112" r="19" fill="#f6f1e3"/><circle cx="134" cy="112" r="13" fill="\##(b.pale)"/><path d="M134 146h44v14h-44z" fill="\##(b.base)"/>"##
        )
    }

    static func pencils(on ground: Ground) -> Drawing {
        let colours = ["#b8463c", "#e0a33a", "#3f6b4f", "#5b8db5", "#7d5a86"]
        let pencils = colours.enumerated().map { index, colour in
            let x = 46 + index * 23
            return
                ##"<path d="M\##(x) 76l8-26 8 26z" fill="#f0dcb8"/><path d="M\##(x + 5) 60l3-10 3 10z" fill="\##(colour)"/><rect x="\##(x)" y="76" width="16" height="66" fill="\##(colour)"/><rect x="\##(x)" y="76" width="5" height="66" fill="#fff" opacity=".2"/>"##
        }
        return Drawing(
            ground,
            shadow(66, at: 172) + pencils.joined()
                + ##"<path d="M38 118h124v46a6 6 0 0 1-6 6H44a6 6 0 0 1-6-6z" fill="#efe0c2"/><path d="M38 118h124v12H38z" fill="#c08d52"/><path d="M82 148h36" stroke="#93672f" stroke-width="4" stroke-linecap="round"/>"##
        )
    }

    static func calendar(_ t: Tint, on ground: Ground) -> Drawing {
        let days = (0..<15).map { index -> String in
            let (x, y) = (62 + index % 5 * 18, 98 + index / 5 * 18)
            return ##"<rect x="\##(x)" y="\##(y)" width="10" height="10" rx="2" fill="\##(index == 7 ? t.base : "#d9d2c2")"/>"##
        }
        return Drawing(
            ground,
            shadow(64, at: 174)
                + ##"<path d="M36 168 52 48h96l16 120z" fill="\##(t.dark)"/><rect x="48" y="44" width="104" height="116" rx="6" fill="#fffaf0"/><path d="M48 50a6 6 0 0 1 6-6h92a6 6 0 0 1 6 6v32H48z" fill="\##(t.base)"/><path d="M70 36v18M100 36v18M130 36v18" stroke="#7d7468" stroke-width="5" stroke-linecap="round"/>"##
                + days.joined())
    }

    static func stamps(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(64, at: 170)
                + ##"<rect x="52" y="92" width="44" height="50" rx="4" fill="#c08d52"/><path d="M58 92c0-34 4-46 16-46s16 12 16 46z" fill="#93672f"/><rect x="48" y="140" width="52" height="20" rx="4" fill="\##(t.base)"/><rect x="110" y="104" width="56" height="56" rx="4" fill="#fffaf0"/><path d="M120 114h36v36h-36z" fill="none" stroke="\##(t.base)" stroke-width="4"/><path d="M130 122h16M138 122v20M128 132h20" stroke="\##(t.base)" stroke-width="4"/>"##
        )
    }

    static func folders(_ a: Tint, _ b: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66, at: 170)
                + ##"<path d="M40 58h48l10 14h58v86H40z" fill="\##(b.base)"/><rect x="52" y="52" width="96" height="80" rx="3" fill="#fffaf0"/><path d="M64 68h60M64 82h72M64 96h50" stroke="#cfc6b4" stroke-width="4"/><path d="M32 96h136l-10 66a6 6 0 0 1-6 5H46a6 6 0 0 1-6-5z" fill="\##(a.base)"/><rect x="78" y="120" width="44" height="20" rx="4" fill="\##(a.pale)"/>"##
        )
    }
}
