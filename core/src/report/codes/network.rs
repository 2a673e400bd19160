//! Codes of the network: faults of its files, of its parts, and gaps in what its people can do.

codes! {
    HALL_COUNT = "network-hall-count" Error, source: "",
        en: "the network has {found} halls, expected exactly one", help: "keep one `[hall]` table in all files together",
        zh: "网络中有{found}个大厅，应当恰好有一个", help: "所有文件中只保留一个`[hall]`表";
    TWICE = "network-twice" Error, source: "",
        en: "`{what}` `{name}` stands twice", help: "remove one of the two or give it a name of its own",
        zh: "“{what}”“{name}”重复出现", help: "请删去其中一处，或另行命名";
    UNKNOWN_NAME = "network-unknown-name" Error, source: "",
        en: "there is no `{what}` `{name}`", help: "correct the name, or add what it names",
        zh: "不存在“{what}”“{name}”", help: "请更正名称，或补充其所指内容";
    PERSON_TWICE = "network-person-twice" Error, source: "",
        en: "`{first}` and `{second}` are one natural person: their identity digests are equal", help: "keep one of the two ids and move its postings to the other",
        zh: "“{first}”与“{second}”为同一自然人：身份摘要相同", help: "请保留其中一个编号，并将派驻并入其下";
    FUNCTIONS_EXCLUSIVE = "network-functions-exclusive" Error, source: "人社厅发〔2021〕64号",
        en: "`{person}` may not be `{first}` and `{second}` at the same time", help: "end one posting before the other begins, or post another person",
        zh: "“{person}”不得同时担任“{first}”和“{second}”", help: "请先结束其中一个岗位，或另派他人";
    ADMINISTRATIONS_EXCLUSIVE = "network-administrations-exclusive" Error, source: "",
        en: "`{person}` may not administer as `{first}` and `{second}` at the same time", help: "end one posting before the other begins, or post another person",
        zh: "“{person}”不得同时担任管理岗位“{first}”和“{second}”", help: "请先结束其中一个岗位，或另派他人";
    POST_SEAT = "network-post-seat" Error, source: "",
        en: "a `{post}` is not posted to `{place}`", help: "window clerks and customer managers are posted to an outlet, reviewers to a section or the hall, all others to the hall",
        zh: "“{post}”不得派驻到“{place}”", help: "窗口经办和客户经理派驻网点，审核派驻科室或大厅，其余派驻大厅";
    BANK_POST = "network-bank-post" Error, source: "",
        en: "`{person}` is employed by a bank and may not be `{post}`", help: "post a bank's employee as `window-clerk` or `customer-manager`",
        zh: "“{person}”为银行员工，不得担任“{post}”", help: "银行员工只能担任`window-clerk`或`customer-manager`";
    POSTING_OVERLAP = "network-posting-overlap" Error, source: "",
        en: "`{person}` is posted twice at the same time as `{post}` to `{place}`", help: "keep one of the two postings, or end the first before the second begins",
        zh: "“{person}”同一时间两次以“{post}”派驻到“{place}”", help: "请只保留一次派驻，或使前者先行结束";
    TERM_REVERSED = "network-term-reversed" Error, source: "",
        en: "it ends on {until}, before it begins on {from}", help: "correct one of the two days; both are included",
        zh: "结束日{until}早于开始日{from}", help: "请更正其中一个日期；首日和末日均计入";
    AGREEMENT_LICENCE = "network-agreement-licence" Error, source: "",
        en: "the agreement lists `{item}`, which is a licence", help: "take it off the list: a bank accepts no licences",
        zh: "协议清单列入了行政许可事项“{item}”", help: "请从清单中删去：银行网点不受理行政许可";
    NOT_BEFORE_RECORDED = "network-not-before-recorded" Error, source: "",
        en: "the change reaches back to {day}, before the edition of {effective}", help: "a change of the roster is never effective before it is recorded; choose a later day",
        zh: "变更追溯至{day}，早于本版生效日{effective}", help: "人员变更不得早于其记录之日生效；请选择更晚的日期";
    EDITION_ORDER = "network-edition-order" Error, source: "",
        en: "the new edition would hold from {effective}, before the one that it changes, which holds from {before}", help: "choose a day that is not before the present edition's",
        zh: "新版生效日{effective}早于所变更版本的生效日{before}", help: "请选择不早于现行版本的日期";
    POSTING_UNKNOWN = "network-posting-unknown" Error, source: "",
        en: "`{person}` has no posting as `{post}` to `{place}` from {from}", help: "name the posting as the network holds it",
        zh: "“{person}”没有自{from}起以“{post}”派驻到“{place}”的记录", help: "请按网络中的记录指明派驻";
    GAP_WINDOW_ACCEPT = "network-gap-acceptance-window" Error, source: "",
        en: "outlet `{outlet}` has no acceptance window", help: "give it a window whose role is `accepts` or `both`, and post a `window-clerk` there",
        zh: "网点“{outlet}”没有受理窗口", help: "请设置职能为`accepts`或`both`的窗口，并派驻`window-clerk`";
    GAP_WINDOW_ISSUE = "network-gap-issuing-window" Error, source: "",
        en: "outlet `{outlet}` has no issuing window", help: "give it a window whose role is `issues` or `both`, and post a `window-clerk` there",
        zh: "网点“{outlet}”没有出件窗口", help: "请设置职能为`issues`或`both`的窗口，并派驻`window-clerk`";
    GAP_CLERK_ACCEPT = "network-gap-acceptance-clerk" Error, source: "",
        en: "nobody is posted at an acceptance window of outlet `{outlet}` on {on}", help: "post a `window-clerk` there",
        zh: "{on}网点“{outlet}”的受理窗口无人派驻", help: "请派驻`window-clerk`";
    GAP_CLERK_ISSUE = "network-gap-issuing-clerk" Error, source: "",
        en: "nobody is posted at an issuing window of outlet `{outlet}` on {on}", help: "post a `window-clerk` there",
        zh: "{on}网点“{outlet}”的出件窗口无人派驻", help: "请派驻`window-clerk`";
    GAP_SECTION = "network-gap-section" Error, source: "",
        en: "the hall has no section `{section}`, which reviews {count} items of the category `{category}`, as `{item}`", help: "add the section to the hall, and post a `reviewer` there",
        zh: "大厅没有科室“{section}”，类别“{category}”中有{count}个事项由其审核，如“{item}”", help: "请在大厅中增设该科室，并派驻`reviewer`";
    GAP_ACCEPT = "network-gap-acceptance" Error, source: "",
        en: "nobody can accept {count} items of the category `{category}` on {on}, as `{item}`", help: "post a `window-clerk` who is qualified for `{category}` to an acceptance window that offers them; a bank's employee accepts only within the agreement",
        zh: "{on}类别“{category}”中有{count}个事项无人可以受理，如“{item}”", help: "请向提供该事项的受理窗口派驻具备“{category}”资格的`window-clerk`；银行员工只能在协议清单内受理";
    GAP_REVIEW = "network-gap-review" Error, source: "",
        en: "{count} items of the category `{category}`, as `{item}`, need {needed} reviewers beside whoever accepts, on {on} there are {found}", help: "post a `reviewer` who is qualified for `{category}` to section `{section}`",
        zh: "类别“{category}”中有{count}个事项（如“{item}”）除受理人外需要{needed}名审核人，{on}只有{found}名", help: "请向科室“{section}”派驻具备“{category}”资格的`reviewer`";
    GAP_ISSUE = "network-gap-issuing" Error, source: "",
        en: "nobody can issue {count} items of the category `{category}` on {on}, as `{item}`", help: "post a `window-clerk` to an issuing window of an outlet that offers them",
        zh: "{on}类别“{category}”中有{count}个事项无人可以出件，如“{item}”", help: "请向提供该事项的网点的出件窗口派驻`window-clerk`";
}
