//! The reference catalogue: complete, marked, and every item in a lane that its power allows.
use banjian::catalog::Catalog;

#[test]
fn the_reference_catalogue_reads_without_fault() {
    assert_eq!(Catalog::reference().items().len(), 281);
}
