//! Identity numbers, as clerks type and paste them, and what is never shown of them.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "codes/identity.rs"]
mod codes;

use std::collections::BTreeSet;

use banjian::id::{
    CaseNumber, CheckDigit, CitizenNumber, CreditCode, ForeignerCardNumber, Holder, Identity, IdentityKind,
    PassportNumber, Region, RegistrationNumber, ResidencePermitNumber, Sex,
};
use banjian::text::Language;
use proptest::prelude::*;
use serde_json::json;

fn refused<T: std::str::FromStr<Err = banjian::report::Report>>(text: &str) -> &'static str {
    text.parse::<T>().err().unwrap().code().as_str()
}

#[test]
fn citizen_numbers() {
    let number: CitizenNumber = "\t420600199002280053\r\n".parse().unwrap();
    assert_eq!(number.birth_date().to_string(), "1990-02-28");
    assert_eq!(number.sex(), Sex::Male);
    assert_eq!(check("42060019900228006").sex(), Sex::Female);
    assert_eq!(check("42060020000229006").birth_date().to_string(), "2000-02-29");
    for (wrong, code) in [
        ("", "identity-length"),
        ("110105491231002", "identity-length"),
        ("11010519491231002XX", "identity-character"),
        ("1101051949123100X2", "identity-character"),
        ("11010519491231002Y", "identity-character"),
        ("1101-0519491231002X", "identity-character"),
        ("11010519491231002Ｘ", "identity-full-width"),
        ("１1010519491231002X", "identity-full-width"),
        ("110105 19491231 002X", "identity-space"),
        ("110105\u{3000}19491231002X", "identity-space"),
        ("11010519491231\u{200b}002X", "identity-space"),
        ("\u{202d}11010519491231002X", "identity-space"),
        ("110105194912310020", "identity-check-digit"),
        ("101105194912310020", "identity-check-digit"),
        ("010105194912310020", "identity-kind"),
        ("910105194912310020", "identity-kind"),
        ("830000199201300022", "identity-kind"),
    ] {
        assert_eq!(refused::<CitizenNumber>(wrong), code, "{wrong}");
    }
    for birth_date in ["19010229", "19001301", "19000001", "17991231", "00000101"] {
        let wrong = with_check(&format!("420600{birth_date}005"));
        assert_eq!(refused::<CitizenNumber>(&wrong), "identity-birth-date", "{wrong}");
    }
}

/// A number with its check character, found by trying all.
fn with_check(digits: &str) -> String {
    let fits = |last: &char| {
        let number = format!("{digits}{last}");
        number
            .parse::<CitizenNumber>()
            .map_or_else(|report| report.code().as_str() != "identity-check-digit", |_| true)
    };
    format!("{digits}{}", "0123456789X".chars().find(fits).unwrap())
}

fn check(digits: &str) -> CitizenNumber {
    with_check(digits).parse().unwrap()
}

#[test]
fn residence_permits() {
    // The numbers on the published specimens of the permit.
    let permit: ResidencePermitNumber = "810000199408230021".parse().unwrap();
    assert_eq!((permit.region(), permit.sex()), (Region::HongKong, Sex::Female));
    assert_eq!(permit.birth_date().to_string(), "1994-08-23");
    assert_eq!("830000199201300022".parse::<ResidencePermitNumber>().unwrap().region(), Region::Taiwan);
    assert_eq!(refused::<ResidencePermitNumber>("11010519491231002X"), "identity-kind");
    assert_eq!(refused::<ResidencePermitNumber>("810000199408230022"), "identity-check-digit");
}

#[test]
fn foreigners_cards_and_passports() {
    for good in ["USA110085012345", "usa110085012345"] {
        assert_eq!(good.parse::<ForeignerCardNumber>().unwrap().reveal(), "USA110085012345");
    }
    let new = (0..=9).map(|last| format!("91184019850101001{last}"));
    let accepted: Vec<String> = new
        .chain(["91184019850101001X".into()])
        .filter(|number| number.parse::<ForeignerCardNumber>().is_ok())
        .collect();
    assert_eq!(accepted.len(), 1);
    for (wrong, code) in [
        ("USA1100850123", "identity-length"),
        ("US1110085012345", "identity-character"),
        ("11010519491231002X", "identity-kind"),
        ("", "identity-length"),
    ] {
        assert_eq!(refused::<ForeignerCardNumber>(wrong), code, "{wrong}");
    }
    assert_eq!("e12345678".parse::<PassportNumber>().unwrap().reveal(), "E12345678");
    for (wrong, code) in [
        ("E123", "identity-length"),
        ("E12345678901234567890", "identity-length"),
        ("E1234-5678", "identity-character"),
        ("护照12345", "identity-character"),
    ] {
        assert_eq!(refused::<PassportNumber>(wrong), code, "{wrong}");
    }
}

#[test]
fn credit_codes_and_registrations() {
    let code: CreditCode = "91350100m000100y43".parse().unwrap();
    assert_eq!((code.reveal(), code.check_digit()), ("91350100M000100Y43", CheckDigit::Right));
    let early = CreditCode::lenient("91350100M000100Y44").unwrap();
    assert_eq!(early.check_digit(), CheckDigit::Wrong);
    for (wrong, code) in [
        ("91350100M000100Y44", "credit-code-check-digit"),
        ("9135010OM000100Y43", "identity-character"),
        ("91350100M000100Y4", "identity-length"),
    ] {
        assert_eq!(refused::<CreditCode>(wrong), code, "{wrong}");
    }
    assert!(CreditCode::lenient("91350100M000100YZ4").is_err());
    let registration: RegistrationNumber = "鄂民证字第010203号（2019）".parse().unwrap();
    assert_eq!(registration.to_string(), "鄂民证***********019）");
    for (wrong, code) in [
        (" ", "identity-length"),
        ("民证字 1", "identity-space"),
        ("民证\u{7}字", "identity-space"),
        ("民证字第１号", "identity-full-width"),
    ] {
        assert_eq!(refused::<RegistrationNumber>(wrong), code, "{wrong}");
    }
    assert!("1".repeat(40).parse::<RegistrationNumber>().is_ok());
    assert_eq!(refused::<RegistrationNumber>(&"1".repeat(41)), "identity-length");
}

