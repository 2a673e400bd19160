//! Codes of FEEL, the expression language: faults of a text.

codes! {
    TEXT_LONG = "feel-text-long" Error, source: "DMN 1.5, 10.3.1",
        en: "the text has {found} bytes, the limit is {most}", help: "divide the decision into several, each with a name of its own",
        zh: "文本有{found}字节，上限为{most}", help: "请拆分为多个分别命名的决策";
    DEPTH = "feel-depth" Error, source: "DMN 1.5, 10.3.1",
        en: "the text is nested deeper than {most} levels here", help: "divide the decision into several; write a long row of `or` as `value in (a, b, c)`",
        zh: "此处嵌套超过{most}层", help: "请拆分为多个决策；连续的`or`可写成`值 in (a, b, c)`";
    NODES = "feel-nodes" Error, source: "DMN 1.5, 10.3.1",
        en: "the text has more than {most} parts", help: "divide the decision into several, each with a name of its own",
        zh: "文本的组成部分超过{most}个", help: "请拆分为多个分别命名的决策";
    EMPTY = "feel-empty" Error, source: "DMN 1.5, 10.3.1",
        en: "there is no expression", help: "write what is to be computed; a cell that accepts anything holds `-`",
        zh: "没有表达式", help: "请写明要计算的内容；单元格不设条件时写`-`";
    UNEXPECTED = "feel-unexpected" Error, source: "DMN 1.5, 10.3.1",
        en: "found {found}, expected {expected}", help: "correct this place, or what stands right before it",
        zh: "此处为{found}，应为{expected}", help: "请更正此处或紧接其前的内容";
    BRACKET_OPEN = "feel-bracket-open" Error, source: "DMN 1.5, 10.3.1",
        en: "`{found}` is never closed", help: "write `{expected}` where it ends",
        zh: "“{found}”没有闭合", help: "请在其结束处写上“{expected}”";
    OPERATOR = "feel-operator" Error, source: "DMN 1.5, 10.3.1",
        en: "`{found}` is not an operator here", help: "write `{meant}`",
        zh: "此处没有“{found}”这一运算符", help: "请写“{meant}”";
    CHAIN = "feel-chain" Error, source: "DMN 1.5, 10.3.1",
        en: "comparisons do not chain: found {found} after a comparison", help: "write `a < b and b < c`, or `b between a and c`",
        zh: "比较不能连写：一次比较之后又出现{found}", help: "请写成`a < b and b < c`或`b between a and c`";
    FULL_WIDTH = "feel-full-width" Error, source: "DMN 1.5, 10.3.1",
        en: "`{found}` is full-width", help: "write `{meant}`, with the keyboard set to half-width",
        zh: "“{found}”是全角字符", help: "请切换到半角，写“{meant}”";
    QUOTE = "feel-quote" Error, source: "DMN 1.5, 10.3.1",
        en: "`{found}` is not a quote that holds a text", help: "write texts in straight double quotes, as \"text\"",
        zh: "“{found}”不能用作文本的引号", help: "文本请用英文直双引号，如\"文本\"";
    TEXT_OPEN = "feel-text-open" Error, source: "DMN 1.5, 10.3.1",
        en: "the text in quotes is not closed on its line", help: "close it with `\"`; a line break inside is written `\\n`",
        zh: "引号内的文本没有在本行闭合", help: "请用`\"`闭合；其中的换行写作`\\n`";
    COMMENT_OPEN = "feel-comment-open" Error, source: "DMN 1.5, 10.3.1",
        en: "the comment is not closed", help: "close it with `*/`",
        zh: "注释没有闭合", help: "请用`*/`闭合";
    ESCAPE = "feel-escape" Error, source: "DMN 1.5, 10.3.1",
        en: "`{found}` is no character", help: "write four hexadecimal digits after `\\u`, as `\\u4E2D`, or six after `\\U`, as `\\U01F40E`",
        zh: "“{found}”不是字符", help: "`\\u`之后写四位十六进制数字，如`\\u4E2D`；`\\U`之后写六位，如`\\U01F40E`";
    CHARACTER = "feel-character" Error, source: "DMN 1.5, 10.3.1",
        en: "`{found}` has no meaning here", help: "remove it, or put it into a text in quotes",
        zh: "此处的“{found}”没有意义", help: "请删去，或写入引号内的文本";
    NUMBER_FORM = "feel-number-form" Error, source: "DMN 1.5, 10.3.1",
        en: "`{found}` is neither a number nor a name", help: "write digits alone, as `12.5`; a name begins with a letter",
        zh: "“{found}”既不是数也不是名称", help: "数只写数字，如`12.5`；名称以字母或汉字开头";
    NUMBER_BOUNDS = "feel-number-bounds" Error, source: "DMN 1.5, 10.3.1",
        en: "`{found}` is out of bounds", help: "write a number between 10^-6143 and 10^6145",
        zh: "“{found}”超出范围", help: "请写10^-6143至10^6145之间的数";
    AT = "feel-at" Error, source: "DMN 1.5, 10.3.1",
        en: "`{found}` is no date, time or duration", help: "write as `2025-01-31`, `08:30:00`, `2025-01-31T08:30:00`, `P1Y2M` or `P3DT4H`",
        zh: "“{found}”不是日期、时间或时长", help: "请写成`2025-01-31`、`08:30:00`、`2025-01-31T08:30:00`、`P1Y2M`或`P3DT4H`";
    NAME_UNKNOWN = "feel-name-unknown" Error, source: "DMN 1.5, 10.3.1",
        en: "nothing is called `{found}` here", help: "correct the name, or declare it; a text stands in double quotes",
        zh: "此处没有名为“{found}”的内容", help: "请更正名称或先声明；文本请加双引号";
    NAME_MISSPELT = "feel-name-misspelt" Error, source: "DMN 1.5, 10.3.1",
        en: "nothing is called `{found}` here", help: "did you mean `{meant}`?",
        zh: "此处没有名为“{found}”的内容", help: "是否应为“{meant}”？";
    NAME_LONG = "feel-name-long" Error, source: "DMN 1.5, 10.3.1",
        en: "the name has more than {most} words and signs", help: "choose a shorter name",
        zh: "名称超过{most}个词和符号", help: "请使用较短的名称";
    INPUT = "feel-input" Error, source: "DMN 1.5, 10.3.1",
        en: "`?` means nothing here", help: "it stands for the value that a cell of a table looks at; elsewhere write the name of the value",
        zh: "此处的“?”没有意义", help: "它代表表格单元格所检验的值；在其他地方请写该值的名称";
    EXTERNAL = "feel-external" Error, source: "DMN 1.5, 10.3.1",
        en: "functions from outside are not supported", help: "write what the function computes",
        zh: "不支持外部函数", help: "请直接写出函数的计算内容";
    TYPE_UNKNOWN = "feel-type-unknown" Error, source: "DMN 1.5, 10.3.1",
        en: "there is no type `{found}`", help: "write one of `boolean`, `number`, `string`, `date`, `time`, `date and time`, `days and time duration`, `years and months duration`, `list<...>`, `range<...>`, `context<...>`, `function<...> -> ...`, `Any`, `Null`",
        zh: "没有类型“{found}”", help: "可用类型：`boolean`、`number`、`string`、`date`、`time`、`date and time`、`days and time duration`、`years and months duration`、`list<...>`、`range<...>`、`context<...>`、`function<...> -> ...`、`Any`、`Null`";
    TYPE_MISSPELT = "feel-type-misspelt" Error, source: "DMN 1.5, 10.3.1",
        en: "there is no type `{found}`", help: "did you mean `{meant}`?",
        zh: "没有类型“{found}”", help: "是否应为“{meant}”？";
}
