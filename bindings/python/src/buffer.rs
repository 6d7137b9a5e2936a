//! Arrays of other libraries: copied block by block, in and out, and only while the lock is held.
//!
//! Their memory is reached by PyO3's cells and copies alone, which look at every stride.

use std::ops::Range;

use pyo3::buffer::{Element, PyBuffer, ReadOnlyCell};
use pyo3::exceptions::{PyBufferError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyMemoryView, PySlice};

/// A matrix of bytes, whose rows and columns may lie in any way.
pub(crate) struct Codes<'py> {
    view: Bound<'py, PyMemoryView>,
    buffer: PyBuffer<u8>,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

/// An array to write into.
pub(crate) struct Output<T: Element>(PyBuffer<T>);

/// Rows that are turned at a time, so that what is in hand stays close to the processor.
const TURNED: usize = 64;

impl<'py> Codes<'py> {
    pub(crate) fn new(codes: &Bound<'py, PyAny>) -> PyResult<Self> {
        let no_codes = |_| {
            PyTypeError::new_err("codes must be a matrix of unsigned bytes, such as dtype uint8")
        };
        let view = PyMemoryView::from(codes).map_err(no_codes)?;
        let buffer = PyBuffer::<u8>::get(&view).map_err(no_codes)?;
        let &[rows, columns] = buffer.shape() else {
            let found = buffer.dimensions();
            return Err(PyValueError::new_err(format!(
                "codes must have two dimensions, not {found}"
            )));
        };
        if buffer.suboffsets().is_some() {
            return Err(PyBufferError::new_err("codes must lie in one piece of memory"));
        }
        Ok(Self { view, buffer, rows, columns })
    }

    pub(crate) fn span(&self) -> Range<usize> {
        span(&self.buffer)
    }

    /// Copies some rows, one after another.
    pub(crate) fn copy(&self, rows: Range<usize>, into: &mut Vec<u8>) -> PyResult<()> {
        let py = self.view.py();
        into.resize(rows.len() * self.columns, 0);
        if into.is_empty() || self.buffer.is_c_contiguous() {
            return self.piece(rows)?.copy_to_slice(py, into);
        }
        match self.buffer.as_fortran_slice(py) {
            Some(cells) => self.turn(cells, rows.start, into),
            None => self.piece(rows)?.copy_to_slice(py, into)?,
        }
        Ok(())
    }

    /// Some rows by themselves, lying as they do.
    fn piece(&self, rows: Range<usize>) -> PyResult<PyBuffer<u8>> {
        let [start, end] = [rows.start, rows.end].map(isize::try_from);
        let slice = PySlice::new(self.view.py(), start?, end?, 1);
        PyBuffer::get(&self.view.get_item(slice)?)
    }

    /// Copies rows from columns that lie one after another.
    fn turn(&self, cells: &[ReadOnlyCell<u8>], first: usize, into: &mut [u8]) {
        for (n, rows) in into.chunks_mut(TURNED * self.columns).enumerate() {
            for (at, column) in cells.chunks(self.rows).enumerate() {
                let codes = column.iter().skip(first + n * TURNED);
                let places = rows.iter_mut().skip(at).step_by(self.columns);
                places.zip(codes).for_each(|(place, code)| *place = code.get());
            }
        }
    }
}

impl<T: Element> Output<T> {
    /// `kind` is what NumPy calls the type.
    pub(crate) fn new(
        name: &str,
        kind: &str,
        array: &Bound<'_, PyAny>,
        shape: &[usize],
    ) -> PyResult<Self> {
        let buffer = PyBuffer::<T>::get(array)
            .map_err(|_| PyTypeError::new_err(format!("{name} must be an array of {kind}")))?;
        if buffer.shape() != shape && buffer.item_count() + shape.iter().product::<usize>() > 0 {
            let found = buffer.shape();
            let message = format!("{name} must have the shape {shape:?}, not {found:?}");
            return Err(PyValueError::new_err(message));
        }
        // PyO3 takes numbers in the order of bytes of another machine for its own.
        let first = buffer.format().to_bytes().first().copied();
        if cfg!(target_endian = "little") && matches!(first, Some(b'>' | b'!')) {
            return Err(PyTypeError::new_err(format!("{name} must be an array of native {kind}")));
        }
        if buffer.readonly() || !buffer.is_c_contiguous() {
            let message = format!("{name} must be writable, and its numbers side by side");
            return Err(PyBufferError::new_err(message));
        }
        Ok(Self(buffer))
    }

    pub(crate) fn span(&self) -> Range<usize> {
        span(&self.0)
    }

    /// Copies numbers to where they belong.
    pub(crate) fn put(&self, py: Python<'_>, at: usize, numbers: &[T]) {
        if numbers.is_empty() {
            return;
        }
        let cells = self.0.as_mut_slice(py).and_then(|cells| cells.get(at..)).unwrap_or_default();
        cells.iter().zip(numbers).for_each(|(cell, number)| cell.set(*number));
    }
}

/// Refuses arrays that share memory: what is written to one must not change another.
pub(crate) fn apart(spans: impl IntoIterator<Item = Range<usize>>) -> PyResult<()> {
    let mut spans: Vec<_> = spans.into_iter().filter(|span| !span.is_empty()).collect();
    spans.sort_by_key(|span| span.start);
    let overlaps = spans.iter().zip(spans.iter().skip(1)).any(|(one, next)| next.start < one.end);
    if overlaps {
        return Err(PyValueError::new_err("the arrays of out and codes must not share memory"));
    }
    Ok(())
}

/// From the lowest byte of an array to behind its highest. Its first item may be any of them, as
/// strides may be 0 or below.
fn span<T: Element>(buffer: &PyBuffer<T>) -> Range<usize> {
    let first = buffer.buf_ptr() as usize;
    if buffer.item_count() == 0 {
        return first..first;
    }
    let (mut lowest, mut highest) = (first, first);
    for (extent, stride) in buffer.shape().iter().zip(buffer.strides()) {
        let steps = isize::try_from(*extent).unwrap_or(isize::MAX) - 1;
        let reach = steps.saturating_mul(*stride);
        lowest = lowest.saturating_add_signed(reach.min(0));
        highest = highest.saturating_add_signed(reach.max(0));
    }
    lowest..highest.saturating_add(buffer.item_size())
}
