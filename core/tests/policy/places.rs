//! Where the faults of a file stand: at the right line and character, all at once, each once, and no fault of a fault.

use super::small::{HEAD, PERIOD, decision, text, told, value};

/// The line on which the first decision's body stands.
fn body_line() -> usize {
    HEAD.lines().count() + 6
}

/// Faults of a decision whose body is this, as line (from the body's own), column and message.
fn of_body(body: &str) -> Vec<(usize, usize, String)> {
    let found = told(&text(body)).into_iter().map(|line| {
        let mut parts = line.splitn(4, ':');
        let line = parts.next().unwrap().parse::<usize>().unwrap();
        let column = parts.next().unwrap().parse().unwrap();
        let message = parts.nth(1).unwrap().trim().to_owned();
        (line + 1 - body_line(), column, message)
    });
    found.collect()
}

#[test]
fn a_fault_stands_at_its_character_however_the_text_is_quoted() {
    let sum = "`+` does not go between a number and a text";
    for (body, line, column) in [
        ("value = 'n + grade'", 1, 10),
        ("value = \"n + grade\"", 1, 10),
        ("value =   '''n + grade'''", 1, 14),
        ("value = '''\nn + grade\n'''", 2, 1),
        ("value = '''\r\nn + grade\n'''", 2, 1),
        ("value = '''\nif b\nthen n\nelse n + grade\n'''", 4, 6),
        ("value = \"\"\"\n  n + grade\"\"\"", 2, 3),
        // Behind escapes the place in the file is another one than in the text.
        ("value = \"if grade = \\\"low\\\" then 1 else n + grade\"", 1, 41),
        ("value = \"if grade = \\\"\\u006Cow\\\" then 1 else n + grade\"", 1, 46),
        ("value = \"\"\"if b then 1 \\\n    else n + grade\"\"\"", 2, 10),
        ("value = \"if b then 1\\n else n + grade\"", 1, 29),
        // Chinese characters are one each.
        ("value = '/* 年龄 */ n + grade'", 1, 19),
        ("hit = 'first'\ninputs = ['n', 'n + grade']\nrules = [{ when = ['-', '-'], then = '1' }]", 2, 17),
        ("hit = 'first'\ninputs = ['n']\nrules = [{ when = ['-'], then = 'n + grade' }]", 3, 34),
        (
            "hit = 'first'\ninputs = ['n']\nrules = [{ when = ['> 1'], then = '1' }]\notherwise = 'n + grade'",
            4,
            14,
        ),
        (
            "hit = 'first'\ninputs = ['n', 'b']\nrules = [\n  { when = ['-', '-'], then = '1' },\n  { when = ['-',\n    '< 1, n + grade > 1'], then = '1' },\n]",
            6,
            11,
        ),
    ] {
        let found = of_body(body);
        let mine = found.iter().find(|(_, _, message)| message == sum);
        assert_eq!(mine, Some(&(line, column, sum.to_owned())), "{body}\n{found:?}");
    }
}

#[test]
fn faults_of_the_head_have_their_lines() {
    let whole = text("value = 'n'");
    let changed = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        told(&whole.replace(from, to))
    };
    assert_eq!(changed("code = \"aid\"", "code = \"Aid\""), ["1:code: `Aid` is no code of a policy"]);
    assert_eq!(
        changed("code = \"aid\"", "code = \"aid\"\nday = \"n\""),
        ["2:day: the day that counts has to be a declared fact of type date, and not optional; found `n`"]
    );
    assert_eq!(
        changed("from = 2020-01-01", "from = 2020-01-01\nto = 2020-12-31"),
        ["1:day: no day counts, but the periods have dates between them"]
    );
    assert_eq!(told(&whole.replace(PERIOD, "")), ["1:period: there is no period"]);
    assert_eq!(changed("name = \"w\"", "name = \"if\"").len(), 1);
    assert_eq!(
        changed("max = \"1.5\"", "max = \"-9\""),
        [
            "13:fact[1]: the bounds are no bounds: the least is above the greatest, has too many decimals, or is beyond 10^15 or the years 1 to 9999"
        ]
    );
    // Where only one end is said, the other is 1900 or 2199.
    assert_eq!(changed("min = 2023-12-30\nmax = 2024-03-02", "min = 2300-01-01").len(), 1);
    assert_eq!(changed("min = 2023-12-30\nmax = 2024-03-02", "max = 1899-12-31").len(), 1);
}

#[test]
fn several_faults_come_at_once_in_the_order_of_the_file() {
    let found = told(
        &[
            HEAD,
            &decision("one", "step", &value("n + grade")),
            &decision("two", "step", &value("months_pad + 1")),
            &decision("three", "step", &value("if n then grade + 1 else floor(1 / n)")),
            &decision(
                "given",
                "grant",
                "hit = 'unique'\ninputs = ['n']\nrules = [{ when = ['< 1'], then = '1' }]",
            ),
            PERIOD,
        ]
        .concat(),
    );
    let words: Vec<&str> = found.iter().map(|line| line.rsplit(": ").next().unwrap()).collect();
    assert_eq!(
        words,
        [
            "`+` does not go between a number and a text",
            "nothing is called `months_pad` here",
            "a number stands where a truth is needed",
            "`+` does not go between a text and a number",
            "the divisor may be zero here",
            "no rule answers for 1",
        ]
    );
    let lines: Vec<usize> =
        found.iter().map(|line| line.split(':').next().unwrap().parse().unwrap()).collect();
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn who_reads_a_faulty_decision_is_not_at_fault() {
    for broken in ["n + grade", "months_pad + 1", "(n", "null"] {
        let found = told(
            &[
                HEAD,
                &decision("one", "step", &value(broken)),
                &decision("two", "condition", &value("one > 1")),
                &decision(
                    "three",
                    "step",
                    "hit = 'sum'\ninputs = ['one']\nrules = [{ when = ['> 1'], then = 'one' }]",
                ),
                &decision("given", "grant", &value("one + three")),
                PERIOD,
            ]
            .concat(),
        );
        assert_eq!(found.len(), 1, "{broken}: {found:?}");
    }
}

#[test]
fn a_fault_of_a_decision_of_all_periods_is_told_once() {
    let head = HEAD.replacen("code = \"aid\"", "code = \"aid\"\nday = \"asked\"", 1);
    let first = PERIOD.replacen("from = 2020-01-01", "from = 2019-01-01\nto = 2019-12-31", 1);
    for broken in ["n + grade", "months_pad", "1 +"] {
        let found = told(&[&head, &decision("given", "grant", &value(broken)), &first, PERIOD].concat());
        assert_eq!(found.len(), 1, "{broken}: {found:?}");
    }
}

#[test]
fn a_slip_of_the_pen_is_told_with_what_was_meant() {
    for (text_of, name, meant) in
        [("huge + spuose", "spuose", "spouse"), ("if gradee = \"low\" then 1 else 2", "gradee", "grade")]
    {
        let faults = super::small::refused(&text(&value(text_of)));
        let [one] = faults.reports() else { panic!("{faults}") };
        assert_eq!(one.code().as_str(), "feel-name-misspelt");
        let words = one.help(banjian::text::Language::English);
        assert_eq!((one.to_string().contains(name), words), (true, format!("did you mean `{meant}`?")));
    }
}
