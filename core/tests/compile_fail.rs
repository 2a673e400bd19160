//! What the types forbid: these programs do not compile, and the compiler says why.
//! `TRYBUILD=overwrite cargo test --test compile_fail` writes the answers anew.

#[test]
fn what_the_types_forbid_does_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
