//! Blocks of a table, read on several threads and passed to the sink in order.
//!
//! The thread that asks takes the lines of the source and hands on what they say; the other threads of rayon's current
//! pool read the cells and prepare rows for the sink, and it helps them once it has nothing else to do. Blocks come in
//! rounds of two steps: first, what was read is prepared while lines are taken; then it is handed on while those lines
//! are read. There are never more than two rounds in memory.
//!
//! A block is taken as bytes; whoever reads it looks whether it is text. One that has to be looked at line by line is
//! given back to the source with those behind it.

use core::hint::spin_loop;
use core::slice;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::io::BufRead;
use std::sync::{Mutex, PoisonError};

use crate::io::ReadLimits;
use crate::io::lines::{Lines, lines_of};
use crate::model::{PrepareRows, ReadError, Sink};

use super::dialect::Dialect;
use super::header::Header;
use super::quoted::Quotes;
use super::table::{Table, Tally};
use super::transcript::Transcript;

/// How many blocks of a round there are for each thread: enough that waking the threads for a step costs little of it.
const BLOCKS: usize = 8;

/// Reads the rows of a table up to its end, or until the sink is done, or up to lines that have to be looked at one by
/// one. A line with a quote that decides whether the table is quoted may be taken already; it is returned with its number.
pub(super) fn read<R: BufRead>(
    lines: &mut Lines<R>,
    header: &Header,
    dialect: Dialect,
    tally: &mut Tally,
    sink: &mut dyn Sink,
) -> Result<Option<(u64, String)>, ReadError> {
    let new = || Block::new(lines.name(), lines.limits, header, dialect);
    let round = || core::iter::repeat_with(new).take(rayon::current_num_threads() * BLOCKS).collect();
    let (mut next, mut ready): (Vec<Block>, Vec<Block>) = (round(), round());
    let (mut end, mut undecided) = (None, None);
    while end.is_none() {
        let mut taken = 0;
        let prepared = Queue::new(&mut ready);
        rayon::in_place_scope(|scope| {
            if let Some(preparer) = sink.preparer() {
                prepared.work_on(scope, |block| block.prepare(preparer));
            }
            for block in &mut next {
                match block.take_lines(lines, taken == 0) {
                    Ok(Taken::Lines) => taken += 1,
                    Ok(Taken::NotYet) => break,
                    Ok(Taken::Undecided) => {
                        undecided = Some((block.line, core::mem::take(&mut block.text)));
                        end = Some(Ok(()));
                        break;
                    }
                    ended => {
                        end = Some(ended.map(drop));
                        break;
                    }
                }
            }
            if let Some(preparer) = sink.preparer() {
                prepared.finish(|block| block.prepare(preparer));
                prepared.wait();
            }
        });
        let read = Queue::new(next.get_mut(..taken).unwrap_or_default());
        rayon::in_place_scope(|scope| {
            let has_mixed_ends = lines.has_mixed_ends();
            read.work_on(scope, move |block| block.read(has_mixed_ends));
            let handed_on = hand_on(&mut ready, tally, sink);
            read.finish(|block| block.read(has_mixed_ends));
            read.wait();
            handed_on
        })?;
        if sink.is_done() {
            return Ok(None);
        }
        if give_back(next.get_mut(..taken).unwrap_or_default(), lines) {
            end = Some(Ok(()));
        }
        core::mem::swap(&mut next, &mut ready);
    }
    hand_on(&mut ready, tally, sink)?;
    end.unwrap_or(Ok(())).map(|()| undecided)
}

/// Gives the first block that has to be looked at line by line back to the source, and those behind it, if there is one.
fn give_back<R: BufRead>(blocks: &mut [Block], lines: &mut Lines<R>) -> bool {
    let Some(first) = blocks.iter().position(|block| block.is_odd) else { return false };
    let blocks = blocks.get_mut(first..).unwrap_or_default();
    let Some(line) = blocks.first().map(|block| block.line) else { return false };
    lines.give_back(line, blocks.iter().map(Block::lines));
    blocks.iter_mut().for_each(Block::clear);
    true
}

fn hand_on(blocks: &mut [Block], tally: &mut Tally, sink: &mut dyn Sink) -> Result<(), ReadError> {
    blocks.iter_mut().try_for_each(|block| block.hand_on(tally, sink))
}

/// Blocks that one thread after the other takes.
struct Queue<'b> {
    blocks: Mutex<slice::IterMut<'b, Block>>,
    /// How many blocks are not done.
    left: AtomicUsize,
}

/// How often a thread looks whether the others are done before it sleeps: about as long as a block takes.
const LOOKS: usize = 4096;

