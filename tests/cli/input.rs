//! Files that are not what they should be: in strict mode, by default, and in lenient mode.

use std::io::Write as _;

use flate2::write::GzEncoder;

use super::program::{check, check_with_input, written};

#[test]
fn strict_mode_ends_at_the_first_finding() {
    let rows = b"{\"id\": \"A:1\"}\n{\"id\": \"no curie\"}\n{broken\n";
    check_with_input(&["check", "-"], rows, 5, "1 quarantined", "");
    check_with_input(&["check", "-", "--strict"], rows, 4, "", "-, line 2: MG010");
    check_with_input(&["--graph", "-", "--strict", "info"], rows, 4, "", "MG010");
    check_with_input(&["convert", "-", "-o", "-", "--strict"], rows, 4, "", "MG010");
    let edge = b"{\"subject\": \"A:1\", \"predicate\": \"biolink:causes\", \"object\": \"A:2\"}\n";
    check_with_input(&["check", "-"], edge, 0, "MG011", "");
    check_with_input(&["check", "-", "--strict"], edge, 4, "", "MG011");
    check(&["check", "-", "--strict", "--lenient"], 2, "", "--lenient");
}

#[test]
fn lenient_mode_keeps_what_stands_before() {
    let rows = b"{\"id\": \"A:1\", \"name\": \"one\"}\n{\"id\": \"A:2\", \"id\": \"A:3\"}\n{\"id\": \"A:4\"}\n";
    check_with_input(&["check", "-"], rows, 4, "", "line 2");
    check_with_input(&["check", "-", "--lenient"], rows, 5, "up to line 1 is kept", "");
    check_with_input(&["--graph", "-", "--lenient", "find", "one"], rows, 5, "A:1", "MG061");
    check_with_input(&["convert", "-", "-o", "-", "--lenient"], rows, 5, "{\"id\":\"A:1\",\"name\":\"one\"}", "MG061");
}

#[test]
fn an_archive_that_is_cut_short_is_kept_as_far_as_it_goes() {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::default());
    for number in 0u32..2000 {
        writeln!(encoder, "{{\"id\": \"A:{}\"}}", number.wrapping_mul(2_654_435_761)).unwrap();
    }
    let whole = encoder.finish().unwrap();
    let (_folder, path) = written("cut.jsonl.gz", &whole[..whole.len() / 2]);
    check(&["check", &path], 4, "", "cut short");
    check(&["check", &path, "--lenient"], 5, "is cut short; everything up to line", "");
}

#[test]
fn nothing_of_use_is_bad_input_in_every_mode() {
    for mode in ["--strict", "--lenient", "--json"] {
        check(&["check", "-", mode], 4, "", "the file is empty");
        check_with_input(&["check", "-", mode], &[0x00, 0xFF, 0x13, 0x37, 0x00], 4, "", "");
        check_with_input(&["check", "-", mode], b"some words\n", 4, "", "");
        check(&["check", "no/such/file", mode], 4, "", "cannot open no/such/file");
    }
}
