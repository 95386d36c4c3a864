// Memory.swift: what the C library keeps of memory that was given back.
import Foundation

/// The C library gives threads that allocate at once arenas of their own, up to eight for each core, and what is freed in one stays with it.
/// A server of a few dozen threads kept 40 to 60 MB so. Not in Swift's view of the C library, hence by name; 1 is success.
@_silgen_name("mallopt")
private func mallopt(_ parameter: Int32, _ value: Int32) -> Int32

enum Memory {
    private static let arenaMax: Int32 = -8   // M_ARENA_MAX in malloc.h

    /// Two arenas for each core. To be said before there are threads; `MALLOC_ARENA_MAX` in the environment wins.
    static func shareArenas() {
        guard ProcessInfo.processInfo.environment["MALLOC_ARENA_MAX"] == nil else { return }
        _ = mallopt(arenaMax, Int32(ProcessInfo.processInfo.activeProcessorCount * 2))
    }
}
