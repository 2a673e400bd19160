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
    POLICY_MISSING = "policy-missing" Error, source: "",
        en: "the catalogue names the policy `{policy}` of edition {found}, which was not given", help: "give the office the policies that the catalogue was read with",
        zh: "目录引用的政策“{policy}”（版本{found}）未提供", help: "请提供读取该目录时所用的政策";
    FACTS_UNASKED = "facts-unasked" Error, source: "",
        en: "no policy of item {item} reads facts of this act", help: "leave the facts out; they go with receipt, papers and decisions of an item that names a policy",
        zh: "事项{item}在该操作中没有读取事实的政策", help: "请去掉事实；仅在已指定政策的事项接件、补正和作出决定时填写";
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
    OWN_KEYS_MISSING = "own-keys-missing" Error, source: "",
        en: "the office has no keys of its own, and signatures are required", help: "give it a log key and a system key, or say in the settings that records are host-attested",
        zh: "系统未配置自身密钥，而设置要求签名", help: "请配置日志密钥与系统密钥，或在设置中明确记录由主机作证";
    KEY_RECORD_LOST = "key-record-lost" Error, source: "",
        en: "the journal lists a key record in stream `{stream}` that is not there", help: "the journal was changed from outside; keep it as it is and call the auditors",
        zh: "日志库所列密钥记录（链“{stream}”）不存在", help: "日志库可能被外部改动，请保持原状并通知稽核人员";
    DAY_PASSED = "joint-day-passed" Error, source: "",
        en: "the act was prepared on {found}, and today is {expected}", help: "prepare it again; what it changes holds from the day on which it is recorded",
        zh: "该操作准备于{found}，今天是{expected}", help: "请重新准备；变更自记录之日起生效";
    LOG_KEY_OTHER = "log-key-other" Error, source: "",
        en: "the register names `{key}` as the key of the log, the office was opened with `{found}`", help: "open it with the key that the register names, or name the new one first",
        zh: "登记册所列日志密钥为“{key}”，系统所用为“{found}”", help: "请使用登记册所列密钥，或先登记新密钥";
    ROLLED_BACK = "log-rolled-back" Error, source: "",
        en: "the journal has {found} records and is not what was signed at {size}", help: "it was rolled back or changed: restore what is missing from a copy or a feed; until then the office only reads",
        zh: "日志库现有{found}条记录，与{size}条时所签内容不符", help: "日志库已被回退或改动：请从副本或订阅流补回；在此之前只能查阅";
    RECEIPT_UNKNOWN = "receipt-unknown" Error, source: "",
        en: "there is no record `{found}`", help: "a receipt number is a case number, a slash and the number of the record in the case",
        zh: "没有记录“{found}”", help: "回执号由办件编号、斜杠和记录在办件中的序号组成";
    EXPORT_FAILED = "export-failed" Error, source: "",
        en: "the file could not be written: {found}", help: "files that were finished are whole; mend the cause and export again",
        zh: "文件写入失败：{found}", help: "已写完的文件是完整的；请排除原因后重新导出";
}
