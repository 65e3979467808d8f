//! Runs the program.

use std::io::Write as _;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value as Json;

/// The program with its three streams as pipes.
pub(crate) fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_mechgraph"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

pub(crate) fn mechgraph(arguments: &[&str]) -> Output {
    with_input(arguments, b"")
}

/// Runs the program on bytes given through standard input, which it need not read.
pub(crate) fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = start(arguments);
    drop(child.stdin.take().unwrap().write_all(input));
    child.wait_with_output().unwrap()
}

/// Asserts the exit code and what standard output and standard error hold.
pub(crate) fn check(arguments: &[&str], code: i32, on_stdout: &str, on_stderr: &str) {
    check_with_input(arguments, b"", code, on_stdout, on_stderr);
}

pub(crate) fn check_with_input(arguments: &[&str], input: &[u8], code: i32, on_stdout: &str, on_stderr: &str) {
    let output = with_input(arguments, input);
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{out}\n{err}");
    assert!(out.contains(on_stdout), "{arguments:?}: {out}");
    assert!(err.contains(on_stderr), "{arguments:?}: {err}");
    assert!(!err.contains("panicked"), "{err}");
}

/// What the program prints, as one JSON value.
pub(crate) fn json(arguments: &[&str]) -> Json {
    serde_json::from_slice(&mechgraph(arguments).stdout).unwrap()
}

/// A file in a folder of its own, which is removed at its end, and the path of the file.
pub(crate) fn written(name: &str, content: impl AsRef<[u8]>) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    (folder, path.to_str().unwrap().to_owned())
}
