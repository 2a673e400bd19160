//! The files of the reference catalogue, part of the program.

macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/catalog/", $name)))
    };
}

/// (name, text) of each file.
pub(super) const FILES: &[(&str, &str)] = &[
    file!("edition.toml"),
    file!("items/01-insurance-registration.toml"),
    file!("items/02-insured-data.toml"),
    file!("items/03-contributions.toml"),
    file!("items/04-rights-records.toml"),
    file!("items/05-pension-benefits.toml"),
    file!("items/06-residents-pension.toml"),
    file!("items/07-transfers.toml"),
    file!("items/08-public-sector-pension.toml"),
    file!("items/09-work-injury.toml"),
    file!("items/10-assessment.toml"),
    file!("items/11-unemployment.toml"),
    file!("items/12-card.toml"),
    file!("items/13-employment.toml"),
    file!("items/14-start-ups.toml"),
    file!("items/15-employment-aid.toml"),
    file!("items/16-graduates.toml"),
    file!("items/17-training.toml"),
    file!("items/19-titles.toml"),
    file!("items/20-public-institutions.toml"),
    file!("items/21-personnel-files.toml"),
    file!("items/22-labour-relations.toml"),
    file!("items/23-arbitration-inspection.toml"),
    file!("items/24-fund-supervision.toml"),
    file!("items/25-licences.toml"),
];
