// Drawings.swift: what stands where a product has no picture: one drawing a kind, 200 by 200, our own work.
import Web

extension Placeholder.Kind {
    /// Shapes without their ground, with a shadow of their own.
    var shapes: HTML {
        switch self {
        case .tea:
            #"""
            <ellipse cx="100" cy="166" rx="52" ry="8" fill="#0002"/><rect x="58" y="62" width="84" height="102" rx="10" fill="#3f6b4f"/><rect x="58" y="62" width="22" height="102" rx="10" fill="#fff" opacity=".12"/><rect x="54" y="46" width="92" height="24" rx="9" fill="#2f5340"/><rect x="72" y="88" width="56" height="54" rx="4" fill="#f6f1e3"/><path d="M100 96c14 8 16 22 0 38-16-16-14-30 0-38zM100 98v34" fill="#88a873" stroke="#3f6b4f" stroke-width="2"/>
            """#
        case .fruit:
            #"""
            <ellipse cx="100" cy="168" rx="64" ry="9" fill="#0002"/><circle cx="76" cy="126" r="40" fill="#ef8a2c"/><circle cx="128" cy="132" r="35" fill="#f39c3c"/><circle cx="104" cy="88" r="38" fill="#f5a545"/><path d="M104 52c4-14 18-20 34-18-4 16-18 24-34 18z" fill="#5c8a3c"/><circle cx="92" cy="76" r="9" fill="#fff" opacity=".3"/><circle cx="62" cy="114" r="8" fill="#fff" opacity=".25"/>
            """#
        case .honey:
            #"""
            <ellipse cx="100" cy="168" rx="54" ry="8" fill="#0002"/><path d="M60 76h80l8 22v58a12 12 0 0 1-12 12H64a12 12 0 0 1-12-12V98z" fill="#e79b2b"/><path d="M60 76h80l8 22H52z" fill="#f3b94f"/><rect x="62" y="52" width="76" height="26" rx="6" fill="#8a5a2b"/><rect x="66" y="108" width="68" height="42" rx="6" fill="#fff7e2"/><path d="m100 114 9 5v10l-9 5-9-5v-10z" fill="none" stroke="#c97d14" stroke-width="3"/><path d="M60 100v50" stroke="#fff" stroke-opacity=".5" stroke-width="6" stroke-linecap="round"/>
            """#
        case .cup:
            #"""
            <ellipse cx="98" cy="166" rx="58" ry="8" fill="#0002"/><path d="M52 72h92l-8 74a18 18 0 0 1-18 16H78a18 18 0 0 1-18-16z" fill="#f9fafb"/><path d="M142 88h12a18 18 0 0 1 0 40h-16" fill="none" stroke="#f9fafb" stroke-width="11"/><ellipse cx="98" cy="72" rx="46" ry="11" fill="#dfe7ec"/><ellipse cx="98" cy="73" rx="39" ry="8" fill="#a77a4c"/><path d="M64 124c14-16 22 8 36-6s20 8 32-4" fill="none" stroke="#4b7ea5" stroke-width="4" stroke-linecap="round"/><path d="M66 138c14-12 22 6 34-4s18 6 30-2" fill="none" stroke="#7fa8c4" stroke-width="3" stroke-linecap="round"/>
            """#
        case .scarf:
            #"""
            <ellipse cx="100" cy="170" rx="56" ry="7" fill="#0002"/><path d="M48 66c20-22 84-22 104 0 8 22-10 34-24 40l8 58-36-10-36 10 8-58c-14-6-32-18-24-40z" fill="#b8463c"/><path d="M64 72c18-12 54-12 72 0-4 14-20 24-36 26-16-2-32-12-36-26z" fill="#8f2f28"/><path d="M82 108l-6 50M100 112v40M118 108l6 50" stroke="#f0c98a" stroke-width="3"/><circle cx="86" cy="126" r="3.5" fill="#f0c98a"/><circle cx="113" cy="138" r="3.5" fill="#f0c98a"/>
            """#
        case .clothes:
            #"""
            <ellipse cx="100" cy="168" rx="54" ry="8" fill="#0002"/><path d="M76 48 44 66l-14 38 22 8 8-18v68a4 4 0 0 0 4 4h72a4 4 0 0 0 4-4V94l8 18 22-8-14-38-32-18c-6 14-42 14-48 0z" fill="#4b7ea5"/><path d="M76 48c6 14 42 14 48 0l-8-4c-6 8-26 8-32 0z" fill="#365f7f"/><path d="M100 74v88" stroke="#365f7f" stroke-width="2"/><rect x="110" y="84" width="20" height="20" rx="3" fill="#5f90b5"/>
            """#
        case .basket:
            #"""
            <ellipse cx="100" cy="168" rx="62" ry="8" fill="#0002"/><path d="M56 98C56 40 144 40 144 98" fill="none" stroke="#a4793f" stroke-width="9"/><path d="M40 96h120l-12 62a10 10 0 0 1-10 8H62a10 10 0 0 1-10-8z" fill="#c89a58"/><path d="M44 112h112M47 128h106M50 144h100M64 98l6 66M88 98l3 67M112 98l-3 67M136 98l-6 66" stroke="#9a6f37" stroke-width="3"/><rect x="36" y="90" width="128" height="14" rx="7" fill="#b58645"/>
            """#
        case .gift:
            #"""
            <ellipse cx="100" cy="168" rx="62" ry="8" fill="#0002"/><rect x="42" y="70" width="116" height="92" rx="8" fill="#2f5340"/><rect x="36" y="56" width="128" height="28" rx="7" fill="#3f6b4f"/><path d="M92 56h16v106H92z" fill="#e7c36d"/><path d="M100 56c-30-2-34-28-16-28 12 0 16 18 16 28zm0 0c30-2 34-28 16-28-12 0-16 18-16 28z" fill="none" stroke="#e7c36d" stroke-width="8"/>
            """#
        case .pot:
            #"""
            <ellipse cx="98" cy="160" rx="62" ry="8" fill="#0002"/><path d="M146 98c22-8 32 2 30 18-2 18-18 28-36 28" fill="none" stroke="#7d4128" stroke-width="10"/><path d="M58 112 30 88l-8 8 34 44z" fill="#8b4a2f"/><path d="M50 108c0-26 22-38 50-38s50 12 50 38-22 50-50 50-50-24-50-50z" fill="#9a5536"/><path d="M70 74c6-10 54-10 60 0z" fill="#7d4128"/><circle cx="100" cy="60" r="8" fill="#7d4128"/><path d="M64 98c6-12 16-18 28-20" stroke="#fff" stroke-opacity=".3" stroke-width="6" fill="none" stroke-linecap="round"/>
            """#
        case .mushroom:
            #"""
            <ellipse cx="100" cy="164" rx="58" ry="8" fill="#0002"/><path d="M86 108h30l8 50H78z" fill="#efe3cc"/><path d="M40 112c0-36 28-58 60-58s60 22 60 58c0 8-120 8-120 0z" fill="#6f4c33"/><path d="M70 84l14 8M100 70v14M128 84l-14 10M92 98h18" stroke="#c9a67e" stroke-width="5" stroke-linecap="round"/>
            """#
        case .powder:
            #"""
            <ellipse cx="100" cy="168" rx="50" ry="7" fill="#0002"/><rect x="60" y="46" width="80" height="120" rx="8" fill="#f5efe6"/><rect x="60" y="46" width="80" height="26" rx="8" fill="#b98a92"/><circle cx="100" cy="116" r="26" fill="#e7cfc4"/><g fill="#a9767c"><circle cx="100" cy="116" r="5"/><circle cx="100" cy="101" r="4.5"/><circle cx="113" cy="109" r="4.5"/><circle cx="113" cy="124" r="4.5"/><circle cx="100" cy="131" r="4.5"/><circle cx="87" cy="124" r="4.5"/><circle cx="87" cy="109" r="4.5"/></g>
            """#
        case .snack:
            #"""
            <ellipse cx="100" cy="168" rx="50" ry="7" fill="#0002"/><path d="M58 52h84l6 108a8 8 0 0 1-8 8H60a8 8 0 0 1-8-8z" fill="#7c8f52"/><path d="M58 52h84l1 16H57z" fill="#5d6e3a"/><rect x="72" y="88" width="56" height="54" rx="4" fill="#f6f1e3"/><path d="M100 96c14 8 16 22 0 38-16-16-14-30 0-38z" fill="#88a873"/>
            """#
        case .rice:
            #"""
            <ellipse cx="100" cy="166" rx="56" ry="8" fill="#0002"/><path d="M66 60h68l14 34v62a10 10 0 0 1-10 10H62a10 10 0 0 1-10-10V94z" fill="#efe6d2"/><path d="M62 52h76l-4 16H66z" fill="#b9744a"/><rect x="68" y="96" width="64" height="52" rx="6" fill="#fbf7ec"/><g fill="#c9ac78"><ellipse cx="86" cy="112" rx="4" ry="8"/><ellipse cx="100" cy="124" rx="4" ry="8"/><ellipse cx="114" cy="112" rx="4" ry="8"/><ellipse cx="92" cy="136" rx="4" ry="7"/><ellipse cx="110" cy="136" rx="4" ry="7"/></g>
            """#
        case .noodle:
            #"""
            <ellipse cx="100" cy="164" rx="58" ry="8" fill="#0002"/><path d="M44 98h112c0 36-22 62-56 62s-56-26-56-62z" fill="#b8463c"/><path d="M48 112h104" stroke="#f0c98a" stroke-width="4"/><ellipse cx="100" cy="98" rx="56" ry="14" fill="#f2d9a4"/><path d="M60 98c10-12 20 10 30 0s20 10 30 0 16 8 22 0M70 104c10-10 18 8 28 0s18 8 28 0" fill="none" stroke="#c9974a" stroke-width="3"/><path d="M112 92 158 40M122 94 168 46" stroke="#6f4c33" stroke-width="5" stroke-linecap="round"/>
            """#
        case .book:
            #"""
            <ellipse cx="100" cy="164" rx="62" ry="8" fill="#0002"/><path d="M40 58c22-10 44-8 60 4 16-12 38-14 60-4v96c-22-8-44-6-60 6-16-12-38-14-60-6z" fill="#8b4a2f"/><path d="M46 54c20-8 40-6 54 6v92c-16-10-36-12-54-6z" fill="#fbf7ec"/><path d="M154 54c-20-8-40-6-54 6v92c16-10 36-12 54-6z" fill="#f1e7cd"/><path d="M56 76c12-3 24-1 34 4M56 92c12-3 24-1 34 4M56 108c12-3 24-1 34 4M110 80c10-5 22-7 34-4M110 96c10-5 22-7 34-4" stroke="#c9ac78" stroke-width="3" fill="none"/>
            """#
        case .toy:
            #"""
            <ellipse cx="100" cy="170" rx="50" ry="8" fill="#0002"/><circle cx="68" cy="58" r="16" fill="#9a6f37"/><circle cx="132" cy="58" r="16" fill="#9a6f37"/><circle cx="100" cy="84" r="42" fill="#c89a58"/><path d="M62 132c0-22 76-22 76 0 6 24-14 38-38 38s-44-14-38-38z" fill="#c89a58"/><ellipse cx="100" cy="144" rx="22" ry="20" fill="#e8cf9f"/><ellipse cx="100" cy="98" rx="18" ry="14" fill="#e8cf9f"/><circle cx="84" cy="78" r="4" fill="#3a2720"/><circle cx="116" cy="78" r="4" fill="#3a2720"/><path d="M94 92h12l-6 6z" fill="#3a2720"/>
            """#
        case .lamp:
            #"""
            <ellipse cx="100" cy="170" rx="48" ry="8" fill="#0002"/><path d="M76 44h48l26 58H50z" fill="#f0b348"/><path d="M76 44h14l-14 58H50z" fill="#fff" opacity=".2"/><path d="M96 102h8v52h-8z" fill="#7d7468"/><rect x="70" y="152" width="60" height="14" rx="7" fill="#5a5248"/><path d="M124 102v22" stroke="#5a5248" stroke-width="3"/><circle cx="124" cy="128" r="4" fill="#5a5248"/>
            """#
        case .shoe:
            #"""
            <ellipse cx="100" cy="160" rx="74" ry="8" fill="#0002"/><path d="M34 84c16 8 34 4 46-14 14 24 34 32 66 38 14 2 22 10 22 26v8H34c-6-20-6-38 0-58z" fill="#5a7d8f"/><path d="M30 142h140v6a8 8 0 0 1-8 8H40a10 10 0 0 1-10-10z" fill="#f6f1e3"/><path d="M84 92l14-10M96 102l14-10M110 110l12-10" stroke="#f6f1e3" stroke-width="5" stroke-linecap="round"/><path d="M34 120c20 6 40 4 56 22" stroke="#3f5e6e" stroke-width="3" fill="none"/>
            """#
        case .beauty:
            #"""
            <ellipse cx="100" cy="168" rx="50" ry="8" fill="#0002"/><rect x="72" y="84" width="56" height="82" rx="10" fill="#d98f93"/><rect x="72" y="84" width="16" height="82" rx="8" fill="#fff" opacity=".22"/><rect x="86" y="66" width="28" height="20" rx="3" fill="#8f4a50"/><path d="M96 66V50h-18v-8h32v24z" fill="#8f4a50"/><rect x="82" y="106" width="36" height="38" rx="4" fill="#fbf1ef"/><path d="M100 114c10 10 10 18 0 22-10-4-10-12 0-22z" fill="#d98f93"/>
            """#
        case .phone:
            #"""
            <ellipse cx="100" cy="172" rx="44" ry="8" fill="#0002"/><rect x="62" y="34" width="76" height="136" rx="12" fill="#2f3a44"/><rect x="68" y="46" width="64" height="110" rx="3" fill="#bcd3e2"/><path d="M68 120 92 92l16 18 10-10 14 20v36H68z" fill="#7fa8c4"/><circle cx="116" cy="66" r="8" fill="#f6e2b0"/><rect x="90" y="38" width="20" height="3" rx="1.5" fill="#5a6b78"/><rect x="88" y="161" width="24" height="3" rx="1.5" fill="#8296a5"/>
            """#
        case .bedding:
            #"""
            <ellipse cx="100" cy="162" rx="72" ry="8" fill="#0002"/><rect x="34" y="104" width="132" height="52" rx="12" fill="#7f8fc0"/><path d="M34 120h132v16H34z" fill="#98a6d0"/><rect x="42" y="76" width="116" height="36" rx="12" fill="#c5cdea"/><path d="M58 78c-14-22 6-34 26-30 16 4 44-6 58 2 14 10 8 24-2 28z" fill="#f6f4fb"/><path d="M72 60c10 4 20 4 30 0M110 58c8 4 14 4 20 0" stroke="#c5cdea" stroke-width="3" fill="none" stroke-linecap="round"/>
            """#
        case .box:
            #"""
            <ellipse cx="100" cy="166" rx="66" ry="8" fill="#0002"/><path d="M100 52 160 78v58l-60 28-60-28V78z" fill="#c89a58"/><path d="M100 104 160 78v58l-60 28z" fill="#a4793f"/><path d="M100 52 160 78l-60 26-60-26z" fill="#dcb87c"/><path d="M68 66l60 26v22l14-6V86L82 60z" fill="#f1e7cd"/>
            """#
        }
    }
}
