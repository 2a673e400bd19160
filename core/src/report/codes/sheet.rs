//! Codes of the form of sheets: files in TOML that a person edits, or the same in JSON.

codes! {
    SYNTAX = "sheet-syntax" Error, source: "TOML 1.1; RFC 8259",
        en: "the file is not {notation}: {found}", help: "mend this place; until then nothing else in this file is checked",
        zh: "文件不符合{notation}格式：{found}", help: "请更正此处；在此之前不检查该文件的其他内容";
    FIELD_MISSING = "sheet-field-missing" Error, source: "",
        en: "`{field}` is missing", help: "add `{field}`",
        zh: "缺少“{field}”", help: "请补上“{field}”";
    FIELD_UNKNOWN = "sheet-field-unknown" Error, source: "",
        en: "`{found}` is not a field here, expected one of {expected}", help: "remove it, or choose one of the fields",
        zh: "此处没有“{found}”这一字段，可用字段：{expected}", help: "请删除，或改用可用字段";
    FIELD_MISSPELT = "sheet-field-misspelt" Error, source: "",
        en: "`{found}` is not a field here", help: "did you mean `{meant}`?",
        zh: "此处没有“{found}”这一字段", help: "是否应为“{meant}”？";
    FIELD_TWICE = "sheet-field-twice" Error, source: "RFC 8259, 4",
        en: "`{field}` stands there twice", help: "keep one of the two",
        zh: "字段“{field}”重复", help: "请只保留一个";
    NOT_TEXT = "sheet-not-text" Error, source: "",
        en: "found a value of type `{found}`, expected `string`", help: "write it in quotes",
        zh: "值的类型为“{found}”，应为“string”", help: "请写在引号内";
    NOT_INTEGER = "sheet-not-integer" Error, source: "",
        en: "found a value of type `{found}`, expected `integer`", help: "write a whole number, without quotes",
        zh: "值的类型为“{found}”，应为“integer”", help: "请写整数，不加引号";
    NOT_BOOLEAN = "sheet-not-boolean" Error, source: "",
        en: "found a value of type `{found}`, expected `boolean`", help: "write true or false, without quotes",
        zh: "值的类型为“{found}”，应为“boolean”", help: "请写true或false，不加引号";
    NOT_DATE = "sheet-not-date" Error, source: "",
        en: "found a value of type `{found}`, expected `date`", help: "write a day of the calendar as 2026-01-01, without a time; in TOML without quotes, in JSON as a text",
        zh: "值的类型为“{found}”，应为“date”", help: "请填写实际存在的日期，如2026-01-01，不加时间；TOML不加引号，JSON写作文本";
    NOT_LIST = "sheet-not-list" Error, source: "",
        en: "found a value of type `{found}`, expected `array`", help: "write it in square brackets, or as tables with two pairs of brackets round their name",
        zh: "值的类型为“{found}”，应为“array”", help: "请写在方括号内；若为多个表，表名用双方括号";
    NOT_TABLE = "sheet-not-table" Error, source: "",
        en: "found a value of type `{found}`, expected `table`", help: "write its fields in braces, or under its name in brackets",
        zh: "值的类型为“{found}”，应为“table”", help: "请把字段写在花括号内，或写在方括号表名之下";
    VALUE_UNKNOWN = "sheet-value-unknown" Error, source: "",
        en: "`{found}` is not a value here, expected one of {expected}", help: "choose one of the expected values",
        zh: "“{found}”不是可用的值，可用值：{expected}", help: "请从可用值中选择";
    TEXT_EMPTY = "sheet-text-empty" Error, source: "",
        en: "the text is empty", help: "write the text, or remove the field where it may be missing",
        zh: "文本为空", help: "请填写文本；可缺省的字段也可删除";
    TEXT_FORM = "sheet-text-form" Error, source: "",
        en: "the text has control characters, outer blanks or more than {most} characters", help: "keep to one line of plain text",
        zh: "文本含控制字符、首尾空白或超过{most}个字符", help: "请只写一行普通文本";
}
