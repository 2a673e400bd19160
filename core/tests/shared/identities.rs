//! Identity documents and names of people.

use banjian::case::{Party, Payload};
use banjian::id::{Identity, IdentityKind};
use data_encoding::HEXLOWER;
use serde_json::{Value, json};

use crate::{each, fault, read, same, text};

fn identified(question: &mut Value) {
    let kind: IdentityKind = read(question, "kind");
    question["expect"] = match Identity::parse(kind, text(question, "number")) {
        Ok(identity) => {
            let written = serde_json::to_value(&identity).unwrap();
            assert_eq!(Identity::from_json(&written).unwrap(), identity);
            json!({
                "birth_date": identity.birth_date(),
                "masked": identity.to_string(),
                "number": identity.reveal(),
                "sex": identity.sex(),
            })
        }
        Err(report) => fault(report),
    };
}

/// A name is kept byte for byte, composed or not, whatever its script.
fn named(question: &mut Value) {
    let name = text(question, "name").to_owned();
    let identity = Identity::parse(IdentityKind::CitizenNumber, "11010519491231002X").unwrap();
    let party = Party { identity, name: name.clone(), phone: None };
    let bytes =
        banjian::canonical::to_vec(&Payload { applicant: Some(party), ..Payload::default() }).unwrap();
    let read: Payload = banjian::canonical::from_slice(&bytes).unwrap();
    assert_eq!(read.applicant.unwrap().name.as_bytes(), name.as_bytes());
    question["expect"] =
        json!({"characters": name.chars().count(), "utf8": HEXLOWER.encode(name.as_bytes())});
}

#[test]
fn identities_are_read_and_masked_alike_and_names_are_kept() {
    same("identities.json", |vectors| {
        each(vectors, "identities").for_each(identified);
        each(vectors, "names").for_each(named);
    });
}
