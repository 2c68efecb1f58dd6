//! Bytes of pages, as they are served: some are kept, all are counted.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::digest::Digest;

/// How many bytes are kept.
const KEPT: usize = 4 << 20;
/// How many bytes there may be in all, those included that are on their way to slow clients.
const ALIVE: usize = 192 << 20;

/// The bytes of a page. They count for as long as anybody holds them.
pub struct Held {
    bytes: Vec<u8>,
    /// The digest of the bytes.
    pub(super) digest: Digest,
    alive: Arc<AtomicUsize>,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.alive.fetch_sub(self.bytes.len(), Ordering::Relaxed);
    }
}

/// Pages by key; those that were asked for last are kept.
pub(super) struct Cache {
    kept: Mutex<Kept>,
    alive: Arc<AtomicUsize>,
    most_kept: usize,
    most_alive: usize,
}

#[derive(Default)]
struct Kept {
    pages: HashMap<Digest, (Arc<Held>, u64)>,
    bytes: usize,
    clock: u64,
}

impl Default for Cache {
    fn default() -> Self {
        Self::new(KEPT, ALIVE)
    }
}

impl Cache {
    fn new(most_kept: usize, most_alive: usize) -> Self {
        Self { kept: Mutex::default(), alive: Arc::default(), most_kept, most_alive }
    }

    /// The page with this key, if it is kept.
    pub(super) fn get(&self, key: Digest) -> Option<Arc<Held>> {
        let mut kept = self.lock();
        kept.clock += 1;
        let clock = kept.clock;
        let (held, used) = kept.pages.get_mut(&key)?;
        *used = clock;
        Some(Arc::clone(held))
    }

    /// Holds `bytes`, and keeps them if there is room; `None` if there are too many on their way already.
    pub(super) fn hold(&self, key: Digest, bytes: Vec<u8>) -> Option<Arc<Held>> {
        let length = bytes.len();
        if self.alive.load(Ordering::Relaxed) + length > self.most_alive {
            *self.lock() = Kept::default();
            if self.alive.load(Ordering::Relaxed) + length > self.most_alive {
                return None;
            }
        }
        self.alive.fetch_add(length, Ordering::Relaxed);
        let digest = Digest::of_bytes(&bytes);
        let held = Arc::new(Held { bytes, digest, alive: Arc::clone(&self.alive) });
        if length <= self.most_kept {
            self.keep(key, &held);
        }
        Some(held)
    }

    fn keep(&self, key: Digest, held: &Arc<Held>) {
        let mut kept = self.lock();
        kept.clock += 1;
        let clock = kept.clock;
        kept.bytes += held.bytes.len();
        if let Some((old, _)) = kept.pages.insert(key, (Arc::clone(held), clock)) {
            kept.bytes -= old.bytes.len();
        }
        while kept.bytes > self.most_kept {
            let oldest = kept.pages.iter().min_by_key(|(_, (_, used))| *used).map(|(key, _)| *key);
            let Some((old, _)) = oldest.and_then(|key| kept.pages.remove(&key)) else { return };
            kept.bytes -= old.bytes.len();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: u8) -> Digest {
        Digest::of_bytes(&[number])
    }

    #[test]
    fn what_was_not_asked_for_goes_first() {
        let cache = Cache::new(10, 100);
        for number in 0..3 {
            cache.hold(key(number), vec![number; 4]).unwrap();
            cache.get(key(0));
        }
        assert!(cache.get(key(0)).is_some() && cache.get(key(1)).is_none() && cache.get(key(2)).is_some());
        assert_eq!(cache.alive.load(Ordering::Relaxed), 8);
    }

    #[test]
    fn bytes_on_their_way_count() {
        let cache = Cache::new(10, 20);
        let on_their_way = [cache.hold(key(0), vec![0; 9]).unwrap(), cache.hold(key(1), vec![0; 9]).unwrap()];
        assert!(cache.hold(key(2), vec![0; 9]).is_none());
        drop(on_their_way);
        assert!(cache.hold(key(2), vec![0; 9]).is_some());
        assert!(cache.hold(key(3), vec![0; 15]).is_some(), "what is kept gives way");
    }
}
