//! Work for all threads.
//!
//! Long lists as text: runs of items are printed on all threads, and written in order while the next ones are printed.

use std::io::{self, Write};

use rayon::prelude::*;

/// Runs what has parallel parts on a thread of the pool, to its end. What lies between the parts then finds the memory that they
/// have used and given back, and no thread waits for another one to start.
pub(crate) fn on_pool<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::scope(|_| work())
}

/// How many items become one text.
const RUN: usize = 16;
/// How many texts a thread makes before they are written.
const RUNS: usize = 8;

/// Prints runs of items with `print`, which is told whether a run is the first one, and writes them to `out`; what
/// printing a run gives besides is gathered in order.
pub(crate) fn write_in_batches<'i, T: Sync, R: Send>(
    items: &'i [T],
    out: &mut (impl Write + ?Sized),
    print: impl Fn(&'i [T], bool) -> io::Result<(Vec<u8>, R)> + Sync,
    mut gather: impl FnMut(R),
) -> io::Result<()> {
    let mut write = |printed: Vec<io::Result<(Vec<u8>, R)>>| {
        printed.into_iter().try_for_each(|printed| {
            let (text, given) = printed?;
            gather(given);
            out.write_all(&text)
        })
    };
    let mut printed = Vec::new();
    for (at, batch) in items.chunks(RUN * RUNS * rayon::current_num_threads()).enumerate() {
        let before = std::mem::take(&mut printed);
        let runs = batch.par_chunks(RUN).enumerate();
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| printed = runs.map(|(run, items)| print(items, at == 0 && run == 0)).collect());
            write(before)
        })?;
    }
    write(printed)
}

#[cfg(test)]
mod tests {
    use super::{on_pool, write_in_batches};

    #[test]
    fn work_is_done_on_the_pool() {
        assert_eq!(rayon::current_thread_index(), None);
        assert!(on_pool(rayon::current_thread_index).is_some());
    }

    #[test]
    fn texts_and_what_they_give_are_in_order() {
        let numbers: Vec<u32> = (0..5000).collect();
        let print = |run: &[u32], is_first: bool| {
            let text: String = run.iter().map(|number| format!("{number} ")).collect();
            Ok((if is_first { format!("first {text}") } else { text }.into_bytes(), run.to_vec()))
        };
        let (mut out, mut given) = (Vec::new(), Vec::new());
        write_in_batches(&numbers, &mut out, print, |run| given.extend(run)).unwrap();
        let expected: String = numbers.iter().map(|number| format!("{number} ")).collect();
        assert_eq!(String::from_utf8(out).unwrap(), format!("first {expected}"));
        assert_eq!(given, numbers);
    }
}
