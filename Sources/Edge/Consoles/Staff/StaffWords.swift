// StaffWords.swift: the words of staff pages and of the audit trail; those of roles and rights are Identity's own.
import Catalog
import Identity
import Web

enum StaffWords {
    static let people = Phrase("desk.staff_people", zh: "在这里工作的人", en: "Who works here")
    static let you = Phrase("desk.staff_you", zh: "你", en: "You")
    static let name = Phrase("desk.staff_name", zh: "名字", en: "Name")
    static let since = Phrase("desk.staff_since", zh: "加入时间", en: "Since")
    static let change = Phrase("desk.staff_change", zh: "改角色", en: "Change")
    static let changeTitle = Phrase("desk.staff_change_title", zh: "能做什么", en: "What they may do")
    static let save = Phrase("desk.staff_save", zh: "保存角色", en: "Save roles")
    static let removeTitle = Phrase("desk.staff_remove_title", zh: "不再在这里工作", en: "No longer works here")
    static let removeEffect = Phrase(
        "desk.staff_remove_effect", zh: "移除后 {name} 马上不能进入后台；做过的事都还留在操作记录里。",
        en: "{name} loses access to the desk at once; what they did stays in the audit trail.")
    static let removeVerb = Phrase("desk.staff_remove_verb", zh: "移除 {name}", en: "Remove {name}")
    static let add = Phrase("desk.staff_add", zh: "加一位员工", en: "Add somebody")
    static let addVerb = Phrase("desk.staff_add_verb", zh: "添加", en: "Add")
    static let identifier = Phrase("desk.staff_identifier", zh: "手机号或邮箱", en: "Phone number or e-mail")
    static let identifierHelp = Phrase("desk.staff_identifier_help", zh: "对方要先注册", en: "They must have signed up")
    static let roles = Phrase("desk.staff_roles", zh: "角色", en: "Roles")
    static let table = Phrase("desk.staff_table", zh: "每个角色能做什么", en: "What each role may do")
    static let right = Phrase("desk.staff_right", zh: "事情", en: "Task")
    static let yes = Phrase("desk.staff_yes", zh: "能", en: "Yes")
    static let no = Phrase("desk.staff_no", zh: "不能", en: "No")
    static let audit = Phrase("desk.audit", zh: "操作记录", en: "Audit trail")
    static let auditAbout = Phrase(
        "desk.audit_about", zh: "谁在什么时候改了什么，新的在前，不能修改", en: "Who changed what and when, newest first; it cannot be edited")
    static let when = Phrase("desk.audit_when", zh: "时间", en: "When")
    static let who = Phrase("desk.audit_who", zh: "谁", en: "Who")
    static let what = Phrase("desk.audit_what", zh: "做了什么", en: "What")
    static let subject = Phrase("desk.audit_subject", zh: "对象", en: "Subject")
    static let nothing = Phrase("desk.audit_none", zh: "还没有操作记录。", en: "Nothing was recorded yet.")

    static let imported = Phrase("desk.audit_imported", zh: "新增 {new} 件，更新 {changed} 件", en: "{new} new, {changed} changed")
    static let options = Phrase("desk.audit_options", zh: "{n} 个规格", en: "{n} options")

    static func about(_ role: Role) -> Phrase {
        switch role {
        case .owner: Phrase("desk.role_owner_about", zh: "什么都能做，也能换负责人", en: "May do everything, and name owners")
        case .manager: Phrase("desk.role_manager_about", zh: "管商品、订单、员工和设置", en: "Runs products, orders, staff and settings")
        case .stockKeeper: Phrase("desk.role_stock_about", zh: "只改库存，看不到买家信息", en: "Sets stock; does not see buyers")
        case .shipper: Phrase("desk.role_shipper_about", zh: "看订单、发货、打印发货单", en: "Sees orders, ships, prints slips")
        case .service: Phrase("desk.role_service_about", zh: "看订单，能替买家取消并退款", en: "Sees orders, cancels and refunds")
        case .finance: Phrase("desk.role_finance_about", zh: "看订单和资金", en: "Sees orders and money")
        case .viewer: Phrase("desk.role_viewer_about", zh: "只看，不能改", en: "Looks, changes nothing")
        }
    }

    static func action(_ name: String) -> Phrase? {
        switch name {
        case "staff.added": Phrase("desk.did_staff_added", zh: "加了员工", en: "Added to staff")
        case "staff.changed": Phrase("desk.did_staff_changed", zh: "改了角色", en: "Changed roles")
        case "staff.invited": Phrase("desk.did_invited", zh: "发出邀请", en: "Invited somebody")
        case "staff.joined": Phrase("desk.did_joined", zh: "接受邀请加入", en: "Joined by invitation")
        case "staff.invitation_withdrawn": Phrase("desk.did_withdrawn", zh: "收回邀请", en: "Took an invitation back")
        case "staff.removed": Phrase("desk.did_staff_removed", zh: "移除员工", en: "Removed from staff")
        case "orders.shipped": Phrase("desk.did_shipped", zh: "发货", en: "Shipped")
        case "orders.cancelled": Phrase("desk.did_cancelled", zh: "取消订单", en: "Cancelled an order")
        case "orders.note_changed": Phrase("desk.did_note", zh: "改了内部备注", en: "Changed a staff note")
        case "orders.parcel_corrected": Phrase("desk.did_corrected", zh: "改了运单号", en: "Corrected a tracking number")
        case "shop.settings_changed": Phrase("desk.did_settings", zh: "改了店铺设置", en: "Changed shop settings")
        case "shop.rest_planned": Phrase("desk.did_rest", zh: "安排了店铺休息", en: "Planned a holiday")
        case "shop.rest_ended": Phrase("desk.did_rest_ended", zh: "取消了店铺休息", en: "Ended the holiday")
        case "products.created": Phrase("desk.did_created", zh: "新建商品", en: "Made a product")
        case "products.changed": Phrase("desk.did_changed", zh: "改了商品", en: "Changed a product")
        case "products.listed": Phrase("desk.did_listed", zh: "上架商品", en: "Listed a product")
        case "products.delisted": Phrase("desk.did_delisted", zh: "下架商品", en: "Delisted a product")
        case "products.deleted": Phrase("desk.did_deleted", zh: "删除商品", en: "Deleted a product")
        case "products.priced": Phrase("desk.did_priced", zh: "改了价格", en: "Changed prices")
        case "products.imported": Phrase("desk.did_imported", zh: "用文件导入商品", en: "Imported products")
        case "products.undone": Phrase("desk.did_undone", zh: "撤销批量改动", en: "Undid a bulk change")
        case "products.listed_many": BulkUndoWords.kind(.listed)
        case "products.delisted_many": BulkUndoWords.kind(.delisted)
        case "products.priced_many": BulkUndoWords.kind(.priced)
        case "stock.set": Phrase("desk.did_stock", zh: "改了库存", en: "Set stock")
        case "organisation.created": Phrase("desk.did_organisation", zh: "建立主体", en: "Opened the organisation")
        default: nil
        }
    }
}
