//! Turns the compiled modules into the npm package: glue and types for pages, for bundlers and for Node, and
//! `package.json`.
//!
//! `banjian-wasm-build MODULES SOURCE VERSION PACKAGE`: the folder with the compiled modules, the folder of this
//! binding's sources, the version, and the folder of the package, which is made anew. It does what the command-line
//! tool of wasm-bindgen does, as a library, so that nothing need be installed.
//!
//! `banjian-wasm-build --script MODULE.wasm FOLDER` writes the glue of one module as a plain script instead, which a
//! page can hold inline.
#![forbid(unsafe_code)]

mod features;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use wasm_bindgen_cli_support::Bindgen;

/// A module of the package.
struct Module {
    /// The compiled module.
    file: &'static str,
    /// Which of the sources in `js` says what it exports.
    api: &'static str,
    /// Further sources that this one imports.
    beside: &'static [&'static str],
    /// Its folder in the package.
    place: &'static str,
}

const MODULES: [Module; 3] = [
    Module {
        file: "banjian_wasm_module.wasm",
        api: "whole",
        beside: &["signing.js", "verify.d.ts", "verify.js"],
        place: "",
    },
    Module {
        file: "banjian_wasm_office.wasm",
        api: "office",
        beside: &["signing.js", "verify.d.ts", "verify.js", "whole.d.ts", "whole.js"],
        place: "office",
    },
    Module { file: "banjian_wasm_verify_module.wasm", api: "verify", beside: &[], place: "verify" },
];

/// What stands beside the glue of every build.
const SHARED: [&str; 5] = ["handle.js", "index.d.ts", "report.d.ts", "report.js", "value.js"];

/// The builds, by the name of their folder.
#[derive(Clone, Copy, PartialEq)]
enum Build {
    Bundler,
    Web,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--script", module, folder] => script(Path::new(module), Path::new(folder)),
        [modules, source, version, package] => {
            modules_and_types(Path::new(modules), Path::new(source), version, Path::new(package))
        }
        _ => {
            Err("usage: banjian-wasm-build MODULES SOURCE VERSION PACKAGE | --script MODULE.wasm FOLDER"
                .into())
        }
    }
}

fn script(module: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut bytes = fs::read(module)?;
    features::forget(&mut bytes)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("banjian", bytes).out_name("banjian").typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.no_modules(true)?.omit_default_module_path(true).generate(folder)?;
    Ok(())
}

fn modules_and_types(
    modules: &Path,
    source: &Path,
    version: &str,
    package: &Path,
) -> Result<(), Box<dyn Error>> {
    if package.exists() {
        fs::remove_dir_all(package)?;
    }
    let js = source.join("js");
    for Module { file, api, beside, place } in MODULES {
        let mut bytes = fs::read(modules.join(file))?;
        features::forget(&mut bytes)?;
        for build in [Build::Web, Build::Bundler] {
            let folder = package.join(place).join(build.name());
            fs::create_dir_all(&folder)?;
            build.glue(&bytes, &folder)?;
            for name in SHARED.iter().chain(beside) {
                fs::copy(js.join(name), folder.join(name))?;
            }
            for ending in ["js", "d.ts"] {
                fs::copy(js.join(format!("{api}.{ending}")), folder.join(format!("api.{ending}")))?;
            }
            for (from, to) in build.entries() {
                fs::copy(js.join(from), folder.join(to))?;
            }
            fs::copy(source.join("types/schema.d.ts"), folder.join("schema.d.ts"))?;
        }
    }
    let template = fs::read_to_string(source.join("package.template.json"))?;
    fs::write(package.join("package.json"), manifest(&template, version)?)?;
    fs::copy(source.join("README.md"), package.join("README.md"))?;
    Ok(())
}

impl Build {
    fn name(self) -> &'static str {
        match self {
            Self::Bundler => "bundler",
            Self::Web => "web",
        }
    }

    fn glue(self, module: &[u8], folder: &Path) -> Result<(), Box<dyn Error>> {
        let mut bindgen = Bindgen::new();
        bindgen.input_bytes("banjian", module.to_vec()).out_name("banjian").typescript(true);
        bindgen.remove_name_section(true).remove_producers_section(true);
        match self {
            Self::Bundler => bindgen.bundler(true)?,
            Self::Web => bindgen.web(true)?.omit_default_module_path(false),
        };
        bindgen.generate(folder)?;
        Ok(())
    }

    /// Its entry files, and their names in the package.
    fn entries(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Bundler => &[("index.bundler.js", "index.js")],
            Self::Web => &[("index.js", "index.js"), ("node.js", "node.js")],
        }
    }
}

/// The template with the version of the crate.
fn manifest(template: &str, version: &str) -> Result<String, Box<dyn Error>> {
    let mut package: serde_json::Map<String, serde_json::Value> = serde_json::from_str(template)?;
    package.insert("version".into(), version.into());
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}
