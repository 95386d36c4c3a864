// SandboxEndpoints.swift: the sandbox over HTTP: the protocol's addresses, its switches, and the page of an H5 payment.
import Core
import Web
import WebClient

extension WeChatSandbox {
    /// The protocol, and under `/sandbox` what is not in it.
    public var endpoints: [AnyEndpoint] {
        let protocolRoutes = Self.routes.compactMap { route -> AnyEndpoint? in
            guard let method = Method(rawValue: route.method) else { return nil }
            return RawEndpoint(
                method, route.path, "As WeChat Pay's.", needs: .anyone, takes: "application/json", gives: "application/json"
            ) { [self] request in try await relay(request) }.erased
        }
        return protocolRoutes + [pay, notify, finish, plan, change]
    }

    private func relay(_ request: WebRequest) async throws -> WebResponse {
        let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        let target = query.isEmpty ? request.path : "\(request.path)?\(query)"
        let headers = Dictionary(request.headers.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        do {
            let answer = try await answer(
                request.method.rawValue, target, headers: headers, body: request.body, base: "http://\(headers["host"] ?? "localhost")")
            var response = WebResponse(status: answer.status, body: answer.body)
            for (name, value) in answer.headers.sorted(by: { $0.key < $1.key }) { response.headers.add(name, value) }
            return response
        } catch is WebClientError {
            return WebResponse(status: 502)
        }
    }

    /// `{"number", "tells"}`: the buyer pays; what was promised is delivered at once.
    private var pay: AnyEndpoint {
        post("pay", "The buyer pays an order.") { [self] json in
            let isPaid = pay(json["number"]?.string ?? "", tells: json["tells"]?.bool ?? true)
            return ["paid": .bool(isPaid), "statuses": .array(await deliver().map { .int(Int64($0)) })]
        }
    }

    /// `{"number", "mischief"}`: one notice of an order, a refund or a transfer, sent now; without a number what was promised.
    private var notify: AnyEndpoint {
        post("notify", "Sends notices now, also wrong ones.") { [self] json in
            guard let number = json["number"]?.string else { return ["statuses": .array(await deliver().map { .int(Int64($0)) })] }
            let mischief = WeChatSandboxMischief(rawValue: json["mischief"]?.string ?? "none") ?? .none
            guard let notice = notice(number: number, mischief) else { return ["statuses": []] }
            return ["statuses": [.int(Int64(await send(notice)))]]
        }
    }

    private var finish: AnyEndpoint {
        post("finish", "A refund or transfer that waits is done now.") { [self] json in
            finish(json["number"]?.string ?? "")
            return ["statuses": .array(await deliver().map { .int(Int64($0)) })]
        }
    }

    /// `{"faults": […], "movements": […]}`.
    private var plan: AnyEndpoint {
        post("plan", "What the next answers, refunds and transfers do.") { [self] json in
            plan((json["faults"]?.array ?? []).compactMap { $0.string.flatMap(WeChatSandboxFault.init) })
            let taken = (json["movements"]?.array ?? []).filter { planMovement($0.string ?? "") }
            return ["movements": .int(Int64(taken.count))]
        }
    }

    /// `{"rotate": true, "certificates": true, "shiftDays": -1}`.
    private var change: AnyEndpoint {
        post("change", "Changes its certificate, how it signs, or the time of its books.") { [self] json in
            if json["certificates"]?.bool == true { signWithCertificates() }
            if json["rotate"]?.bool == true { try rotate() }
            if let days = json["shiftDays"]?.int, -3_000...0 ~= days { shift(by: .days(days)) }
            return .object([:])
        }
    }

    private func post(_ name: String, _ summary: String, _ act: @escaping @Sendable (JSON) async throws -> JSON) -> AnyEndpoint {
        RawEndpoint(.post, "/sandbox/\(name)", summary, needs: .anyone, takes: "application/json", gives: "application/json") { request in
            .json(try await act(request.body.isEmpty ? .object([:]) : JSON(parsing: request.body)))
        }.erased
    }

    /// Where an H5 payment leads: a page with one button. It leads back to the shop, which the shop's own signature asked for.
    public var pages: [PageRoute] {
        [
            PageRoute(.get, "/sandbox/h5", needs: .anyone) { [self] request in
                let (number, back) = (number(prepay: request.query("prepay_id") ?? "") ?? "", request.query("redirect_url") ?? "")
                return leaving(
                    .html(
                        """
                        <!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
                        <title>微信支付沙盒 WeChat Pay sandbox</title><h1>微信支付沙盒</h1><p>\(number)</p>\
                        <form method="post" action="/sandbox/h5"><input type="hidden" name="number" value="\(number)">\
                        <input type="hidden" name="back" value="\(back)"><button>付款 Pay</button></form></html>
                        """))
            },
            PageRoute(.post, "/sandbox/h5", needs: .anyone) { [self] request in
                let form = try request.form()
                pay(form.text("number") ?? "")
                await deliver()
                let back = form.text("back") ?? ""
                return leaving(WebResponse(status: 303, headers: ["location": back.hasPrefix("http") ? back : "/sandbox/h5"]))
            },
        ]
    }

    /// Its form may lead to the shop, whose address is another.
    private func leaving(_ response: WebResponse) -> WebResponse {
        var response = response
        response.headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
        return response
    }

    func send(_ notice: WeChatSandboxNotice) async -> Int {
        let headers = notice.headers.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        let answer = try? await client.send(OutgoingRequest("POST", notice.address, headers: headers, body: notice.body))
        return answer?.status ?? 0
    }
}
