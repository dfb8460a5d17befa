# How the portal is compiled for release; read by build.sh and bench.sh.
#
# The standard library is compiled along, for size, and a panic only stops the
# program (guard.js notices and shows a way on): a tenth less to download.
# Both are unstable switches of the very compiler rust-toolchain.toml pins.
export RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
export RUSTFLAGS="--cfg erase_components -Zunstable-options -Cpanic=immediate-abort"
