//! Codes of FEEL, the expression language: faults of a text, then notes and limits of an evaluation.

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
    LEFT_OUT = "feel-left-out" Error, source: "DMN 1.5, 10.3.4",
        en: "`{found}` is left out of this language: {why}", help: "write it without this function; the documents list what is left out",
        zh: "本语言不含函数“{found}”：{why}", help: "请改写，不使用该函数；文档列出了未包含的函数";
    NAME_LONG = "feel-name-long" Error, source: "DMN 1.5, 10.3.1",
        en: "the name has more than {most} words and signs", help: "choose a shorter name",
        zh: "名称超过{most}个词和符号", help: "请使用较短的名称";
    INPUT = "feel-input" Error, source: "DMN 1.5, 10.3.1",
        en: "`?` means nothing here", help: "it stands for the value that a cell of a table looks at; elsewhere write the name of the value",
        zh: "`?`在此处没有意义", help: "它代表表格单元格所检验的值；在其他地方请写该值的名称";
    EXTERNAL = "feel-external" Error, source: "DMN 1.5, 10.3.1",
        en: "functions from outside are not supported", help: "write what the function computes",
        zh: "不支持外部函数", help: "请直接写出函数的计算内容";
    TYPE_UNKNOWN = "feel-type-unknown" Error, source: "DMN 1.5, 10.3.1",
        en: "there is no type `{found}`", help: "write one of `boolean`, `number`, `string`, `date`, `time`, `date and time`, `days and time duration`, `years and months duration`, `list<...>`, `range<...>`, `context<...>`, `function<...> -> ...`, `Any`, `Null`",
        zh: "没有类型“{found}”", help: "可用类型：`boolean`、`number`、`string`、`date`、`time`、`date and time`、`days and time duration`、`years and months duration`、`list<...>`、`range<...>`、`context<...>`、`function<...> -> ...`、`Any`、`Null`";
    TYPE_MISSPELT = "feel-type-misspelt" Error, source: "DMN 1.5, 10.3.1",
        en: "there is no type `{found}`", help: "did you mean `{meant}`?",
        zh: "没有类型“{found}”", help: "是否应为“{meant}”？";
    NULL_NAME = "feel-null-name" Error, source: "DMN 1.5, 10.3.2.11",
        en: "nothing is called `{found}` here; the answer is null", help: "declare the name, or give its value",
        zh: "此处没有名为“{found}”的内容，结果为null", help: "请先声明该名称或给出其值";
    NULL_OPERANDS = "feel-null-operands" Error, source: "DMN 1.5, 10.3.2.13",
        en: "`{operator}` is not defined for {left} and {right}; the answer is null", help: "convert one of them first, as with `number()` or `string()`",
        zh: "“{operator}”不适用于{left}与{right}，结果为null", help: "请先转换类型，如使用`number()`或`string()`";
    NULL_RESULT = "feel-null-result" Error, source: "DMN 1.5, 10.3.2.13",
        en: "`{operator}` has no result: a division by zero, a power with a fraction, or out of bounds; the answer is null", help: "look at the numbers that come in",
        zh: "“{operator}”没有结果：除数为零、非整数次幂或超出范围，结果为null", help: "请检查参与计算的数";
    NULL_COMPARISON = "feel-null-comparison" Error, source: "DMN 1.5, 10.3.2.13",
        en: "{left} and {right} cannot be compared; the answer is null", help: "compare values of one kind; only numbers, texts, dates, times and durations have an order",
        zh: "{left}与{right}不能比较，结果为null", help: "请比较同类的值；只有数、文本、日期、时间和时长有大小之分";
    NULL_BOOLEAN = "feel-null-boolean" Error, source: "DMN 1.5, 10.3.2.13",
        en: "{found} stands where true or false is expected; it counts as null", help: "write a comparison",
        zh: "应为真假值之处为{found}，按null处理", help: "请写成比较式";
    NULL_LIST = "feel-null-list" Error, source: "DMN 1.5, 10.3.2.14",
        en: "{found} cannot be gone through; the answer is null", help: "give a list, or whole numbers or days as `1..10`",
        zh: "不能遍历{found}，结果为null", help: "请给出列表，或以`1..10`的形式给出整数或日期";
    NULL_MEMBER = "feel-null-member" Error, source: "DMN 1.5, 10.3.2.13",
        en: "{of} has no `{found}`; the answer is null", help: "correct the name behind the point",
        zh: "{of}没有“{found}”，结果为null", help: "请更正点号后的名称";
    NULL_INDEX = "feel-null-index" Error, source: "DMN 1.5, 10.3.2.5",
        en: "the list has {count} elements, and none at {found}; the answer is null", help: "count from 1, or from the end with a minus sign",
        zh: "列表有{count}个元素，没有第{found}个，结果为null", help: "请从1数起，负数从末尾数起";
    NULL_FILTER = "feel-null-filter" Error, source: "DMN 1.5, 10.3.2.5",
        en: "a filter gave {found}; the answer is null", help: "write a condition, or the place of the element",
        zh: "筛选条件得到{found}，结果为null", help: "请写成条件或元素的位置";
    NULL_FUNCTION = "feel-null-function" Error, source: "DMN 1.5, 10.3.2.13",
        en: "{found} is called, but is no function; the answer is null", help: "correct the name before the parenthesis",
        zh: "被调用的是{found}，不是函数，结果为null", help: "请更正括号前的名称";
    NULL_ARGUMENTS = "feel-null-arguments" Error, source: "DMN 1.5, 10.3.2.13",
        en: "the arguments do not fit the parameters of the function; the answer is null", help: "give one value for each parameter, of its type",
        zh: "参数与函数的形参不符，结果为null", help: "请为每个形参给出一个类型相符的值";
    NULL_RANGE = "feel-null-range" Error, source: "DMN 1.5, 10.3.2.7",
        en: "the ends make no range; the answer is null", help: "give two values of one kind, the smaller first",
        zh: "两端不能构成区间，结果为null", help: "请给出两个同类的值，较小者在前";
    NULL_KEY = "feel-null-key" Error, source: "DMN 1.5, 10.3.2.6",
        en: "the context has the key `{found}` twice; the answer is null", help: "name each entry once",
        zh: "上下文重复使用键“{found}”，结果为null", help: "请为每项起不同的名称";
    BUDGET_STEPS = "feel-budget-steps" Error, source: "",
        en: "the evaluation asks for more than {most} steps", help: "go through fewer elements, or divide the decision into several",
        zh: "计算步数超过{most}", help: "请减少遍历的元素，或拆分决策";
    BUDGET_DEPTH = "feel-budget-depth" Error, source: "",
        en: "the evaluation is nested deeper than {most} levels", help: "see that the function does not call itself without end",
        zh: "计算嵌套超过{most}层", help: "请检查函数是否无止境地调用自身";
    BUDGET_ELEMENTS = "feel-budget-elements" Error, source: "",
        en: "a list or context has more than {most} elements", help: "make it from fewer elements",
        zh: "列表或上下文的元素超过{most}个", help: "请减少元素";
    BUDGET_CHARACTERS = "feel-budget-characters" Error, source: "",
        en: "a text has more than {most} bytes", help: "join less text",
        zh: "文本超过{most}字节", help: "请减少拼接的文本";
    BUDGET_VALUE = "feel-budget-value" Error, source: "",
        en: "a value is nested deeper than {most} levels", help: "keep lists and contexts flat",
        zh: "值的嵌套超过{most}层", help: "请减少列表和上下文的嵌套";
    JSON_NUMBER = "feel-json-number" Error, source: "",
        en: "the number `{found}` may have been rounded before it came here", help: "give numbers beyond 2^53 as whole numbers of 64 bits, or as text",
        zh: "数“{found}”可能在传入前已被舍入", help: "超过2^53的数请用64位整数或文本给出";
    JSON_DEEP = "feel-json-deep" Error, source: "",
        en: "the value is nested deeper than {most} levels", help: "keep lists and objects flat",
        zh: "值的嵌套超过{most}层", help: "请减少列表和对象的嵌套";
    JSON_OBJECT = "feel-json-object" Error, source: "",
        en: "facts are not an object", help: "give one object with a key for each fact",
        zh: "事实不是对象", help: "请给出一个对象，每项事实一个键";
    TABLE_WIDTH = "feel-table-width" Error, source: "DMN 1.5, 8.3",
        en: "the rule has {found} cells, expected are {expected}", help: "give one cell for each input and one for each output",
        zh: "该规则有{found}个单元格，应为{expected}个", help: "请为每个输入和输出各给出一个单元格";
    TABLE_PRIORITY = "feel-table-priority" Error, source: "DMN 1.5, 8.2.10",
        en: "the output has no list of values, but the hit policy asks for their order", help: "list the values of the output, the first the most important",
        zh: "命中策略需要输出值的次序，但输出没有值列表", help: "请列出输出的可取值，最优先者在前";
    TABLE_SINGLE = "feel-table-single" Error, source: "DMN 1.5, 8.2.10",
        en: "a hit policy with `+`, `<`, `>` or `#` asks for one output, found {found}", help: "divide the table into one for each output",
        zh: "带`+`、`<`、`>`、`#`的命中策略只能有一个输出，现有{found}个", help: "请为每个输出单独制表";
    TABLE_SEVERAL = "feel-table-several" Error, source: "DMN 1.5, 8.2.10",
        en: "rules {rules} match together, but the table's rules shall be unique; the answer is null", help: "make the rules exclude each other",
        zh: "规则{rules}同时命中，而该表要求唯一命中，结果为null", help: "请使各规则互斥";
    TABLE_DIFFER = "feel-table-differ" Error, source: "DMN 1.5, 8.2.10",
        en: "rules {rules} match together with different outputs; the answer is null", help: "give them the same output, or make them exclude each other",
        zh: "规则{rules}同时命中但输出不同，结果为null", help: "请使其输出相同或互斥";
    TABLE_INPUT = "feel-table-input" Error, source: "DMN 1.5, 8.3",
        en: "the input is none of its listed values; the answer is null", help: "correct the fact, or list the value",
        zh: "输入不在所列值之中，结果为null", help: "请更正事实或补充所列值";
    TABLE_OUTPUT = "feel-table-output" Error, source: "DMN 1.5, 8.3",
        en: "the output is none of its listed values; the answer is null", help: "correct the output, or list the value",
        zh: "输出不在所列值之中，结果为null", help: "请更正输出或补充所列值";
    TABLE_AGGREGATE = "feel-table-aggregate" Error, source: "DMN 1.5, 8.2.10",
        en: "the outputs cannot be taken together; the answer is null", help: "give outputs of one kind, numbers where they are added",
        zh: "这些输出无法汇总，结果为null", help: "请给出同类的输出，求和时应为数";
}
