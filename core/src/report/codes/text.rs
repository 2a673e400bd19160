//! Codes of the plain forms: identifiers, canonical bytes, randomness.

codes! {
    ID_FORM = "id-form" Error, source: "",
        en: "{what} is malformed, expected {expected}", help: "correct it and try again",
        zh: "{what}格式不对，应为{expected}", help: "请更正后重试";
    CANONICAL_FORM = "canonical-form" Error, source: "RFC 8785",
        en: "the bytes are not canonical JSON at byte {offset}: {found}", help: "encode the value again with the canonical writer",
        zh: "第{offset}字节处不是规范的JSON：{found}", help: "请用规范编码器重新编码";
    CANONICAL_VALUE = "canonical-value" Error, source: "RFC 8785",
        en: "the value has no canonical form: {found}", help: "use whole numbers within 2^53-1, text and ASCII field names",
        zh: "该值没有规范形式：{found}", help: "只能使用绝对值不超过2^53-1的整数、文本和ASCII字段名";
    ENTROPY_UNAVAILABLE = "entropy-unavailable" Error, source: "",
        en: "no randomness could be had: {found}", help: "check the system's random source, then try again; nothing was written",
        zh: "无法取得随机数：{found}", help: "请检查系统随机源后重试；尚未写入任何内容";
    VALUE_FORM = "value-form" Error, source: "",
        en: "`{what}` does not fit: expected {expected}", help: "give it the shape that the documentation and the schema name",
        zh: "“{what}”不合要求：应为{expected}", help: "请按文档和数据格式填写";
    DEFECT = "defect" Defect, source: "",
        en: "a mistake of this library: {what}", help: "please report it with this text; nothing was written",
        zh: "程序自身的错误：{what}", help: "请将此信息报告给维护者；尚未写入任何内容";
}
