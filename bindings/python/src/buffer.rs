//! Memory of other libraries: looked at, and checked before anything is read or written.

use std::borrow::Cow;
use std::ops::Range;

use pyo3::buffer::{Element, PyBuffer};
use pyo3::exceptions::{PyBufferError, PyTypeError, PyValueError};
use pyo3::prelude::*;

/// A matrix of bytes. Rows lie one after another, or columns do; either may stand apart.
pub(crate) struct Codes {
    buffer: PyBuffer<u8>,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    /// Whether the codes of a row lie side by side.
    by_row: bool,
    /// How far the start of a row, or of a column, lies from that of the one before.
    apart: usize,
}

/// Codes with the rows one after another, and how far apart rows start.
pub(crate) struct Rows<'a> {
    pub(crate) codes: Cow<'a, [u8]>,
    pub(crate) stride: usize,
}

/// Rows that are turned at a time, so that what is in hand stays close to the processor.
const BLOCK: usize = 64;

/// An array to write into.
pub(crate) struct Output<T: Element>(PyBuffer<T>);

impl Codes {
    pub(crate) fn new(codes: &Bound<'_, PyAny>) -> PyResult<Self> {
        let buffer = PyBuffer::<u8>::get(codes).map_err(|_| {
            PyTypeError::new_err("codes must be a matrix of unsigned bytes, such as dtype uint8")
        })?;
        let &[rows, columns] = buffer.shape() else {
            let found = buffer.dimensions();
            return Err(PyValueError::new_err(format!(
                "codes must have two dimensions, not {found}"
            )));
        };
        let &[stride, step] = buffer.strides() else {
            return Err(PyBufferError::new_err("codes must say how their rows lie"));
        };
        let by_row = step == 1 || columns <= 1;
        let (inner, outer) = if by_row { (columns, stride) } else { (rows, step) };
        let lies_well = by_row || stride == 1 || rows <= 1;
        let apart = usize::try_from(outer).ok().filter(|apart| lies_well && *apart >= inner);
        let apart = if rows.min(columns) <= 1 { apart.or(Some(inner)) } else { apart };
        let Some(apart) = apart else {
            return Err(PyValueError::new_err(
                "the codes of a row, or of a column, must lie side by side: \
                 use numpy.ascontiguousarray(codes)",
            ));
        };
        Ok(Self { buffer, rows, columns, by_row, apart })
    }

    /// How many bytes there are from the first code to the last.
    fn length(&self) -> usize {
        let (inner, outer) =
            if self.by_row { (self.columns, self.rows) } else { (self.rows, self.columns) };
        if inner == 0 || outer == 0 { 0 } else { (outer - 1) * self.apart + inner }
    }

    pub(crate) fn span(&self) -> Range<usize> {
        let start = self.buffer.buf_ptr() as usize;
        start..start + self.length()
    }

    /// The codes as they are, where rows lie one after another; else turned into that.
    pub(crate) fn rows_first(&self) -> Rows<'_> {
        if self.by_row {
            return Rows { codes: Cow::Borrowed(self.bytes()), stride: self.apart };
        }
        let mut turned = vec![0; self.rows * self.columns];
        for (n, rows) in turned.chunks_mut(BLOCK * self.columns).enumerate() {
            for (at, column) in self.bytes().chunks(self.apart).enumerate() {
                let codes = column.iter().skip(n * BLOCK);
                let places = rows.iter_mut().skip(at).step_by(self.columns);
                places.zip(codes).for_each(|(place, code)| *place = *code);
            }
        }
        Rows { codes: Cow::Owned(turned), stride: self.columns }
    }

    /// The bytes from the first code to the last.
    #[expect(unsafe_code, reason = "memory that the buffer holds")]
    fn bytes(&self) -> &[u8] {
        if self.span().is_empty() {
            return &[];
        }
        // SAFETY: the buffer is held as long as `self`, has rows and strides that were checked to
        // be positive, and so reaches at least to the last code of the last row. That nobody writes
        // to it meanwhile is asked of the caller, as the lock is released: see `score_matrix`.
        unsafe { std::slice::from_raw_parts(self.buffer.buf_ptr().cast::<u8>(), self.length()) }
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
        let start = self.0.buf_ptr() as usize;
        start..start + self.0.len_bytes()
    }

    /// The numbers of the array.
    ///
    /// # Safety
    ///
    /// Its span must overlap none that is read or written as long as the slice is there.
    #[expect(unsafe_code, clippy::mut_from_ref, reason = "memory that the buffer holds")]
    pub(crate) unsafe fn slice(&self) -> &mut [T] {
        if self.0.item_count() == 0 {
            return &mut [];
        }
        // SAFETY: the buffer is held as long as `self`, may be written to, is contiguous, and was
        // checked by PyO3 to hold aligned numbers of this type. The caller sees to the rest.
        unsafe { std::slice::from_raw_parts_mut(self.0.buf_ptr().cast(), self.0.item_count()) }
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
