//! Codes of acts, records and commitments.

codes! {
    RECORD_TOO_LARGE = "record-too-large" Error, source: "C2SP tlog-tiles",
        en: "the record has {size} bytes, at most {limit} are allowed", help: "shorten the command's header, or move what is long into the payload",
        zh: "记录为{size}字节，超过上限{limit}字节", help: "请缩短命令头，或将较长内容移入载荷";
    ORIGIN_NOT_DEMO = "origin-not-demo" Error, source: "",
        en: "the log origin `{origin}` is not marked as a demo, but its randomness can be foretold", help: "use the system's randomness, or an origin that begins with `demo.`",
        zh: "日志来源“{origin}”未标明为演示，但其随机数可被预知", help: "请使用系统随机源，或使用以demo.开头的日志来源";
    PAYLOAD_FIELD_NAME = "payload-field-name" Error, source: "",
        en: "field {position} of the payload is misnamed", help: "name it with 1 to 64 lower-case letters, digits and `_`, beginning with a letter",
        zh: "载荷的第{position}个字段名称不合规", help: "请使用以字母开头的1至64个小写字母、数字或下划线命名";
    PAYLOAD_SALTS = "payload-salts" Error, source: "",
        en: "the payload's salts do not stand beside its fields one for one", help: "use the payload as it was stored; a changed one proves nothing",
        zh: "载荷的盐值与字段不是一一对应", help: "请使用原样保存的载荷；改动过的载荷不能作为证明";
    DISCLOSURE_FIELD = "disclosure-field" Error, source: "",
        en: "name {position} of the fields to show is no field of the payload", help: "choose among the fields of the payload",
        zh: "要求出示的第{position}个字段不在载荷中", help: "请从载荷已有字段中选择";
    DISCLOSURE_REPEATED = "disclosure-repeated" Error, source: "",
        en: "shown field {position} stands among the hidden ones too", help: "ask for the bundle again; this one proves nothing",
        zh: "出示的第{position}个字段同时列为未出示", help: "请重新索取证据包；此件不能作为证明";
    COMMITMENT_MISMATCH = "commitment-mismatch" Error, source: "",
        en: "the shown fields are not those that the act committed to", help: "a value, a salt, a name, the case or the command was changed; ask for the bundle again",
        zh: "所出示的字段与该行为承诺的内容不符", help: "值、盐值、字段名、办件或命令已被改动；请重新索取证据包";
}
