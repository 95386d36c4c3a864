// Icon.swift: the line drawings of buttons and menus, 24 by 24, in the colour of the text around them.
import Web

/// An icon says nothing to a screen reader: the words beside it do, or the `aria-label` of its button.
public enum Icon: String, Sendable, CaseIterable {
    case back, next, down, close, menu, plus, minus, check, search, home, grid, cart, bag, person, people, shop, pin, phone, talk, bell
    case gift, heart, star, share, shield, clock, info, warn, orders, box, chart, wallet, settings, returns, upload, download, picture

    public var html: HTML { #"<svg class="i" viewBox="0 0 24 24" aria-hidden="true">\#(lines)</svg>"# }
    public var small: HTML { #"<svg class="i s" viewBox="0 0 24 24" aria-hidden="true">\#(lines)</svg>"# }
    public var large: HTML { #"<svg class="i lg" viewBox="0 0 24 24" aria-hidden="true">\#(lines)</svg>"# }

    private var lines: HTML {
        switch self {
        case .back: #"<path d="m15 5-7 7 7 7"/>"#
        case .next: #"<path d="m9 5 7 7-7 7"/>"#
        case .down: #"<path d="m6 9 6 6 6-6"/>"#
        case .close: #"<path d="M6 6l12 12M18 6 6 18"/>"#
        case .menu: #"<path d="M4 7h16M4 12h16M4 17h16"/>"#
        case .plus: #"<path d="M6 12h12M12 6v12"/>"#
        case .minus: #"<path d="M6 12h12"/>"#
        case .check: #"<path d="m5 12.5 4.5 4.500L19 7.5"/>"#
        case .search: #"<circle cx="11" cy="11" r="7"/><path d="m20 20-3.6-3.6"/>"#
        case .home: #"<path d="m3 11 9-7 9 7v8a1 1 0 0 1-1 1h-5v-6H9v6H4a1 1 0 0 1-1-1z"/>"#
        case .grid:
            #"<rect x="4" y="4" width="6.5" height="6.5" rx="1.5"/><rect x="13.5" y="4" width="6.5" height="6.5" rx="1.5"/><rect x="4" y="13.5" width="6.5" height="6.5" rx="1.5"/><rect x="13.5" y="13.5" width="6.5" height="6.5" rx="1.5"/>"#
        case .cart: #"<path d="M3 4h2.200l2 11h10.600l2-8H6.2"/><circle cx="9" cy="19" r="1.4"/><circle cx="16.5" cy="19" r="1.4"/>"#
        case .bag: #"<path d="M5 8h14l1 12H4zM8.5 10.500V7a3.5 3.5 0 0 1 7 0v3.5"/>"#
        case .person: #"<circle cx="12" cy="8" r="4"/><path d="M4.5 20a7.5 7.5 0 0 1 15 0"/>"#
        case .people:
            #"<circle cx="9" cy="8" r="3.5"/><path d="M2.5 19.500a6.5 6.5 0 0 1 13 0M15.5 4.900a3.5 3.5 0 0 1 0 6.200M18 14.200a6.5 6.5 0 0 1 3.5 5.3"/>"#
        case .shop:
            #"<path d="M4 10v9a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-9M3 9l2-5h14l2 5c0 3-4.5 3-4.5 0 0 3-4.5 3-4.5 0 0 3-4.5 3-4.5 0C7.5 12 3 12 3 9z"/>"#
        case .pin: #"<path d="M12 21c-4.5-4.6-7-8-7-11a7 7 0 0 1 14 0c0 3-2.5 6.4-7 11z"/><circle cx="12" cy="10" r="2.5"/>"#
        case .phone: #"<path d="M6 3h3l1.5 5-2 1.500a12 12 0 0 0 6 6l1.5-2 5 1.500v3a2 2 0 0 1-2 2C11 20 4 13 4 5a2 2 0 0 1 2-2z"/>"#
        case .talk:
            #"<path d="M4 5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z"/><path d="M8 10.500h8M8 13.500h5"/>"#
        case .bell: #"<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.500h4"/>"#
        case .gift:
            #"<path d="M4 11h16v8a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zM3 7.500h18V11H3zM12 7.500V20"/><path d="M12 7.500C9.5 7.5 7 6.7 7 5s3.2-2 5 2.500C13.8 3 17 3.3 17 5s-2.5 2.5-5 2.5"/>"#
        case .heart: #"<path d="M12 20C6 15.5 3 12.4 3 9a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1c0 3.4-3 6.5-9 11z"/>"#
        case .star: #"<path d="m12 3 2.8 5.7 6.2.9-4.5 4.4 1.1 6.200L12 17.300l-5.6 2.9 1.1-6.200L3 9.600l6.2-.9z"/>"#
        case .share: #"<path d="M12 15V4M8 7.5 12 3.500l4 4M5 12v7a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-7"/>"#
        case .shield: #"<path d="M12 3 5 6v5.500c0 4.3 2.9 7.7 7 9.5 4.1-1.8 7-5.2 7-9.500V6z"/><path d="m9 12 2.2 2.200L15.2 10"/>"#
        case .clock: #"<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>"#
        case .info: #"<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8h.01"/>"#
        case .warn: #"<path d="M12 4 2.5 20h19zM12 10v4.500M12 17.200v.1"/>"#
        case .orders: #"<path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01"/>"#
        case .box: #"<path d="m12 3 8 4.500v9L12 21l-8-4.500v-9zM4 7.500l8 4.5 8-4.500M12 12v9"/>"#
        case .chart: #"<path d="M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6"/>"#
        case .wallet: #"<path d="M4 7h14a2 2 0 0 1 2 2v9a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zM4 7l11-3v3M16 13.500h.01"/>"#
        case .settings:
            #"<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.600l2.1 2.100M16.3 16.300l2.1 2.100M5.6 18.400l2.1-2.100M16.3 7.700l2.1-2.1"/>"#
        case .returns: #"<path d="M4 9h11a5 5 0 0 1 0 10H9M4 9l4-4M4 9l4 4"/>"#
        case .upload: #"<path d="M12 16V5M7.5 9 12 4.5 16.5 9M4 20h16"/>"#
        case .download: #"<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.500M4 20h16"/>"#
        case .picture: #"<rect x="4" y="5" width="16" height="14" rx="2"/><path d="m5 17 5-5 4 4 2-2 3 3M15 9.500h.01"/>"#
        }
    }
}
