//! What Ctrl-C does: a question ends with the answer so far, all else ends at once and leaves nothing half done.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use mechgraph::query::{CancellationToken, Limits, RunOptions};

use crate::exit::Code;
use crate::progress;

static TOKEN: LazyLock<CancellationToken> = LazyLock::new(CancellationToken::new);
static IS_ASKING: AtomicBool = AtomicBool::new(false);
/// Files that are being written and do not bear their name yet.
static DRAFTS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Listens for Ctrl-C. Where that is not possible, the system ends the program as it does any other.
pub(crate) fn listen() {
    let listening = ctrlc::set_handler(|| {
        let is_first = !TOKEN.is_cancelled();
        TOKEN.cancel();
        if !(is_first && IS_ASKING.load(Ordering::Relaxed)) {
            leave();
        }
    });
    drop(listening);
}

/// A question that is being answered. The first Ctrl-C cancels it, the second ends the program.
pub(crate) struct Question(CancellationToken);

impl Question {
    pub(crate) fn start() -> Self {
        IS_ASKING.store(true, Ordering::Relaxed);
        Self(TOKEN.clone())
    }

    /// How it is answered: within limits and, if the user sets one, a time limit in seconds.
    pub(crate) fn within(&self, mut limits: Limits, seconds: Option<u64>) -> RunOptions {
        limits.deadline = seconds.map(Duration::from_secs);
        RunOptions::from(limits).with_token(self.0.clone())
    }
}

impl Drop for Question {
    fn drop(&mut self) {
        IS_ASKING.store(false, Ordering::Relaxed);
    }
}

/// Has `draft` removed if the program is interrupted.
pub(crate) fn guard(draft: &Path) {
    DRAFTS.lock().unwrap_or_else(PoisonError::into_inner).push(draft.to_owned());
}

/// Leaves `draft` alone from now on.
pub(crate) fn release(draft: &Path) {
    DRAFTS.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| known != draft);
}

#[expect(clippy::exit, reason = "the main thread may wait for input that never comes")]
fn leave() -> ! {
    progress::clear();
    for draft in DRAFTS.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        // What is gone already needs no removal.
        drop(fs::remove_file(draft));
    }
    process::exit(i32::from(Code::Interrupted as u8));
}
