//! What an expression is known to be where that is more than one value: a list, a context, a function.
//!
//! A shape stands only while a policy is compiled. What reads it comes down to the nodes of its parts, so that lists,
//! contexts and functions cost nothing in use, and their parts are bounded and three-valued as any value is.

use std::sync::Arc;

use super::typed::Typed;
use crate::eligibility::feel::ast::{Expr, Parameter};

/// The deepest nesting of lists and contexts within each other, and of functions that saw functions.
pub(super) const DEEPEST: usize = 16;

/// What an expression is known to be. Copies share what is large.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// One value.
    Scalar(Typed),
    /// As many values as are written, in their order.
    List(Arc<Parts<Shape>>),
    /// Values by keys, in the order in which they are written.
    Context(Arc<Parts<(String, Shape)>>),
    /// A function of the text.
    Function(Arc<Closure>),
}

/// The parts of a shape, and how deep they nest.
#[derive(Debug)]
pub(super) struct Parts<T> {
    depth: usize,
    pub(super) all: Vec<T>,
}

/// A function and what it saw where it was written.
#[derive(Debug)]
pub(super) struct Closure {
    depth: usize,
    pub(super) body: Expr,
    /// The path of the text that it stands in.
    pub(super) home: String,
    pub(super) parameters: Vec<Parameter>,
    pub(super) seen: Vec<(String, Shape)>,
}

impl Shape {
    pub(super) fn list(all: Vec<Self>) -> Self {
        Self::List(Arc::new(Parts { depth: above(all.iter()), all }))
    }

    pub(super) fn context(all: Vec<(String, Self)>) -> Self {
        Self::Context(Arc::new(Parts { depth: above(all.iter().map(|(_, shape)| shape)), all }))
    }

    pub(super) fn function(
        home: String,
        parameters: Vec<Parameter>,
        body: Expr,
        seen: Vec<(String, Self)>,
    ) -> Self {
        let depth = above(seen.iter().map(|(_, shape)| shape));
        Self::Function(Arc::new(Closure { depth, body, home, parameters, seen }))
    }

    /// How deep it nests; 0 for one value.
    pub(super) fn depth(&self) -> usize {
        match self {
            Self::Scalar(_) => 0,
            Self::List(parts) => parts.depth,
            Self::Context(parts) => parts.depth,
            Self::Function(closure) => closure.depth,
        }
    }

    /// The name that a report gives it, in Chinese and in English.
    pub(super) const fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Scalar(typed) => typed.of.words(),
            Self::List(_) => ("\u{5217}\u{8868}", "a list"),
            Self::Context(_) => ("\u{4e0a}\u{4e0b}\u{6587}", "a context"),
            Self::Function(_) => ("\u{51fd}\u{6570}", "a function"),
        }
    }
}

fn above<'s>(parts: impl Iterator<Item = &'s Shape>) -> usize {
    parts.map(Shape::depth).max().unwrap_or_default().saturating_add(1)
}
