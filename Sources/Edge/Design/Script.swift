// Script.swift: the one script. It only adds: every page works without it.
import Web

public enum Script {
    /// `/assets/souk-<hash of the content>.js`; what it does to which attribute stands in this folder's README.
    public static let file = StaticFile(
        "/assets/souk-\(Hash64.name(PackageResources.souk_js)).js", contentType: "text/javascript; charset=utf-8",
        bytes: PackageResources.souk_js, immutable: true)

    /// Its element, which carries its texts. Deferred: the page is there before it, and nothing waits for it.
    static func html(_ language: Language) -> HTML {
        #"""
        <script defer src="\#(file.path)" data-copied="\#(Words.copied, language)" data-offline="\#(Words.offline, language)" \#
        data-days="\#(Words.days, language)" data-hours="\#(Words.hours, language)" data-minutes="\#(Words.minutes, language)"></script>
        """#
    }
}
