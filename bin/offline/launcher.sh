#!/bin/sh
# Finds the version that "current" names, and leaves all else to it. A launcher may be called by a link.
self=$0
if [ -L "$self" ]; then self=$(readlink -f -- "$self"); fi
case $self in */*) here=${self%/*} ;; *) here=. ;; esac
here=$(CDPATH= cd -- "${here:-/}" && pwd -P) || exit 2
version=
read -r version <"$here/程序/current" || [ -n "$version" ] || exit 2
program=$here/程序/$version
node=$program/runtime/node
# Architectures for which npm has no Node: one that is put there, or that of the system.
[ -x "$node" ] || node=$here/程序/runtime/node
[ -x "$node" ] || node=$(command -v node) || {
  echo '错误：这台电脑没有 Node.js。请把它的 node 放到“程序/runtime/node”，或者装上 20.19 或更新的版本。' >&2
  echo '  (no Node.js here: put its “node” at 程序/runtime/node, or install 20.19 or newer)' >&2
  exit 2
}
exec "$node" "$program/start.cjs" @ACTION@ "$here" "$@"
