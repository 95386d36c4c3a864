// PlayDrawings.swift: books and toys.

extension Drawing {
    static func pictureBook(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66, at: 168)
                + ##"<path d="M36 56c24-10 46-8 64 4 18-12 40-14 64-4v98c-24-8-46-6-64 6-18-12-40-14-64-6z" fill="\##(t.dark)"/><path d="M44 52c22-8 42-6 56 6v94c-16-10-36-12-56-6z" fill="#fffaf0"/><path d="M156 52c-22-8-42-6-56 6v94c16-10 36-12 56-6z" fill="#f6ecd6"/><circle cx="72" cy="86" r="15" fill="\##(t.base)"/><path d="M52 130c10-18 20 0 28-10s12 2 16 10z" fill="#7aa653"/><path d="M112 84c12-5 22-6 34-3M112 100c12-5 22-6 34-3M112 116c12-5 22-6 34-3" stroke="#c9ac78" stroke-width="3" fill="none"/>"##
        )
    }

    static func blocks(on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66, at: 168)
                + ##"<rect x="40" y="112" width="52" height="52" rx="5" fill="#b8463c"/><rect x="104" y="112" width="52" height="52" rx="5" fill="#5b8db5"/><path d="M72 108 98 62l26 46z" fill="#e0a33a"/><circle cx="98" cy="42" r="17" fill="#3f6b4f"/><path d="M56 148v-20h20v20z" fill="#fff" opacity=".5"/><circle cx="130" cy="138" r="12" fill="#fff" opacity=".5"/>"##
        )
    }

    static func puzzle(_ a: Tint, _ b: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(66, at: 170)
                + ##"<path d="M44 52h44c-4 16 20 16 16 0h48v44c-16-4-16 20 0 16v44h-44c4-16-20-16-16 0H44v-44c16 4 16-20 0-16z" fill="\##(a.base)"/><path d="M104 52h48v44c-16-4-16 20 0 16v0h-48v-14c-16 4-16-20 0-16z" fill="\##(b.base)"/><path d="M98 104v52M44 104h54" stroke="#fff" stroke-opacity=".6" stroke-width="3"/><circle cx="72" cy="80" r="10" fill="#f6dc9c"/><path d="M112 96c8-14 20-14 30 0z" fill="#fff" opacity=".6"/>"##
        )
    }

    static func bunny(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(48, at: 178)
                + ##"<path d="M80 64c-14-34-10-54 2-54s14 24 12 50zM120 64c14-34 10-54-2-54s-14 24-12 50z" fill="\##(t.base)"/><path d="M84 54c-6-20-4-34 0-34s6 14 4 34zM116 54c6-20 4-34 0-34s-6 14-4 34z" fill="\##(t.pale)"/><circle cx="100" cy="86" r="36" fill="\##(t.base)"/><path d="M66 142c0-28 68-28 68 0 4 24-10 34-34 34s-38-10-34-34z" fill="\##(t.base)"/><ellipse cx="100" cy="150" rx="20" ry="18" fill="\##(t.pale)"/><circle cx="87" cy="82" r="4" fill="#3a2720"/><circle cx="113" cy="82" r="4" fill="#3a2720"/><path d="M95 94h10l-5 6z" fill="#a95e65"/><path d="M76 118c16 8 32 8 48 0" stroke="#b8463c" stroke-width="7" fill="none"/>"##
        )
    }

    static func car(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(74, at: 162)
                + ##"<path d="M28 110c2-14 10-16 26-18l18-30c4-6 8-8 16-8h32c8 0 12 2 16 8l16 28c18 4 24 10 24 24v22H28z" fill="\##(t.base)"/><path d="M76 90l12-20c2-4 4-4 8-4h4v24zM110 90V66h8c4 0 6 0 8 4l12 20z" fill="#e8f1f6"/><g fill="#4b3a2a"><circle cx="62" cy="138" r="21"/><circle cx="140" cy="138" r="21"/></g><g fill="#e8cb9f"><circle cx="62" cy="138" r="9"/><circle cx="140" cy="138" r="9"/></g><rect x="160" y="108" width="14" height="8" rx="4" fill="#f6dc9c"/>"##
        )
    }

    static func crayons(on ground: Ground) -> Drawing {
        let colours = ["#b8463c", "#ef8a2c", "#e0a33a", "#3f6b4f", "#5b8db5"]
        let sticks = colours.enumerated().map { index, colour in
            let x = 44 + index * 23
            return
                ##"<path d="M\##(x) 72c0-18 4-26 10-26s10 8 10 26v60H\##(x)z" fill="\##(colour)"/><path d="M\##(x) 84h20" stroke="#fff" stroke-opacity=".45" stroke-width="4"/>"##
        }
        return Drawing(
            ground,
            shadow(64, at: 174) + sticks.joined()
                + ##"<rect x="36" y="104" width="128" height="66" rx="6" fill="#f6dc9c"/><path d="M36 104h128v14H36z" fill="#e0a33a"/><path d="M66 154c10-22 18 6 30-10s16 12 38-6" stroke="#b8463c" stroke-width="5" fill="none" stroke-linecap="round"/>"##
        )
    }

    static func spinningTop(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(44, at: 178)
                + ##"<g transform="rotate(10 100 110)"><rect x="94" y="28" width="12" height="42" rx="6" fill="#93672f"/><path d="M40 84c0-16 120-16 120 0 0 30-34 54-60 90-26-36-60-60-60-90z" fill="\##(t.base)"/><ellipse cx="100" cy="84" rx="60" ry="15" fill="\##(t.pale)"/><ellipse cx="100" cy="82" rx="34" ry="8" fill="\##(t.dark)"/><path d="M52 112c28 12 68 12 96 0" stroke="#fff" stroke-opacity=".6" stroke-width="6" fill="none"/></g>"##
        )
    }

    static func kite(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            ##"<path d="M100 20 154 78l-54 66-54-66z" fill="\##(t.base)"/><path d="M100 20 154 78h-54z" fill="\##(t.pale)"/><path d="M100 78v66L46 78z" fill="\##(t.dark)"/><path d="M100 20v124M46 78h108" stroke="#fff" stroke-width="3"/><path d="M100 144c-22 12 16 20-8 40" stroke="#7d7468" stroke-width="3" fill="none"/><path d="M86 152l-12 8 14 6zM104 164l14 2-10 10z" fill="#e0a33a"/><g fill="#fff" opacity=".7"><ellipse cx="36" cy="140" rx="24" ry="8"/><ellipse cx="164" cy="120" rx="22" ry="7"/></g>"##
        )
    }

    static func xylophone(on ground: Ground) -> Drawing {
        let colours = ["#b8463c", "#ef8a2c", "#e0a33a", "#3f6b4f", "#5b8db5", "#7d5a86"]
        let bars = colours.enumerated().map { index, colour in
            ##"<rect x="\##(36 + index * 22)" y="\##(58 + index * 5)" width="16" height="\##(96 - index * 10)" rx="6" fill="\##(colour)"/>"##
        }
        return Drawing(
            ground,
            shadow(68, at: 172)
                + ##"<path d="M28 88 172 98M28 126l144-12" stroke="#c08d52" stroke-width="10" stroke-linecap="round"/>"## + bars.joined()
                + ##"<path d="M120 166 172 138" stroke="#93672f" stroke-width="5" stroke-linecap="round"/><circle cx="116" cy="168" r="9" fill="#b8463c"/>"##
        )
    }

    static func cards(_ t: Tint, on ground: Ground) -> Drawing {
        Drawing(
            ground,
            shadow(64, at: 174)
                + ##"<rect x="60" y="44" width="80" height="114" rx="8" fill="\##(t.dark)" transform="rotate(14 100 160)"/><rect x="60" y="44" width="80" height="114" rx="8" fill="\##(t.base)" transform="rotate(2 100 160)"/><g transform="rotate(-10 100 160)"><rect x="60" y="44" width="80" height="114" rx="8" fill="#fffaf0"/><path d="M100 68v40M78 82h44M100 82c-6 16-12 24-22 30M100 82c6 16 12 24 22 30" stroke="\##(t.dark)" stroke-width="6" stroke-linecap="round" fill="none"/><path d="M78 138h44" stroke="\##(t.pale)" stroke-width="6" stroke-linecap="round"/></g>"##
        )
    }
}