impl<'b> Queue<'b> {
    fn new(blocks: &'b mut [Block]) -> Self {
        Self { left: AtomicUsize::new(blocks.len()), blocks: Mutex::new(blocks.iter_mut()) }
    }

    /// Lets all threads but this one work on the blocks: it has other work, and [finishes](Self::finish) what is left
    /// then. With one more, threads would wait for a processor while others wait for them.
    fn work_on<'s>(&'s self, scope: &rayon::Scope<'s>, work: impl Fn(&mut Block) + Copy + Send + 's) {
        for _ in 1..rayon::current_num_threads() {
            scope.spawn(move |_| self.finish(work));
        }
    }

    fn finish(&self, work: impl Fn(&mut Block)) {
        let next = || self.blocks.lock().unwrap_or_else(PoisonError::into_inner).next();
        while let Some(block) = next() {
            work(block);
            self.left.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// Waits a little for the blocks that other threads work on: sleeping and being woken takes longer.
    fn wait(&self) {
        for _ in 0..LOOKS {
            if self.left.load(Ordering::Relaxed) == 0 {
                return;
            }
            spin_loop();
        }
    }
}

/// What there was to take of a source.
enum Taken {
    Nothing,
    Lines,
    /// A line with a quote that decides whether the table is quoted.
    Undecided,
    /// Lines that have to be looked at one by one, once those before them were read.
    NotYet,
}

/// A block of lines and what was read of it.
struct Block {
    /// Lines that nobody has looked at, moved to `text` then.
    bytes: Vec<u8>,
    text: String,
    line: u64,
    /// Whether it has to be looked at line by line, and was not read.
    is_odd: bool,
    dialect: Dialect,
    table: Table,
    transcript: Transcript,
    tally: Tally,
    error: Option<ReadError>,
}

impl Block {
    fn new(source: &str, limits: ReadLimits, header: &Header, dialect: Dialect) -> Self {
        Self {
            bytes: Vec::new(),
            text: String::new(),
            line: 0,
            is_odd: false,
            dialect,
            table: Table::new(source, limits, header.clone(), dialect),
            transcript: Transcript::default(),
            tally: Tally::default(),
            error: None,
        }
    }

    /// Takes the next lines of a source; those that have to be looked at one by one, only if it `is_first` of a round, as
    /// then none before them can be given back.
    fn take_lines<R: BufRead>(&mut self, lines: &mut Lines<R>, is_first: bool) -> Result<Taken, ReadError> {
        if self.bytes.is_empty() {
            self.bytes = core::mem::take(&mut self.text).into_bytes();
        }
        if let Some(line) = lines.take_raw(&mut self.bytes) {
            self.line = line;
            return Ok(Taken::Lines);
        }
        self.bytes.clear();
        if !is_first {
            return Ok(Taken::NotYet);
        }
        let Some((line, text)) = lines.block(&mut self.transcript)? else { return Ok(Taken::Nothing) };
        self.line = line;
        text.clone_into(&mut self.text);
        Ok(if self.is_undecided() { Taken::Undecided } else { Taken::Lines })
    }

    /// Whether a quote decides here whether the table is quoted.
    fn is_undecided(&self) -> bool {
        self.dialect.quotes == Quotes::Undecided && memchr::memchr(b'"', self.text.as_bytes()).is_some()
    }

    /// The lines as they are in the source.
    fn lines(&self) -> &[u8] {
        if self.bytes.is_empty() { self.text.as_bytes() } else { &self.bytes }
    }

    /// Forgets what was taken and read.
    fn clear(&mut self) {
        self.is_odd = false;
        self.error = None;
        self.tally = Tally::default();
        self.transcript.clear();
    }

    fn read(&mut self, has_mixed_ends: bool) {
        if !self.bytes.is_empty() {
            match lines_of(core::mem::take(&mut self.bytes), has_mixed_ends) {
                Ok(text) => self.text = text,
                Err(bytes) => self.bytes = bytes,
            }
        }
        self.is_odd = !self.bytes.is_empty() || self.is_undecided();
        if self.is_odd {
            return;
        }
        self.error = self.table.read(&self.text, self.line, &mut self.tally, &mut self.transcript).err();
    }

    /// Prepares what was read for the sink.
    fn prepare(&mut self, preparer: &dyn PrepareRows) {
        self.transcript.prepare(&self.text, &self.table, preparer);
    }

    /// Hands on what was read, once.
    fn hand_on(&mut self, tally: &mut Tally, sink: &mut dyn Sink) -> Result<(), ReadError> {
        if sink.is_done() {
            return Ok(());
        }
        self.transcript.replay(&self.text, &self.table, sink);
        tally.append(core::mem::take(&mut self.tally));
        self.error.take().map_or(Ok(()), Err)
    }
}
