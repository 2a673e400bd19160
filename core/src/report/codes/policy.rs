//! Codes of policies: what can be wrong in an edition of one, found before any case is judged by it.

codes! {
    ARGUMENTS = "policy-arguments" Error, source: "DMN 1.5, 10.3.2.13.5",
        en: "`{found}` does not take these {count} arguments", help: "give one argument for each parameter; by name only those that it names",
        zh: "函数“{found}”不能使用这{count}个参数", help: "请为每个形参各给出一个参数；按名称给出时只能使用其声明的名称";
    BRANCHES = "policy-branches" Error, source: "DMN 1.5, 10.3.2.9",
        en: "the branches differ: {found} and {other}", help: "let both branches give the same type; `null` goes with any",
        zh: "两个分支类型不同：{found}和{other}", help: "请使两个分支类型相同；null可与任何类型搭配";
    DIVISOR_ZERO = "policy-divisor-zero" Error, source: "DMN 1.5, 10.3.2.13",
        en: "the divisor may be zero here", help: "divide behind a condition, as `if n > 0 then a / n else 0`, or bound the fact away from zero",
        zh: "除数在此处可能为零", help: "请先设条件再相除，例如“if n > 0 then a / n else 0”，或收窄该事实的范围";
    FUNCTION = "policy-function" Error, source: "DMN 1.5, 10.3.4",
        en: "`{found}` with {count} arguments is no function of the checked language", help: "use one of: date, duration, years and months duration, min, max, sum, count, any, all, list contains, abs, modulo, even, odd, floor, ceiling, round up, round down, round half up, round half down, decimal, not",
        zh: "可核查语言中没有带{count}个参数的函数“{found}”", help: "可用函数：date、duration、years and months duration、min、max、sum、count、any、all、list contains、abs、modulo、even、odd、floor、ceiling、round up、round down、round half up、round half down、decimal、not";
    LITERAL = "policy-literal" Error, source: "DMN 1.5, 10.3.4.1",
        en: "`{found}` is not a date or a duration that exists, expected a form as `{expected}`", help: "write it as in the example, and check that the day exists",
        zh: "“{found}”不是存在的日期或者时长，格式应如“{expected}”", help: "请按示例书写，并核对该日期是否存在";
    MAY_BE_NONE = "policy-may-be-none" Error, source: "DMN 1.5, 10.3.2.9",
        en: "`{found}` may be none here", help: "ask first: `f != null and ...`, or `if f = null then ... else ...`",
        zh: "“{found}”在此处可能为无", help: "请先判断：“f != null and ...”或“if f = null then ... else ...”";
    NAME_UNKNOWN = "policy-name-unknown" Error, source: "DMN 1.5, 7.3.2",
        en: "`{found}` is neither a fact nor a decision of this period", help: "declare it, or correct its name",
        zh: "“{found}”既不是本时段的事实，也不是决策项", help: "请先声明或更正名称";
    NO_DATE = "policy-no-date" Error, source: "DMN 1.5, 10.3.4.1",
        en: "this may be no date: it leaves the calendar, or the day is not in every month", help: "keep the year in 1 to 9999, the month in 1 to 12, the day in 1 to 28; narrow the bounds of the facts",
        zh: "结果可能不是日期：超出历法范围，或该日并非每月都有", help: "请使年在1至9999之间、月在1至12之间、日在1至28之间，或收窄事实的范围";
    NO_PART = "policy-no-part" Error, source: "DMN 1.5, 10.3.2.13",
        en: "{of} has no part `{found}`", help: "a date has year, month, day, weekday; months have years and months; days have days",
        zh: "{of}没有“{found}”这一部分", help: "日期有year、month、day、weekday；月数有years和months；天数有days";
    NESTED = "policy-nested" Error, source: "",
        en: "lists, contexts and functions nest more than {most} deep here", help: "give its parts names of their own, side by side",
        zh: "列表、上下文和函数在此处嵌套超过{most}层", help: "请将各部分分别命名、并列书写";
    NOT_ONE_VALUE = "policy-not-one-value" Error, source: "",
        en: "`{name}` is {found}; only a step may be one", help: "let the role be `step`, and grant or decide what is read from it",
        zh: "“{name}”是{found}，只有step可以如此", help: "请将role设为step，并另行给付或判定从中读出的值";
    NOT_ROUNDED = "policy-not-rounded" Error, source: "DMN 1.5, 10.3.2.13",
        en: "a quotient has to be rounded before it is used further", help: "write `round half up(a / b, 2)`, `floor(a / b)` or another rounding; or compare the quotient with a number",
        zh: "商在继续使用之前必须取整或舍入", help: "请用round half up、floor等函数舍入，或直接与数字比较";
    OPERANDS = "policy-operands" Error, source: "DMN 1.5, 10.3.2.13",
        en: "`{operator}` does not go between {left} and {right}", help: "check the types on both sides",
        zh: "“{operator}”不能用于{left}与{right}之间", help: "请检查两侧的类型";
    OUTSIDE = "policy-outside" Error, source: "",
        en: "{what}: not in the checked language", help: "say it with comparisons, `and`, `or`, `if`, arithmetic, dates, durations or a table",
        zh: "可核查语言不包含：{what}", help: "请改用比较、and、or、if、算术、日期、时长或者决策表";
    OVERFLOW = "policy-overflow" Error, source: "",
        en: "a number can leave the bounds of 10^15 and 9 decimals here", help: "narrow the bounds of the facts, or round earlier",
        zh: "此处的数字可能超出10的15次方或者9位小数", help: "请收窄事实的范围，或提前舍入";
    PLACE = "policy-place" Error, source: "DMN 1.5, 10.3.2.5",
        en: "the list has {count} parts, and this may be the place of none of them", help: "count from 1, or from the end with a minus sign; bound a place that facts decide from 1 to the length of the list",
        zh: "列表有{count}个元素，此处的位置可能不在其中", help: "位置从1起数，或用负号从末尾起数；由事实决定的位置，其范围须为1至列表长度";
    RECURSION = "policy-recursion" Error, source: "",
        en: "calls stand more than {most} deep within each other here: {names}", help: "a function may not call itself, not even by way of others; write the cases out",
        zh: "此处的函数调用层层嵌套超过{most}层：{names}", help: "函数不得直接或间接调用自身，请逐一写出各种情形";
    STEPS = "policy-steps" Error, source: "DMN 1.5, 10.3.2.14",
        en: "a loop counts from one constant to another, whole numbers or days, in at most {most} steps, and a range from the lower to the higher", help: "write both ends as constants; what depends on facts goes into the condition behind `satisfies`",
        zh: "循环须在两个整数常量或者日期常量之间计数，最多{most}步；区间须由小到大", help: "请将两端写成常量；取决于事实的内容请写在satisfies之后的条件中";
    TEXT_UNKNOWN = "policy-text-unknown" Error, source: "",
        en: "{found} is never one of {expected}", help: "write one of the declared values, or declare this one",
        zh: "{found}不可能等于{expected}中的任何一个", help: "请使用已声明的取值，或补充声明";
    TYPE = "policy-type" Error, source: "DMN 1.5, 10.3.2.9",
        en: "{found} stands where {expected} is needed", help: "check the type of what is written here",
        zh: "此处应为{expected}，实为{found}", help: "请检查此处的类型";
    BOUNDS = "policy-bounds" Error, source: "",
        en: "the bounds are no bounds: the least is above the greatest, has too many decimals, or is beyond 10^15 or the years 1 to 9999", help: "write `min` and `max` with at most the declared decimals, the least first",
        zh: "上下限不成立：最小值大于最大值、小数位过多，或者超出10的15次方或公元1至9999年", help: "请按声明的小数位书写min和max，最小值在前";
    CIRCLE = "policy-circle" Error, source: "DMN 1.5, 6.3",
        en: "these decisions read each other in a circle, or wait for one: {names}", help: "let each read only what is decided before it",
        zh: "这些决策项互相引用成环：{names}", help: "请使每个决策项只引用在其之前可以确定的内容";
    CODE = "policy-code" Error, source: "",
        en: "`{found}` is no code of a policy", help: "write lower-case letters, digits and hyphens, a letter first, at most 64",
        zh: "“{found}”不是有效的政策代码", help: "请使用小写字母、数字和连字符，以字母开头，最长64个字符";
    DAY = "policy-day" Error, source: "",
        en: "the day that counts has to be a declared fact of type date, and not optional; found `{found}`", help: "name the fact that chooses the period, as `application_date`",
        zh: "确定适用时段的日期须为已声明且非可选的日期类事实，现为“{found}”", help: "请写明确定时段的事实名称，例如application_date";
    DAY_MISSING = "policy-day-missing" Error, source: "",
        en: "no day counts, but the periods have dates between them", help: "name the fact that chooses the period as `day`; or keep one period without a last day",
        zh: "未写明确定时段的日期，但各时段之间有日期界限", help: "请用day写明该日期事实；或者只保留一个无截止日的时段";
    DECIMALS = "policy-decimals" Error, source: "",
        en: "a fact has 0 to 6 decimals", help: "write a whole number from 0 to 6",
        zh: "事实的小数位为0至6位", help: "请写0至6的整数";
    FACT_DIFFERS = "policy-fact-differs" Error, source: "",
        en: "`{name}` has another type in another policy of this set", help: "give it one type and one count of decimals, or two names",
        zh: "“{name}”在同组的另一政策中类型不同", help: "请统一类型和小数位，或使用两个名称";
    NAME = "policy-name" Error, source: "DMN 1.5, 10.3.1.3",
        en: "`{found}` cannot name a fact or a decision", help: "write letters (Chinese ones too), digits and `_`, no blank, no word of the language, no name of a function",
        zh: "“{found}”不能用作事实或决策项的名称", help: "请使用字母（含汉字）、数字和下划线，不得含空格，不得使用语言的关键字或函数名";
    NAME_TWICE = "policy-name-twice" Error, source: "",
        en: "`{name}` stands there twice", help: "give one of the two another name",
        zh: "名称“{name}”重复", help: "请更改其中一个";
    NOT_A_TRUTH = "policy-not-a-truth" Error, source: "",
        en: "`{name}` is a condition or a verdict, and has to be true or false", help: "write a comparison, or change its role",
        zh: "“{name}”是条件或结论，其值必须为真或假", help: "请改写为比较，或更改其role";
    NUMBER = "policy-number" Error, source: "",
        en: "`{found}` is no decimal number", help: "write digits, as `0`, `720` or `0.5`",
        zh: "“{found}”不是十进制数", help: "请写数字，例如0、720或0.5";
    ONLY_NULL = "policy-only-null" Error, source: "",
        en: "`{name}` is always null", help: "let it be a value in at least one case, or remove it",
        zh: "“{name}”恒为null", help: "请至少在一种情形下给出值，或删除该项";
    PERIOD_ENDS = "policy-period-ends" Error, source: "",
        en: "a period ends on or after its first day; `ends` stands only at the last one, with a last day", help: "correct `from` and `to`; say `ends` where the law's last known day is",
        zh: "时段的截止日不得早于起始日；ends仅可用于最后一个有截止日的时段", help: "请更正from和to，并只在已知的最后一日处写ends";
    PERIOD_MISSING = "policy-period-missing" Error, source: "",
        en: "there is no period", help: "add a `[[period]]` with the day from which the law holds",
        zh: "没有任何适用时段", help: "请加入period表，写明法律自何日起适用";
    PERIOD_ORDER = "policy-period-order" Error, source: "",
        en: "a period begins on the day after the one before it ends; days are left out, or stand in two", help: "let the last day of a period be the eve of the next",
        zh: "各时段须首尾相接，现有日期遗漏或重叠", help: "请使前一时段的截止日为后一时段起始日的前一天";
    TABLE_CELLS = "policy-table-cells" Error, source: "DMN 1.5, 8.2",
        en: "a rule has {found} cells, expected {expected}: one for each input", help: "write `-` in a cell that does not matter",
        zh: "规则有{found}个单元格，应为{expected}个，每个输入一个", help: "不起作用的单元格请写-";
    TABLE_EMPTY = "policy-table-empty" Error, source: "DMN 1.5, 8.2",
        en: "a table needs at least one input and one rule", help: "add them, or write an expression",
        zh: "决策表至少要有一个输入和一条规则", help: "请补充，或改用表达式";
    TABLE_GAP = "policy-table-gap" Error, source: "DMN 1.5, 8.2.10",
        en: "no rule answers for {example}", help: "add a rule, or say `otherwise`",
        zh: "没有规则适用于：{example}", help: "请增加规则，或写明otherwise";
    TABLE_OVERLAP = "policy-table-overlap" Error, source: "DMN 1.5, 8.2.10",
        en: "rules {first} and {second} both answer for {example}", help: "narrow one of them, or choose the hit policy `first`",
        zh: "第{first}条与第{second}条规则同时适用于：{example}", help: "请收窄其中一条，或将hit改为first";
    TABLE_UNPROVEN = "policy-table-unproven" Error, source: "DMN 1.5, 8.2.10",
        en: "unproven: whether the rules leave gaps or overlap cannot be decided: {why}", help: "compare each column with constants, and divide a large table; or choose the hit policy `first` and say `otherwise`",
        zh: "未能证明：无法判定规则是否有遗漏或重叠，因为{why}", help: "请使各列只与常量比较，并拆分过大的表；或将hit改为first并写明otherwise";
    TABLE_UNREACHED = "policy-table-unreached" Error, source: "DMN 1.5, 8.2.10",
        en: "rule {rule} never answers", help: "remove it, or correct the cells before it",
        zh: "第{rule}条规则永远不会适用", help: "请删除，或更正其前面的规则";
    TOO_LARGE = "policy-too-large" Error, source: "",
        en: "too large: more than {most} {what}", help: "divide the policy, or let its loops be shorter",
        zh: "内容过大：{what}超过{most}", help: "请拆分该政策，或缩短其中的循环";
    VALUES = "policy-values" Error, source: "",
        en: "a text has 1 to 64 different values", help: "write each value once; beyond 64 code them as a number",
        zh: "文本类事实应有1至64个互不相同的取值", help: "每个取值写一次；超过64个时请改用数字编码";
    VERDICTS = "policy-verdicts" Error, source: "",
        en: "a period has one verdict, or none and at least one granted value", help: "give one decision the role `verdict`, or `grant`",
        zh: "每个时段应有一个结论；没有结论时至少有一个给付值", help: "请将一个决策项的role设为verdict或grant";
    FACT_BOUNDS = "fact-bounds" Error, source: "",
        en: "`{name}` is out of bounds, expected {expected}", help: "check the fact at its origin",
        zh: "“{name}”超出范围，应为{expected}", help: "请向来源核对该事实";
    FACT_TYPE = "fact-type" Error, source: "",
        en: "`{name}` is not {expected}", help: "give the fact in its declared type",
        zh: "“{name}”不是{expected}", help: "请按声明的类型给出该事实";
    FACT_NONE = "fact-none" Error, source: "",
        en: "`{name}` cannot be none", help: "leave the fact out where it is not known",
        zh: "“{name}”不能为无", help: "如不知道该事实，请不要给出";
    FACT_UNDECLARED = "fact-undeclared" Error, source: "",
        en: "the policy has no fact `{name}`", help: "correct its name; or leave it out",
        zh: "该政策没有名为“{name}”的事实", help: "请更正名称，或删除该事实";
    FACT_JSON = "fact-json" Error, source: "RFC 8259",
        en: "the facts cannot be read: {found}", help: "write one JSON object of facts by name, each fact once",
        zh: "无法读取事实：{found}", help: "请写成一个JSON对象，每项事实只写一次";
}
