//! Says to the linker what only one of the two programs needs.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // Cutting the portal into parts needs to know every place where an address
    // stands (end2end/setup/parts). The small program of one page stays whole, and
    // what it does not use stays out.
    if std::env::var_os("CARGO_FEATURE_PARTS").is_some() {
        println!("cargo::rustc-link-arg-bin=portal=--emit-relocs");
    }
}
