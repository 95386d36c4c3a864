// PlatformWords.swift: the texts of the platform's desk.
import Catalog
import Identity
import Web

enum PlatformWords {
    static let platform = Phrase("platform.desk", zh: "平台", en: "Platform")
    static let overview = Phrase("platform.overview", zh: "平台概览", en: "Overview")
    static let shops = Phrase("platform.shops", zh: "店铺", en: "Shops")
    static let categories = Phrase("platform.categories", zh: "类目", en: "Categories")
    static let brands = Phrase("platform.brands", zh: "品牌", en: "Brands")
    static let accounts = Phrase("platform.accounts", zh: "账号", en: "Accounts")
    static let staff = Phrase("platform.staff", zh: "平台员工", en: "Platform staff")
    static let settings = Phrase("platform.settings", zh: "规则与期限", en: "Rules and deadlines")
    static let work = Phrase("platform.work", zh: "运行状况", en: "Events and due work")
    static let marketGroup = Phrase("platform.group_market", zh: "市场", en: "Market")
    static let peopleGroup = Phrase("platform.group_people", zh: "人", en: "People")
    static let runningGroup = Phrase("platform.group_running", zh: "运行", en: "Running")

    static let done: [String: Phrase] = [
        "saved": Phrase("platform.done_saved", zh: "已保存。", en: "Saved."),
        "graded": Phrase("platform.done_graded", zh: "店铺等级已保存。", en: "The shop's grade is saved."),
        "opened": Phrase("platform.done_opened", zh: "店铺已开业。", en: "The shop is open."),
        "rejected": Phrase(
            "platform.done_rejected", zh: "已驳回，商家能看到原因，可以改后再申请。", en: "Rejected: the merchant sees why and may apply again."),
        "suspended": Phrase(
            "platform.done_suspended", zh: "已暂停营业：商品不再展示，不能下新单；已下的订单照常履约。",
            en: "Suspended: nothing new can be bought; placed orders go on."),
        "resumed": Phrase("platform.done_resumed", zh: "已恢复营业。", en: "The shop sells again."),
        "approved": Phrase("platform.done_approved", zh: "品牌已通过。", en: "Brand approved."),
        "merged": Phrase("platform.done_merged", zh: "已合并，商品正在分批更新。", en: "Merged; products follow in small steps."),
        "deleted": Phrase("platform.done_deleted", zh: "类目已删除。", en: "Category deleted."),
        "locked": Phrase("platform.done_locked", zh: "账号已锁定，所有登录已结束。", en: "Locked; all its sessions have ended."),
        "unlocked": Phrase("platform.done_unlocked", zh: "账号已解锁，可以重新登录。", en: "Unlocked; it may sign in again."),
        "ended": Phrase("platform.done_ended", zh: "已在所有设备上退出登录。", en: "Signed out everywhere."),
        "staff": Phrase("platform.done_staff", zh: "员工已更新。", en: "Staff updated."),
        "planned": Phrase("platform.done_planned", zh: "已计划，到时自动生效。", en: "Planned: it takes effect at its time."),
        "cancelled": Phrase("platform.done_cancelled", zh: "计划已取消。", en: "The plan was cancelled."),
        "retried": Phrase("platform.done_retried", zh: "马上重试，稍后刷新看结果。", en: "Tried again now: refresh in a moment."),
        "moved": Phrase("platform.done_moved", zh: "时间已改。", en: "Moved."),
        "gone": Phrase("platform.done_gone", zh: "它已经做完，或正在执行，没有改动。", en: "It is done or under way; nothing was changed."),
    ]

    static let remove = Phrase("platform.remove", zh: "移除", en: "Remove")

