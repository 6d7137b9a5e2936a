#!/usr/bin/env bash
# Prints the path of a rustc that can compile for wasm32-unknown-unknown:
#
#   RUSTC=$(tools/wasm-toolchain.sh) cargo build --release --target wasm32-unknown-unknown
#
# Beside it there may be a rustc-silent, whose programs are smaller: a panic in them has no message.
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
  # Only one may install at a time, and it is this file that Debian's own timers wait for.
  local apt=(flock /var/lib/apt/daily_lock env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
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
# The name says how the library is built, so that one built another way is not taken for it.
root=${XDG_CACHE_HOME:-$HOME/.cache}/wasm-toolchain/$version-small-2
if [ -x "$root/bin/rustc" ]; then
  echo "$root/bin/rustc"
  exit
fi

say "building the $target library twice, into $root (about two minutes)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
echo '#![no_std]' >"$work/src/lib.rs"
printf '[package]\nname = "sysroot"\nedition = "2021"\n' >"$work/Cargo.toml"

# The linker that comes with rustup, or Debian's of the same LLVM.
lld=$(rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld
if [ ! -x "$lld" ]; then
  llvm=$("$debian" -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  apt_install "lld-$llvm"
  lld=/usr/bin/wasm-ld-$llvm
fi

# sysroot FOLDER FLAGS...: Debian's library for this machine, a new one for wasm32, and the linker.
# The new one is built as Rust's own: with bitcode, which programs with lto need, and in one unit.
# Where it has a smaller way beside a faster one, it takes the smaller: a page has to carry it.
sysroot() {
  local folder=$1 lib=$1/lib/rustlib
  shift
  local flags="-C embed-bitcode=yes --remap-path-prefix=/usr/lib/rustlib/src/rust=/rustc $*"
  (cd "$work" && env -u CARGO_ENCODED_RUSTFLAGS RUSTFLAGS="$flags" RUSTC="$debian" RUSTC_BOOTSTRAP=1 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1 CARGO_PROFILE_RELEASE_OPT_LEVEL=s \
    cargo build -q --release --target "$target" --target-dir "$folder/out" \
    -Z build-std=std,panic_abort -Z build-std-features=optimize_for_size >&2)
  mkdir -p "$lib/$host/bin" "$lib/$target/lib"
  ln -s "/usr/lib/rustlib/$host/lib" "$lib/$host/lib"
  ln -s "$lld" "$lib/$host/bin/rust-lld"
  cp "$folder/out/$target"/release/deps/*.rlib "$lib/$target/lib/"
  rm -rf "$folder/out"
}

rm -rf "$root"
mkdir -p "$root/bin"
sysroot "$root"
# A second compiler beside the first: in its programs a panic stops without a word, and so no words
# are kept for one. Debian's compiler counts that as unstable.
silent='-Z unstable-options -C panic=immediate-abort'
# shellcheck disable=SC2086 # they are several words
sysroot "$root/silent" $silent
cat >"$work/silent" <<EOF
#!/bin/sh
case " \$* " in *" $target "*) set -- "\$@" $silent ;; esac
RUSTC_BOOTSTRAP=1 exec $debian --sysroot "$root/silent" "\$@"
EOF
printf '#!/bin/sh\nexec %s --sysroot "%s" "$@"\n' "$debian" "$root" >"$work/rustc"
install -m 755 "$work/silent" "$root/bin/rustc-silent"
install -m 755 "$work/rustc" "$root/bin/rustc" # last: it marks the folder as complete
echo "$root/bin/rustc"
