//! Codes of screening: what can be wrong with policies that run together, and with the columns of a batch.

codes! {
    COLUMN_REPEATED = "screen-column-repeated" Error, source: "",
        en: "the batch has more than one column `{name}`", help: "keep the one that holds the fact, and drop or rename the others",
        zh: "数据中名为“{name}”的列不止一个", help: "请保留存放该事实的一列，删除或改名其他列";
    COLUMN_TYPE = "screen-column-type" Error, source: "",
        en: "column `{name}` is {found}, expected {expected}", help: "convert the column, or name it otherwise if it is not this fact",
        zh: "列“{name}”的类型为{found}，应为{expected}", help: "请转换该列类型；如非此事实，请改名";
    COMPANION_TAKEN = "screen-companion-taken" Error, source: "",
        en: "fact `{name}` is named as the column that says whether `{of}` is none", help: "rename the fact",
        zh: "事实“{name}”与说明“{of}”是否为无的列同名", help: "请更改事实名称";
    GRANT_DIFFERS = "screen-grant-differs" Error, source: "",
        en: "policy `{policy}` grants `{name}` as {found} in one period and as {other} in another", help: "give both the same type, or different names",
        zh: "政策“{policy}”的给付“{name}”在一个时段为{found}，在另一时段为{other}", help: "请使两个时段类型相同，或使用不同名称";
    POLICY_REPEATED = "screen-policy-repeated" Error, source: "",
        en: "policy `{policy}` stands among the policies more than once", help: "screen the editions one after the other",
        zh: "政策“{policy}”重复", help: "请分别对各版本进行筛查";
}
