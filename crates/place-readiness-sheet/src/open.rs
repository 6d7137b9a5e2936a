//! Opening a file: which kind it is, and the sheets that it has.

use crate::cell::Sheet;
use crate::csv;
use crate::decode::decode;
use crate::problem::{Code, Problem};

/// A file of text may have this many bytes: 64 MiB.
pub const LARGEST: usize = 1 << 26;

/// The sheets of a file, by what its first bytes say it is.
///
/// # Errors
///
/// The file is no table of a kind that is read, it can be read in more than one way, or it is too
/// large.
pub fn open(bytes: Vec<u8>) -> Result<Vec<Sheet>, Problem> {
    if bytes.len() > LARGEST {
        let message = format!("must be at most {LARGEST} bytes, found {}", bytes.len());
        return Err(Problem::new(Code::TooLarge, message));
    }
    if let Some(kind) = other_kind(&bytes) {
        let message =
            format!("this is {kind}: open it in the spreadsheet, and save it as CSV UTF-8");
        return Err(Problem::new(Code::UnknownFormat, message));
    }
    Ok(vec![csv::read(&decode(bytes)?)?])
}

fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some("a workbook, not text"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some("a workbook of before 2007 (.xls)"),
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF"),
        _ => None,
    }
}
