// swift-tools-version:6.2
import PackageDescription

// The house, top to bottom. A module may import only modules above it; `make` builds with
// `--explicit-target-dependency-import-check error`, so an undeclared import does not build.
// `Tests/TidyTests` reads this list and keeps docs/concepts/imports.svg true to it.

struct Module {
    let name: String, folder: String
    var imports: [String] = []
    var products: [Target.Dependency] = []
    var resources: [Resource] = []
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let modules: [Module] = [
    // Kernel: knows nothing about shops.
    Module(name: "Core", folder: "Kernel"),
    Module(name: "Store", folder: "Kernel", imports: ["Core"], products: [crypto]),
    Module(name: "StoreSQLite", folder: "Kernel", imports: ["Core", "Store"], products: [grdb, sqlite]),
    Module(name: "StorePostgres", folder: "Kernel", imports: ["Core", "Store", "CLibPQ"]),
    Module(name: "Runtime", folder: "Kernel", imports: ["Core", "Store"], products: [logging, lifecycle]),
    Module(name: "Web", folder: "Kernel", imports: ["Core"], products: [crypto]),
    Module(
        name: "WebHummingbird", folder: "Kernel", imports: ["Core", "Web"],
        products: [hummingbird, hummingbirdCore, nioCore, logging, lifecycle]),
    Module(name: "WebClient", folder: "Kernel", imports: ["Core"]),

    // Modules: the mission, one room each.
    Module(name: "Identity", folder: "Modules", imports: ["Core", "Store", "Web"], products: [crypto, cryptoExtras]),
    Module(name: "Settings", folder: "Modules", imports: ["Core", "Store", "Web", "Identity"]),
    Module(name: "Payments", folder: "Modules", imports: ["Core", "Store", "Web", "Identity"], products: [crypto]),
    Module(
        name: "Catalog", folder: "Modules", imports: ["Core", "Store", "Web", "Identity", "Settings"], products: [crypto]),
    Module(name: "Ledger", folder: "Modules", imports: ["Core", "Store", "Web", "Identity", "Catalog"], products: [crypto]),
    Module(name: "Divisions", folder: "Modules", imports: ["Core"]),
    Module(name: "Offers", folder: "Modules", imports: ["Core", "Store", "Web", "Identity", "Catalog", "Divisions"]),
    Module(
        name: "Trade", folder: "Modules",
        imports: ["Core", "Store", "Web", "Identity", "Settings", "Payments", "Catalog", "Divisions", "Offers"], products: [crypto]),
    Module(
        name: "AfterSale", folder: "Modules",
        imports: ["Core", "Store", "Web", "Identity", "Settings", "Payments", "Catalog", "Divisions", "Trade"]),
    Module(
        name: "Settlement", folder: "Modules",
        imports: ["Core", "Store", "Web", "Identity", "Settings", "Payments", "Catalog", "Ledger", "Trade", "AfterSale"]),
    Module(name: "Reviews", folder: "Modules", imports: ["Core", "Store", "Web", "Identity", "Catalog", "Trade"]),
    Module(name: "Notices", folder: "Modules", imports: ["Core", "Store", "Web", "Identity", "Payments", "Catalog", "Trade", "AfterSale"]),
    Module(name: "CustomerService", folder: "Modules", imports: ["Core", "Store", "Web", "Identity", "Catalog", "Trade"]),
    Module(name: "PastOrders", folder: "Modules", imports: ["Core", "Store", "Web", "Catalog", "Divisions"]),
    Module(
        name: "Insight", folder: "Modules", imports: ["Core", "Store", "Web", "Identity", "Catalog", "Trade", "PastOrders"]),

    // Connectors: companies outside, each with a sandbox that behaves like it.
    Module(
        name: "SandboxPay", folder: "Connectors", imports: ["Core", "Store", "Web", "Identity", "Payments"],
        products: [crypto]),
    Module(
        name: "WeChatPay", folder: "Connectors", imports: ["Core", "Web", "WebClient", "Payments"], products: [crypto, cryptoExtras]),

    // Edge: what people see.
    Module(name: "Design", folder: "Edge", imports: ["Core", "Web"], resources: [.embedInCode("Assets")]),
    Module(
        name: "Storefront", folder: "Edge",
        imports: [
            "Core", "Web", "Identity", "Payments", "Catalog", "Divisions", "Offers", "Trade", "AfterSale", "Settlement", "Reviews",
            "Notices", "CustomerService", "Design",
        ]),
    Module(
        name: "Consoles", folder: "Edge",
        imports: [
            "Core", "Runtime", "Web", "Identity", "Settings", "Payments", "Catalog", "Ledger", "Divisions", "Offers", "Trade", "AfterSale",
            "Settlement", "Reviews", "CustomerService", "Insight", "Design",
        ]),

    // Proves the books from the rows of all rooms; the people of the demo, and the program.
    Module(name: "Verify", folder: "", imports: ["Core", "Store", "Ledger"]),
    Module(
        name: "Market", folder: "",
        imports: [
            "Core", "Store", "Web", "Identity", "Settings", "Catalog", "Payments", "Ledger", "Offers", "Trade", "AfterSale", "Settlement",
            "Reviews", "CustomerService", "SandboxPay",
        ],
        products: [crypto]),
    Module(
        name: "App", folder: "",
        imports: [
            "Core", "Store", "StoreSQLite", "StorePostgres", "Runtime", "Web", "WebHummingbird", "WebClient", "Identity", "Settings",
            "Payments", "Catalog", "PastOrders", "Ledger", "Divisions", "Offers", "Trade", "AfterSale", "Settlement", "Reviews",
            "Notices", "CustomerService", "Insight", "SandboxPay", "WeChatPay", "Design", "Storefront", "Consoles", "Market", "Verify",
        ],
        products: [logging, lifecycle, signals, crypto]),

    // Measures the house from outside, as a load, and from below, as the ceiling.
    Module(
        name: "Bench", folder: "",
        imports: [
            "Core", "Store", "StoreSQLite", "Runtime", "Identity", "Payments", "Catalog", "Ledger", "Offers", "Trade", "SandboxPay",
            "Market", "Verify", "App",
        ],
        products: [sqlite, logging]),
]

/// Test targets: what each may import beside `Testing`.
let tests: [(name: String, imports: [String])] = [
    ("CoreTests", ["Core", "TestKit"]),
    ("StoreTests", ["Core", "Store", "StoreSQLite", "StorePostgres", "Runtime", "TestKit"]),
    ("RuntimeTests", ["Core", "Store", "Runtime", "TestKit"]),
    ("WebTests", ["Core", "Web", "WebHummingbird"]),
    ("IdentityTests", ["Core", "Store", "Web", "Identity", "TestKit"]),
    ("SettingsTests", ["Core", "Store", "Identity", "Settings", "TestKit"]),
    ("CatalogTests", ["Core", "Store", "Web", "Identity", "Settings", "Catalog", "TestKit"]),
    ("LedgerTests", ["Core", "Store", "Identity", "Catalog", "Ledger", "TestKit"]),
    ("DivisionsTests", ["Divisions"]),
    ("PaymentsTests", ["Core", "Store", "Runtime", "Identity", "Payments", "SandboxPay", "TestKit"]),
    ("WeChatPayTests", ["Core", "Store", "Runtime", "Web", "WebClient", "Identity", "Payments", "WeChatPay", "TestKit"]),
    (
        "OffersTests",
        ["Core", "Store", "Web", "Identity", "Payments", "Catalog", "Offers", "Trade", "SandboxPay", "App", "TestKit", "StoryKit"]
    ),
    (
        "TradeTests",
        [
            "Core", "Store", "Web", "Runtime", "Identity", "Settings", "Payments", "Catalog", "Divisions", "Trade", "SandboxPay", "App",
            "TestKit", "StoryKit",
        ]
    ),
    (
        "NoticesTests",
        [
            "Core", "Store", "Web", "Runtime", "Identity", "Settings", "Payments", "Catalog", "Trade", "Notices", "SandboxPay", "App",
            "TestKit", "StoryKit",
        ]
    ),
    (
        "CustomerServiceTests",
        [
            "Core", "Store", "Web", "Runtime", "Identity", "Catalog", "Trade", "Notices", "CustomerService", "App", "TestKit", "StoryKit",
        ]
    ),
    (
        "AfterSaleTests",
        [
            "Core", "Store", "Web", "Runtime", "Identity", "Settings", "Payments", "Catalog", "Trade", "AfterSale", "Notices", "SandboxPay",
            "App", "TestKit", "StoryKit",
        ]
    ),
    (
        "ReviewsTests",
        ["Core", "Store", "Web", "Identity", "Payments", "Catalog", "Trade", "Reviews", "App", "TestKit", "StoryKit"]
    ),
    (
        "InsightTests",
        [
            "Core", "Store", "Web", "Identity", "Payments", "Catalog", "Trade", "Insight", "App", "TestKit", "StoryKit",
        ]
    ),
    (
        "StoryTests",
        [
            "Core", "Store", "Web", "Runtime", "Design", "Identity", "Settings", "Payments", "Catalog", "Divisions", "Offers", "Trade",
            "Notices", "CustomerService", "SandboxPay", "Verify", "App",
            "TestKit", "StoryKit", "souk",
        ]
    ),
    (
        "PastOrdersTests",
        ["Core", "Store", "Web", "Identity", "Catalog", "PastOrders", "Insight", "App", "TestKit", "StoryKit"]
    ),
    (
        "SettlementTests",
        [
            "Core", "Store", "Web", "Runtime", "Identity", "Settings", "Ledger", "Payments", "Catalog", "Trade", "AfterSale", "Settlement",
            "SandboxPay", "WeChatPay", "WebClient", "App", "TestKit", "StoryKit",
        ]
    ),
    ("DesignTests", ["Core", "Web", "Design", "TestKit"]),
    (
        "StorefrontTests",
        [
            "Core", "Store", "Web", "Identity", "Settings", "Payments", "Catalog", "Ledger", "Offers", "Trade", "AfterSale", "Settlement",
            "Reviews", "Notices", "CustomerService", "SandboxPay", "Storefront", "TestKit",
        ]
    ),
    ("ConsolesTests", ["Core", "Web", "Design", "Catalog", "Trade", "Consoles"]),
    (
        "MarketTests",
        [
            "Core", "Store", "Web", "Runtime", "Identity", "Catalog", "Payments", "Ledger", "Trade", "AfterSale", "Settlement",
            "CustomerService", "SandboxPay", "Market", "Verify", "App", "TestKit",
        ]
    ),
    (
        "VerifyTests",
        [
            "Core", "Store", "Runtime", "Identity", "Catalog", "Ledger", "Payments", "Trade", "AfterSale", "Reviews", "SandboxPay", "App",
            "Verify", "TestKit", "StoryKit",
        ]
    ),
    ("TidyTests", ["Core", "Store", "Runtime", "App", "StoryKit", "TestKit"]),
]

/// Products that tests name themselves.
let testProducts: [String: [Target.Dependency]] = [
    "RuntimeTests": [logging], "WebTests": [logging, lifecycle], "PaymentsTests": [logging], "WeChatPayTests": [logging],
]

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func named(_ names: [String]) -> [Target.Dependency] { names.map { .target(name: $0) } }

var targets: [Target] = modules.map { module in
    .target(
        name: module.name, dependencies: named(module.imports) + module.products,
        path: ["Sources", module.folder, module.name].filter { !$0.isEmpty }.joined(separator: "/"),
        exclude: ["README.md"], resources: module.resources, swiftSettings: settings)
}
targets += [
    .systemLibrary(
        name: "CLibPQ", path: "Sources/Kernel/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .executableTarget(
        name: "souk",
        dependencies: named(["App", "Bench", "Core", "Market", "Store", "Runtime", "Identity", "Catalog", "PastOrders", "Verify"]) + [
            logging, arguments,
        ],
        path: "Sources/souk",
        exclude: ["README.md"], swiftSettings: settings),
    .target(
        name: "StoryKit",
        dependencies: named([
            "Core", "Store", "Web", "Runtime", "Identity", "Payments", "Catalog", "Divisions", "Trade", "SandboxPay", "App", "TestKit",
        ]) + [logging], path: "Tests/StoryKit", swiftSettings: settings),
    .target(
        name: "TestKit", dependencies: named(["Core", "Store", "StoreSQLite", "StorePostgres", "Runtime"]),
        path: "Tests/TestKit", swiftSettings: settings),
]
targets += tests.map { test in
    .testTarget(
        name: test.name, dependencies: named(test.imports) + testProducts[test.name, default: []],
        path: "Tests/\(test.name)", swiftSettings: settings)
}

let package = Package(
    name: "souk",
    products: [.executable(name: "souk", targets: ["souk"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: targets
)
