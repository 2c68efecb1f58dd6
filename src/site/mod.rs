//! Everything, linked; nothing changes afterwards.

pub mod resolve;
