// SecurityHeaders.swift: what every answer tells the browser.

enum SecurityHeaders {
    static let policy = [
        "default-src 'none'", "img-src 'self' data:", "style-src 'self'", "script-src 'self'", "form-action 'self'",
        "connect-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "manifest-src 'self'",
    ].joined(separator: "; ")

    static let fields: [Headers.Field] = [
        Headers.Field("content-security-policy", policy),
        Headers.Field("x-content-type-options", "nosniff"),
        Headers.Field("referrer-policy", "same-origin"),
        Headers.Field("cross-origin-opener-policy", "same-origin"),
        Headers.Field("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ]
}
