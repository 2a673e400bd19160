//! What can go wrong between Python and the core, and nowhere else. The codes of the core stand in its own table.

use banjian::report::{Code, Entry, Kind};
use banjian::text::Words;

macro_rules! codes {
    ($($name:ident = $code:literal,
        $message_en:literal, $message_zh:literal,
        $help_en:literal, $help_zh:literal;)*) => {
        $(pub(crate) const $name: Code = {
            static ENTRY: Entry = Entry {
                code: $code,
                kind: Kind::Error,
                message: Words { en: $message_en, zh: $message_zh },
                help: Words { en: $help_en, zh: $help_zh },
                source: "",
            };
            Code::new(&ENTRY)
        };)*

        /// Every code of the binding.
        pub(crate) const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    DATETIME_NAIVE = "datetime-naive",
    "a datetime has no time zone", "时间没有时区",
    "give it one, as `datetime.now(timezone.utc)`", "请注明时区，例如datetime.now(timezone.utc)";

    DATE_IS_DATETIME = "date-is-datetime",
    "this is a datetime, expected a date", "这是带时刻的时间，应为日期",
    "say which day it is in Xiangyang, as `moment.astimezone(ZoneInfo(\"Asia/Shanghai\")).date()`",
    "请给出北京时间的日期";

    DAY_TWICE = "day-twice",
    "`{fact}` stands in the facts, and is not `{on}` as in `on`", "“{fact}”已在事实中给出，且与on中的“{on}”不同",
    "give the day once", "日期只需给出一次";

    FACT_TYPE = "fact-type",
    "a fact cannot be a `{found}`", "事实不能是“{found}”类型",
    "give None, a bool, an int, a Decimal, a float, a str, a date, or CONFLICT; leave out what is unknown",
    "请给出None、bool、int、Decimal、float、str、date或CONFLICT；不知道的不要写";

    FORKED = "forked",
    "this office was opened by another process", "该办公系统由另一个进程打开",
    "open the office anew in the child process", "请在子进程中重新打开";

    NUMBER_FORM = "number-form",
    "a number is not finite, or beyond 34 digits", "数字不是有限数，或超过34位",
    "give a finite number of at most 34 digits", "请给出不超过34位的有限数";

    OFFICE_CLOSED = "office-closed",
    "the office is closed", "办公系统已关闭",
    "open it again", "请重新打开";

    REENTERED = "signer-reentered",
    "a signer called the office that waits for its signature", "签名程序调用了正在等待签名的办公系统",
    "sign what is given and return; ask the office before or after", "签名程序只应签名并返回";

    STREAM_TYPE = "stream-type",
    "the table cannot be read: {found}", "无法读取该表：{found}",
    "give an object with __arrow_c_stream__, as a pyarrow, polars or pandas table", "请给出具有__arrow_c_stream__的对象，例如pyarrow、polars或pandas的表";

    TEXT_FORM = "text-form",
    "a text is not Unicode: it holds half of a surrogate pair", "文字不是合法的Unicode：含有单个代理码",
    "decode it where it came from, as `bytes.decode(\"gb18030\")`", "请在来源处正确解码，例如bytes.decode(\"gb18030\")";

    WORD_UNKNOWN = "word-unknown",
    "`{found}` is no {what}, expected one of {expected}", "“{found}”不是{what}，应为{expected}之一",
    "use one of these", "请使用其中之一";
}
