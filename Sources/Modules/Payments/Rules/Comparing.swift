// Comparing.swift: whether two sides' books of one movement of money say the same.
import Core

enum Comparing {
    /// The first that holds: one side has nothing, amounts, states.
    /// - Returns: nil when both say the same, or one says only that nothing came of it.
    static func kind(theirs: Difference.Side?, ours: Difference.Side?) -> Difference.Kind? {
        switch (theirs, ours) {
        case (nil, nil): nil
        case (.some(let theirs), nil): theirs.state == .failed ? nil : .missingHere
        case (nil, .some(let ours)): ours.state == .done ? .missingThere : nil
        case (.some(let theirs), .some(let ours)):
            if theirs.amount != ours.amount { .amount } else if theirs.state != ours.state { .state } else { nil }
        }
    }
}
