//! Mounts the portal in the page that `index.html` has already drawn.

fn main() {
    longgang_portal::app::start();
}