    // Shops
    static let toReview = Phrase("platform.to_review", zh: "待审核", en: "To review")
    static let rejected = Phrase("platform.rejected", zh: "已驳回", en: "Rejected")
    static let open = Phrase("platform.open", zh: "营业中", en: "Open")
    static let suspended = Phrase("platform.suspended", zh: "暂停营业", en: "Suspended")
    static let noShops = Phrase("platform.no_shops", zh: "这里没有店铺。", en: "There are no shops here.")
    static let shopSearch = Phrase("platform.shop_search", zh: "店名或网址", en: "Name or address")
    static let searchVerb = Phrase("platform.search", zh: "搜索", en: "Search")
    static let shop = Phrase("platform.shop", zh: "店铺", en: "Shop")
    static let application = Phrase("platform.application", zh: "开店申请", en: "Application")
    static let organisation = Phrase("platform.organisation", zh: "经营主体", en: "Organisation")
    static let shopName = Phrase("platform.shop_name", zh: "店铺名", en: "Name")
    static let slug = Phrase("platform.slug", zh: "店铺网址", en: "Address")
    static let goods = Phrase("platform.goods", zh: "经营内容", en: "Sells")
    static let contact = Phrase("platform.contact", zh: "联系人", en: "Contact")
    static let applicant = Phrase("platform.applicant", zh: "申请人", en: "Applicant")
    static let appliedAt = Phrase("platform.applied_at", zh: "申请时间", en: "Applied")
    static let openedAt = Phrase("platform.opened_at", zh: "开业时间", en: "Opened")
    static let listedProducts = Phrase("platform.listed", zh: "在售商品", en: "Listed products")
    static let reason = Phrase("platform.reason", zh: "原因", en: "Reason")
    static let note = Phrase("platform.note", zh: "说明", en: "Note")
    static let approveTitle = Phrase("platform.approve_title", zh: "通过", en: "Approve")
    static let approveAbout = Phrase(
        "platform.approve_about", zh: "通过后店铺立即开业，商家可以上架商品。", en: "The shop opens at once and may list products.")
    static let approve = Phrase("platform.approve", zh: "通过并开业", en: "Approve and open")
    static let rejectTitle = Phrase("platform.reject_title", zh: "驳回", en: "Reject")
    static let rejectHelp = Phrase("platform.reject_help", zh: "商家会看到这段话，写清要改什么", en: "The merchant reads this: say what to change")
    static let reject = Phrase("platform.reject", zh: "驳回申请", en: "Reject")
    static let notReviewer = Phrase(
        "platform.not_reviewer", zh: "审核要有平台的“负责人”“店长”或“客服”角色。", en: "Reviewing needs the platform's owner, manager or service role.")
    static let toShop = Phrase("platform.to_shop", zh: "看这家店", en: "See the shop")
    static let suspendTitle = Phrase("platform.suspend_title", zh: "暂停营业", en: "Suspend")
    static let suspendAbout = Phrase(
        "platform.suspend_about", zh: "商品不再展示，不能下新单；已下的订单照常发货、退款和结算。",
        en: "Its goods are not shown and nothing new can be bought; placed orders are shipped, refunded and settled.")
    static let suspendVerb = Phrase("platform.suspend", zh: "暂停营业", en: "Suspend")
    static let suspendShop = Phrase("platform.suspend_shop", zh: "暂停“{name}”的营业", en: "Suspend “{name}”")
    static let suspendSays = Phrase(
        "platform.suspend_says", zh: "“{name}”有 {n} 款在售商品，暂停后买家都看不到、也买不到；已下的订单不受影响。",
        en: "“{name}” has {n} listed products. Buyers will neither see nor buy them; placed orders go on.")
    static let suspendHelp = Phrase("platform.suspend_help", zh: "商家会看到这段话", en: "The merchant reads this")
    static let keepOpen = Phrase("platform.keep_open", zh: "不暂停", en: "Keep it open")
    static let suspendedBecause = Phrase("platform.suspended_because", zh: "已暂停营业。原因：", en: "Suspended. Reason: ")
    static let resumeTitle = Phrase("platform.resume_title", zh: "恢复营业", en: "Resume")
    static let resumeAbout = Phrase("platform.resume_about", zh: "商品立即重新展示，可以下单。", en: "Its goods are shown and sold again at once.")
    static let resumeVerb = Phrase("platform.resume", zh: "恢复营业", en: "Resume")
    static let history = Phrase("platform.history", zh: "经过", en: "History")
    static let installation = Phrase("platform.installation", zh: "系统", en: "The system")
    static let state = Phrase("platform.state", zh: "状态", en: "State")

