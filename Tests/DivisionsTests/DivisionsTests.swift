// DivisionsTests.swift: the bundled divisions are whole, and found by the names that people write.
import Divisions
import Testing

@Suite struct DivisionsTests {
    @Test func `the edition is whole and every child lies under its parent`() {
        #expect(Divisions.provinces.count == 34)
        let cities = Divisions.provinces.flatMap { Divisions.cities(of: $0.code) }
        #expect(cities.count == 342 + 3 + 2 + 20)
        let areas = cities.flatMap { Divisions.areas(of: $0.code) }
        #expect(areas.filter { !["71", "81", "82"].contains($0.code.prefix(2)) }.count == 2_978)
        for division in Divisions.provinces + cities + areas {
            #expect(!division.name.isEmpty && Divisions.path(of: division.code)?.last == division)
            #expect(Divisions.isLeaf(division.code) == (division.code.count == 6))
        }
    }

    static let lines: [(code: String, path: [String], line: String)] = [
        ("310115", ["上海市", "上海市", "浦东新区"], "上海市浦东新区"),
        ("440106", ["广东省", "广州市", "天河区"], "广东省广州市天河区"),
        ("500229", ["重庆市", "县", "城口县"], "重庆市城口县"),
        ("419001", ["河南省", "省直辖县级行政区划", "济源市"], "河南省济源市"),
        ("810101", ["香港特别行政区", "香港岛", "中西区"], "香港特别行政区香港岛中西区"),
        ("33", ["浙江省"], "浙江省"),
    ]

    @Test(arguments: lines)
    func `a path names province, city and area; a line leaves out what nobody writes`(code: String, path: [String], line: String) {
        #expect(Divisions.path(of: code)?.map(\.name) == path)
        #expect(Divisions.line(of: code) == line)
    }

    @Test(arguments: ["", "9", "99", "3101150", "31011", "abc", "310199"])
    func `an unknown code is nothing`(code: String) {
        #expect(Divisions.path(of: code) == nil && Divisions.line(of: code) == nil && !Divisions.isLeaf(code))
        #expect(Divisions.cities(of: code).isEmpty && Divisions.areas(of: code).isEmpty)
    }

    static let names: [(String, String?)] = [
        ("上海", "31"), ("上海市", "31"), ("广东", "44"), ("广东省", "44"), ("内蒙古", "15"), ("内蒙古自治区", "15"),
        ("新疆", "65"), ("新疆维吾尔自治区", "65"), ("广西", "45"), ("宁夏回族自治区", "64"), (" 西藏 ", "54"), ("香港", "81"),
        ("澳门特别行政区", "82"), ("台湾", "71"), ("广州", nil), ("省", nil), ("", nil),
    ]

    @Test(arguments: names)
    func `a province is found by any common form of its name`(name: String, code: String?) {
        #expect(Divisions.province(named: name)?.code == code)
    }

    @Test func `no two provinces share the form without ending`() {
        for province in Divisions.provinces {
            #expect(Divisions.province(named: province.name) == province)
        }
    }
}
