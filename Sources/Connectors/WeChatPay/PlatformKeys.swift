// PlatformKeys.swift: the keys that WeChat Pay signs with, and how they change.
import Core
import CryptoExtras
import Synchronization

/// The public keys that we believe, by the serial number that headers name. They change while we run: a serial that is not known is
/// looked for among the newest certificates, at most once a minute, and these are fetched anew every twelve hours.
final class PlatformKeys: Sendable {
    private struct State {
        var certificates: [String: PlatformCertificate] = [:]
        var fetchedAt: Timestamp?
    }
    static let again = Span.minutes(1), renewed = Span.hours(12)
    private let state = Mutex(State())
    let fixed: (id: String, key: _RSA.Signing.PublicKey, pem: String)?

    init(fixed: (id: String, key: _RSA.Signing.PublicKey, pem: String)?) { self.fixed = fixed }

    /// The key of a serial number, while its certificate is valid.
    func key(_ serial: String, at now: Timestamp) -> _RSA.Signing.PublicKey? {
        if let fixed, fixed.id == serial { return fixed.key }
        let found = state.withLock { $0.certificates[serial.uppercased()] }
        guard let found, found.from <= now, now < found.until else { return nil }
        return found.key
    }

    /// The key that we seal names for, with its serial number: the fixed one, else the certificate that lasts longest.
    func sealing(at now: Timestamp) -> (serial: String, der: [UInt8])? {
        if let fixed { return (fixed.id, Array(fixed.key.derRepresentation)) }
        let newest = state.withLock { $0.certificates.values.filter { $0.from <= now && now < $0.until }.max { $0.until < $1.until } }
        return newest.map { ($0.serial, Array($0.key.derRepresentation)) }
    }

    /// Whether there is a key of this serial number; for nil, any that names can be sealed for.
    func knows(_ serial: String?, at now: Timestamp) -> Bool {
        serial.map { key($0, at: now) != nil } ?? (sealing(at: now) != nil)
    }

    /// Whether certificates should be fetched before this serial is believed or refused; true for one caller at a time.
    func shouldFetch(for serial: String?, at now: Timestamp) -> Bool {
        if let fixed, serial == nil || serial == fixed.id { return false }
        let isKnown = knows(serial, at: now)
        return state.withLock { state in
            if let last = state.fetchedAt, now - last < (isKnown ? Self.renewed : Self.again) { return false }
            state.fetchedAt = now
            return true
        }
    }

    /// Those of an answer take the place of those before; the old ones stay until they expire, since notices that were signed with
    /// them may still be on their way.
    func take(_ certificates: [PlatformCertificate], at now: Timestamp) {
        state.withLock { state in
            state.certificates = state.certificates.filter { now < $0.value.until }
            for certificate in certificates where now < certificate.until { state.certificates[certificate.serial] = certificate }
        }
    }

    /// Fetching failed: who needs a key that we do not hold may try at once, the others after a minute.
    func fetchFailed(at now: Timestamp) { state.withLock { $0.fetchedAt = now - Self.renewed + Self.again } }
}
