//! How much a policy may ask for before it is compiled.

use crate::eligibility::feel;
use crate::report::Report;
use crate::report::codes::policy::TOO_LARGE;
use crate::text::Text;

/// The bounds of a policy. The defaults are the most there is; they are set downwards only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    bytes: u32,
    cells: u32,
    nodes: u32,
    parts: u32,
    texts: feel::Limits,
    written: u32,
}

impl Limits {
    /// The longest file, in bytes.
    pub const BYTES: u32 = 1_048_576;

    /// The most combinations of cells of a table that are tried for gaps and overlaps. A rule is held against them a
    /// hundred times as often at most.
    pub const CELLS: u32 = 100_000;

    /// The most nodes that it compiles to.
    pub const NODES: u32 = 60_000;

    /// The most facts, decisions and periods, of each. Decisions counted anew in each period in which they hold, it may
    /// be ten times as many.
    pub const PARTS: u32 = 1_000;

    /// The most expressions that are compiled, each as often as loops and calls repeat it.
    pub const WRITTEN: u32 = 500_000;

    /// The same with fewer bytes of file.
    #[must_use]
    pub fn with_bytes(self, most: u32) -> Self {
        Self { bytes: most.min(Self::BYTES), ..self }
    }

    /// The same with fewer combinations of cells.
    #[must_use]
    pub fn with_cells(self, most: u32) -> Self {
        Self { cells: most.min(Self::CELLS), ..self }
    }

    /// The same with fewer nodes.
    #[must_use]
    pub fn with_nodes(self, most: u32) -> Self {
        Self { nodes: most.min(Self::NODES), ..self }
    }

    /// The same with fewer facts, decisions and periods.
    #[must_use]
    pub fn with_parts(self, most: u32) -> Self {
        Self { parts: most.min(Self::PARTS), ..self }
    }

    /// The same with other bounds of each expression.
    #[must_use]
    pub const fn with_texts(self, texts: feel::Limits) -> Self {
        Self { texts, ..self }
    }

    /// The same with fewer expressions, with loops and calls written out.
    #[must_use]
    pub fn with_written(self, most: u32) -> Self {
        Self { written: most.min(Self::WRITTEN), ..self }
    }

    /// The longest file, in bytes.
    #[must_use]
    pub const fn bytes(&self) -> u32 {
        self.bytes
    }

    /// The most combinations of cells.
    #[must_use]
    pub const fn cells(&self) -> u32 {
        self.cells
    }

    /// The most nodes.
    #[must_use]
    pub const fn nodes(&self) -> u32 {
        self.nodes
    }

    /// The most facts, decisions and periods.
    #[must_use]
    pub const fn parts(&self) -> u32 {
        self.parts
    }

    /// The bounds of each expression.
    #[must_use]
    pub const fn texts(&self) -> &feel::Limits {
        &self.texts
    }

    /// The most expressions, with loops and calls written out.
    #[must_use]
    pub const fn written(&self) -> u32 {
        self.written
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: Self::BYTES,
            cells: Self::CELLS,
            nodes: Self::NODES,
            parts: Self::PARTS,
            texts: feel::Limits::default(),
            written: Self::WRITTEN,
        }
    }
}

/// What there may be too much of.
#[derive(Debug, Clone, Copy)]
pub(in crate::eligibility) enum Of {
    Bytes,
    Decided,
    Decisions,
    Facts,
    Nodes,
    Periods,
    #[cfg(feature = "arrow")]
    Texts,
    Written,
}

/// The fault of having more than there may be.
pub(in crate::eligibility) fn exceeded(of: Of, most: u32) -> Report {
    let (zh, en) = match of {
        Of::Bytes => ("字节", "bytes"),
        Of::Decided => ("各时段的决策项合计", "decisions in all periods together"),
        Of::Decisions => ("决策项", "decisions"),
        Of::Facts => ("事实", "facts"),
        Of::Nodes => ("编译后的节点", "compiled nodes"),
        Of::Periods => ("时段", "periods"),
        #[cfg(feature = "arrow")]
        Of::Texts => ("不同的文本", "different texts"),
        Of::Written => ("展开循环和调用后的表达式", "expressions with loops and calls written out"),
    };
    Report::new(TOO_LARGE).with("most", most).with_text("what", Text::new(zh, en))
}
