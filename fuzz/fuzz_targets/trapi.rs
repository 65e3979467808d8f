#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mechgraph_fuzz::round_trip_as_message(bytes));