    static func what(_ what: ShopRecord.What) -> Phrase {
        switch what {
        case .applied: Phrase("platform.r_applied", zh: "申请开店", en: "Applied")
        case .rejected: Phrase("platform.r_rejected", zh: "驳回", en: "Rejected")
        case .opened: Phrase("platform.r_opened", zh: "开业", en: "Opened")
        case .suspended: Phrase("platform.r_suspended", zh: "暂停营业", en: "Suspended")
        case .resumed: Phrase("platform.r_resumed", zh: "恢复营业", en: "Resumed")
        }
    }

    // Overview
    static let seeAll = Phrase("platform.see_all", zh: "看全部", en: "See all")
    static let brandsWaiting = Phrase("platform.brands_waiting", zh: "待看的新品牌", en: "New brands")
    static let parkedHomes = Phrase("platform.parked", zh: "卡住的事件", en: "Stuck events")
    static let troubledWork = Phrase("platform.troubled", zh: "迟到或失败的任务", en: "Late or failing work")
    static let market = Phrase("platform.market", zh: "市场", en: "Market")
    static let openShops = Phrase("platform.open_shops", zh: "营业中的店铺", en: "Open shops")
    static let suspendedShops = Phrase("platform.suspended_shops", zh: "暂停营业的店铺", en: "Suspended shops")
    static let nothingToReview = Phrase("platform.nothing_to_review", zh: "没有待审核的申请。", en: "No application waits.")
    static let plannedChanges = Phrase("platform.planned_changes", zh: "计划中的规则变更", en: "Planned changes")
    static let nothingPlanned = Phrase("platform.nothing_planned", zh: "没有计划中的变更。", en: "Nothing is planned.")

    // Categories and brands
    static let treeAbout = Phrase(
        "platform.tree_about", zh: "最多三级；隐藏的类目不在分类页展示，商品仍可搜到。",
        en: "Three levels at most. A hidden one is not shown to those who browse; its products are still found.")
    static let noCategories = Phrase("platform.no_categories", zh: "还没有类目。", en: "There are no categories yet.")
    static let hidden = Phrase("platform.hidden", zh: "已隐藏", en: "Hidden")
    static let up = Phrase("platform.up", zh: "上移", en: "Up")
    static let down = Phrase("platform.down", zh: "下移", en: "Down")
    static let addCategory = Phrase("platform.add_category", zh: "加一个类目", en: "Add a category")
    static let add = Phrase("platform.add", zh: "添加", en: "Add")
    static let nameZh = Phrase("platform.name_zh", zh: "中文名", en: "Chinese name")
    static let nameEn = Phrase("platform.name_en", zh: "英文名", en: "English name")
    static let parent = Phrase("platform.parent", zh: "上级类目", en: "Under")
    static let firstLevel = Phrase("platform.first_level", zh: "（一级类目）", en: "(first level)")
    static let hide = Phrase("platform.hide", zh: "在分类页隐藏", en: "Hide from browsing")
    static let hideHelp = Phrase("platform.hide_help", zh: "它下面的类目也一起隐藏；商品照常在售", en: "With all below it; products stay on sale")
    static let save = Phrase("platform.save", zh: "保存", en: "Save")
    static let deleteCategory = Phrase("platform.delete_category", zh: "删除类目", en: "Delete")
    static let deleteAbout = Phrase(
        "platform.delete_about", zh: "有下级类目或商品的类目不能删除，可以隐藏。", en: "One with children or products cannot be deleted; hide it instead.")
    static let delete = Phrase("platform.delete", zh: "删除", en: "Delete")
    static let brandsAbout = Phrase(
        "platform.brands_about", zh: "商家填的新品牌先能用，平台看过后通过、改名或合并。",
        en: "Brands that merchants name work at once; approve, rename or merge them.")
    static let unseen = Phrase("platform.unseen", zh: "待看", en: "New")
    static let approveBrand = Phrase("platform.approve_brand", zh: "通过", en: "Approve")
    static let noBrands = Phrase("platform.no_brands", zh: "这里没有品牌。", en: "There are no brands here.")
    static let brandSearch = Phrase("platform.brand_search", zh: "品牌名", en: "Brand")
    static let brandName = Phrase("platform.brand_name", zh: "品牌名", en: "Name")
    static let brandProducts = Phrase("platform.brand_products", zh: "{n} 款商品在用。", en: "Used by {n} products.")
    static let saveBrand = Phrase("platform.save_brand", zh: "保存并通过", en: "Save and approve")
    static let mergeTitle = Phrase("platform.merge_title", zh: "合并到另一个品牌", en: "Merge into another brand")
    static let mergeInto = Phrase("platform.merge_into", zh: "合并到", en: "Into")
    static let mergeHelp = Phrase(
        "platform.merge_help", zh: "填写完整的品牌名；合并后不能拆开，旧名导入时仍认得", en: "The whole name. It cannot be undone; imports still know the old name")
    static let mergeVerb = Phrase("platform.merge", zh: "合并", en: "Merge")

