// AddressEntry.swift: an address as it is typed, with province, city and area in three steps that need no script.
import Core
import Design
import Divisions
import Trade
import Web

/// What somebody typed so far. The three levels agree with each other: a city of another province is dropped, and a level with
/// one choice chooses itself.
struct AddressEntry: Sendable {
    var name = "", phone = "", detail = ""
    private(set) var province = "", city = "", area = ""
    var isDefault = false

    init() {}

    /// - Parameter prefix: before the names of the fields, in a form that carries another.
    init(_ form: Form, _ prefix: String = "") {
        func text(_ name: String, _ most: Int) -> String { String((form.text(prefix + name) ?? "").prefix(most)) }
        (name, phone, detail) = (text("name", 200), text("phone", 60), text("detail", 1_000))
        isDefault = form.text(prefix + "default") != nil
        choose(province: text("province", 12), city: text("city", 12), area: text("area", 12))
    }

    init(_ address: Address) {
        (name, phone, detail) = (address.postal.name, address.postal.phone, address.postal.detail)
        isDefault = address.isDefault
        let path: [String] = (Divisions.path(of: address.postal.division) ?? []).map(\.code)
        func code(_ level: Int) -> String { level < path.count ? path[level] : "" }
        choose(province: code(0), city: code(1), area: code(2))
    }

    mutating func choose(province: String, city: String, area: String) {
        self.province = Divisions.provinces.contains { $0.code == province } ? province : ""
        let cities = Divisions.cities(of: self.province)
        self.city = cities.contains { $0.code == city } ? city : cities.count == 1 ? cities[0].code : ""
        let areas = Divisions.areas(of: self.city)
        self.area = areas.contains { $0.code == area } ? area : areas.count == 1 ? areas[0].code : ""
    }

    /// The deepest level that is chosen.
    var division: String { [area, city, province].first { !$0.isEmpty } ?? "" }

    /// The level that is to be chosen next; nil when an address may name what there is.
    var nextLevel: String? {
        if province.isEmpty { return "province" }
        if city.isEmpty, !Divisions.cities(of: province).isEmpty { return "city" }
        if area.isEmpty, !Divisions.areas(of: city).isEmpty { return "area" }
        return nil
    }

    /// - Throws: ``InvalidInput`` with every problem, by the names of the controls.
    func checked() throws(InvalidInput) -> PostalAddress {
        do {
            return try PostalAddress(name: name, phone: phone, division: nextLevel == nil ? division : "", detail: detail)
        } catch {
            throw InvalidInput(
                error.problems.map { problem in
                    guard problem.path == "division" else { return problem }
                    return FieldProblem(nextLevel ?? "province", "required")
                })
        }
    }

    /// The fields, with the errors at them, of the form that is sent to `action`. The button below a level's list shows the next level and keeps all that was typed.
    func html(_ problems: [FieldProblem], at action: String, _ language: Language) -> HTML {
        let form = FormProblems(problems, language)
        let controls = self.controls(language)
        let (label, next): (Phrase, String) =
            switch nextLevel {
            case "province": (Words.toCity, "city")
            case "city": (Words.toArea, "area")
            default: (Words.change, lastLevel)
            }
        // With the script the lists send themselves, by this button; the answer opens at the list that comes next.
        let step: HTML = #"""
            <button class="btn line noscript-only" name="act" value="refresh" formaction="\#(action)#f-\#(next)" formnovalidate>\#(label, language)</button>
            """#
        let parts: [HTML] = controls.map { control in
            let one: HTML = control.html(error: form[control.name], language)
            return control.name == lastLevel ? one + step : one
        }
        return form.summary(controls) + parts.joined()
    }

    /// The deepest level that is shown.
    private var lastLevel: String {
        if !Divisions.areas(of: city).isEmpty { return "area" }
        return Divisions.cities(of: province).isEmpty ? "province" : "city"
    }

    private func controls(_ language: Language) -> [Control] {
        func options(_ divisions: [Division]) -> Control.Kind { .select(divisions.map { Control.Option($0.code, $0.name) }) }
        var all: [Control] = [
            Control("name", Words.name(language), value: name, attributes: [("autocomplete", "name"), ("maxlength", "40")]),
            Control(
                "phone", Words.phone(language), .input("tel"), value: phone,
                attributes: [("autocomplete", "tel"), ("inputmode", "tel"), ("maxlength", "30")]),
            Control("province", Words.province(language), options(Divisions.provinces), value: province, attributes: [("data-auto", "")]),
        ]
        let cities = Divisions.cities(of: province), areas = Divisions.areas(of: city)
        if !cities.isEmpty {
            all.append(Control("city", Words.city(language), options(cities), value: city, attributes: [("data-auto", "")]))
        }
        if !areas.isEmpty { all.append(Control("area", Words.area(language), options(areas), value: area)) }
        all.append(
            Control(
                "detail", Words.detail(language), value: detail, help: Words.detailHelp(language),
                attributes: [("autocomplete", "street-address"), ("maxlength", "120")]))
        all.append(Control("default", Words.isDefault(language), .tick, value: isDefault ? "on" : "", required: false))
        return all
    }
}

private enum Words {
    static let name = Phrase("store.address_name", zh: "收货人", en: "Recipient")
    static let phone = Phrase("store.address_phone", zh: "手机号", en: "Phone")
    static let province = Phrase("store.address_province", zh: "省份", en: "Province")
    static let city = Phrase("store.address_city", zh: "城市", en: "City")
    static let area = Phrase("store.address_area", zh: "区县", en: "Area")
    static let detail = Phrase("store.address_detail", zh: "详细地址", en: "Street and number")
    static let detailHelp = Phrase("store.address_detail_help", zh: "街道、小区、楼栋和门牌号", en: "Street, building, unit and room")
    static let isDefault = Phrase("store.address_default", zh: "设为默认地址", en: "Make this the default")
    static let change = Phrase(
        "store.address_change_levels", zh: "换了省份或城市？点这里更新下面的选项", en: "Chose another province or city? Update the lists")
    static let toCity = Phrase("store.address_to_city", zh: "选好省份，下一步选城市", en: "Next: choose the city")
    static let toArea = Phrase("store.address_to_area", zh: "选好城市，下一步选区县", en: "Next: choose the area")
}
