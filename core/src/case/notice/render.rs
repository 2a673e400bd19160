//! A document as plain text, to be shown or printed where nothing better is at hand.

use super::due::zh;
use super::{Mark, Notice};
use crate::certainty::Certainty;
use crate::text::{Language, Words};

impl Notice {
    /// The document in one language, lines ended by `\n`.
    #[must_use]
    pub fn to_text(&self, language: Language) -> String {
        let say = |words: Words| words.in_language(language);
        let mut lines = vec![
            self.organ.in_language(language).to_owned(),
            say(self.kind.title()).to_owned(),
            String::new(),
            format!("{}{}", say(Words { en: "Case number: ", zh: "办件编号：" }), self.number),
            format!("{}{}", say(Words { en: "Item: ", zh: "事项：" }), self.item.in_language(language)),
            String::new(),
            match language {
                Language::Chinese => format!("{}：", self.addressee.zh),
                Language::English => format!("To {}:", self.addressee.en),
            },
        ];
        lines.extend(self.paragraphs.iter().map(|said| said.in_language(language).to_owned()));
        if !self.missing.is_empty() {
            lines.push(say(Words { en: "To be supplied:", zh: "需补正的材料：" }).to_owned());
            lines.extend(
                (1_u16..)
                    .zip(&self.missing)
                    .map(|(number, name)| format!("{number}. {}", name.in_language(language))),
            );
        }
        if let Some(due) = &self.due {
            lines.push(due.words.in_language(language).to_owned());
        }
        if !self.basis.is_empty() {
            let by = say(Words { en: "; ", zh: "；" });
            lines.push(format!(
                "{}{}",
                say(Words { en: "Legal basis of the item: ", zh: "事项法律依据：" }),
                self.basis.join(by)
            ));
        }
        if let Some(remedy) = &self.remedy {
            lines.push(remedy.in_language(language).to_owned());
        }
        lines.push(String::new());
        lines.push(self.seal.organ.in_language(language).to_owned());
        lines.push(match (&self.seal.sealed, language) {
            (Some(sealed), Language::Chinese) => format!("（电子印章：{sealed}）"),
            (Some(sealed), Language::English) => format!("(sealed: {sealed})"),
            (None, Language::Chinese) => "（印章）".to_owned(),
            (None, Language::English) => "(seal)".to_owned(),
        });
        lines.push(match language {
            Language::Chinese => zh(self.date),
            Language::English => self.date.to_string(),
        });
        if !self.marks.is_empty() {
            lines.push(String::new());
            let by = say(Words { en: "; ", zh: "；" });
            let marks: Vec<String> = self.marks.iter().map(|mark| of(mark, language)).collect();
            lines.push(format!("{}{}", say(Words { en: "Marks: ", zh: "标注：" }), marks.join(by)));
        }
        lines.push(String::new());
        lines.join("\n")
    }
}

fn of(mark: &Mark, language: Language) -> String {
    let certainty = match mark.certainty {
        Certainty::Read => Words { en: "read", zh: "已核对" },
        Certainty::Partly => Words { en: "partly checked", zh: "部分核对" },
        Certainty::Secondary => Words { en: "from a secondary source", zh: "据二手资料" },
        Certainty::Unchecked => Words { en: "not checked", zh: "未核对" },
        Certainty::Default => {
            Words { en: "a default, to be replaced", zh: "默认值，待主管机关确定" }
        }
    };
    let what = mark.of.in_language(language);
    match language {
        Language::Chinese => format!("{what}（{}）", certainty.zh),
        Language::English => format!("{what} ({})", certainty.en),
    }
}
