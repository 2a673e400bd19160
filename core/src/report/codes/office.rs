//! Codes of the one door: logins, repeats, races, and what an office needs to open.

codes! {
    CASE_MOVED_ON = "case-moved-on" Error, source: "",
        en: "the case moved on: version {found}, the act saw {seen}; last {last}", help: "look at the case as it is now and act again",
        zh: "办件已有变化：现为第{found}版，操作所见为第{seen}版；最近一次：{last}", help: "请查看办件现状后重新操作";
    CASE_UNKNOWN = "case-unknown" Error, source: "",
        en: "no case is known under this id or number", help: "check the number; its last character tells most slips",
        zh: "没有此编号的办件", help: "请核对编号，末位校验码可发现多数笔误";
    ITEM_UNKNOWN = "item-unknown" Error, source: "",
        en: "the catalogue has no item `{found}`", help: "search the catalogue for the item",
        zh: "目录中没有事项“{found}”", help: "请在目录中查找事项";
    OUTLET_UNKNOWN = "outlet-unknown" Error, source: "",
        en: "the network has no outlet `{found}`", help: "take an outlet of the network",
        zh: "网点“{found}”不存在", help: "请选择已有网点";
    PERSON_UNKNOWN = "person-unknown" Error, source: "",
        en: "the network has no such person on its staff", help: "the roster administrators enter the person first",
        zh: "人员名册中没有此人", help: "请先由人员管理岗录入";
    SUBJECT_MISSING = "subject-missing" Error, source: "",
        en: "the registration names neither applicant nor subject", help: "give the applicant with an identity document",
        zh: "登记未写明申请人或参保人", help: "请填写申请人及其身份证件";
    COMMAND_REUSED = "command-reused" Error, source: "",
        en: "the command id was used before, for something else or by somebody else", help: "give each command an id of its own",
        zh: "该操作编号已用于其他内容或由他人使用", help: "每次操作请使用新的编号";
    FOREIGN_ACT = "foreign-act" Error, source: "",
        en: "the act was prepared for log `{found}`, not for this one", help: "prepare it at a desk of this office",
        zh: "该操作是为日志“{found}”准备的，不属于本日志", help: "请在本系统的岗位上重新操作";
    CLOCK_WENT_BACK = "clock-went-back" Error, source: "",
        en: "the office's clock stands before the newest record", help: "set the clock; nothing is recorded until it is right",
        zh: "系统时钟早于最近一条记录", help: "请校准时钟；校准前不作记录";
    EDITION_UNKNOWN = "edition-unknown" Error, source: "",
        en: "the journal has no {kind} edition `{found}`", help: "the journal was changed from outside; run the audit",
        zh: "日志中没有版本“{found}”（{kind}）", help: "日志可能被外部改动，请进行稽核";
    ROSTER_ONE_PERSON = "roster-one-person" Refusal, source: "",
        en: "a roster change takes two different roster administrators", help: "a second administrator logs in",
        zh: "人员变动须由两名不同的管理人员共同办理", help: "请另一名管理人员登录";
    SKEW_OUT_OF_BOUNDS = "skew-out-of-bounds" Error, source: "",
        en: "clocks of desks may differ from the office's by 1 to 1440 minutes, not by {found}", help: "open the office with such a bound",
        zh: "岗位时钟与系统时钟的允许差为1至1440分钟，不能为{found}分钟", help: "请以此范围内的数值打开";
    RECORD_CHAIN = "record-chain" Error, source: "",
        en: "record {sequence} of the case does not fit: {what}", help: "the journal was changed from outside; keep it as it is and call the auditors",
        zh: "办件的第{sequence}条记录不符：{what}", help: "日志可能被外部改动，请保持原状并通知稽核人员";
}
