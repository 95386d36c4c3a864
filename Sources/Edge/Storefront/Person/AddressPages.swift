// AddressPages.swift: a person's address book.
import Core
import Design
import Trade
import Web

extension Storefront {
    var addressPages: [PageRoute] {
        [
            PageRoute(.get, "/me/addresses", needs: .signedIn) { try await addressBook($0) },
            PageRoute(.get, "/me/addresses/new", needs: .signedIn) { try await addressForm($0, nil, AddressEntry(), []) },
            PageRoute(.post, "/me/addresses/new", needs: .signedIn, stale: { try await addressForm($0, nil, AddressEntry($0.form()), []) })
            {
                try await writeAddress($0, nil)
            },
            PageRoute(.get, "/me/addresses/{address}", needs: .signedIn) { request in
                let found = try await trade.address(request.id("address"), of: request.caller.id())
                return try await addressForm(request, found.id, AddressEntry(found), [])
            },
            PageRoute(
                .post, "/me/addresses/{address}", needs: .signedIn,
                stale: { try await addressForm($0, $0.id("address"), AddressEntry($0.form()), []) },
                { try await writeAddress($0, $0.id("address")) }),
            PageRoute(.post, "/me/addresses/{address}/default", needs: .signedIn) { request in
                let person = try request.caller.id()
                do {
                    let found = try await trade.address(request.id("address"), of: person)
                    _ = try await trade.changeAddress(found.id, to: found.postal, isDefault: true, of: person)
                } catch TradeError.addressNotFound {}
                return .redirect(to: "/me/addresses")
            },
            PageRoute(.post, "/me/addresses/{address}/delete", needs: .signedIn) { request in
                do { try await trade.deleteAddress(request.id("address"), of: request.caller.id()) } catch TradeError.addressNotFound {}
                return .redirect(to: "/me/addresses")   // gone already is as good
            },
        ]
    }

    private func addressBook(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let book = try await trade.addresses(of: request.caller.id())
        guard !book.isEmpty else {
            return try await show(
                request, Words.title(language), header: .back(to: "/me"), tab: .me,
                Empty.html(.basket, Words.none(language), action: (Words.add(language), "/me/addresses/new")))
        }
        let rows: [HTML] = book.map { one in
            let of: HTML = #"<span class="sr"> \#(one.postal.name) \#(one.postal.line)</span>"#
            let makeDefault: HTML =
                one.isDefault
                ? HTML()
                : #"""
                <form method="post" action="/me/addresses/\#(one.id)/default" data-once>\#(request.csrfField)<button class="btn ghost sm tall">\#(Words.makeDefault, language)\#(of)</button></form>
                """#
            return #"""
                <section class="card pad stack g1" aria-label="\#(one.postal.name)"><p class="md">\#(addressText(one, language))</p>\#
                <div class="row end-x wrap">\#(makeDefault)<form method="post" action="/me/addresses/\#(one.id)/delete" data-once>\#(request.csrfField)\#
                <button class="btn ghost sm tall">\#(Words.delete, language)\#(of)</button></form>\#
                <a class="btn line sm tall" href="/me/addresses/\#(one.id)">\#(Words.edit, language)\#(of)</a></div></section>
                """#
        }
        return try await show(
            request, Words.title(language), header: .back(to: "/me"),
            bar: #"<div><a class="btn w" href="/me/addresses/new">\#(Words.add, language)</a></div>"#, rows.joined())
    }

    private func writeAddress(_ request: WebRequest, _ id: ID<Address>?) async throws -> WebResponse {
        let person = try request.caller.id()
        let form = try request.form()
        let entry = AddressEntry(form)
        guard form.text("act") == "save" else { return try await addressForm(request, id, entry, []) }
        do {
            let postal = try entry.checked()
            if let id {
                _ = try await trade.changeAddress(id, to: postal, isDefault: entry.isDefault, of: person)
            } else if !(try await trade.addresses(of: person).contains { $0.postal == postal }) {   // pressed twice is one
                _ = try await trade.addAddress(postal, isDefault: entry.isDefault, of: person)
            }
            return .redirect(to: "/me/addresses")
        } catch let error as InvalidInput {
            return try await addressForm(request, id, entry, error.problems)
        } catch TradeError.addressBookFull {
            return try await addressForm(request, id, entry, [FieldProblem("", "address_book_full")])
        }
    }

    private func addressForm(
        _ request: WebRequest, _ id: ID<Address>?, _ entry: AddressEntry, _ problems: [FieldProblem]
    ) async throws -> WebResponse {
        let language = request.language
        let path: String = id.map { "/me/addresses/\($0)" } ?? "/me/addresses/new"
        return try await show(
            request, id == nil ? Words.add(language) : Words.edit(language), header: .back(to: "/me/addresses"),
            bar: #"<div><button class="btn w" form="address" name="act" value="save">\#(Words.save, language)</button></div>"#,
            status: problems.isEmpty ? 200 : 422, here: path,
            #"""
            <form class="card pad stack g3" id="address" method="post" action="\#(path)" data-once>\#(request.csrfField)\#
            \#(entry.html(problems, at: path, language))</form>
            """#)
    }
}

private enum Words {
    static let title = Phrase("store.addresses", zh: "收货地址", en: "Addresses")
    static let none = Phrase("store.addresses_none", zh: "还没有收货地址。", en: "You have no addresses yet.")
    static let add = Phrase("store.address_add", zh: "新增地址", en: "Add an address")
    static let edit = Phrase("store.address_edit", zh: "修改", en: "Edit")
    static let makeDefault = Phrase("store.address_make_default", zh: "设为默认", en: "Make default")
    static let delete = Phrase("store.address_delete", zh: "删除", en: "Delete")
    static let save = Phrase("store.address_save", zh: "保存", en: "Save")
}
