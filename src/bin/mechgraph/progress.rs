//! How much of the sources has been read: a bar on a terminal, and the hash of the bytes.

use std::io::{self, IsTerminal, Read};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use mechgraph::io::Input;
use sha2::{Digest, Sha256};

/// How long loading goes on before it is worth a bar.
const PATIENCE: Duration = Duration::from_millis(300);

static BAR: OnceLock<ProgressBar> = OnceLock::new();

/// Shows, on a terminal, how far loading has come.
pub(crate) struct Progress {
    bar: Option<Bar>,
}

#[derive(Clone)]
struct Bar {
    bar: ProgressBar,
    started: Instant,
}

impl Progress {
    /// Nothing is shown before [`start`](Self::start).
    pub(crate) fn new() -> Self {
        let bar = || {
            let hidden = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            Bar { bar: BAR.get_or_init(|| hidden).clone(), started: Instant::now() }
        };
        Self { bar: io::stderr().is_terminal().then(bar) }
    }

    /// Goes through the next so many stored bytes, if it is known how many.
    pub(crate) fn start(&self, bytes: Option<u64>) {
        let Some(Bar { bar, .. }) = &self.bar else { return };
        bar.reset();
        let template = if let Some(bytes) = bytes {
            bar.set_length(bytes);
            "{msg} {wide_bar} {bytes}/{total_bytes}, {eta} left"
        } else {
            bar.unset_length();
            "{msg} {spinner} {bytes}, {elapsed}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
    }

    /// The source with its bytes counted by the bar, and hashed if wanted.
    pub(crate) fn meter(&self, source: Input, hashing: Hashing) -> (Input, Meter) {
        if let Some(Bar { bar, .. }) = &self.bar {
            bar.set_message(mechgraph::render::safe(source.name()).into_owned());
        }
        let hash = (hashing == Hashing::Sha256).then(Sha256::new);
        let state = State { bytes: Box::new(io::empty()), hash, bar: self.bar.clone() };
        let meter = Meter(Arc::new(Mutex::new(state)));
        let source = source.through(|bytes| {
            meter.state().bytes = bytes;
            Tap(meter.clone())
        });
        (source, meter)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        clear();
    }
}

/// Takes the bar off the terminal.
pub(crate) fn clear() {
    if let Some(bar) = BAR.get() {
        bar.finish_and_clear();
    }
}

/// Whether the bytes of a source are hashed while they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hashing {
    None,
    Sha256,
}

/// What is known of the bytes of one source.
#[derive(Clone)]
pub(crate) struct Meter(Arc<Mutex<State>>);

impl Meter {
    /// The SHA-256 of the whole source, if it is hashed. What no reader wanted is read for it.
    pub(crate) fn sha256(&self) -> io::Result<Option<String>> {
        let mut state = self.state();
        if state.hash.is_none() {
            return Ok(None);
        }
        io::copy(&mut *state, &mut io::sink())?;
        Ok(state.hash.take().map(|hash| format!("{:x}", hash.finalize())))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Stored bytes on their way to a reader.
struct Tap(Meter);

struct State {
    bytes: Box<dyn Read + Send>,
    hash: Option<Sha256>,
    bar: Option<Bar>,
}

impl Read for Tap {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.state().read(buffer)
    }
}

impl Read for State {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        if let Some(hash) = &mut self.hash {
            hash.update(buffer.get(..read).unwrap_or_default());
        }
        if let Some(Bar { bar, started }) = &self.bar {
            bar.inc(read as u64);
            if bar.is_hidden() && started.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
            }
        }
        Ok(read)
    }
}
