//! The threads that work, with a stack that is known.

use std::thread;

use super::exit::Exit;

/// The stack of the threads that work: text can be nested as deep as the limits allow, on every machine alike.
pub(super) const STACK: usize = 32 * 1024 * 1024;

/// Works on a thread with a known stack. A panic ends the work, and has been said by then.
pub(super) fn worked(work: impl FnOnce() -> Exit + Send) -> Exit {
    let ended = thread::scope(|scope| {
        thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).map(thread::ScopedJoinHandle::join)
    });
    match ended {
        Ok(Ok(exit)) => exit,
        Ok(Err(_panic)) => Exit::Mistake,
        Err(_) => Exit::Machine,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_mistake_of_ours() {
        assert_eq!(worked(|| panic!("on purpose")), Exit::Mistake);
    }
}
