// SchemaTests.swift: every table of the house has its home, and keeps to what both databases speak.
import App
import TestKit
import Testing

@Suite struct SchemaTests {
    /// Tables that are rarely written and read everywhere; they have no home.
    static let shared: Set<String> = ["kernel_migration", "catalog_category", "catalog_brand", "catalog_name", "settings_version"]

    @Test func `every table has a home, and the home is in every key`() {
        #expect(schemaProblems(allMigrations, shared: Self.shared) == [])
    }
}
