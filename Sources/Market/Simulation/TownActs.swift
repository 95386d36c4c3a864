// TownActs.swift: somebody does something: who and what is drawn.
import Core

extension Town {
    mutating func act() async throws {
        switch dice.weighed([66, 28, 6]) {
        case 0: try await buyerActs(dice.below(buyers.count))
        case 1: try await merchantActs(dice.below(stands.count))
        default: try await platformActs()
        }
    }

    private mutating func buyerActs(_ buyer: Int) async throws {
        switch dice.weighed([12, 14, 26, 12, 10, 6, 8, 3, 4, 3]) {
        case 0: try await browse(buyer)
        case 1: try await fillCart(buyer)
        case 2: try await buyNow(buyer)
        case 3: try await buyCart(buyer)
        case 4: try await payLate(buyer)
        case 5: try await cancel(buyer)
        case 6: try await confirm(buyer)
        case 7: try await buyAgain(buyer)
        case 8: try await write(buyer)
        default: try await meddle(buyer)
        }
    }

    private mutating func merchantActs(_ stand: Int) async throws {
        switch dice.weighed([46, 16, 10, 6, 5, 6, 8]) {
        case 0: try await ship(stand)
        case 1: try await restock(stand)
        case 2: try await reprice(stand)
        case 3: try await turn(stand)
        case 4: try await shelve(stand)
        case 5: try await refuseOrder(stand)
        default: try await answer(stand)
        }
    }
}
