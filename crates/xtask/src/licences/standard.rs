//! Rust's standard library, which is inside all that is compiled.
//!
//! No registry knows it, so its parts are listed here, as Rust 1.95 has them.

/// A part with a copyright of its own.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) licence: &'static str,
    pub(super) notice: &'static str,
}

pub(super) const EVERYWHERE: &[Part] = &[
    mit("core, alloc and std of Rust", "Copyright (c) The Rust Project Contributors"),
    Part {
        name: "core::unicode of Rust",
        licence: "Unicode-3.0",
        notice: "Copyright (c) 1991-2024 Unicode, Inc.",
    },
    mit("std::sync::mpmc of Rust", "Copyright (c) 2019 The Crossbeam Project Developers"),
    // Its other licence asks for no notice in what is compiled.
    mit(
        "compiler-builtins of Rust",
        "Copyright (c) 2018 Jorge Aparicio; musl libc, Copyright (c) 2005-2020 Rich Felker, et \
         al.; parts of compiler-rt of LLVM, which is under Apache-2.0 WITH LLVM-exception",
    ),
    mit("cfg-if in std of Rust", "Copyright (c) 2014 Alex Crichton"),
    mit("hashbrown in std of Rust", "Copyright (c) 2016 Amanieu d'Antras"),
];

pub(super) const WASM: &[Part] =
    &[mit("dlmalloc in std of Rust", "Copyright (c) 2014 Alex Crichton")];

/// Most of them show where a program was when it stopped.
pub(super) const NATIVE: &[Part] = &[
    mit("addr2line in std of Rust", "Copyright (c) 2016-2018 The gimli Developers"),
    mit("adler2 in std of Rust", "by Jonas Schievink and oyvindln"),
    mit("backtrace in std of Rust", "Copyright (c) 2014 Alex Crichton"),
    mit("gimli in std of Rust", "Copyright (c) 2015 The Rust Project Developers"),
    mit("libc in std of Rust", "by The Rust Project Developers"),
    mit("memchr in std of Rust", "Copyright (c) 2015 Andrew Gallant"),
    mit(
        "miniz_oxide in std of Rust",
        "Copyright 2013-2014 RAD Game Tools and Valve Software; Copyright 2010-2014 Rich \
         Geldreich and Tenacious Software LLC",
    ),
    mit("object in std of Rust", "Copyright (c) 2015 The Gimli Developers"),
    mit("rustc-demangle in std of Rust", "Copyright (c) 2014 Alex Crichton"),
];

/// Nearly all of them offer MIT.
const fn mit(name: &'static str, notice: &'static str) -> Part {
    Part { name, licence: "MIT", notice }
}
