//! Codes of the form of sheets: files in TOML that a person edits.

codes! {
    SYNTAX = "sheet-syntax" Error, source: "TOML 1.1",
        en: "the file is not TOML: {found}", help: "mend the line; until then nothing else in this file is checked",
        zh: "文件不是有效的TOML:{found}", help: "请更正该行;在此之前不检查该文件的其他内容";
    MISSING = "sheet-missing" Error, source: "",
        en: "`{field}` is missing", help: "add it",
        zh: "缺少“{field}”", help: "请补充";
    UNKNOWN_FIELD = "sheet-unknown-field" Error, source: "",
        en: "`{field}` is not a field here", help: "correct its spelling or remove it",
        zh: "此处没有“{field}”这一字段", help: "请更正拼写或删去";
    TYPE = "sheet-type" Error, source: "",
        en: "the value does not fit, expected {expected}", help: "write the value in that form",
        zh: "值的形式不对,应为{expected}", help: "请按该形式填写";
    CHOICE = "sheet-choice" Error, source: "",
        en: "the value is not one of {expected}", help: "choose one of them",
        zh: "值不在{expected}之中", help: "请从中选择";
}
