//! Codes of the journal's stores.

codes! {
    FAILED = "store-failed" Error, source: "",
        en: "the store failed: {found}", help: "nothing of this call was written; mend the cause and try again",
        zh: "存储出错：{found}", help: "本次调用未写入任何内容；请排除原因后重试";
    OUTCOME_UNKNOWN = "store-outcome-unknown" Error, source: "",
        en: "the commit itself failed, so it is not known whether it was written: {found}",
        help: "open the journal again and look up the command ids; until then it does nothing more",
        zh: "提交时出错，无法确定是否已写入：{found}", help: "请重新打开日志库并按命令编号查询结果；在此之前不再执行任何操作";
    BUSY = "store-busy" Error, source: "",
        en: "another connection held the journal for too long", help: "nothing of this call was written; try again",
        zh: "日志库被其他连接占用过久", help: "本次调用未写入任何内容；请重试";
    NEWER = "store-newer" Error, source: "",
        en: "the journal has schema {found}, this program knows schemas up to {known}",
        help: "open it with the newer program that wrote it; it was not changed",
        zh: "日志库的结构版本为{found}，本程序最高支持{known}", help: "请使用写入它的新版程序打开；文件未被改动";
    NOT_A_JOURNAL = "store-not-a-journal" Error, source: "",
        en: "the file is not a journal: {found}", help: "check the path; the file was not changed",
        zh: "该文件不是日志库：{found}", help: "请检查路径；文件未被改动";
    SCHEMA_CHANGED = "store-schema-changed" Error, source: "",
        en: "the schema of the journal was changed by another hand at `{name}`",
        help: "restore the journal from a backup, or find out who changed it; it was not changed now",
        zh: "日志库的结构在“{name}”处被外部改动", help: "请从备份恢复，或查明改动者；文件未被改动";
    DAMAGED = "store-damaged" Error, source: "",
        en: "the store holds something that cannot be read: {what}", help: "restore the journal from a backup",
        zh: "存储中有无法读取的内容：{what}", help: "请从备份恢复日志库";
    SETTING_FIXED = "store-setting-fixed" Error, source: "",
        en: "the setting `{name}` has another value already", help: "a setting is set once; read it instead of setting it",
        zh: "设置项“{name}”已有其他值", help: "设置项只能设置一次；请改为读取";
    TWO_ROOTS = "store-two-roots" Error, source: "RFC 6962",
        en: "another root is kept for a log of {size} records", help: "the log has two histories; stop, keep both as they are and call the auditors",
        zh: "已保存{size}条记录时的另一个根哈希", help: "日志出现两种历史；请停止办理，保持原状并通知稽核人员";
    SUITE = "store-suite" Error, source: "",
        en: "the journal's log is of suite {found}, not {expected}", help: "open it with its own suite; a log keeps its algorithms for good",
        zh: "日志库的算法套件为{found}，不是{expected}", help: "请按其原有套件打开；日志的算法一经确定不再更改";
    PAGE_SIZE = "store-page-size" Error, source: "",
        en: "a page has 1 to 1000 entries, not {found}", help: "ask for smaller pages, one after the other",
        zh: "每页为1至1000条，不能为{found}", help: "请缩小每页条数，逐页读取";
    CURSOR = "store-cursor" Error, source: "",
        en: "the cursor comes from another kind of worklist", help: "begin the worklist again from its first page",
        zh: "该游标来自另一类工作清单", help: "请从工作清单的第一页重新读取";
    SERIAL_COUNT = "store-serial-count" Error, source: "",
        en: "1 to 1000 serial numbers are set apart at a time, not {found}", help: "ask for fewer, or more often",
        zh: "每次预留1至1000个流水号，不能为{found}", help: "请减少数量或分次预留";
    SERIALS_USED_UP = "store-serials-used-up" Error, source: "",
        en: "outlet {outlet} has no serial numbers left for {day}", help: "number the cases of another day or outlet",
        zh: "网点{outlet}在{day}的流水号已用完", help: "请使用其他日期或网点的流水号";
}
