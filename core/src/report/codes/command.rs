//! Codes of commands as they come in: their JSON, and what they say about an item.

codes! {
    MATERIAL_UNKNOWN = "material-unknown" Error, source: "",
        en: "the item has {count} materials, counted from 0; there is none at position {found}", help: "name the material by its position in the item's list",
        zh: "该事项共有{count}项材料（从0数起），没有第{found}项", help: "请按事项材料清单中的序号填写";
    MATERIAL_TWICE = "material-twice" Error, source: "",
        en: "the material at position {found} is named twice", help: "name each material once",
        zh: "第{found}项材料重复", help: "每项材料只填一次";
    TEXT_TOO_LONG = "text-too-long" Error, source: "",
        en: "the text has more than {most} characters, or holds control characters", help: "shorten it and leave out control characters",
        zh: "文字超过{most}个字符，或含有控制字符", help: "请缩短文字并去除控制字符";
    TOO_MANY_PAPERS = "too-many-papers" Error, source: "",
        en: "{found} papers are named, at most {most} are taken", help: "put several papers into one scan",
        zh: "列出了{found}份材料，最多{most}份", help: "请合并扫描";
    COMMAND_FORM = "command-form" Error, source: "",
        en: "the command cannot be read: {found}", help: "write it as the schema of commands says",
        zh: "无法读取该操作：{found}", help: "请按操作的数据格式填写";
    COMMAND_CLAIMS = "command-claims" Error, source: "受审分离",
        en: "the command claims `{found}`, which only the desk fills in", help: "leave the field out; role, person, post and outlet come from the desk",
        zh: "操作中写入了“{found}”，该项只能由岗位填入", help: "请去掉该项；角色、人员、岗位和网点由系统填入";
    CASE_CORRUPT = "case-corrupt" Error, source: "",
        en: "event {version} of the case does not follow from those before it: {what}", help: "the journal was changed from outside; run the audit before going on",
        zh: "办件的第{version}个事件与之前的事件不符：{what}", help: "日志可能被外部改动，请先进行稽核";
}
