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
        let text = text.lowercased()
        let latin = Set(text.split { !($0.isASCII && $0.isLetter) }.map(String.init))
        var best: (kind: Kind, length: Int, end: Int)?
        for (kind, word) in PictureWords.all {
            let end: Int
            if word.first?.isASCII == true {
                guard latin.contains(word) || latin.contains(word + "s") else { continue }
                end = 0
            } else {
                guard let last = text.lastEnd(of: word) else { continue }
                end = last
            }
            let length = word.first?.isASCII == true ? 1 : word.count
            if let best, (best.length, best.end) >= (length, end) { continue }
            best = (kind, length, end)
        }
        return best?.kind
    }
}

extension String {
    /// Where the last occurrence of `word` ends, in characters; nil when there is none.
    fileprivate func lastEnd(of word: String) -> Int? {
        let (text, word) = (Array(self), Array(word))
        guard text.count >= word.count else { return nil }
        for start in (0...text.count - word.count).reversed() where text[start..<start + word.count].elementsEqual(word) {
            return start + word.count
        }
        return nil
    }
}
