// FrontPages.swift: the pages that people see.
import Core
import Design
import Payments
import SandboxPay
import Web

extension Front {
    var pages: [PageRoute] {
        rooms.sandbox.pages(back: { "/pay/\($0)/return" }) { request, title, body in
            StorePage(title: title(request.language), language: request.language, body: body, header: .search()).html
        }
    }

    var errorPage: ErrorPage {
        { request, failure in
            let language = request.language
            let body: HTML
            switch failure {
            case .coded(let error): body = Notice.html(.danger, "\(FrontWords.refused(language))", code: error.code)
            case .fault(let reference): body = Notice.html(.danger, "\(FrontWords.fault(language))", code: reference)
            }
            return StorePage(title: FrontWords.sorry(language), language: language, body: body).html
        }
    }
}

enum FrontWords {
    static let sorry = Phrase("front.sorry", zh: "出了点问题", en: "Something went wrong")
    static let refused = Phrase("front.refused", zh: "这件事没有做成，什么都没有改变。", en: "This was not done; nothing has changed.")
    static let fault = Phrase(
        "front.fault", zh: "是我们的问题，已经记下。请稍后再试，或把这个编号告诉我们。",
        en: "This is our fault and has been noted. Try again later, or tell us this number.")
}
