#!/usr/bin/env bash
# Throws made-up and edited tables, facts and receipts at the points, and answers of
# servers at what reads them, for a while
# (FUZZ_SECONDS for each target, 60 if not told). What breaks is kept and named.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

here=$(dirname "${BASH_SOURCE[0]}")
"$here/rust.sh"
"$here/cargo-tool.sh" cargo-fuzz "$fuzz_version" cargo-fuzz
have c++ || have g++ || have clang++ || fail "there is no C++ compiler, which libFuzzer needs" "Debian: apt-get install g++"

seconds="${FUZZ_SECONDS:-60}"
work="$target_dir/fuzz"
# The coverage libFuzzer steers by is asked for with unstable switches of the very
# compiler rust-toolchain.toml pins. No sanitizer: the domain is safe Rust, and
# what is looked for are panics, overflows and work without end.
export RUSTC_BOOTSTRAP=1
fuzz() { cargo fuzz "$1" --fuzz-dir end2end/fuzz --target-dir "$work" --sanitizer none "${@:2}"; }

for target in scheme edited facts receipt open311 cases; do
  say "fuzzing $target for $seconds s"
  found="$work/corpus/$target"
  mkdir -p "$found" "$work/artifacts/$target"
  seeds=()
  case "$target" in
    scheme) seeds=(end2end/api/data/schemes) ;;
    facts | receipt) seeds=("end2end/fuzz/seeds/$target") ;;
  esac
  fuzz run "$target" "$found" ${seeds[@]+"${seeds[@]}"} -- \
    -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=20000 -verbosity=0 -print_funcs=0 -print_final_stats=1 \
    -artifact_prefix="$work/artifacts/$target/"
done
echo "nothing broke"