    // Accounts
    static let accountsAbout = Phrase(
        "platform.accounts_about", zh: "按手机号、邮箱、账号编号或完整称呼查找。", en: "By phone number, e-mail, account number or whole name.")
    static let accountSearch = Phrase("platform.account_search", zh: "手机号、邮箱、编号或称呼", en: "Phone, e-mail, number or name")
    static let noAccounts = Phrase("platform.no_accounts", zh: "没有找到“{q}”。", en: "Nothing found for “{q}”.")
    static let account = Phrase("platform.account", zh: "账号", en: "Account")
    static let accountNumber = Phrase("platform.account_number", zh: "账号编号", en: "Number")
    static let identifier = Phrase("platform.identifier", zh: "手机号或邮箱", en: "Phone or e-mail")
    static let createdAt = Phrase("platform.created_at", zh: "注册时间", en: "Signed up")
    static let sessions = Phrase("platform.sessions", zh: "登录中的设备", en: "Sessions")
    static let locked = Phrase("platform.locked", zh: "已锁定", en: "Locked")
    static let free = Phrase("platform.free", zh: "正常", en: "In use")
    static let worksFor = Phrase("platform.works_for", zh: "所在主体", en: "Works for")
    static let worksForNobody = Phrase("platform.works_for_nobody", zh: "没有加入任何主体。", en: "Works for nobody.")
    static let keepAccount = Phrase("platform.keep_account", zh: "处理", en: "Act")
    static let lockAbout = Phrase(
        "platform.lock_about", zh: "锁定后不能登录，所有设备马上退出；订单不受影响。", en: "Locked, it cannot sign in and is signed out everywhere; orders go on.")
    static let unlockAbout = Phrase("platform.unlock_about", zh: "解锁后可以重新登录。", en: "It may sign in again.")
    static let accountReasonHelp = Phrase(
        "platform.account_reason_help", zh: "记在这个账号的经过里，平台员工可见", en: "Kept with the account, for the platform's staff")
    static let lock = Phrase("platform.lock", zh: "锁定账号", en: "Lock")
    static let unlock = Phrase("platform.unlock", zh: "解锁账号", en: "Unlock")
    static let endSessions = Phrase("platform.end_sessions", zh: "退出所有设备", en: "Sign out everywhere")
    static let lockedBecause = Phrase("platform.locked_because", zh: "账号已锁定。原因：", en: "Locked. Reason: ")
    static let noRecords = Phrase("platform.no_records", zh: "平台没有处理过这个账号。", en: "The platform has done nothing to it.")

    static func what(_ what: AccountRecord.What) -> Phrase {
        switch what {
        case .locked: Phrase("platform.a_locked", zh: "锁定", en: "Locked")
        case .unlocked: Phrase("platform.a_unlocked", zh: "解锁", en: "Unlocked")
        case .sessionsEnded: Phrase("platform.a_ended", zh: "退出所有设备", en: "Signed out everywhere")
        }
    }

