// Placeholder.swift: a drawn picture for what has none, chosen by the words of its title and category.
import Web

/// The same product always gets the same picture: nothing here is by chance.
public enum Placeholder {
    public enum Kind: String, Sendable, CaseIterable {
        case tea, fruit, honey, cup, scarf, clothes, basket, gift, pot, mushroom, powder, snack, rice, noodle, book, toy, lamp, shoe
        case beauty, phone, bedding, box
    }

    /// How many grounds there are (`.h0` … `.h11` in extra.css).
    public static let hues = 12

    /// A square drawing on a soft ground; it fills the `.pic` around it.
    /// - Parameter hue: any number; the ground is its remainder.
    public static func svg(_ kind: Kind, hue: Int) -> HTML {
        let ground: String = "ph h\(((hue % hues) + hues) % hues)"
        return #"<svg class="\#(ground)" viewBox="0 0 200 200" aria-hidden="true">\#(kind.shapes)</svg>"#
    }

    /// The drawing of a product without a picture: its kind by its words, its ground by its category.
    public static func svg(forCategory category: String, title: String) -> HTML {
        svg(kind(forCategory: category, title: title), hue: Int(Hash64.of(category) % UInt64(hues)))
    }

    /// The kind of the longest word found in the title; of equally long ones the last, since Chinese ends with the thing
    /// itself (茶杯 is a cup). Without any, the category decides, and without that it is a box.
    public static func kind(forCategory category: String, title: String) -> Kind {
        found(in: title) ?? found(in: category) ?? .box
    }

    private static func found(in text: String) -> Kind? {
        let text: [UInt32] = text.lowercased().unicodeScalars.map(\.value)
        return PictureWords.longest(in: text) ?? PictureWords.latin(in: text)
    }
}
