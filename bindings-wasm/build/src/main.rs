//! Turns the compiled module into the npm package: glue, types and `package.json`.
//!
//! `banjian-wasm-build MODULE.wasm TEMPLATE.json VERSION FOLDER`. The folder is made anew. It does what the
//! command-line tool of wasm-bindgen does with `--target web`, as a library, so that nothing need be installed.
#![forbid(unsafe_code)]

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [module, template, version, folder] = arguments.as_slice() else {
        return Err("usage: banjian-wasm-build MODULE.wasm TEMPLATE.json VERSION FOLDER".into());
    };
    let folder = Path::new(folder);
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
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

/// The template with the version of the crate.
fn package(template: &str, version: &str) -> Result<String, Box<dyn Error>> {
    let mut package: serde_json::Map<String, serde_json::Value> = serde_json::from_str(template)?;
    package.insert("version".into(), version.into());
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}