    // Settings
    static let settingsAbout = Phrase(
        "platform.settings_about", zh: "变更按计划的时间生效；已经开始的期限不变。",
        en: "A change takes effect at its time; deadlines that run keep the span they began with.")
    static let planned = Phrase("platform.planned", zh: "计划中", en: "Planned")
    static let cancelled = Phrase("platform.cancelled", zh: "已取消", en: "Cancelled")
    static let cancelPlan = Phrase("platform.cancel_plan", zh: "取消计划", en: "Cancel")
    static let neverSet = Phrase("platform.never_set", zh: "没有改过，用的是默认值。", en: "Never changed: this is the default.")
    static let planChange = Phrase("platform.plan_change", zh: "计划更改", en: "Plan a change")
    static let planVerb = Phrase("platform.plan", zh: "计划更改", en: "Plan it")
    static let leave = Phrase("platform.leave", zh: "不改了", en: "Leave it")
    static let holdsNow = Phrase("platform.holds_now", zh: "现在", en: "Now")
    static let newValue = Phrase("platform.new_value", zh: "改为", en: "New value")
    static let from = Phrase("platform.from", zh: "生效时间", en: "From")
    static let fromHelp = Phrase("platform.from_help", zh: "北京时间，最早一分钟后", en: "Beijing time, at least a minute ahead")
    static let why = Phrase("platform.why", zh: "为什么", en: "Why")

    // Work
    static let workAbout = Phrase(
        "platform.work_about", zh: "事件送到了哪里，哪些任务迟到或失败。", en: "How far events have come, and what is late or fails.")
    static let refresh = Phrase("platform.refresh", zh: "刷新", en: "Refresh")
    static let givenUp = Phrase("platform.given_up", zh: "不再自动重试", en: "Given up")
    static let triesAgain = Phrase("platform.tries_again", zh: "将重试", en: "Tries again")
    static let retry = Phrase("platform.retry", zh: "马上重试", en: "Try again")
    static let retryAll = Phrase("platform.retry_all", zh: "全部重试", en: "Try all again")
    static let failedTimes = Phrase("platform.failed_times", zh: "失败 {n} 次", en: "{n} failures")
    static let home = Phrase("platform.home", zh: "归属", en: "Home")
    static let nothingParked = Phrase("platform.nothing_parked", zh: "没有卡住的事件。", en: "No event is stuck.")
    static let runNow = Phrase("platform.run_now", zh: "马上执行", en: "Run now")
    static let inAnHour = Phrase("platform.in_an_hour", zh: "一小时后", en: "In an hour")
    static let attempts = Phrase("platform.attempts", zh: "试过 {n} 次", en: "{n} attempts")
    static let dueAt = Phrase("platform.due_at", zh: "应在", en: "due")
    static let nothingLate = Phrase("platform.nothing_late", zh: "没有迟到或失败的任务。", en: "Nothing is late or fails.")
    static let listeners = Phrase("platform.listeners", zh: "监听者", en: "Listeners")
    static let listener = Phrase("platform.listener", zh: "监听者", en: "Listener")
    static let behind = Phrase("platform.behind", zh: "落后", en: "Behind")
    static let parked = Phrase("platform.parked_count", zh: "卡住", en: "Stuck")
    static let caughtUp = Phrase("platform.caught_up", zh: "都跟上了", en: "Caught up")
    static let dueWork = Phrase("platform.due_work", zh: "任务", en: "Due work")
    static let kind = Phrase("platform.kind", zh: "种类", en: "Kind")
    static let waitingWork = Phrase("platform.waiting_work", zh: "等待", en: "Waiting")
    static let overdue = Phrase("platform.overdue", zh: "迟到", en: "Overdue")
    static let failing = Phrase("platform.failing", zh: "失败过", en: "Failed")
    static let nextAt = Phrase("platform.next_at", zh: "最近一个", en: "next")
    static let processes = Phrase("platform.processes", zh: "进程", en: "Processes")
    static let alive = Phrase("platform.alive", zh: "在跑", en: "Running")
    static let ended = Phrase("platform.ended", zh: "已结束", en: "Ended")
}
