// PictureEndpoints.swift: pictures come and go as bytes.
import Core
import Web

extension Catalog {
    /// The body is the picture itself, or a form with it in the field `picture`.
    var pictureUpload: RawEndpoint {
        RawEndpoint(
            .post, "/api/v1/shops/{shop}/pictures", "Keeps a picture (PNG, JPEG, WebP, GIF; at most 5 MiB).",
            needs: .shop("catalog.write"), takes: "image/*", gives: "application/json", errors: ["catalog.picture_invalid"],
            bodyLimit: PictureKind.bytesMax + 16_384, success: 201
        ) { request in
            var bytes = request.body
            if request.headers["content-type"]?.lowercased().hasPrefix("multipart/form-data") == true {
                guard let file = try request.form().file("picture") else {
                    throw InvalidInput([FieldProblem("picture", "required")])
                }
                bytes = file.bytes
            }
            return .json(["address": .string(try await media.keep(bytes))], status: 201)
        }
    }

    /// A name is what the bytes hash to, so it may be kept for ever.
    var picture: RawEndpoint {
        RawEndpoint(
            .get, "/media/{name}", "A picture.", needs: .anyone, gives: "image/*", errors: ["catalog.picture_not_found"]
        ) { request in
            let found = try await media.read(request.parameter("name") ?? "")
            var headers: Headers = ["cache-control": "public, max-age=31536000, immutable"]
            // Opened as a page of its own, a drawing may run, load and send nothing.
            if found.contentType == MediaStore.drawingType {
                headers.add("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
            }
            return WebResponse(headers: headers, contentType: found.contentType, body: found.bytes)
        }
    }
}
