//! Blocks of a table, read on several threads and handed on in their order.
//!
//! The thread that asks takes the lines of the source and hands on what they say; the threads of rayon's current pool
//! read the cells. Blocks come in rounds: while one is read, the one before is handed on, so that there are never
//! more than two in memory.

use std::io::BufRead;

use crate::io::ReadLimits;
use crate::io::lines::Lines;
use crate::model::{ReadError, Sink};

use super::header::Header;
use super::table::{Table, Tally};
use super::transcript::Transcript;

/// How many blocks of a round there are for each thread.
const BLOCKS: usize = 4;

/// Reads the rows of a table up to its end, or until the sink is done.
pub(super) fn read<R: BufRead>(
    lines: &mut Lines<R>,
    header: &Header,
    tally: &mut Tally,
    sink: &mut dyn Sink,
) -> Result<(), ReadError> {
    let new = || Block::new(lines.name(), lines.limits, header);
    let round = || core::iter::repeat_with(new).take(rayon::current_num_threads() * BLOCKS).collect();
    let (mut next, mut ready): (Vec<Block>, Vec<Block>) = (round(), round());
    let mut end = None;
    while end.is_none() {
        let handed_on = rayon::in_place_scope(|scope| {
            for block in &mut next {
                match lines.block(&mut block.transcript) {
                    Ok(Some((line, text))) => {
                        block.line = line;
                        block.text.clear();
                        block.text.push_str(text);
                        scope.spawn(|_| block.read());
                    }
                    ended => {
                        end = Some(ended.map(drop));
                        break;
                    }
                }
            }
            hand_on(&mut ready, tally, sink)
        });
        handed_on?;
        if sink.is_done() {
            return Ok(());
        }
        core::mem::swap(&mut next, &mut ready);
    }
    hand_on(&mut ready, tally, sink)?;
    end.unwrap_or(Ok(()))
}

fn hand_on(blocks: &mut [Block], tally: &mut Tally, sink: &mut dyn Sink) -> Result<(), ReadError> {
    blocks.iter_mut().try_for_each(|block| block.hand_on(tally, sink))
}

/// A block of lines and what was read of it.
struct Block {
    text: String,
    line: u64,
    table: Table,
    transcript: Transcript,
    tally: Tally,
    error: Option<ReadError>,
}

impl Block {
    fn new(source: &str, limits: ReadLimits, header: &Header) -> Self {
        Self {
            text: String::new(),
            line: 0,
            table: Table::new(source, limits, header.clone()),
            transcript: Transcript::default(),
            tally: Tally::default(),
            error: None,
        }
    }

    fn read(&mut self) {
        self.error = self.table.read(&self.text, self.line, &mut self.tally, &mut self.transcript).err();
    }

    /// Hands on what was read, once.
    fn hand_on(&mut self, tally: &mut Tally, sink: &mut dyn Sink) -> Result<(), ReadError> {
        if sink.is_done() {
            return Ok(());
        }
        self.transcript.tell(&self.text, &self.table, sink);
        tally.append(core::mem::take(&mut self.tally));
        self.error.take().map_or(Ok(()), Err)
    }
}
