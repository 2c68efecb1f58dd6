//! Memo tables: what was computed once for a key is not computed again. And values that are made again when they are wanted.
//!
//! The key holds all that the value depends on, so a table never needs to be told what changed. Values that a whole
//! refresh did not ask for are forgotten at its end.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

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

    /// Visits all values, in no order.
    pub fn each(&self, mut visit: impl FnMut(&V)) {
        self.lock().values().for_each(|entry| visit(&entry.value));
    }

    /// How many values the table holds.
    pub fn len(&self) -> usize {
        self.lock().len()
    }

    /// Whether the table holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<K, Entry<V>>> {
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

/// A value that is made again when it is asked for and nobody has it any more.
pub struct Recall<T> {
    held: Mutex<Held<T>>,
    again: Box<dyn Fn() -> T + Send + Sync>,
}

enum Held<T> {
    Kept(Arc<T>),
    LetGo(Weak<T>),
}

impl<T> Recall<T> {
    /// Keeps `value` until it is let go. `again` makes an equal one.
    pub fn new(value: T, again: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self { held: Mutex::new(Held::Kept(Arc::new(value))), again: Box::new(again) }
    }

    /// The value.
    pub fn get(&self) -> Arc<T> {
        let known = match &*self.lock() {
            Held::Kept(value) => Some(Arc::clone(value)),
            Held::LetGo(value) => value.upgrade(),
        };
        known.unwrap_or_else(|| {
            // Two that ask at once may both make it: they are equal.
            let value = Arc::new((self.again)());
            *self.lock() = Held::LetGo(Arc::downgrade(&value));
            value
        })
    }

    /// Whether the value is kept, though nobody may have it.
    pub fn is_kept(&self) -> bool {
        matches!(&*self.lock(), Held::Kept(_))
    }

    /// Keeps the value no longer than somebody has it.
    pub fn let_go(&self) {
        let mut held = self.lock();
        if let Held::Kept(value) = &*held {
            *held = Held::LetGo(Arc::downgrade(value));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Held<T>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> fmt::Debug for Recall<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Recall").finish_non_exhaustive()
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
    #[test]
    fn what_was_let_go_is_made_again_when_nobody_has_it() {
        let made = Arc::new(AtomicUsize::new(1));
        let again = Arc::clone(&made);
        let recall = Recall::new(1, move || again.fetch_add(1, Ordering::Relaxed) + 1);
        assert_eq!((*recall.get(), recall.is_kept()), (1, true));
        let first = recall.get();
        recall.let_go();
        assert_eq!((*recall.get(), recall.is_kept()), (1, false));
        drop(first);
        let second = recall.get();
        assert_eq!((*second, *recall.get()), (2, 2));
        drop(second);
        assert_eq!(*recall.get(), 3);
        assert_eq!(made.load(Ordering::Relaxed), 3);
    }
}
