//! Codes of the catalogue: what can be wrong in an edition. The form of its files has the codes of [`sheet`](super::sheet).

codes! {
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
    POLICY_UNKNOWN = "catalog-policy-unknown" Error, source: "",
        en: "`{found}` is not a policy that was given, expected one of {expected}", help: "name one of them, or give the policy beside the files",
        zh: "未提供政策“{found}”，可用的政策：{expected}", help: "请使用已提供的政策，或随文件一并提供该政策";
    CONDITION_UNKNOWN = "catalog-condition-unknown" Error, source: "",
        en: "the policy `{policy}` has no truth `{found}` in every period", help: "name a fact that is yes or no and never none, or such a decision",
        zh: "政策“{policy}”并非在每个时段都有是否值“{found}”", help: "请填写取值为是或否且不会为空的事实或决策项";
    CONDITION_ALONE = "catalog-condition-alone" Error, source: "",
        en: "the material depends on a truth, and its item names no policy", help: "give the item a `policy`, or remove `when`",
        zh: "该材料设有条件，但事项未指定政策", help: "请为事项指定“policy”，或删除“when”";
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
