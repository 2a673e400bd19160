//! Codes of the calendar: its files, and dates that it does not know.

codes! {
    CALENDAR_OUTSIDE = "calendar-outside" Error, source: "全国年节及纪念日放假办法; 国务院办公厅节假日安排通知",
        en: "`{date}` lies outside the published years {first} to {last}", help: "load a calendar edition that holds the year",
        zh: "“{date}”不在已公布节假日安排的{first}年至{last}年之内", help: "请载入包含该年份的日历版本";
    CALENDAR_COLUMNS = "calendar-columns" Error, source: "",
        en: "the first line is not `date,name,is_off_day`", help: "name the three columns in the first line",
        zh: "首行不是“date,name,is_off_day”", help: "请在首行写明三个列名";
    CALENDAR_ROW = "calendar-row" Error, source: "",
        en: "the line has {found} fields, expected 3", help: "write date, name and 0 or 1, parted by two commas, without quotes",
        zh: "该行有{found}个字段，应为3个", help: "请依次写日期、名称、0或1，以两个逗号分隔，不加引号";
    CALENDAR_DATE = "calendar-date" Error, source: "",
        en: "`{found}` is not a date", help: "write the date as 2026-10-01",
        zh: "“{found}”不是日期", help: "请按2026-10-01的格式填写日期";
    CALENDAR_NAME = "calendar-name" Error, source: "",
        en: "the day has no name", help: "name the holiday to which the day belongs, as in the notice",
        zh: "该日没有名称", help: "请填写通知中该日所属的节日名称";
    CALENDAR_OFF_DAY = "calendar-off-day" Error, source: "",
        en: "`{found}` is neither 1 nor 0", help: "write 1 for a day off and 0 for a working day",
        zh: "“{found}”既不是1也不是0", help: "放假写1，上班写0";
    CALENDAR_DUPLICATE = "calendar-duplicate" Error, source: "",
        en: "`{date}` is given twice", help: "keep one of the two lines",
        zh: "“{date}”出现了两次", help: "请只保留其中一行";
    CALENDAR_EMPTY = "calendar-empty" Error, source: "全国年节及纪念日放假办法",
        en: "no year is published in the calendar", help: "give the days of at least one whole year, from New Year's Day on",
        zh: "日历中没有任何已公布的年份", help: "请至少提供一个完整年份的安排，自元旦起";
    CALENDAR_GAP = "calendar-gap" Error, source: "",
        en: "nothing is given for {first} to {last}, between years that are published", help: "add the years that are missing, or load an edition without the earlier years",
        zh: "{first}年至{last}年没有安排，而前后年份已公布", help: "请补上缺少的年份，或载入不含更早年份的版本";
    CALENDAR_YEAR_INCOMPLETE = "calendar-year-incomplete" Error, source: "全国年节及纪念日放假办法 第二条",
        en: "`{date}` is a public holiday each year, but is not given as a day off", help: "check that the year's notice was copied to its end",
        zh: "“{date}”是每年的法定节假日，但未列为放假", help: "请检查该年通知是否完整录入";
    CALENDAR_FORM = "calendar-form" Error, source: "",
        en: "the stored calendar is damaged, or was not written by this library", help: "load the edition again from its source file",
        zh: "已存的日历已损坏，或不是由本程序写入", help: "请从源文件重新载入该版本";
}
