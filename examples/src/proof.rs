//! What is taken home at the end of the day: a receipt as a QR code, the evidence bundle of a case, and a copy of the
//! log, each checked as a stranger would check it.

use std::fmt::Write as _;
use std::path::Path;

use banjian::id::CaseId;
use banjian::journal::Position;
use banjian::trace::bundle::Bundle;
use banjian::trace::key::Software;
use banjian::trace::receipt::Receipt;
use banjian::trace::tile::{self, TilePath, width_of};
use banjian::trace::verify::LogCheck;
use chrono::{DateTime, Utc};
use qrcode::{Color, EcLevel, QrCode};

use crate::Fault;
use crate::page::Page;
use crate::town::{Town, login};

/// How many light modules stand around a code.
const QUIET: usize = 4;
/// How many pixels a module has in the picture.
const SCALE: usize = 4;

/// Hands out the proofs of a case, and checks the whole log; the files go to a folder, where one is named.
///
/// # Errors
/// What the office reports; a proof that does not hold.
pub fn hand_out(
    town: &Town,
    case: CaseId,
    folder: Option<&Path>,
    now: DateTime<Utc>,
    page: &mut Page<'_>,
) -> Result<(), Fault> {
    page.heading("带走的凭证", "What is taken home")?;
    let trust = town.trust()?;
    let records = town.office.journal().records(case)?;
    let last = records.last().ok_or("a case without records")?;
    let receipt = town.office.receipt(town.office.position(case, last.sequence)?)?;
    let compact = receipt.to_compact()?;
    let proven = Receipt::from_compact(&compact)?.verify(&trust, &Software)?;
    let number = town.office.case(case)?.opened().ok_or("an unopened case")?.number();
    let code = QrCode::with_error_correction_level(&compact, EcLevel::L)?;
    page.say(
        format!("回执 {number}/{}:{} 字节,一个二维码", last.sequence, compact.len()),
        format!("receipt {number}/{}: {} bytes, one QR code", last.sequence, compact.len()),
    )?;
    page.line(drawn(&code))?;
    for said in proven.proven() {
        page.say(format!("证明:{}", said.zh), format!("proven: {}", said.en))?;
    }
    for said in proven.not_proven() {
        page.say(format!("不证明:{}", said.zh), format!("not proven: {}", said.en))?;
    }
    let audit = town.office.audit(login("audit-1".parse()?, now)?, now)?;
    let bundle = audit.bundle(case, &[], false)?.to_bytes()?;
    let shown = Bundle::from_bytes(&bundle)?.verify(&trust, &Software)?;
    let extent = shown.extent();
    page.say(
        format!("证据包 {} 字节:{}。", bundle.len(), extent.zh),
        format!("evidence bundle, {} bytes: {}.", bundle.len(), extent.en),
    )?;
    let kept = tempfile::tempdir()?;
    let log = folder.map_or_else(|| kept.path().to_owned(), |folder| folder.join("log"));
    let size = check(town, &log)?;
    page.say(
        format!("日志副本:{size} 条记录逐条核对,哈希树与检查点一致。"),
        format!(
            "copy of the log: {size} records read one by one; tree, tiles, signatures and checkpoint fit."
        ),
    )?;
    let Some(folder) = folder else { return Ok(()) };
    for (name, bytes) in [
        ("bundle.json", bundle),
        ("receipt.bin", compact),
        ("receipt.json", receipt.to_bytes()?),
        ("receipt.pgm", picture(&code)),
        ("trust.json", trust.to_bytes()?),
    ] {
        write(&folder.join(name), &bytes)?;
    }
    Ok(())
}

/// Exports the log as static files and reads them as whoever has only these.
fn check(town: &Town, log: &Path) -> Result<u64, Fault> {
    let note = town.office.export(log)?;
    let trust = town.trust()?;
    let seen = trust.open(&note)?;
    let size = seen.checkpoint.size;
    let mut check = LogCheck::new(trust);
    check.expect(&seen)?;
    for index in 0_u64.. {
        let width = width_of(size, 0, index);
        if width == 0 {
            break;
        }
        let bytes = read(&log.join(TilePath { level: None, index, width }.to_string()))?;
        for entry in tile::entries(&bytes)? {
            if let Some(found) = check.next(entry, &Software).first() {
                return Err(format!("the copy of the log: {found}").into());
            }
        }
    }
    let files = Files(log);
    match check.tiles(&files).iter().chain(&check.finish()).next() {
        Some(found) => Err(format!("the copy of the log: {found}").into()),
        None => Ok(size),
    }
}

/// The tiles of a folder.
#[derive(Debug)]
struct Files<'a>(&'a Path);

impl tile::TileReader for Files<'_> {
    fn tile(&self, level: u8, index: u64, width: u16) -> Result<Vec<u8>, banjian::report::Report> {
        let path = self.0.join(TilePath { level: Some(level), index, width }.to_string());
        // A file that is not there holds no hash: the check says which are missing.
        Ok(read(&path).unwrap_or_default())
    }
}

/// The receipt of the record at a position holds.
///
/// # Errors
/// What the office reports; a receipt that does not hold.
pub fn holds(town: &Town, position: Position) -> Result<(), Fault> {
    town.office.receipt(position)?.verify(&town.trust()?, &Software)?;
    Ok(())
}

/// The code in half blocks, two rows a line, dark on light whatever the terminal's colours.
fn drawn(code: &QrCode) -> String {
    let width = code.width() + 2 * QUIET;
    let mut text = String::new();
    for row in (0..width).step_by(2) {
        for column in 0..width {
            let (above, below) = (is_dark(code, column, row), is_dark(code, column, row + 1));
            text.push(match (above, below) {
                (true, true) => ' ',
                (true, false) => '▄',
                (false, true) => '▀',
                (false, false) => '█',
            });
        }
        text.push('\n');
    }
    text
}

/// The code as a picture: portable grey map, 8 bits.
fn picture(code: &QrCode) -> Vec<u8> {
    let width = (code.width() + 2 * QUIET) * SCALE;
    let mut header = String::new();
    writeln!(header, "P5 {width} {width} 255").unwrap_or_default();
    let mut bytes = header.into_bytes();
    for row in 0..width {
        bytes.extend(
            (0..width).map(|column| if is_dark(code, column / SCALE, row / SCALE) { 0 } else { 255 }),
        );
    }
    bytes
}

/// Whether a module is dark; outside the code all are light.
fn is_dark(code: &QrCode, column: usize, row: usize) -> bool {
    let inside = |at: usize| at.checked_sub(QUIET).filter(|at| *at < code.width());
    match (inside(column), inside(row)) {
        (Some(x), Some(y)) => code[(x, y)] == Color::Dark,
        _ => false,
    }
}

#[expect(clippy::disallowed_methods, reason = "a program of its own may write what it was asked for")]
fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(path, bytes)?)
}

#[expect(clippy::disallowed_methods, reason = "a program of its own may read what it wrote")]
fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    Ok(std::fs::read(path)?)
}
