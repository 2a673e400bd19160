//! Codes of the catalogue: what can be wrong in an edition and in the files that it is read from.

codes! {
    SYNTAX = "catalog-syntax" Error, source: "TOML 1.0",
        en: "the file is not TOML: {found}", help: "mend this place; the rest of the file was not looked at",
        zh: "文件不符合TOML格式：{found}", help: "请更正此处；该文件的其余内容尚未检查";
    FIELD_MISSING = "catalog-field-missing" Error, source: "",
        en: "`{field}` is missing", help: "add `{field}`",
        zh: "缺少“{field}”", help: "请补上“{field}”";
    FIELD_UNKNOWN = "catalog-field-unknown" Error, source: "",
        en: "`{field}` is not a field here, expected one of {expected}", help: "remove it, or choose one of the fields",
        zh: "此处没有“{field}”这一字段，可用字段：{expected}", help: "请删除，或改用可用字段";
    FIELD_MISSPELT = "catalog-field-misspelt" Error, source: "",
        en: "`{field}` is not a field here", help: "did you mean `{meant}`?",
        zh: "此处没有“{field}”这一字段", help: "是否应为“{meant}”？";
    TYPE = "catalog-type" Error, source: "",
        en: "found a value of type `{found}`, expected `{expected}`", help: "write a value of type `{expected}`",
        zh: "值的类型为“{found}”，应为“{expected}”", help: "请改为“{expected}”类型的值";
    VALUE_UNKNOWN = "catalog-value-unknown" Error, source: "",
        en: "`{found}` is not a value here, expected one of {expected}", help: "choose one of the expected values",
        zh: "“{found}”不是可用的值，可用值：{expected}", help: "请从可用值中选择";
    TEXT_EMPTY = "catalog-text-empty" Error, source: "",
        en: "the text is empty", help: "write the text, or remove the field where it may be missing",
        zh: "文本为空", help: "请填写文本；可缺省的字段也可删除";
    TEXT_FORM = "catalog-text-form" Error, source: "",
        en: "the text has control characters, outer blanks or more than {most} characters", help: "keep to one line of plain text",
        zh: "文本含控制字符、首尾空白或超过{most}个字符", help: "请只写一行普通文本";
    AMOUNT = "catalog-amount" Error, source: "",
        en: "a limit of `{found}` is out of bounds, expected 1 to 1000", help: "write a whole number from 1 to 1000",
        zh: "时限“{found}”超出范围，应为1至1000", help: "请写1至1000的整数";
    CODE_TWICE = "catalog-code-twice" Error, source: "",
        en: "`{code}` stands already at {first}", help: "keep one of the two",
        zh: "“{code}”已出现在{first}", help: "请保留其中一个";
    ORDER = "catalog-order" Error, source: "",
        en: "`{code}` does not come after the one before it", help: "write the edition again from its files",
        zh: "“{code}”未排在前一项之后", help: "请由源文件重新生成该版本";
    SECTION_UNKNOWN = "catalog-section-unknown" Error, source: "",
        en: "`{found}` is not a section of this edition, expected one of {expected}", help: "name a section of the edition, or add it there",
        zh: "本版本没有科室“{found}”，现有科室：{expected}", help: "请使用现有科室，或先在版本中添加";
    CATEGORY_UNKNOWN = "catalog-category-unknown" Error, source: "",
        en: "`{found}` is not a category of this edition, expected one of {expected}", help: "name a category of the edition, or add it there",
        zh: "本版本没有类别“{found}”，现有类别：{expected}", help: "请使用现有类别，或先在版本中添加";
    WINDOW_PAYS = "catalog-window-pays" Error, source: "社会保险经办条例 37",
        en: "the window alone may not complete what moves a payment account, or pays, stops or resumes a benefit: `{word}`", help: "make its lane `live` or `committed`; or mark the lane as read in a source",
        zh: "变更发放账户或者支付、停止、恢复待遇的事项不得由窗口一人办结：“{word}”", help: "请将办理方式改为“live”或“committed”；如有依据，请标注已查阅";
    LICENCE_PAUSE = "catalog-licence-pause" Error, source: "行政许可法 45",
        en: "a supplement does not pause the limit of a licence", help: "remove `supplement` from its pauses",
        zh: "行政许可的时限不因补正而中止", help: "请从中止事由中删除“supplement”";
    EDITION_MISSING = "catalog-edition-missing" Error, source: "",
        en: "no file has an `edition` table", help: "add the file that names the edition, its sections, categories and defaults",
        zh: "没有文件包含“edition”表", help: "请加入写明版本、科室、类别和默认值的文件";
    EDITION_TWICE = "catalog-edition-twice" Error, source: "",
        en: "the edition stands already in {first}", help: "keep one file with an `edition` table",
        zh: "版本信息已在{first}中给出", help: "只能有一个文件包含“edition”表";
    EMPTY = "catalog-empty" Error, source: "",
        en: "the edition has no item", help: "add at least one item",
        zh: "该版本没有任何事项", help: "请至少加入一个事项";
}
