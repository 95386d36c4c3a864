// TownActs.swift: somebody does something: who and what is drawn.
import Core

extension Town {
    mutating func act() async throws {
        switch dice.weighed([62, 29, 9]) {
        case 0: try await buyerActs(dice.below(buyers.count))
        case 1: try await merchantActs(dice.below(stands.count))
        default: try await platformActs()
        }
    }

    private mutating func buyerActs(_ buyer: Int) async throws {
        switch dice.weighed([10, 12, 26, 10, 10, 4, 18, 3, 4, 3, 10, 10, 5, 8, 6]) {
        case 0: try await browse(buyer)
        case 1: try await fillCart(buyer)
        case 2: try await buyNow(buyer)
        case 3: try await buyCart(buyer)
        case 4: try await payLate(buyer)
        case 5: try await cancel(buyer)
        case 6: try await confirm(buyer)
        case 7: try await buyAgain(buyer)
        case 8: try await write(buyer)
        case 9: try await meddle(buyer)
        case 10: try await askBack(buyer)
        case 11: try await followCase(buyer)
        case 12: try await review(buyer)
        case 13: try await claim(buyer)
        default: try await askForInvoice(buyer)
        }
    }

    private mutating func merchantActs(_ stand: Int) async throws {
        switch dice.weighed([40, 14, 8, 5, 4, 5, 8, 18, 4, 4, 8, 14, 5, 4]) {
        case 0: try await ship(stand)
        case 1: try await restock(stand)
        case 2: try await reprice(stand)
        case 3: try await turn(stand)
        case 4: try await shelve(stand)
        case 5: try await refuseOrder(stand)
        case 6: try await answer(stand)
        case 7: try await answerCase(stand)
        case 8: try await give(stand)
        case 9: try await answerReview(stand)
        case 10: try await offer(stand)
        case 11: try await withdraw(stand)
        case 12: try await answerInvoice(stand)
        default: try await chargeFreight(stand)
        }
    }
}
