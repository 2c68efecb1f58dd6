//! `factbox --licenses`: under which licences factbox is, and what it is made with.

use super::exit::Exit;
use super::terminal::Terminal;

pub(super) fn licenses() -> anyhow::Result<Exit> {
    Terminal::answer(&format!(
        "{} {}: {}\n\n{}",
        env!("CARGO_PKG_NAME"),
        env!("CARGO_PKG_VERSION"),
        env!("CARGO_PKG_LICENSE"),
        include_str!("../../THIRD-PARTY.txt")
    ))?;
    Ok(Exit::Fine)
}
