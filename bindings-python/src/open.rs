//! What is open until it is closed: one way in for every call of an office and its desks.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use banjian::report::Report;
use pyo3::prelude::{PyResult, Python};

use crate::codes;
use crate::report::Raise;
use crate::signer;

/// Something of the core that a close takes away. Calls that are under way end as they would have.
pub(crate) struct Open<T> {
    held: Mutex<Option<T>>,
    /// The process that opened it: a child may not use what its parent holds.
    process: u32,
}

impl<T> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Open")
    }
}

/// What can be closed with something else.
pub(crate) trait Close: Send + Sync {
    /// Lets go of what is held.
    fn close(&self);
}

impl<T: Send> Close for Open<T> {
    fn close(&self) {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.drop_here(held);
    }
}

impl<T> Open<T> {
    pub(crate) fn new(held: T) -> Self {
        Self { held: Mutex::new(Some(held)), process: std::process::id() }
    }

    /// In a forked child nothing is dropped: a store that is closed twice could take its parent's locks along.
    fn drop_here(&self, held: Option<T>) {
        if self.process == std::process::id() {
            drop(held);
        } else {
            std::mem::forget(held);
        }
    }
}

impl<T> Drop for Open<T> {
    fn drop(&mut self) {
        let held = self.held.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        self.drop_here(held);
    }
}

impl<T: Clone + Send> Open<T> {
    /// What is held, if it may be used here and now.
    pub(crate) fn get(&self) -> Result<T, Report> {
        if self.process != std::process::id() {
            return Err(Report::new(codes::FORKED));
        }
        if signer::is_signing() {
            return Err(Report::new(codes::REENTERED));
        }
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner).clone();
        held.ok_or_else(|| Report::new(codes::OFFICE_CLOSED))
    }

    /// Work with what is held, other Python threads running meanwhile.
    pub(crate) fn work<R: Send, E: Raise + Send>(
        &self,
        py: Python<'_>,
        of: impl FnOnce(T) -> Result<R, E> + Send,
    ) -> PyResult<R>
    where
        T: Sync,
    {
        let held = self.get().map_err(Raise::raise)?;
        let answer = py.detach(move || of(held));
        answer.map_err(|error| signer::caused(py, error.raise()))
    }
}

/// All that is closed together.
#[derive(Default)]
pub(crate) struct Together(Mutex<Vec<Weak<dyn Close>>>);

impl fmt::Debug for Together {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Together")
    }
}

impl Together {
    /// Something of an office, to be closed with it.
    pub(crate) fn open<T: Clone + Send + 'static>(&self, held: T) -> Arc<Open<T>> {
        let open = Arc::new(Open::new(held));
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Only when it would grow: what was dropped makes room.
        if all.len() == all.capacity() {
            all.retain(|one| one.strong_count() > 0);
        }
        let one: Weak<dyn Close> = Arc::downgrade(&(Arc::clone(&open) as Arc<dyn Close>));
        all.push(one);
        open
    }

    pub(crate) fn close(&self) {
        let all = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for one in all.iter().filter_map(Weak::upgrade) {
            one.close();
        }
    }
}