/// One identity of each kind.
fn samples() -> Vec<Identity> {
    let numbers = [
        "11010519491231002X",
        "810000199408230021",
        "USA110085012345",
        "E12345678",
        "91350100M000100Y43",
        "420600600012345",
    ];
    let kinds = IdentityKind::ALL.into_iter().zip(numbers);
    let mut samples: Vec<Identity> =
        kinds.map(|(kind, number)| Identity::parse(kind, number).unwrap()).collect();
    samples.push(Identity::CreditCode(CreditCode::lenient("91350100M000100Y44").unwrap()));
    samples
}

#[test]
fn payloads_hold_the_full_number_and_give_it_back() {
    for identity in samples() {
        let bytes = banjian::canonical::to_vec(&identity).unwrap();
        assert!(String::from_utf8(bytes.clone()).unwrap().contains(identity.reveal()));
        assert_eq!(banjian::canonical::from_slice::<Identity>(&bytes).unwrap(), identity);
        let kind = serde_json::to_value(identity.kind()).unwrap();
        assert_eq!(kind, identity.kind().as_str());
    }
    let wrong = samples().pop().unwrap();
    assert_eq!(
        serde_json::to_value(&wrong).unwrap(),
        json!({"check": "wrong", "kind": "credit-code", "number": "91350100M000100Y44"})
    );
}

#[test]
fn nothing_but_payloads_shows_the_number() {
    for identity in samples() {
        let middle = &identity.reveal()[3..identity.reveal().len() - 4];
        for shown in [format!("{identity}"), format!("{identity:?}"), format!("{:?}", Some(&identity))] {
            assert!(!shown.contains(middle) && shown.contains("***"), "{shown}");
        }
    }
    // Nor do the messages of a reader that was given the number at a wrong place.
    let number = "11010519491231002X";
    for wrong in [
        json!(number),
        json!([number]),
        json!(110_105_194_912_310_020_u64),
        json!({"kind": number, "number": number}),
        json!({"kind": "citizen-number", "number": 110_105_194_912_310_020_u64}),
        json!({"kind": "citizen-number", "number": number, number: 1}),
        json!({"kind": "citizen-number", "number": number, "check": "wrong"}),
        json!({"kind": "credit-code", "number": number, "check": number}),
        json!({"kind": "residence-permit", "number": number}),
    ] {
        let error = serde_json::from_value::<Identity>(wrong).unwrap_err();
        assert!(!error.to_string().contains("1101051949"), "{error}");
    }
}

#[test]
fn what_an_identity_tells() {
    let told: Vec<_> =
        samples().iter().map(|id| (id.birth_date().is_some(), id.sex(), id.kind().holder())).collect();
    let (natural, unit) = (Holder::Natural, Holder::Unit);
    let female = Some(Sex::Female);
    let expected = [
        (true, female, natural),
        (true, female, natural),
        (false, None, natural),
        (false, None, natural),
        (false, None, unit),
        (false, None, unit),
        (false, None, unit),
    ];
    assert_eq!(told, expected);
    assert_eq!(samples()[0].digest_bytes(), b"citizen-number:11010519491231002X");
    let digests: BTreeSet<_> = samples().iter().map(Identity::digest_bytes).collect();
    assert_eq!(digests.len(), samples().len());
}

#[test]
fn every_code_of_the_room_is_produced_once() {
    let produced: Vec<&str> = codes::produced().iter().map(|report| report.code().as_str()).collect();
    let all: Vec<&str> = banjian::report::codes::identity::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(produced, all);
    for report in codes::produced() {
        for language in [Language::English, Language::Chinese] {
            assert!(!format!("{}{}", report.message(language), report.help(language)).contains('{'));
        }
    }
}

proptest! {
    #[test]
    fn no_text_panics_and_what_is_accepted_reads_back(
        text in "\\PC{0,30}|[0-9A-Za-z -]{0,30}|[1-8][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-2][0-9][0-9]{3}[0-9Xx]",
    ) {
        for kind in IdentityKind::ALL {
            match Identity::parse(kind, &text) {
                Ok(identity) => {
                    prop_assert_eq!(&Identity::parse(kind, identity.reveal()).unwrap(), &identity);
                    let json = serde_json::to_value(&identity).unwrap();
                    prop_assert_eq!(Identity::from_json(&json).unwrap(), identity);
                }
                Err(report) => {
                    let told = serde_json::to_string(&report).unwrap();
                    prop_assert!(text.trim().len() < 5 || !told.contains(text.trim()), "{}", told);
                }
            }
        }
        let _ = text.parse::<CaseNumber>();
    }

    /// A citizen number with one digit changed or two neighbours swapped is another's or nobody's.
    #[test]
    fn slips_of_the_pen_are_caught(serial in 0_u32..1000, place in 0_usize..17, digit in 0_u8..10) {
        let right = check(&format!("42060019900228{serial:03}"));
        let mut changed = right.reveal().as_bytes().to_vec();
        changed[place] = b'0' + digit;
        let mut swapped = right.reveal().as_bytes().to_vec();
        swapped.swap(place, place + 1);
        for typed in [changed, swapped] {
            let typed = String::from_utf8(typed).unwrap();
            prop_assert_eq!(typed.parse::<CitizenNumber>().is_ok(), typed == right.reveal());
        }
    }
}
