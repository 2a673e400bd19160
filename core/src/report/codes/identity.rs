//! Codes of identity numbers and case numbers. None repeats the number.

codes! {
    IDENTITY_LENGTH = "identity-length" Error, source: "",
        en: "the number has {found} characters, expected {expected}", help: "compare it with the document character by character",
        zh: "号码有{found}位，应为{expected}位", help: "请与证件逐位核对";
    IDENTITY_CHARACTER = "identity-character" Error, source: "",
        en: "character {position} of the number is not one of {expected}", help: "compare it with the document character by character",
        zh: "号码第{position}位不在{expected}之内", help: "请与证件逐位核对";
    IDENTITY_FULL_WIDTH = "identity-full-width" Error, source: "",
        en: "character {position} of the number is a full-width letter or digit", help: "switch the input method to half width and type it again",
        zh: "号码第{position}位是全角字符", help: "请将输入法切换为半角后重新输入";
    IDENTITY_SPACE = "identity-space" Error, source: "",
        en: "character {position} of the number is a space or another sign that cannot be seen", help: "delete it, or type the number anew instead of pasting it",
        zh: "号码第{position}位是空格或不可见字符", help: "请删除该字符，或手工重新输入，不要粘贴";
    IDENTITY_KIND = "identity-kind" Error, source: "GB 11643-1999; 港澳台居民居住证申领发放办法 (国办发〔2018〕81号)",
        en: "the number does not begin as one of this kind of document does", help: "choose the kind of the document: 81, 82 or 83 is a residence permit of Hong Kong, Macao or Taiwan residents, 9 or three letters a foreigner's permanent-residence card, else 1 to 8 a citizen number",
        zh: "号码开头与所选证件种类不符", help: "请核对证件种类：81、82、83开头为港澳台居民居住证，9或三个字母开头为外国人永久居留身份证，其余1至8开头为公民身份号码";
    IDENTITY_CHECK_DIGIT = "identity-check-digit" Error, source: "GB 11643-1999; ISO 7064 MOD 11-2",
        en: "the last character does not fit the others: one is wrong, or two are swapped", help: "compare it with the document character by character",
        zh: "末位校验码不符：有一位错误或两位颠倒", help: "请与证件逐位核对";
    IDENTITY_BIRTH_DATE = "identity-birth-date" Error, source: "GB 11643-1999",
        en: "characters 7 to 14 of the number are not a date", help: "compare it with the document character by character",
        zh: "号码第7至14位不是有效日期", help: "请与证件逐位核对";
    IDENTITY_FORM = "identity-form" Error, source: "",
        en: "the identity is not an object of `kind` and `number`, both text, with a known kind", help: "name the kind and the number, as kind citizen-number",
        zh: "身份信息应为含“kind”和“number”两个文本字段的对象，且种类须为已知种类", help: "请写明种类和号码，例如kind为citizen-number";
    CREDIT_CODE_CHECK_DIGIT = "credit-code-check-digit" Error, source: "GB 32100-2015",
        en: "the last character of the credit code does not fit the others", help: "compare it with the certificate; some early codes fail the check though they are valid, and can be recorded as such after the original was seen",
        zh: "统一社会信用代码末位校验码不符", help: "请与证照核对；部分早期代码虽有效但不符合校验规则，核验原件后可按此类代码登记";
    CREDIT_CODE_MARK = "credit-code-mark" Error, source: "GB 32100-2015",
        en: "the credit code is marked with a wrong check character, but the character is right, or the kind has no such mark", help: "leave out the mark `check`",
        zh: "已标注校验码不符，但校验码正确，或该证件种类没有此标注", help: "请去掉“check”标注";
    CASE_NUMBER_FORM = "case-number-form" Error, source: "",
        en: "the case number is not written as 6, 4, 8 and 6 digits and a check character, with dashes between or without any", help: "write it as on the receipt, as 420600-0007-20260302-000123-8",
        zh: "办件编号应为6位、4位、8位、6位数字及1位校验码，以短横线分隔或不分隔", help: "请按回执填写，例如420600-0007-20260302-000123-8";
    CASE_NUMBER_CHECK = "case-number-check" Error, source: "ISO 7064 MOD 11-2",
        en: "the check character of the case number does not fit: a character is wrong, or two are swapped", help: "compare it with the receipt character by character",
        zh: "办件编号校验码不符：有一位错误或两位颠倒", help: "请与回执逐位核对";
    CASE_NUMBER_DATE = "case-number-date" Error, source: "",
        en: "the case number has no valid day from the years 2000 to 9999", help: "check the day on which the case was opened",
        zh: "办件编号中的日期无效，年份应为2000年至9999年", help: "请核对办件日期";
    CASE_NUMBER_SERIAL = "case-number-serial" Error, source: "",
        en: "the serials of an outlet's day run from 1 to 999,999", help: "choose serials within these bounds",
        zh: "网点每日流水号应在1至999999之间", help: "请在此范围内取号";
}
