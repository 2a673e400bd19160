//! Turns the compiled module into the npm package: glue, types and `package.json`.
//!
//! `banjian-wasm-build MODULE.wasm TEMPLATE.json VERSION FOLDER`. The folder is made anew. It does what the
//! command-line tool of wasm-bindgen does with `--target web`, as a library, so that nothing need be installed.
//!
//! `banjian-wasm-build --script MODULE.wasm FOLDER` writes the glue as one plain script instead, which a page can hold
//! inline (`--target no-modules`).
#![forbid(unsafe_code)]

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--script", module, folder] => script(module, Path::new(folder)),
        [module, template, version, folder] => modules(module, template, version, Path::new(folder)),
        _ => Err("usage: banjian-wasm-build MODULE.wasm TEMPLATE.json VERSION FOLDER | --script MODULE.wasm FOLDER".into()),
    }
}

fn script(module: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    empty(folder)?;
    Bindgen::new()
        .input_path(module)
        .out_name("banjian")
        .no_modules(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .generate(folder)?;
    Ok(())
}

fn modules(module: &str, template: &str, version: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    empty(folder)?;
    Bindgen::new()
        .input_path(module)
        .out_name("banjian")
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .generate(folder)?;
    fs::write(folder.join("package.json"), package(&fs::read_to_string(template)?, version)?)?;
    Ok(())
}

fn empty(folder: &Path) -> std::io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}

/// The template with the version of the crate.
fn package(template: &str, version: &str) -> Result<String, Box<dyn Error>> {
    let mut package: serde_json::Map<String, serde_json::Value> = serde_json::from_str(template)?;
    package.insert("version".into(), version.into());
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}
