//! A log read from its tiles, as they are published. What is put in is not trusted: proofs and roots are.

use std::collections::BTreeMap;

use banjian::report::{Place, Report, codes};
use banjian::trace::Suite;
use banjian::trace::tile::{TilePath, TileReader, TileTree as Read, entries, width_of};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::tree::suite_of;
use crate::report::Thrown;
use crate::value;

/// A tree of a given size over the tiles that were put in. Where one is lacking, the error `tile-width` names its path
/// in `place.path`: fetch it, put it in, and ask again.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TileTree {
    suite: Suite,
    size: u64,
    tiles: BTreeMap<(u8, u64), Vec<u8>>,
}

/// The tiles of a tree.
struct Tiles<'a>(&'a TileTree);

impl TileReader for Tiles<'_> {
    fn tile(&self, level: u8, index: u64, width: u16) -> Result<Vec<u8>, Report> {
        let found = self.0.tiles.get(&(level, index)).filter(|tile| tile.len() >= usize::from(width) * 32);
        found.cloned().ok_or_else(|| {
            let path = TilePath { level: Some(level), index, width };
            Report::new(codes::log::TILE_WIDTH)
                .with("level", level)
                .with("index", index)
                .with("expected", width)
                .with("found", 0)
                .at(Place::path(path.to_string()))
        })
    }
}

impl TileTree {
    fn tree(&self) -> Read<Tiles<'_>> {
        Read::new(self.suite, self.size, Tiles(self))
    }
}

#[wasm_bindgen]
impl TileTree {
    /// The tree of `size` leaves: of suite `sha256-ed25519` (where none is named) or `sm3-sm2`.
    ///
    /// # Errors
    /// `value-form`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "number")] size: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Schema.Suite")] suite: &JsValue,
    ) -> Result<Self, Thrown> {
        Ok(Self { suite: suite_of(suite)?, size: value::whole("size", size)?, tiles: BTreeMap::new() })
    }

    /// Puts a tile in, by its path as `tile/0/x001/067` or `tile/0/000.p/5`.
    ///
    /// # Errors
    /// `value-form`; `tile-path` for a path of no tile of hashes; `tile-width` for bytes of another length.
    pub fn put(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] tile: &JsValue,
    ) -> Result<(), Thrown> {
        let path: TilePath = value::parsed("path", path)?;
        let tile = value::bytes("tile", tile)?;
        let Some(level) = path.level else {
            return Err(Report::new(codes::log::TILE_PATH).with("found", path).into());
        };
        if tile.len() != usize::from(path.width) * 32 || path.width > width_of(self.size, level, path.index) {
            let place = Place::path(path.to_string());
            return Err(Report::new(codes::log::TILE_WIDTH)
                .with("level", level)
                .with("index", path.index)
                .with("expected", width_of(self.size, level, path.index))
                .with("found", tile.len() / 32)
                .at(place)
                .into());
        }
        self.tiles.insert((level, path.index), tile);
        Ok(())
    }

    /// The root.
    ///
    /// # Errors
    /// `tile-width` where a tile is lacking.
    #[wasm_bindgen(unchecked_return_type = "Schema.Hash")]
    pub fn root(&self) -> Result<JsValue, Thrown> {
        value::written(&self.tree().root()?)
    }

    /// The hash of the leaf at an index.
    ///
    /// # Errors
    /// `value-form`, `log-index`; `tile-width` where a tile is lacking.
    #[wasm_bindgen(unchecked_return_type = "Schema.Hash")]
    pub fn leaf(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] index: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.tree().leaf(value::whole("index", index)?)?)
    }

    /// The proof that the tree has the leaf at an index.
    ///
    /// # Errors
    /// `value-form`, `log-index`; `tile-width` where a tile is lacking.
    #[wasm_bindgen(unchecked_return_type = "Schema.Hash[]")]
    pub fn inclusion(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] index: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.tree().inclusion(value::whole("index", index)?)?)
    }

    /// The proof that the tree begins with the tree of this size.
    ///
    /// # Errors
    /// `value-form`, `log-shrinks`; `tile-width` where a tile is lacking.
    #[wasm_bindgen(unchecked_return_type = "Schema.Hash[]")]
    pub fn consistency(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] old: &JsValue,
    ) -> Result<JsValue, Thrown> {
        value::written(&self.tree().consistency(value::whole("old", old)?)?)
    }
}

/// The entries of a tile of entries, in their order.
///
/// # Errors
/// `value-form`; `tile-entries` for what is no such tile.
#[wasm_bindgen(js_name = tileEntries, unchecked_return_type = "Uint8Array[]")]
pub fn tile_entries(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array")] tile: &JsValue,
) -> Result<Array, Thrown> {
    let tile = value::bytes("tile", tile)?;
    Ok(entries(&tile)?.into_iter().map(Uint8Array::from).collect())
}
