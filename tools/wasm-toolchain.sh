#!/usr/bin/env bash
# Prints the path of a rustc that can compile for wasm32-unknown-unknown:
#
#   RUSTC=$(tools/wasm-toolchain.sh) cargo build --release --target wasm32-unknown-unknown
#
# First choice: the rustc in use, when it has the wasm32 library or rustup can add it.
# Second choice, on Debian: Debian's own compiler, with the wasm32 library built once from Debian's
# source and kept in the user's cache. WASM_TOOLCHAIN=debian goes there without asking rustup.
#
# Both compilers need a target folder of their own: neither can read what the other has built.
set -euo pipefail

target=wasm32-unknown-unknown

say() { echo "wasm-toolchain: $*" >&2; }

has_target() { compgen -G "$("$1" --print target-libdir --target "$target")/libstd-*.rlib" >/dev/null; }

apt_install() {
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
  if [ "$(id -u)" != 0 ]; then
    # Nobody's machine is changed who did not ask for it.
    [ "${WASM_TOOLCHAIN:-}" = debian ] || { say "not installed: $*"; exit 1; }
    apt=(sudo "${apt[@]}")
  fi
  "${apt[@]}" update >&2
  "${apt[@]}" install --no-install-recommends -y "$@" >&2
}

if [ "${WASM_TOOLCHAIN:-}" != debian ]; then
  rustc=$(rustup which rustc 2>/dev/null || command -v rustc)
  if has_target "$rustc"; then
    echo "$rustc"
    exit
  fi
  if [ "${RUSTUP_AUTO_INSTALL:-}" != 0 ] && command -v rustup >/dev/null && rustup target add "$target" >&2; then
    echo "$rustc"
    exit
  fi
  say "no $target library for $rustc; trying Debian's compiler"
fi

debian=/usr/bin/rustc # by its path: rustup's rustc comes first in PATH
if [ ! -x "$debian" ] || [ ! -d /usr/lib/rustlib/src/rust/library ]; then
  command -v apt-get >/dev/null || { say "this is not a Debian"; exit 1; }
  say "installing rustc-web and rust-web-src"
  apt_install rustc-web rust-web-src
fi

version=$("$debian" -vV | sed -n 's/^release: //p')
host=$("$debian" -vV | sed -n 's/^host: //p')
root=${XDG_CACHE_HOME:-$HOME/.cache}/wasm-toolchain/$version
if [ -x "$root/bin/rustc" ]; then
  echo "$root/bin/rustc"
  exit
fi

say "building the $target library once, into $root (about a minute)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
echo '#![no_std]' >"$work/src/lib.rs"
printf '[package]\nname = "sysroot"\nedition = "2021"\n' >"$work/Cargo.toml"
# As Rust's own library is built: with bitcode, which programs with lto need, and in one unit.
(cd "$work" && env -u CARGO_ENCODED_RUSTFLAGS RUSTFLAGS="-C embed-bitcode=yes" \
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1 RUSTC="$debian" RUSTC_BOOTSTRAP=1 \
  cargo build -q --release --target "$target" --target-dir "$work/out" -Z build-std=std,panic_abort >&2)

# The linker that comes with rustup, or Debian's of the same LLVM.
lld=$(rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld
if [ ! -x "$lld" ]; then
  llvm=$("$debian" -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  apt_install "lld-$llvm"
  lld=/usr/bin/wasm-ld-$llvm
fi

# A sysroot of its own: Debian's library for this machine, the new one for wasm32, and the linker.
rm -rf "$root"
mkdir -p "$root/bin" "$root/lib/rustlib/$host/bin" "$root/lib/rustlib/$target/lib"
ln -s "/usr/lib/rustlib/$host/lib" "$root/lib/rustlib/$host/lib"
ln -s "$lld" "$root/lib/rustlib/$host/bin/rust-lld"
cp "$work/out/$target"/release/deps/*.rlib "$root/lib/rustlib/$target/lib/"
printf '#!/bin/sh\nexec %s --sysroot "%s" "$@"\n' "$debian" "$root" >"$work/rustc"
install -m 755 "$work/rustc" "$root/bin/rustc" # last: it marks the folder as complete
echo "$root/bin/rustc"
