//! Values as CBOR (RFC 8949), with a bound on how deep they nest.

use minicbor::Decoder;
use minicbor::data::Type;
use minicbor::decode::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The deepest nesting that is read. The JSON reader stops at 128, and a property stands a little deeper here.
const DEEPEST: usize = 160;

/// A value as CBOR; equal values have equal bytes.
pub(super) fn encode(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut serializer = minicbor_serde::Serializer::new(&mut bytes);
    serializer.serialize_unit_as_null(true);
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok(), "a vector takes every write");
    bytes
}

/// Decodes a value; `None` if the bytes are not one of this type.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    minicbor_serde::from_slice(bytes).ok()
}

/// Whether bytes are one well-formed value that nests no deeper than can be read. Values that this program
/// wrote are; those of a file are checked once.
pub(super) fn is_shallow(bytes: &[u8]) -> bool {
    let mut decoder = Decoder::new(bytes);
    nesting(&mut decoder).is_ok_and(|deepest| deepest <= DEEPEST) && decoder.position() == bytes.len()
}

/// How deep the next value nests; stops at what is too deep.
fn nesting(decoder: &mut Decoder<'_>) -> Result<usize, Error> {
    /// Stands for a count that a break ends.
    const UNTIL_BREAK: u64 = u64::MAX;
    // How many values are left in each open array and map.
    let mut open: Vec<u64> = Vec::new();
    let mut deepest = 0;
    loop {
        let inner = match decoder.datatype()? {
            Type::Array | Type::ArrayIndef => decoder.array()?.unwrap_or(UNTIL_BREAK),
            Type::Map | Type::MapIndef => decoder.map()?.map_or(UNTIL_BREAK, |pairs| pairs.saturating_mul(2)),
            Type::Break => {
                decoder.skip()?;
                if open.pop() != Some(UNTIL_BREAK) {
                    return Err(Error::message("a break without a beginning"));
                }
                0
            }
            _ => {
                decoder.skip()?;
                0
            }
        };
        if inner > 0 {
            open.push(inner);
            deepest = deepest.max(open.len());
            if deepest > DEEPEST {
                return Ok(deepest);
            }
            continue;
        }
        loop {
            match open.last_mut() {
                None => return Ok(deepest),
                Some(&mut UNTIL_BREAK) => break,
                Some(left) => *left -= 1,
            }
            if open.last() != Some(&0) {
                break;
            }
            open.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Properties, Value};

    fn nested(depth: usize) -> Value {
        (0..depth).fold(Value::Null, |inner, place| match place % 2 {
            0 => Value::List(vec![Value::Bool(true), inner]),
            _ => Value::Map(Properties::from([("a".to_owned(), inner), ("b".to_owned(), Value::Integer(1))])),
        })
    }

    #[test]
    fn what_is_written_is_shallow_and_what_is_deep_is_not() {
        for depth in 0..DEEPEST {
            let bytes = encode(&nested(depth));
            assert!(is_shallow(&bytes), "{depth}");
            assert_eq!(decode::<Value>(&bytes), Some(nested(depth)));
        }
        assert!(!is_shallow(&encode(&nested(DEEPEST + 1))));
        assert!(!is_shallow(&vec![0x81; 1_000_000]), "an array in an array in an array");
        assert!(!is_shallow(&vec![0x9f; 1_000_000]), "and of no given length");
        assert!(!is_shallow(b"") && !is_shallow(b"\xff") && !is_shallow(b"\x01\x01") && !is_shallow(b"\x82\x01"));
        assert!(is_shallow(b"\x9f\x01\xff") && is_shallow(b"\xbf\x61a\x80\xff"));
    }
}
