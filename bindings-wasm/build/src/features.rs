//! Which features of WebAssembly a module says to use.

/// The section by which tools tell each other what a module may use.
const SECTION: &[u8] = b"target_features";

/// Takes that section out. The precompiled standard library names features of newer engines there, and wasm-bindgen
/// would use them in turn (reference types, multiple values): the package is for old engines too.
///
/// # Errors
/// A module whose sections cannot be read.
pub fn forget(module: &mut Vec<u8>) -> Result<(), &'static str> {
    const BROKEN: &str = "the module's sections cannot be read";
    let mut at = 8;
    while at < module.len() {
        let (size, body) = number(module, at + 1).ok_or(BROKEN)?;
        let end = body.checked_add(size).filter(|end| *end <= module.len()).ok_or(BROKEN)?;
        let is_it = module[at] == 0
            && number(module, body)
                .is_some_and(|(length, name)| module.get(name..name + length) == Some(SECTION));
        if is_it {
            module.drain(at..end);
        } else {
            at = end;
        }
    }
    Ok(())
}

/// A number in LEB128, and where what follows begins.
fn number(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let (mut found, mut shift) = (0_usize, 0_u32);
    loop {
        let byte = *bytes.get(at)?;
        found |= usize::from(byte & 0x7f).checked_shl(shift)?;
        (at, shift) = (at + 1, shift + 7);
        if byte < 0x80 {
            return Some((found, at));
        }
    }
}
