//! Memo tables: what was computed once for a key is not computed again.
//!
//! The key holds all that the value depends on, so a table never needs to be told what changed. Values that a whole
//! refresh did not ask for are forgotten at its end.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A table of values by key, shared by threads.
pub struct Memo<K, V> {
    entries: Mutex<HashMap<K, Entry<V>>>,
    generation: AtomicUsize,
}

struct Entry<V> {
    value: Arc<V>,
    used: usize,
}

impl<K: Eq + Hash + Clone, V> Memo<K, V> {
    /// An empty table.
    pub fn new() -> Self {
        Self { entries: Mutex::new(HashMap::new()), generation: AtomicUsize::new(0) }
    }

    /// The value for `key`, computed by `compute` if the table does not have it.
    pub fn get(&self, key: &K, compute: impl FnOnce() -> V) -> Arc<V> {
        let generation = self.generation.load(Ordering::Relaxed);
        if let Some(entry) = self.lock().get_mut(key) {
            entry.used = generation;
            return Arc::clone(&entry.value);
        }
        let value = Arc::new(compute());
        let mut entries = self.lock();
        let entry = entries
            .entry(key.clone())
            .or_insert_with(|| Entry { value: Arc::clone(&value), used: generation });
        entry.used = generation;
        Arc::clone(&entry.value)
    }

    /// Forgets what was not asked for since the last call.
    pub fn end_of_refresh(&self) {
        let generation = self.generation.fetch_add(1, Ordering::Relaxed);
        self.lock().retain(|_, entry| entry.used == generation);
    }

    /// How many values the table holds.
    pub fn len(&self) -> usize {
        self.lock().len()
    }

    /// Whether the table holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<K, Entry<V>>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A table of its own that begins with the same values.
impl<K: Eq + Hash + Clone, V> Clone for Memo<K, V> {
    fn clone(&self) -> Self {
        let known = self.lock();
        let entries = known
            .iter()
            .map(|(key, entry)| (key.clone(), Entry { value: Arc::clone(&entry.value), used: 0 }));
        Self { entries: Mutex::new(entries.collect()), generation: AtomicUsize::new(0) }
    }
}

impl<K: Eq + Hash + Clone, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_refresh_did_not_ask_for_is_forgotten() {
        let memo: Memo<u8, u8> = Memo::new();
        memo.get(&1, || 10);
        memo.get(&2, || 20);
        memo.end_of_refresh();
        assert_eq!(*memo.get(&1, || unreachable!()), 10);
        memo.end_of_refresh();
        assert_eq!(memo.len(), 1);
        assert_eq!(*memo.get(&2, || 21), 21);
    }
}
