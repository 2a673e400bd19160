//! Codes of the form of sheets: files in TOML that a person edits.

codes! {
    SYNTAX = "sheet-syntax" Error, source: "TOML 1.1",
        en: "the file is not TOML: {found}", help: "mend the line; until then nothing else in this file is checked",
        zh: "文件不是有效的TOML：{found}", help: "请更正该行；在此之前不检查该文件的其他内容";
    MISSING = "sheet-missing" Error, source: "",
        en: "`{field}` is missing", help: "add it",
        zh: "缺少“{field}”", help: "请补充";
    UNKNOWN_FIELD = "sheet-unknown-field" Error, source: "",
        en: "`{field}` is not a field here", help: "correct its spelling or remove it",
        zh: "此处没有“{field}”这一字段", help: "请更正拼写或删去";
    NOT_TEXT = "sheet-not-text" Error, source: "",
        en: "the value is not text, or empty", help: "write it in quotes",
        zh: "值不是文本，或为空", help: "请写在引号内";
    NOT_DATE = "sheet-not-date" Error, source: "",
        en: "the value is not a date", help: "write a day of the calendar as 2026-01-01, without quotes",
        zh: "值不是日期", help: "请填写实际存在的日期，如2026-01-01，不加引号";
    NOT_LIST = "sheet-not-list" Error, source: "",
        en: "the value is not a list", help: "write it in square brackets, or as tables with two pairs of brackets round their name",
        zh: "值不是列表", help: "请写在方括号内；若为多个表，表名用双方括号";
    NOT_TABLE = "sheet-not-table" Error, source: "",
        en: "the value is not a table", help: "write its fields in braces, or under its name in brackets",
        zh: "值不是表", help: "请把字段写在花括号内，或写在方括号表名之下";
    CHOICE = "sheet-choice" Error, source: "",
        en: "the value is not one of {expected}", help: "choose one of them",
        zh: "值不在{expected}之中", help: "请从中选择";
}
